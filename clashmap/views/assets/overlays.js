/* Draws what lies over the counts: presence as dots, control as a band, silence as hatching. */
(function () {
  "use strict";

  const clashmap = window.clashmap;
  const SVG = "http://www.w3.org/2000/svg";
  // Size of a tile and radius of its dot, from fresh to old: told apart in black and white as well.
  const DOTS = [[12, 2.1], [16, 1.8], [22, 1.6]];
  const overlays = (clashmap.overlays = {});

  /** Put the patterns into the page, once. */
  overlays.start = function (map) {
    map.createPane("presence").style.zIndex = 355;
    map.createPane("control").style.zIndex = 365;
    for (const name of ["presence", "control"]) map.getPane(name).style.pointerEvents = "none";
    const svg = map.getContainer().appendChild(element("svg", { width: 0, height: 0, "aria-hidden": "true" }));
    svg.style.position = "absolute";
    const defs = svg.appendChild(element("defs", {}));
    const hatch = defs.appendChild(pattern("clash-silent", 7, "rotate(45)"));
    hatch.appendChild(element("rect", { width: 7, height: 7, class: "clash-silent-ground" }));
    hatch.appendChild(element("path", { d: "M3.5,0V7", class: "clash-silent-line" }));
    DOTS.forEach(([size, radius], fade) => {
      const dots = defs.appendChild(pattern("clash-dots-" + fade, size, ""));
      for (const [x, y] of [[0.25, 0.25], [0.75, 0.75]]) {
        dots.appendChild(element("circle", { cx: x * size, cy: y * size, r: radius, class: "clash-dot clash-dot-" + fade }));
      }
    });
  };

  /** Draw a scene's presence and control into its group, in place of what was drawn there before. */
  overlays.draw = function (map, group, scene) {
    const state = map.clashmap;
    for (const layer of state.overlaid || []) group.removeLayer(layer);
    state.overlaid = [];
    const { presence = {}, control = {} } = scene.overlays || {};
    for (const layer of [...state.layers.province.getLayers(), ...state.layers.district.getLayers()]) {
      const key = layer.feature.properties.key;
      if (presence[key]) add(state, group, layer, "presence", "clash-presence", { fillColor: `url(#clash-dots-${presence[key].fade})`, fillOpacity: 1, stroke: false });
      if (!control[key]) continue;
      const disputed = control[key].disputed ? " clash-band-disputed" : "";
      for (const part of ["clash-band", "clash-band-core"]) add(state, group, layer, "control", part + disputed, { fill: false });
    }
  };

  /** The fill of an area that no report of the scene is in: hatched where no article names it. */
  overlays.emptyFill = function (scene, key) {
    const { named } = scene.overlays || {};
    return named && !named.includes(key) ? "url(#clash-silent)" : scene.theme.land;
  };

  /** Whether dots or hatching lie under the name of an area. */
  overlays.isPatterned = function (scene, key, isFull) {
    const { presence = {} } = scene.overlays || {};
    return Boolean(presence[key]) || (!isFull && overlays.emptyFill(scene, key) !== scene.theme.land);
  };

  /** What there is to say of an area beside its counts. */
  overlays.lines = function (scene, key, isEmpty) {
    const { presence = {}, control = {}, named } = scene.overlays || {};
    const own = [...(control[key] ? control[key].lines : []), ...(presence[key] ? presence[key].lines : [])];
    if (!isEmpty || own.length) return own;
    return [named && !named.includes(key) ? scene.words.silent : scene.words.none];
  };

  /** The marks that stand under an area's name; null where it has none. */
  overlays.label = function (scene, key) {
    const { presence = {}, control = {} } = scene.overlays || {};
    if (!presence[key] && !control[key]) return null;
    const box = document.createElement("div");
    if (control[key]) {
      const held = box.appendChild(text("div", control[key].label, "clash-holder" + (control[key].disputed ? " clash-holder-disputed" : "")));
      held.prepend(document.createElement("i"));
    }
    if (presence[key]) {
      const row = box.appendChild(text("div", "", "clash-groups"));
      for (const [group, fade] of presence[key].groups) row.appendChild(text("span", group, "clash-group clash-group-" + fade));
      if (presence[key].more) row.appendChild(text("span", "+" + presence[key].more, "clash-group"));
    }
    return box;
  };

  /** What lies over the counts at one frame: presence as old as it was then, no control. */
  overlays.frame = function (scene, at, upTo) {
    const { play } = scene;
    if (!scene.overlays) return null;
    const begin = upTo || at === 0 ? -Infinity : play.ends[at - 1];
    const presence = {};
    for (const [key, entries] of Object.entries(play.presence)) {
      const latest = new Map();
      for (const [group, days] of Object.entries(entries)) {
        const told = days.filter((day) => day > begin && day <= play.ends[at]);
        if (told.length) latest.set(group, Math.max(...told));
      }
      const groups = [...latest].map(([group, day]) => [group, fadeOf(play, play.ends[at] - day)]).sort((a, b) => a[1] - b[1]);
      if (!groups.length) continue;
      const lines = groups.map(([group]) => "Presence: " + group);
      presence[key] = { fade: groups[0][1], groups: groups.slice(0, 2), more: Math.max(0, groups.length - 2), lines };
    }
    return { ...scene.overlays, presence, control: {} };
  };

  function fadeOf(play, age) {
    return age <= play.fades[0] ? 0 : age <= play.fades[1] ? 1 : 2;
  }

  function add(state, group, layer, pane, className, style) {
    const drawn = L.geoJSON(layer.feature, { pane, interactive: false, style: { pane, className, interactive: false, ...style } });
    drawn.addTo(group);
    state.overlaid.push(drawn);
  }

  function pattern(id, size, transform) {
    return element("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: transform });
  }

  function element(tag, attributes) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  function text(tag, words, className) {
    const made = document.createElement(tag);
    made.textContent = words;
    made.className = className;
    made.dir = "auto";
    return made;
  }
})();
