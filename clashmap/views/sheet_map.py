"""The map of a sheet: planned first, so that all names have their places, and drawn after."""

from dataclasses import dataclass

import shapely

from clashmap.views.scene import Spot
from clashmap.views.sheet_base import MapFrame, base_map, make_frame
from clashmap.views.sheet_content import SheetContent, bounds_of
from clashmap.views.sheet_detail import (
    LIFT,
    draw_detail_frame,
    find_detail,
    keys_within,
    words_box,
)
from clashmap.views.sheet_furniture import Plates, draw_plates, plan_plates
from clashmap.views.sheet_labels import Labels
from clashmap.views.sheet_layout import RULE
from clashmap.views.sheet_options import COUNTRY
from clashmap.views.sheet_overlays import unnamed_notes
from clashmap.views.sheet_page import Box, Page, Pen, outline_of
from clashmap.views.sheet_view import View, begin_view, draw_view, ground_of, name_view
from geo.boundaries import Boundaries


@dataclass(frozen=True)
class MapPlan:
    """A map before it is drawn: its view, what stands on it, and the part that is enlarged."""

    view: View
    plates: Plates
    part: Box | None
    detail: View | None

    @property
    def labels(self) -> Labels:
        """The names, and what was left to the key."""
        return self.view.labels


def plan_map(box: Box, content: SheetContent, boundaries: Boundaries) -> MapPlan:
    """Return the map of a sheet in a box, all its names in their places or in the key."""
    scene = content.scene
    ground = ground_of(base_map(boundaries), content.title, scene)
    around = shapely.union_all([*ground.own.geometry, *ground.areas.geometry])
    frame = make_frame(bounds_of(scene, around), box)
    found = find_detail(frame, ground) if content.title == COUNTRY else None
    part, zoomed = found or (None, None)
    inside = {spot.key for spot in scene.spots if part and _is_within(frame, spot, part)}
    view = begin_view(frame, ground, scene, [s for s in scene.spots if s.key not in inside])
    for taken in (part, zoomed.box if zoomed else None):
        if taken:
            view.labels.block(taken)
    plates = plan_plates(view)
    detail, elsewhere = None, set[str]()
    if part and zoomed:
        elsewhere = keys_within(frame, ground, part)
        detail = _plan_detail(view, zoomed, inside, elsewhere)
    name_view(view, elsewhere)
    named = set() if content.title == COUNTRY else {*ground.areas["key"]}
    view.labels.notes += unnamed_notes(scene.overlays, ground.seen - named)
    return MapPlan(view, plates, part, detail)


def draw_map(page: Page, plan: MapPlan) -> None:
    """Draw the map as it was planned."""
    box = plan.view.frame.box
    draw_view(page, plan.view)
    page.draw("map:frame", outline_of(box.shape), Pen(line=RULE, width=0.8), order=7)
    draw_plates(page, plan.view, plan.plates)
    if plan.part and plan.detail:
        page.lift = LIFT
        draw_view(page, plan.detail)
        page.lift = 0
        land = shapely.union_all(plan.view.labels.areas)
        draw_detail_frame(page, plan.part, plan.detail.frame, land)


def _plan_detail(view: View, frame: MapFrame, spots: set[str], named: set[str]) -> View:
    """Return the enlarged part: the areas that lie in it are named there, the rest on the map."""
    scene, ground = view.scene, view.ground
    detail = begin_view(frame, ground, scene, [s for s in scene.spots if s.key in spots])
    own = view.labels
    detail.labels.keys, detail.labels.unplaced, detail.labels.notes = (
        own.keys,
        own.unplaced,
        own.notes,
    )
    detail.labels.block(words_box(frame))
    name_view(detail, {*ground.areas["key"]} - named)
    return detail


def _is_within(frame: MapFrame, spot: Spot, part: Box) -> bool:
    """Return whether a mark lies in a part of the map."""
    return bool(part.shape.contains(shapely.Point(frame.point(spot.lon, spot.lat))))
