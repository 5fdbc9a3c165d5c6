/* Where things lie on the map, in its own pixels: areas, marks, buttons, dashed lines, and boxes among them. */
(function () {
  "use strict";

  const clashmap = window.clashmap;
  // Fewer pixels than this between two labels and the lesser one stands elsewhere.
  const GAP = 3;
  const canvas = document.createElement("canvas").getContext("2d");

  /** An area as a path in the map's own pixels; kept until these change. */
  function shapeOf(map, layer) {
    const scale = map.getZoom() + ":" + map.getPixelOrigin();
    if (!layer.clashShape || layer.clashShape.scale !== scale) {
      const path = new Path2D();
      for (const ring of ringsOf(layer.getLatLngs())) {
        ring.map((corner) => map.latLngToLayerPoint(corner)).forEach((at, index) => (index ? path.lineTo(at.x, at.y) : path.moveTo(at.x, at.y)));
        path.closePath();
      }
      layer.clashShape = { scale, path };
    }
    return layer.clashShape.path;
  }

  function ringsOf(nested) {
    return Array.isArray(nested[0]) ? nested.flatMap(ringsOf) : [nested];
  }

  /** The part of a box, by points all over it, that lies on an area. */
  function shareOf(map, layer, [x1, y1, x2, y2]) {
    const shape = shapeOf(map, layer);
    let inside = 0;
    for (let across = 0; across < 6; across += 1) {
      for (let down = 0; down < 3; down += 1) {
        inside += canvas.isPointInPath(shape, x1 + ((x2 - x1) * across) / 5, y1 + ((y2 - y1) * down) / 2, "evenodd");
      }
    }
    return inside / 18;
  }

  /** Points along the dashed lines, close enough that none slips through a label. */
  function dashesOf(map) {
    const found = [];
    for (const { geometry } of window.clashmapShapes.disputed.features) {
      const lines = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
      for (const line of lines) {
        const corners = line.map(([x, y]) => map.latLngToLayerPoint([y, x]));
        corners.slice(1).forEach((to, index) => found.push(...pointsOn(corners[index], to, 6)));
      }
    }
    return found;
  }

  /** Points from one to the other, so many pixels apart. */
  function pointsOn(from, to, apart) {
    const steps = Math.ceil(from.distanceTo(to) / apart) || 1;
    return Array.from({ length: steps + 1 }, (_, at) => [from.x + ((to.x - from.x) * at) / steps, from.y + ((to.y - from.y) * at) / steps]);
  }

  /** The parts of the map that its marks cover. */
  function markBoxes(map) {
    return [...map.getPane("markerPane").querySelectorAll(".clash-mark")].map((element) => {
      const at = L.DomUtil.getPosition(element);
      const half = element.offsetWidth / 2 - 2;
      return [at.x - half, at.y - half, at.x + half, at.y + half];
    });
  }

  /** The parts of the map that its buttons, scale and attribution cover. */
  function controlBoxes(map) {
    const frame = map.getContainer().getBoundingClientRect();
    return [...map.getContainer().querySelectorAll(".leaflet-control")].map((element) => {
      const box = element.getBoundingClientRect();
      const low = map.containerPointToLayerPoint([box.left - frame.left, box.top - frame.top]);
      return [low.x, low.y, low.x + box.width, low.y + box.height];
    });
  }

  function viewBox(map) {
    const corner = map.containerPointToLayerPoint([0, 0]), size = map.getSize();
    return [corner.x, corner.y, corner.x + size.x, corner.y + size.y];
  }

  function frameOf(map, layer) {
    const bounds = layer.getBounds();
    const low = map.latLngToLayerPoint(bounds.getNorthWest()), high = map.latLngToLayerPoint(bounds.getSouthEast());
    return [low.x, low.y, high.x, high.y];
  }

  function width(map, layer) {
    const [x1, , x2] = frameOf(map, layer);
    return x2 - x1;
  }

  function nearestIn([x1, y1, x2, y2], at) {
    return L.point(Math.min(Math.max(at.x, x1), x2), Math.min(Math.max(at.y, y1), y2));
  }

  /** Steps in so many directions at each of these distances; `wide` times as far to the sides. */
  function around(distances, turns, wide) {
    return distances.flatMap((r) => Array.from({ length: turns }, (_, turn) => [r * wide * Math.sin((2 * Math.PI * turn) / turns), -r * Math.cos((2 * Math.PI * turn) / turns)]));
  }

  function cut(a, b) {
    const found = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
    return found[0] < found[2] && found[1] < found[3] ? found : null;
  }

  function wider([x1, y1, x2, y2], by) {
    return [x1 - by, y1 - by, x2 + by, y2 + by];
  }

  function overlap(a, b) {
    return a[0] < b[2] + GAP && a[2] > b[0] - GAP && a[1] < b[3] + 1 && a[3] > b[1] - 1;
  }

  clashmap.ground = { GAP, around, controlBoxes, cut, dashesOf, frameOf, markBoxes, nearestIn, overlap, pointsOn, shareOf, viewBox, wider, width };
})();
