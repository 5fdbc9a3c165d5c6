/* Draws another dataset's events: crosses at places, numbers on areas. Its texts are set as text. */
(function () {
  "use strict";

  const clashmap = window.clashmap;
  // Closer than this many pixels two crosses cover one another and become one with a number.
  const GAP = 44;
  // A cross steps aside by this much where a mark of ours stands at its place.
  const ASIDE = 18;
  // From this scale on districts have numbers of their own; before it they are in their province's.
  const DISTRICTS_FROM = 7.4;
  // Where the number of an area may stand, seen from the area's point: the first that covers nothing.
  const SPOTS = [[0, 0], [0, 20], [0, -20], [38, 0], [-38, 0], ...[34, 52].flatMap((r) =>
    [2, 6, 1, 5, 3, 7, 0, 4].map((turn) => [r * 1.2 * Math.sin((turn * Math.PI) / 4), -r * Math.cos((turn * Math.PI) / 4)]))];
  // A number farther than this from its point gets a line to it.
  const LEADER = 24;
  const external = (clashmap.external = {});

  /** Draw a scene's other dataset into its group; call once the group is on the map. */
  external.draw = function (map, group, scene) {
    const state = map.clashmap;
    state.external = scene.external || null;
    state.crosses = [];
    if (!state.external) return;
    if (!state.externalStarted) {
      state.externalStarted = true;
      map.createPane("external").style.zIndex = 446;
      // After the names of areas have found their places. An open text keeps its mark.
      const again = () => {
        if (!state.crosses.some((mark) => mark.isPopupOpen && mark.isPopupOpen())) place(map);
      };
      map.on("zoomend", () => place(map));
      map.on("moveend resize", () => setTimeout(again, 0));
    }
    place(map);
  };

  /** Draw one cross a place; those too close to part at this scale share one. Areas find room after. */
  function place(map) {
    const state = map.clashmap;
    if (!state.external || !map.hasLayer(state.group)) return;
    for (const mark of state.crosses) state.group.removeLayer(mark);
    state.crosses = [];
    const areas = outline(map, map.getZoom() >= DISTRICTS_FROM);
    const own = state.marks.filter((mark) => mark instanceof L.Marker).map((mark) => map.latLngToLayerPoint(mark.getLatLng()));
    for (const cluster of clustered(map, state.external.places)) {
      const aside = own.some((at) => at.distanceTo(cluster.at) < GAP);
      const mark = crossMark(state.external, cluster, aside);
      mark.addTo(state.group);
      state.crosses.push(mark);
    }
    numberAreas(map, areas);
  }

  /** Put the number of each area where it covers no name, mark or other number. */
  function numberAreas(map, areas) {
    const state = map.clashmap;
    const frame = map.getContainer().getBoundingClientRect();
    const taken = [...map.getContainer().querySelectorAll(".clash-label, .clash-mark, .clash-cross")].map((element) => element.getBoundingClientRect());
    for (const { own, at, level } of areas) {
      const [width, height] = [26 + 7 * String(own.n).length, 18];
      const point = map.latLngToContainerPoint([at[1], at[0]]);
      const boxAt = ([dx, dy]) => new DOMRect(frame.x + point.x + dx - width / 2 - 2, frame.y + point.y + dy - height / 2 - 2, width + 4, height + 4);
      const spot = SPOTS.find((offset) => !taken.some((other) => overlap(boxAt(offset), other))) || SPOTS[0];
      taken.push(boxAt(spot));
      const box = document.createElement("div");
      box.append(cross(state.external.cross, false), text("b", String(own.n)));
      const html = document.createElement("div");
      html.className = "clash-cross-frame";
      if (Math.hypot(...spot) > LEADER) html.appendChild(leader(spot));
      html.appendChild(box);
      const icon = L.divIcon({ html, iconSize: [width, height], iconAnchor: [width / 2 - spot[0], height / 2 - spot[1]], className: "clash-cross clash-cross-box clash-cross-" + level });
      const mark = named(L.marker([at[1], at[0]], { icon, pane: "external", zIndexOffset: 400, riseOnHover: true }), own.lines);
      mark.addTo(state.group);
      state.crosses.push(mark);
    }
  }

  /** A line from the middle of a number back to the point of its area. */
  function leader([dx, dy]) {
    const line = document.createElement("i");
    line.style.width = Math.hypot(dx, dy) + "px";
    line.style.transform = `rotate(${Math.atan2(-dy, -dx)}rad)`;
    return line;
  }

  function overlap(a, b) {
    return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
  }

  /** Group places by cells of the screen, the fullest place of each giving its position. */
  function clustered(map, places) {
    const cells = new Map();
    for (const spot of [...places].reverse()) {
      const at = map.latLngToLayerPoint([spot.at[1], spot.at[0]]);
      const key = Math.floor(at.x / GAP) + ":" + Math.floor(at.y / GAP);
      if (cells.has(key)) cells.get(key).spots.push(spot);
      else cells.set(key, { at, spots: [spot] });
    }
    return [...cells.values()];
  }

  function crossMark(layer, cluster, aside) {
    const { spots } = cluster;
    const total = spots.reduce((sum, spot) => sum + spot.n, 0);
    const near = spots.every((spot) => spot.near);
    const box = document.createElement("div");
    box.appendChild(cross(layer.cross, near));
    if (total > 1) box.appendChild(text("b", String(total)));
    const width = total > 1 ? 24 + 7 * String(total).length : 20;
    const icon = L.divIcon({ html: box, iconSize: [width, 20], iconAnchor: [aside ? 10 - ASIDE : 10, aside ? 10 + ASIDE / 2 : 10], className: "clash-cross" + (total > 1 ? " clash-cross-many" : "") });
    const said = spots.length === 1 ? spots[0].lines : [spots.length + " places close together", layer.source + ": " + total + " events", ...spots.slice(0, 4).map((spot) => spot.lines[0] + ": " + spot.n)];
    return named(L.marker([spots[0].at[1], spots[0].at[0]], { icon, pane: "external", riseOnHover: true }), said);
  }

  /** Outline the areas that events are known no closer than; return what number each needs. */
  function outline(map, byDistrict) {
    const { layers, group, crosses, external: layer } = map.clashmap;
    const numbered = [];
    for (const level of byDistrict ? ["province", "district"] : ["province"]) {
      layers[level].eachLayer((area) => {
        const { key, at } = area.feature.properties;
        const own = byDistrict ? layer.areas[key] : layer.provinces[key];
        if (!own) return;
        const line = L.geoJSON(area.feature, { pane: "outlines", interactive: false, style: { pane: "outlines", className: "clash-external-area clash-external-" + level, fill: false, interactive: false } });
        line.addTo(group);
        crosses.push(line);
        numbered.push({ own, at, level });
      });
    }
    return numbered;
  }

  function named(marker, said) {
    marker.bindPopup(() => lines(said), { maxWidth: 300, maxHeight: 240, className: "clash-popup" });
    marker.bindTooltip(() => lines(said), { direction: "top", offset: [0, -10], className: "clash-tip", opacity: 1 });
    marker.on("add", () => {
      const element = marker.getElement();
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", said.slice(0, 2).join(", "));
    });
    return marker;
  }

  function cross(path, near) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({ width: 18, height: 18, viewBox: "-9 -9 18 18", "aria-hidden": "true" })) svg.setAttribute(name, value);
    const shape = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
    shape.setAttribute("d", path);
    if (near) shape.setAttribute("class", "clash-cross-near");
    return svg;
  }

  function lines(texts) {
    const box = document.createElement("div");
    texts.forEach((words, index) => box.appendChild(text(index ? "div" : "strong", words)));
    return box;
  }

  function text(tag, words) {
    const made = document.createElement(tag);
    made.textContent = words;
    made.dir = "auto";
    return made;
  }
})();
