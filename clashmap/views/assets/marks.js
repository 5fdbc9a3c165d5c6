/* Draws the marks of named places, each once, and what a click on one lists. */
(function () {
  "use strict";

  const clashmap = window.clashmap;
  const { lines, mark, node } = clashmap;
  const NEAR_METRES = 10000;
  // Closer than this many pixels, two marks cover one another and become one.
  const MARK_GAP = 24;

  /** Draw one mark a place; places too close to part at this scale share one numbered ring. */
  function placeMarks(map) {
    const state = map.clashmap;
    if (!state.scene || !map.hasLayer(state.group)) return;
    const open = state.marks.find((mark) => mark.isPopupOpen && mark.isPopupOpen());
    const clusters = clusterSpots(map, state.scene.spots);
    const names = clusters.map((cluster) => cluster.map((spot) => spot.key).join()).join("\n");
    if (open && names === state.clusters) return;
    state.clusters = names;
    for (const mark of state.marks) state.group.removeLayer(mark);
    state.marks = [];
    for (const cluster of clusters) drawCluster(map, cluster);
  }

  /** Group places whose marks would cover one another; the fullest place gives its position. */
  function clusterSpots(map, spots) {
    const clusters = [];
    for (const spot of [...spots].reverse()) {
      const at = map.latLngToLayerPoint(latLng(spot));
      const near = clusters.find((cluster) => cluster.at.distanceTo(at) < MARK_GAP);
      if (near) near.spots.push(spot);
      else clusters.push({ at, spots: [spot] });
    }
    return clusters.map((cluster) => cluster.spots);
  }

  function drawCluster(map, spots) {
    const state = map.clashmap;
    const add = (layer) => { layer.addTo(state.group); state.marks.push(layer); };
    for (const spot of spots) {
      if (spot.near) add(L.circle(latLng(spot), { radius: NEAR_METRES, pane: "outlines", className: "clash-near", interactive: false }));
    }
    const total = spots.reduce((sum, spot) => sum + spot.n, 0);
    const parts = joinParts(spots);
    const size = total === 1 ? 22 : Math.min(40, 26 + 2 * String(total).length + Math.log2(total));
    const html = total === 1 ? state.scene.symbols[parts[0][0] + ":" + parts[0][1]] : ringSvg(state.scene, parts, total, size);
    const near = spots.every((spot) => spot.near);
    const icon = L.divIcon({ html, iconSize: [size, size], className: "clash-mark" + (near ? " clash-mark-near" : "") + (spots.every((spot) => spot.fade) ? " clash-mark-fade-" + Math.min(...spots.map((spot) => spot.fade)) : "") });
    const marker = L.marker(latLng(spots[0]), { icon, riseOnHover: true, zIndexOffset: total });
    marker.bindTooltip(() => lines(clusterLines(state.scene, spots, parts, total)), { direction: "top", offset: [0, -size / 2], className: "clash-tip", opacity: 1 });
    marker.on("add", () => {
      const element = marker.getElement();
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", clusterLines(state.scene, spots, parts, total).join(", "));
    });
    if (spots.length === 1) {
      mark(marker, { type: "spot", key: spots[0].key });
      marker.bindPopup(() => popup(state.scene, spots[0]), { maxWidth: Math.min(340, map.getSize().x - 60), minWidth: 220, maxHeight: 270, className: "clash-popup" });
    } else {
      mark(marker, {});
      marker.on("click", () => zoomTo(map, spots));
    }
    add(marker);
  }

  function zoomTo(map, spots) {
    map.clashmap.touched = true;
    map.flyToBounds(L.latLngBounds(spots.map(latLng)), { padding: [90, 90], maxZoom: Math.min(12, map.getZoom() + 2.5), duration: 0.5 });
  }

  function latLng(spot) {
    return L.latLng(spot.at[1], spot.at[0]);
  }

  function joinParts(spots) {
    const counts = new Map();
    for (const spot of spots) {
      for (const [kind, status, n] of spot.parts) {
        const key = kind + ":" + status;
        counts.set(key, (counts.get(key) || 0) + n);
      }
    }
    return [...counts].sort((a, b) => b[1] - a[1]).map(([key, n]) => [...key.split(":"), n]);
  }

  function ringSvg(scene, parts, total, size) {
    let begin = 0, arcs = "";
    for (const [kind, status, n] of parts) {
      const share = (100 * n) / total;
      arcs += arc(begin, share, scene.theme.kinds[kind], 4);
      if (scene.hollow.includes(status)) arcs += arc(begin, share, scene.theme.halo, 1.5);
      begin += share;
    }
    return `<svg width="${size}" height="${size}" viewBox="-11 -11 22 22" aria-hidden="true"><circle r="10.6" fill="${scene.theme.halo}"/>${arcs}` +
      `<text y="0.5" font-size="${total < 100 ? 9 : 7}" font-weight="700" text-anchor="middle" dominant-baseline="central" fill="${scene.theme.ink}">${total}</text></svg>`;
  }

  function arc(begin, share, colour, width) {
    return `<circle r="8.6" fill="none" stroke="${colour}" stroke-width="${width}" pathLength="100" stroke-dasharray="${share} 100" stroke-dashoffset="${-begin}" transform="rotate(-90)"/>`;
  }

  function clusterLines(scene, spots, parts, total) {
    const head = spots.length === 1 ? spots[0].title : spots.length + " places close together";
    const kinds = parts.slice(0, 6).map(([kind, status, n]) => n + " " + scene.kinds[kind].toLowerCase() + ", " + status);
    return [head, countOf(total), ...kinds, ...(spots.length > 1 ? ["Click to zoom in"] : [])];
  }

  function countOf(n) {
    return n === 1 ? "1 report" : n + " reports";
  }

  function popup(scene, spot) {
    const box = node("div", "");
    box.appendChild(node("strong", spot.title, "clash-place"));
    box.appendChild(node("div", countOf(spot.n) + (spot.near ? ", near this place" : ""), "clash-faint"));
    for (const report of spot.reports) box.appendChild(reportCard(scene, report));
    const rest = spot.n - spot.reports.length;
    if (rest > 0) box.appendChild(node("div", rest + " more in the list under the map", "clash-faint"));
    return box;
  }

  function reportCard(scene, report) {
    const card = node("div", "", "clash-card");
    const head = card.appendChild(node("div", "", "clash-head"));
    // A drawing of our own, looked up by kind and status: no text of an article gets here.
    head.insertAdjacentHTML("beforeend", scene.symbols[report.kind + ":" + report.status] || "");
    head.appendChild(node("span", scene.kinds[report.kind] + ": " + report.groups));
    card.appendChild(node("div", report.speaker, "clash-status"));
    card.appendChild(node("blockquote", report.quote));
    card.appendChild(node("div", report.when, "clash-faint"));
    card.appendChild(source(report));
    if (report.note) card.appendChild(node("div", report.note, "clash-note"));
    return card;
  }

  function source(report) {
    if (!/^https?:\/\//i.test(report.url)) return node("div", report.source, "clash-faint");
    const link = node("a", report.source);
    link.href = report.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }

  clashmap.marks = { countOf, joinParts, place: placeMarks };
})();
