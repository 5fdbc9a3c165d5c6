/* Draws the map of reports with Leaflet. Texts of articles are set as text, never as HTML. */
(function () {
  "use strict";

  const PANES = { neighbours: 210, areas: 350, outlines: 360, disputed: 370, leaders: 449, labels: 450 };
  const NEAR_METRES = 10000;
  // Closer than this many pixels, two marks cover one another and become one.
  const MARK_GAP = 24;
  const SMALLEST = 80;
  // Milliseconds in which a scene is played from its first frame to its last.
  const PLAY_TIME = 9000;
  const PLAY = "▶ Play through time";
  const clashmap = (window.clashmap = {});

  /** Draw what never changes, once. */
  clashmap.start = function (map, attribution) {
    clashmap.map = map;
    waitForClick();
    const shapes = window.clashmapShapes;
    for (const [name, z] of Object.entries(PANES)) {
      map.createPane(name).style.zIndex = z;
    }
    for (const name of ["labels", "leaders", "disputed"]) map.getPane(name).style.pointerEvents = "none";
    map.attributionControl.setPrefix("Leaflet");
    map.attributionControl.addAttribution(attribution);
    const neighbours = fixed(shapes.neighbours, "neighbours", "clash-neighbour").addTo(map);
    fixed(shapes.borders, "neighbours", "clash-neighbour-border").addTo(map);
    fixed(shapes.disputed, "disputed", "clash-disputed").addTo(map);
    const state = { layers: { neighbours }, labels: [], view: null, scene: null, boxes: [] };
    map.clashmap = state;
    clashmap.overlays.start(map);
    state.layers.province = areaLayer(map, shapes.provinces, "province");
    state.layers.district = areaLayer(map, shapes.districts, "district");
    state.borders = fixed(shapes.provinces, "outlines", "clash-border");
    state.layers.province.addTo(map);
    L.control.scale({ imperial: false, position: "bottomleft", maxWidth: 140 }).addTo(map);
    homeControl(map).addTo(map);
    wheelOnlyWhenUsed(map);
    fit(map, { animate: false });
    map.on("zoomend", () => placeMarks(map));
    map.on("zoomend moveend resize", () => placeLabelsSoon(map));
    map.on("resize", () => fit(map, { animate: false, onlyUntouched: true }));
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    map.on("dragstart", () => { state.touched = true; });
  };

  /** Tell the page nothing before a click, which would run it once more; no click has a number twice. */
  function waitForClick() {
    const frame = window.__GLOBAL_DATA__;  // streamlit-folium's; a saved map has none
    if (!frame) return;
    frame.last_object_clicked_count = Date.now();
    const { last_object_clicked_count, returned_objects } = frame;
    const nothing = { last_object_clicked_count, last_active_drawing: null };
    frame.previous_data = Object.fromEntries(Object.entries(nothing).filter(([name]) => (returned_objects || []).includes(name)));
  }

  /** Draw one scene into its feature group; what was drawn before it is gone by then. */
  clashmap.draw = function (group, scene) {
    window.feature_group = [];  // streamlit-folium keeps every group that it ever added
    const map = clashmap.map;
    const state = map.clashmap;
    state.scene = scene;
    applyTheme(map, scene.theme);
    // A scene to be copied has nothing to press on it.
    map.getContainer().classList.toggle("clash-plain", Boolean(scene.plain));
    offerPlay(map, scene);
    showLevel(map, scene.level);
    paintAreas(map);
    outlineAreas(map, group);
    state.overlaid = [];
    clashmap.overlays.draw(map, group, scene);
    state.group = group;
    state.marks = [];
    // The group is on the map only after this call: only then can its marks be measured.
    setTimeout(() => {
      placeMarks(map);
      clashmap.labels.place(map);
      if (clashmap.external) clashmap.external.draw(map, group, scene);
      if (state.awaitsPlay && scene.play && !scene.play.ask && !scene.play.why) state.player.getContainer().querySelector("button").click();
      state.awaitsPlay = false;
    }, 0);
    const view = JSON.stringify([scene.focus, scene.turn, scene.fit]);
    if (view !== state.view) {
      const first = state.view === null;
      state.view = view;
      fit(map, { animate: !first });
    }
  };

  function fixed(collection, pane, className) {
    return L.geoJSON(collection, {
      interactive: false, pane, style: { pane, className, interactive: false },
    });
  }

  function areaLayer(map, collection, level) {
    return L.geoJSON(collection, {
      pane: "areas",
      style: { pane: "areas", className: "clash-area clash-" + level },
      onEachFeature(feature, layer) {
        mark(layer, { type: level, key: feature.properties.key, province: feature.properties.province || feature.properties.key });
        layer.bindTooltip(() => lines(areaLines(map, feature)), { sticky: true, className: "clash-tip", opacity: 1 });
        layer.on("mouseover", () => layer.setStyle({ weight: 2.4, color: map.clashmap.scene.theme.outline }).bringToFront());
        layer.on("mouseout", () => layer.setStyle(areaStyle(map, feature)));
      },
    });
  }

  /** Let a click on a layer tell the page what was clicked, without its geometry. */
  function mark(layer, properties) {
    layer.toGeoJSON = () => ({ type: "Feature", properties, geometry: null });
  }

  function areaLines(map, feature) {
    const scene = map.clashmap.scene;
    const { key, name, province, dari } = feature.properties;
    const own = scene.areas[key];
    const title = (province ? name + ", " + province : name) + (dari ? " · " + dari : "");
    if (clashmap.isOutside(scene, feature) && !own) return [title, scene.words.outside];
    return [title, ...(own ? own.lines.slice(1) : []), ...clashmap.overlays.lines(scene, key, !own)];
  }

  /** Whether an area is of a province that the view is not held to. */
  clashmap.isOutside = function (scene, feature) {
    const province = feature.properties.province || feature.properties.key;
    return scene.focus.length > 0 && !scene.focus.includes(province);
  };

  function areaStyle(map, feature) {
    const scene = map.clashmap.scene;
    const theme = scene.theme;
    const area = scene.areas[feature.properties.key];
    const empty = clashmap.isOutside(scene, feature) ? theme.outside : clashmap.overlays.emptyFill(scene, feature.properties.key);
    return {
      fillColor: area ? theme.classes[area.c] : empty,
      fillOpacity: 1,
      color: theme.border,
      weight: scene.level === "district" ? 0.5 : 0.9,
    };
  }

  function showLevel(map, level) {
    const { layers, borders } = map.clashmap;
    const other = level === "province" ? "district" : "province";
    if (map.hasLayer(layers[other])) map.removeLayer(layers[other]);
    if (!map.hasLayer(layers[level])) layers[level].addTo(map);
    if (level === "district") borders.addTo(map);
    else if (map.hasLayer(borders)) map.removeLayer(borders);
  }

  function paintAreas(map) {
    const state = map.clashmap;
    state.layers[state.scene.level].setStyle((feature) => areaStyle(map, feature));
  }

  /** Reports that are known no closer than an area are drawn as that area: outlined, with its number. */
  function outlineAreas(map, group) {
    const scene = map.clashmap.scene;
    map.clashmap.outlines = [];
    for (const level of ["province", "district"]) {
      map.clashmap.layers[level].eachLayer((layer) => {
        const count = scene.outlined[layer.feature.properties.key];
        if (!count) return;
        const { key, name } = layer.feature.properties;
        const province = layer.feature.properties.province || key;
        const outline = L.geoJSON(layer.feature, {
          pane: "outlines", interactive: level === "district",
          style: { pane: "outlines", className: "clash-outline clash-outline-" + level, fill: level === "district" },
        });
        outline.eachLayer((part) => {
          mark(part, { type: level, key, province });
          const said = count === 1 ? "1 report names" : count + " reports name";
          if (level === "district") {
            part.bindTooltip(() => lines([name + " district, " + province, said + " no closer place than this district"]),
              { sticky: true, className: "clash-tip", opacity: 1 });
          }
        });
        outline.addTo(group);
        map.clashmap.outlines.push({ key, outline });
      });
    }
  }

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

  function lines(texts) {
    const box = document.createElement("div");
    texts.forEach((text, index) => box.appendChild(node(index ? "div" : "strong", text)));
    return box;
  }

  /** An element that holds a text, and nothing that the text could turn into. */
  const node = (clashmap.node = function (tag, text, className) {
    const element = document.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    element.dir = "auto";
    return element;
  });

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

  function applyTheme(map, theme) {
    const root = document.documentElement.style;
    for (const [name, value] of Object.entries(theme)) {
      if (typeof value === "string") root.setProperty("--clash-" + name, value);
    }
  }

  /** Offer to play a scene through time, where it has frames; what was playing before it ends. */
  function offerPlay(map, scene) {
    const state = map.clashmap;
    clearInterval(state.playing);
    if (state.player) state.player.remove();
    state.player = scene.play ? playControl(map, scene).addTo(map) : null;
  }

  /** A button that opens into a row: pause, a slider of frames, the frame's name, so far or only then. */
  function playControl(map, scene) {
    const control = L.control({ position: "topright" });
    control.onAdd = () => {
      const bar = L.DomUtil.create("div", "clash-player");
      if (scene.play.why) {
        bar.appendChild(node("span", scene.play.why));
        return bar;
      }
      L.DomEvent.disableClickPropagation(bar);
      L.DomEvent.disableScrollPropagation(bar);
      if (scene.play.ask) askRow(map, scene, bar);
      else playRow(map, scene, bar);
      return bar;
    };
    return control;
  }

  /** A button that asks the page for the frames of a large selection; they come with the next scene. */
  function askRow(map, scene, bar) {
    const state = map.clashmap;
    const button = bar.appendChild(node("button", PLAY));
    button.onclick = () => {
      button.textContent = "Getting the frames…";
      button.disabled = true;
      state.awaitsPlay = true;
      const asking = { toGeoJSON: () => ({ type: "Feature", properties: { type: "play", key: scene.play.ask }, geometry: null }) };
      state.group.fire("click", { layer: asking });
    };
  }

  function playRow(map, scene, bar) {
    const state = map.clashmap;
    const last = scene.play.names.length - 1;
    const button = bar.appendChild(node("button", PLAY));
    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", min: 0, max: last, value: 0, ariaLabel: "Time shown on the map" });
    const name = node("b", "", "clash-frame");
    const mode = document.createElement("select");
    mode.ariaLabel = "What each step shows";
    for (const words of ["all up to then", "only then"]) mode.appendChild(node("option", words));
    const key = node("div", "", "clash-player-key");
    const whole = node("button", "Whole selection");
    const show = () => {
      const at = Number(slider.value);
      name.textContent = scene.play.names[at];
      slider.setAttribute("aria-valuetext", scene.play.names[at]);
      showScene(map, frameScene(scene, at, mode.selectedIndex === 0));
    };
    const pause = () => { clearInterval(state.playing); state.playing = null; button.textContent = "▶"; button.ariaLabel = "Play"; };
    const open = () => {
      if (bar.contains(slider)) return;
      bar.append(slider, name, mode, whole, key);
      playKey(scene, key);
    };
    button.onclick = () => {
      open();
      if (state.playing) return pause();
      if (Number(slider.value) === last) slider.value = 0;
      button.textContent = "❚❚";
      button.ariaLabel = "Pause";
      show();
      state.playing = setInterval(() => {
        slider.value = Number(slider.value) + 1;
        show();
        if (Number(slider.value) === last) pause();
      }, Math.min(700, Math.max(120, PLAY_TIME / (last + 1))));
    };
    slider.oninput = () => { pause(); show(); };
    mode.onchange = show;
    whole.onclick = () => {
      pause();
      for (const part of [slider, name, mode, whole, key]) part.remove();
      button.textContent = PLAY;
      showScene(map, scene);
    };
  }

  /** What the colours mean while frames are shown: the legend under the map is of the whole selection. */
  function playKey(scene, key) {
    key.replaceChildren();
    for (const [low, high, shade] of scene.play.classes) {
      const item = key.appendChild(node("span", low === high ? String(low) : low + "–" + high));
      const swatch = document.createElement("i");
      swatch.style.background = scene.theme.classes[shade];
      item.prepend(swatch);
    }
    key.appendChild(node("span", "reports"));
    if (scene.play.undated) key.appendChild(node("span", countOf(scene.play.undated) + " without a date not shown"));
    if (scene.play.note) key.appendChild(node("span", scene.play.note));
    const { control = {} } = scene.overlays || {};
    if (Object.keys(control).length) key.appendChild(node("span", "Control is not played"));
  }

  /** The scene as it was at one frame: all reports up to it, or only those that may be of it. */
  function frameScene(scene, at, upTo) {
    const { play } = scene;
    const holds = ([low, high]) => low <= at && (upTo || high >= at);
    const sum = (entries) => (entries || []).filter(holds).reduce((total, entry) => total + entry[entry.length - 1], 0);
    const when = (upTo ? "up to " : "in ") + play.names[at];
    const areas = {};
    for (const [key, entries] of Object.entries(play.areas)) {
      const n = sum(entries);
      if (!n || !scene.areas[key]) continue;
      const kinds = joinParts([{ parts: entries.filter((entry) => entry.length > 3 && holds(entry)).map(([, , kind, count]) => [kind, "", count]) }]).map(([kind, , count]) => [kind, count]);
      const c = play.classes.find(([low, high]) => low <= n && n <= high)[2];
      areas[key] = { n, c, kinds, lines: [scene.areas[key].lines[0], countOf(n) + " " + when] };
    }
    const spots = (play.spots ? scene.spots : []).map((spot) => {
      const held = (play.spots[spot.key] || []).filter(holds);
      const parts = joinParts([{ parts: held.map(([, , kind, status, count]) => [kind, status, count]) }]);
      return { ...spot, parts, n: sum(held), reports: held.length && sum(held) === spot.n ? spot.reports : [] };
    }).filter((spot) => spot.n);
    const outlined = Object.fromEntries(Object.entries(play.outlined || {}).map(([key, entries]) => [key, sum(entries)]).filter(([, n]) => n));
    return { ...scene, areas, spots, outlined, overlays: clashmap.overlays.frame(scene, at, upTo) };
  }

  /** Draw another state of the scene in place: no layer of the group but marks and outlines changes. */
  function showScene(map, scene) {
    const state = map.clashmap;
    state.scene = scene;
    paintAreas(map);
    for (const { key, outline } of state.outlines) {
      if (scene.outlined[key]) outline.addTo(state.group);
      else state.group.removeLayer(outline);
    }
    clashmap.overlays.draw(map, state.group, scene);
    placeMarks(map);
    clashmap.labels.place(map);
  }

  /** Bring the view to the scene's provinces, or to the country. */
  function fit(map, { animate, onlyUntouched }) {
    const state = map.clashmap;
    // A frame may have no size yet; the observer of its size calls again.
    if ((onlyUntouched && state.touched) || Math.min(map.getSize().x, map.getSize().y) < SMALLEST) return;
    state.touched = false;
    const { focus = [], fit: held = [] } = state.scene || {};
    const shown = focus.length ? focus : held;
    let bounds = state.layers.province.getBounds();
    if (shown.length) {
      bounds = L.latLngBounds([]);
      state.layers.province.eachLayer((layer) => {
        if (shown.includes(layer.feature.properties.key)) bounds.extend(layer.getBounds());
      });
    }
    if (bounds.isValid()) map.fitBounds(bounds, { padding: shown.length ? [28, 28] : [6, 6], animate, duration: 0.4 });
  }

  function homeControl(map) {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const bar = L.DomUtil.create("div", "leaflet-bar");
      const button = L.DomUtil.create("a", "clash-home", bar);
      button.href = "#";
      button.title = "Fit the view to the selection";
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", button.title);
      button.textContent = "⤢";
      L.DomEvent.on(button, "click", (event) => {
        L.DomEvent.stop(event);
        fit(map, { animate: true });
      });
      return bar;
    };
    return control;
  }

  /** A page scrolls over a map; only a map that was clicked takes the wheel. */
  function wheelOnlyWhenUsed(map) {
    map.scrollWheelZoom.disable();
    map.on("click", () => map.scrollWheelZoom.enable());
    map.getContainer().addEventListener("mouseleave", () => map.scrollWheelZoom.disable());
  }

  /** Place the labels once for all that moves the map at the same time. */
  function placeLabelsSoon(map) {
    clearTimeout(map.clashmap.labelling);
    map.clashmap.labelling = setTimeout(() => clashmap.labels.place(map), 0);
  }
})();
