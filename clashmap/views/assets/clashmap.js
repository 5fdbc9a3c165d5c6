/* Draws the map of reports with Leaflet. Texts of articles are set as text, never as HTML. */
(function () {
  "use strict";

  const PANES = { neighbours: 210, areas: 350, outlines: 360, disputed: 370, leaders: 449, labels: 450 };
  const SMALLEST = 80;
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
    map.on("zoomend", () => clashmap.marks.place(map));
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
    clashmap.play.offer(map, scene);
    showLevel(map, scene.level);
    paintAreas(map);
    outlineAreas(map, group);
    state.overlaid = [];
    clashmap.overlays.draw(map, group, scene);
    state.group = group;
    state.marks = [];
    // The group is on the map only after this call: only then can its marks be measured.
    setTimeout(() => {
      clashmap.marks.place(map);
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
  const mark = (clashmap.mark = function (layer, properties) {
    layer.toGeoJSON = () => ({ type: "Feature", properties, geometry: null });
  });

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

  const paintAreas = (clashmap.paintAreas = function (map) {
    const state = map.clashmap;
    state.layers[state.scene.level].setStyle((feature) => areaStyle(map, feature));
  });

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

  const lines = (clashmap.lines = function (texts) {
    const box = document.createElement("div");
    texts.forEach((text, index) => box.appendChild(node(index ? "div" : "strong", text)));
    return box;
  });

  /** An element that holds a text, and nothing that the text could turn into. */
  const node = (clashmap.node = function (tag, text, className) {
    const element = document.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    element.dir = "auto";
    return element;
  });

  function applyTheme(map, theme) {
    const root = document.documentElement.style;
    for (const [name, value] of Object.entries(theme)) {
      if (typeof value === "string") root.setProperty("--clash-" + name, value);
    }
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
