"""What the map draws apart from the counts, worked out for a selection."""

from collections.abc import Callable
from datetime import date
from functools import partial

from clashmap.dashboard.caching import cached
from clashmap.dashboard.data import Archive, archive_of, select
from clashmap.dashboard.state import current_layers, current_level
from clashmap.filters import Filters
from clashmap.selection import Part
from clashmap.views.control import NEWEST, AreaControl, control_by_area, shown_control
from clashmap.views.layers import CONTROL, LAYER_KINDS, PRESENCE
from clashmap.views.overlaying import all_sides, only_days
from clashmap.views.presence import AreaPresence, last_day, tally_presence
from clashmap.views.scene import Overlays
from clashmap.views.silence import named_areas

_CONTROL = Part(kinds=LAYER_KINDS[CONTROL])


def make_overlays(archive: Archive, filters: Filters, level: str = "") -> Overlays:
    """Return the layers that are chosen, for what the filters ask for of an archive.

    They are of the level that is chosen too, unless one is given.
    """
    return _overlays(archive, filters, level or current_level(), current_layers())


def overlays_maker(archive: Archive, filters: Filters) -> Callable[[], Overlays]:
    """Return what makes the layers as they are chosen now: a file is made after the page."""
    return partial(_overlays, archive, filters, current_level(), current_layers())


def _overlays(archive: Archive, filters: Filters, level: str, layers: tuple[str, ...]) -> Overlays:
    selection = archive.select(filters)
    day = filters.end or _newest_day(archive.snapshot)
    present: dict[str, AreaPresence] = {}
    if PRESENCE in layers:
        present = tally_presence(selection.presence(level), level, day)
    held: dict[str, AreaControl] = {}
    if CONTROL in layers:
        told = selection.alike(("kind", "province", "district"), _CONTROL)
        held = shown_control(_control(archive.snapshot, all_sides(filters)), told)
    named = _named(archive.snapshot, only_days(filters), level)
    return Overlays(layers, present, held, named, day)


@cached
def _newest_day(snapshot: str) -> date | None:
    """Return the last day on which an article came out."""
    return last_day(None, archive_of(snapshot).read)


@cached
def _control(snapshot: str, filters: Filters) -> dict[str, AreaControl]:
    """Return who is said to hold what, by all reports of control that the filters ask for."""
    return control_by_area(select(snapshot, filters).newest_of("area", NEWEST, _CONTROL))


@cached
def _named(snapshot: str, filters: Filters, level: str) -> frozenset[str]:
    """Return the areas that the articles and reports of some days name."""
    named = archive_of(snapshot).named_between(filters.start, filters.end)
    told = select(snapshot, filters).alike(("province", "district", "provinces"))
    return named_areas(named, told, level)
