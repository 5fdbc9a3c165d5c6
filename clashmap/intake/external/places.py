"""Coded events -> provinces and districts: by their point where that is one, else by name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from clashmap.intake.external.coded import Coded
from geo.boundaries import Boundaries
from geo.official import fold_name, match_province

# where_prec up to which a point stands for a place itself, and lies in its district at least.
POINT, IN_DISTRICT, IN_PROVINCE = 2, 3, 4
# Degrees (about 5 km): a border village may lie this far outside outlines that are not surveyed.
_NEAR = 0.05
_TYPE_WORDS = re.compile(r"\b(?:province|wilayat|district|wuleswali)\b|\(.*?\)", re.I)


@dataclass(frozen=True, slots=True)
class Located:
    """Where an event is counted and, if its dataset names a place, drawn."""

    province: str | None = None
    district: str | None = None
    located_by: str | None = None
    lon: float | None = None
    lat: float | None = None
    note: str = ""


def locate(events: Sequence[Coded], boundaries: Boundaries) -> list[Located]:
    """Return where each event is counted, in their order."""
    names = _district_names(boundaries)
    held = _areas_of(events, boundaries)
    return [_locate(event, area, names) for event, area in zip(events, held, strict=True)]


def province_named(name: str) -> str | None:
    """Return the canonical province of a name such as "Hirat province"."""
    found = match_province(_TYPE_WORDS.sub(" ", name))
    return found.province if found else None


_Area = tuple[str, str]


def _locate(event: Coded, area: _Area | None, names: dict[_Area, str]) -> Located:
    if event.geo_precision > IN_PROVINCE:
        return Located()
    named = province_named(event.province)
    if event.geo_precision > IN_DISTRICT or area is None:
        return _by_name(event, area, named, names)
    note = ""
    if named and named != area[0]:
        note = f"its point lies in {area[0]}, its name says {named}"
    exact = event.geo_precision <= POINT
    point = (event.lon, event.lat) if exact else (None, None)
    return Located(*area, "point", *point, note)


def _by_name(
    event: Coded, area: _Area | None, named: str | None, names: dict[_Area, str]
) -> Located:
    """Return the named province, else the one that the point lies in."""
    note = ""
    if event.geo_precision <= IN_DISTRICT and event.lon is not None:
        note = "its point lies outside Afghanistan and is not drawn"
    if named is None:
        return Located(area[0], None, "point", note=note) if area else Located(note=note)
    wanted = (named, fold_name(_TYPE_WORDS.sub(" ", event.district)))
    district = names.get(wanted) if event.geo_precision <= IN_DISTRICT else None
    return Located(named, district, "name", note=note)


def _areas_of(events: Sequence[Coded], boundaries: Boundaries) -> list[_Area | None]:
    """Return the (province, district) that each event's point lies in."""
    found: list[_Area | None] = [None] * len(events)
    at = [i for i, event in enumerate(events) if event.lon is not None and event.lat is not None]
    points = shapely.points(
        np.array([[events[i].lon, events[i].lat] for i in at], dtype=float).reshape(-1, 2)
    )
    keys = list(
        zip(boundaries.districts["province"], boundaries.districts["district"], strict=True)
    )
    tree = shapely.STRtree(boundaries.districts.geometry.values)
    # The nearest within reach first: a point inside an area is at no distance from it.
    for one, area in zip(*tree.query_nearest(points, max_distance=_NEAR), strict=True):
        if found[at[one]] is None:
            found[at[one]] = keys[area]
    return found


def _district_names(boundaries: Boundaries) -> dict[_Area, str]:
    """Return the canonical district by its province and folded name."""
    rows = boundaries.districts
    return {
        (str(province), fold_name(str(name))): str(district)
        for column in ("display", "district")
        for province, district, name in zip(
            rows["province"], rows["district"], rows[column], strict=True
        )
    }
