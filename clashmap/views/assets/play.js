/* Plays a scene through time: its frames, the row of buttons that steps through them, what its colours mean. */
(function () {
  "use strict";

  const clashmap = window.clashmap;
  const { node } = clashmap;
  const { countOf, joinParts } = clashmap.marks;
  // Milliseconds in which a scene is played from its first frame to its last.
  const PLAY_TIME = 9000;
  const PLAY = "▶ Play through time";

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
    clashmap.paintAreas(map);
    for (const { key, outline } of state.outlines) {
      if (scene.outlined[key]) outline.addTo(state.group);
      else state.group.removeLayer(outline);
    }
    clashmap.overlays.draw(map, state.group, scene);
    clashmap.marks.place(map);
    clashmap.labels.place(map);
  }

  clashmap.play = { offer: offerPlay };
})();
