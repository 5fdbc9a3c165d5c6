/* Puts the names of areas on the map, each where nobody can take it for the name of another area. */
(function () {
  "use strict";

  const clashmap = window.clashmap;
  const { node } = clashmap;
  const { GAP, around, cut, frameOf, nearestIn, overlap, pointsOn, shareOf, wider, width } = clashmap.ground;
  const { controlBoxes, dashesOf, markBoxes, viewBox } = clashmap.ground;
  const labels = (clashmap.labels = {});
  // Where a label may stand, seen from its point: as near as can be.
  const NEAR_OFFSETS = [[0, 0], [0, -9], [0, 9]];
  const FAR_OFFSETS = around([14, 26, 38, 50, 64, 84, 110], 8, 1.5);
  // What an area has to say beside its name goes out of the country where the area is too small for it.
  const OUT_OFFSETS = around([40, 60, 80, 100, 125, 150, 180, 215], 16, 1.15);
  // The parts of a label that lie on its area: almost all, so much that it is read as its own, a plate's.
  const WELL = 0.85, ENOUGH = 0.5, PLATE = 0.8;
  // What a label may show beside the name and the number, the best form first.
  const FORMS = [[1, 1, 1], [1, 0, 1], [1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 1], [0, 1, 0], [0, 0, 0]].map(
    ([extra, dari, kinds]) => ({ extra: Boolean(extra), dari: Boolean(dari), kinds: Boolean(kinds) }));
  // A label farther than this from its point gets a line to it.
  const LEADER = 7;
  // No line is longer than this part of the map's width, or so many pixels: it would lead across the country.
  const REACH = 0.16, SHORTEST_REACH = 60;
  // Named before others: who looks for his way on the map looks for it.
  const CAPITAL = "Kabul";
  // Before this scale a district's name would be read as its province's.
  const DISTRICTS_FROM = 7;
  // The order in which names find room.
  const PROVINCE = 0, DISTRICT = 1, OUTSIDE = 2, COUNTRY = 3;

  /** Put as many names as fit without covering one another: full areas first, then those with little room. */
  labels.place = function (map) {
    const state = map.clashmap;
    if (!state.scene) return;
    clearTimeout(state.labelling);
    for (const label of state.labels) label.remove();
    const wishes = wishesOf(map);
    measure(map, wishes);
    const ground = { map, taken: controlBoxes(map), marks: markBoxes(map), view: viewBox(map), provinces: state.layers.province.getLayers(), dashes: dashesOf(map) };
    state.labels = [];
    for (const level of [PROVINCE, DISTRICT, OUTSIDE, COUNTRY]) {
      const own = wishes.filter((wish) => wish.level === level);
      const rest = own.filter((wish) => !settle(ground, wish, near(ground, wish)));
      // What found no room at its place takes what the others left.
      for (const wish of rest) if (!settle(ground, wish, far(ground, wish))) wish.element.remove();
    }
  };

  /** The ways to show a label near its place, the best first: a form of it and where it may stand. */
  function near(ground, wish) {
    const plates = wish.forms.filter((form) => form.extra), bare = wish.forms.filter((form) => !form.extra);
    const cells = offsetsIn(ground, wish);
    if (wish.level === COUNTRY) return bare.map((form) => [form, boxesOf(wish, form, cells), (box) => isClear(ground, box) && on(ground, wish, 1)(box)]);
    const ways = plates.map((form) => [form, boxesOf(wish, form, cells), on(ground, wish, PLATE)]);
    // Dots tell of presence without words; who is said to hold an area is told by words alone.
    if (wish.level === PROVINCE && wish.isHeld && !ground.map.clashmap.scene.focus.length) {
      ways.push(...plates.map((form) => [form, boxesOf(wish, form, OUT_OFFSETS), abroad(ground, wish)]));
    }
    for (const share of wish.level === OUTSIDE ? [1, WELL] : [WELL, ENOUGH]) ways.push(...bare.map((form) => [form, boxesOf(wish, form, cells), on(ground, wish, share)]));
    if (wish.level !== OUTSIDE) ways.push(...bare.map((form) => [form, boxesOf(wish, form, NEAR_OFFSETS)]));
    return ways;
  }

  /** The ways to show a label away from its place, with a line that leads to it. */
  function far(ground, wish) {
    if (!wish.led) return [];
    const bare = wish.forms.filter((form) => !form.extra).reverse();
    const ways = bare.map((form) => [form, boxesOf(wish, form, FAR_OFFSETS), (box) => isNear(ground, wish, box) && !crosses(ground, wish, box)]);
    return wish.wanted ? [...ways, ...bare.map((form) => [form, boxesOf(wish, form, FAR_OFFSETS), (box) => isNear(ground, wish, box)])] : ways;
  }

  /** Put a label at the first place that is free; return whether there is one. */
  function settle(ground, wish, ways) {
    for (const [form, boxes, isRight] of ways) {
      const box = boxes.find((own) => isFree(ground, own) && (!isRight || isRight(own)));
      if (!box) continue;
      show(wish, form);
      ground.taken.push(box);
      L.DomUtil.setPosition(wish.element, L.point(box[0], box[1]));
      const lies = shareOf(ground.map, wish.layer, box);
      const leader = lies < ENOUGH ? leaderLine(ground.map, wish, box) : null;
      if (leader) ground.taken.push(...lineTo(ground, wish, box).map(([x, y]) => [x, y, x + 1, y + 1]));
      if (!form.extra && wish.paint) colour(wish, shareOf(ground.map, wish.paint, box) === 1);
      ground.map.clashmap.labels.push(wish.element, ...(leader ? [leader] : []));
      return true;
    }
    return false;
  }

  /** Make a label readable on what lies under it: all of it on the one colour of its area, or not. */
  function colour({ element, onStrong, ground }, isInside) {
    element.classList.toggle("clash-label-on-strong", Boolean(onStrong) && isInside);
    if (!ground && (!onStrong || isInside)) return;
    element.classList.add("clash-label-grounded");
    element.style.setProperty("--clash-ground", isInside ? ground : "var(--clash-paper)");
  }

  /** Show a label with or without its name in Dari, its strip of kinds and what stands under it. */
  function show({ element, extra, dari, kinds }, form) {
    if (extra) extra.hidden = !form.extra;
    if (dari) element.querySelector(".clash-dari").hidden = !form.dari;
    if (kinds) element.querySelector(".clash-strip").hidden = !form.kinds;
    element.classList.toggle("clash-label-backed", Boolean(form.extra));
  }

  /** Make the labels and measure each form: all at once, for the browser lays out the map anew for each added between. */
  function measure(map, wishes) {
    for (const wish of wishes) {
      wish.element = labelElement(map.clashmap.scene, wish);
      wish.forms = FORMS.filter((form) => Object.keys(form).every((part) => !form[part] || wish[part])).map((form) => ({ ...form }));
    }
    map.getPane("labels").append(...wishes.map((wish) => wish.element));
    for (let at = 0; at < FORMS.length; at += 1) {
      const some = wishes.filter((wish) => wish.forms[at]);
      for (const wish of some) show(wish, wish.forms[at]);
      for (const wish of some) wish.forms[at].size = [wish.element.offsetWidth, wish.element.offsetHeight];
    }
  }

  function labelElement(scene, wish) {
    const element = L.DomUtil.create("div", "clash-label " + wish.className);
    element.appendChild(node("span", wish.text));
    if (wish.count) element.appendChild(node("b", String(wish.count)));
    if (wish.dari) element.appendChild(node("span", wish.dari, "clash-dari"));
    if (wish.kinds) element.appendChild(strip(scene, wish.kinds));
    if (wish.extra) element.appendChild(wish.extra);
    return element;
  }

  function wishesOf(map) {
    const { scene, layers } = map.clashmap;
    const wishes = [];
    layers.province.eachLayer((layer) => {
      const { name, key } = layer.feature.properties;
      const outside = clashmap.isOutside(scene, layer.feature);
      // The title over a single province names it, and its name would be read as that of a district.
      if (scene.level === "district" && scene.focus.length === 1 && !outside) return;
      const area = scene.level === "province" ? scene.areas[key] : null;
      const extra = clashmap.overlays.label(scene, key);
      wishes.push({
        ...wishOf(map, layer, area), text: name, extra, isHeld: Boolean(extra && extra.querySelector(".clash-holder")), count: area && area.n, led: !outside,
        level: outside ? OUTSIDE : PROVINCE, wanted: Boolean(area || extra || key === CAPITAL || scene.focus.includes(key)),
        className: "clash-label-province" + (outside ? " clash-label-outside" : ""),
      });
    });
    const shown = map.getZoom() >= DISTRICTS_FROM ? layers.district.getLayers() : [];
    for (const layer of shown) {
      const { name, key, province } = layer.feature.properties;
      const extra = clashmap.overlays.label(scene, key);
      const own = scene.outlined[key], room = width(map, layer);
      if (clashmap.isOutside(scene, layer.feature) || !map.getBounds().intersects(layer.getBounds()) || (room < 60 && !own && !extra)) continue;
      const area = scene.level === "district" ? scene.areas[key] : null;
      const around = area || (scene.level === "province" && scene.areas[province]);
      wishes.push({
        ...wishOf(map, layer, around), text: name, extra, count: area ? area.n : own, kinds: area && area.kinds,
        level: DISTRICT, wanted: Boolean(own || extra), led: Boolean(own || area), className: "clash-label-district",
      });
    }
    layers.neighbours.eachLayer((layer) => {
      const { name, at } = layer.feature.properties;
      if (at) wishes.push({ layer, at, text: name.replace(" (", "\n("), room: width(map, layer), level: COUNTRY, className: "clash-label-country" });
    });
    return wishes.sort((a, b) => b.wanted - a.wanted || (a.wanted ? (b.count || 0) - (a.count || 0) : 0) || a.room - b.room);
  }

  /** What the labels of provinces and districts have in common; `area` is what lies under it. */
  function wishOf(map, layer, area) {
    const { scene, layers } = map.clashmap;
    const { at, dari, key, province } = layer.feature.properties;
    const isPart = province && scene.level === "province";
    const paint = isPart ? layers.province.getLayers().find((own) => own.feature.properties.key === province) : layer;
    const strong = isStrong(scene, area);
    const isPatterned = !clashmap.isOutside(scene, layer.feature) && (clashmap.overlays.isPatterned(scene, province || key, Boolean(area)) || (province && clashmap.overlays.isPatterned(scene, key, Boolean(area))));
    return {
      layer, paint, at, room: width(map, layer), dari: scene.dari && dari, kinds: area && area.kinds, onStrong: strong,
      ground: isPatterned ? (area ? scene.theme.classes[area.c] : scene.theme.land) : "",
    };
  }

  /** Steps from a label's point over all that the view shows of its area, the nearest first. */
  function offsetsIn(ground, wish) {
    const at = pointOf(ground.map, wish), seen = cut(frameOf(ground.map, wish.layer), ground.view);
    if (!seen) return NEAR_OFFSETS;
    const [x1, y1, x2, y2] = seen, steps = [];
    const [across, down] = [Math.max(6, (x2 - x1) / 16), Math.max(5, (y2 - y1) / 16)];
    for (let x = x1; x <= x2; x += across) for (let y = y1; y <= y2; y += down) steps.push([x - at.x, y - at.y]);
    return [...NEAR_OFFSETS, ...steps.sort((a, b) => Math.hypot(...a) - Math.hypot(...b))];
  }

  function boxesOf(wish, form, offsets) {
    if (wish.level === DISTRICT && !wish.wanted && form.size[0] > wish.room * 1.35) return [];
    return offsets.map((by) => boxAt(wish, form, by));
  }

  function boxAt(wish, { size: [w, h] }, [dx, dy]) {
    const at = pointOf(clashmap.map, wish);
    const x = Math.round(at.x + dx - w / 2), y = Math.round(at.y + dy - h / 2);
    return [x, y, x + w, y + h];
  }

  /** Tell of a box whether at least this part of it lies on the label's area. */
  function on(ground, wish, share) {
    return (box) => shareOf(ground.map, wish.layer, box) >= share;
  }

  /** Tell of a box whether it lies on no province, and the line from it crosses no other label. */
  function abroad(ground, wish) {
    return (box) => isNear(ground, wish, box) && !ground.provinces.some((layer) => cut(frameOf(ground.map, layer), box) && shareOf(ground.map, layer, wider(box, 4)) > 0) && !crosses(ground, wish, box);
  }

  /** Whether no dashed line runs through a box. */
  function isClear(ground, box) {
    const [x1, y1, x2, y2] = wider(box, GAP);
    return !ground.dashes.some(([x, y]) => x > x1 && x < x2 && y > y1 && y < y2);
  }

  function isFree(ground, box) {
    const { view, taken, marks } = ground;
    const isSeen = box[0] >= view[0] + 2 && box[1] >= view[1] + 2 && box[2] <= view[2] - 2 && box[3] <= view[3] - 2;
    return isSeen && !taken.some((other) => overlap(box, other)) && !marks.some((other) => overlap(box, other));
  }

  function isNear(ground, wish, box) {
    const at = pointOf(ground.map, wish);
    return at.distanceTo(nearestIn(box, at)) <= Math.max(SHORTEST_REACH, REACH * ground.map.getSize().x);
  }

  /** Whether the line from a label to its point would run through another label. */
  function crosses(ground, wish, box) {
    return lineTo(ground, wish, box).some(([x, y]) => ground.taken.some((other) => x > other[0] && x < other[2] && y > other[1] && y < other[3]));
  }

  function lineTo(ground, wish, box) {
    const at = pointOf(ground.map, wish);
    return pointsOn(at, nearestIn(box, at), 4);
  }

  /** Return a line from a label to its point, where they stand apart. */
  function leaderLine(map, wish, box) {
    const at = pointOf(map, wish), end = nearestIn(box, at);
    const reach = at.distanceTo(end);
    if (reach < LEADER) return null;
    const line = L.DomUtil.create("div", "clash-leader", map.getPane("leaders"));
    line.style.width = reach + "px";
    line.style.left = at.x + "px";
    line.style.top = at.y + "px";
    line.style.transform = `rotate(${Math.atan2(end.y - at.y, end.x - at.x)}rad)`;
    return line;
  }

  /** A strip in the colours of the kinds that an area's reports are of, by their shares. */
  function strip(scene, kinds) {
    const total = kinds.reduce((sum, [, n]) => sum + n, 0);
    const element = node("div", "", "clash-strip");
    element.style.width = Math.min(46, 16 + 4 * total) + "px";
    for (const [kind, n] of kinds) {
      const part = element.appendChild(document.createElement("i"));
      part.style.flex = n;
      part.style.background = scene.theme.kinds[kind];
    }
    return element;
  }

  /** Whether an area has one of the two strongest colours, on which the ink is hard to read. */
  function isStrong(scene, area) {
    return Boolean(area) && scene.theme.classes.length - area.c <= 2;
  }

  function pointOf(map, wish) {
    return map.latLngToLayerPoint([wish.at[1], wish.at[0]]);
  }
})();
