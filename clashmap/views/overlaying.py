"""The overlays of a frame of reports: for sheets and files, and for what only one visitor sees."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import pandas as pd

from clashmap.filters import Filters, apply_filters
from clashmap.views.control import AreaControl, control_by_area, shown_control
from clashmap.views.layers import CONTROL, LAYER_KINDS, LAYERS, PRESENCE
from clashmap.views.presence import AreaPresence, last_day, tally_presence
from clashmap.views.scene import Overlays
from clashmap.views.silence import named_areas, named_between


class Told(Protocol):
    """What is known of the articles that were read, also of those without a report."""

    @property
    def read(self) -> pd.DataFrame:
        """A row for each article, with published_start and published_end."""

    def named_between(self, start: date | None, end: date | None) -> pd.DataFrame:
        """Return the areas that the articles of some days name: province, district."""


@dataclass(frozen=True)
class Readings:
    """Articles that were read at once, and a row for each area that one of them names."""

    read: pd.DataFrame
    named: pd.DataFrame

    def named_between(self, start: date | None, end: date | None) -> pd.DataFrame:
        """Return the areas that the articles of some days name: province, district."""
        return named_between(self.named, self.read, start, end)


def frame_overlays(
    frame: pd.DataFrame,
    filters: Filters,
    level: str,
    told: Told,
    layers: Iterable[str] = LAYERS,
) -> Overlays:
    """Return the overlays of those reports of a frame that the filters ask for."""
    layers = tuple(layers)
    rows = apply_filters(frame, filters)
    day = filters.end or last_day(None, told.read)
    present: dict[str, AreaPresence] = {}
    if PRESENCE in layers:
        present = tally_presence(rows, level, day)
    held: dict[str, AreaControl] = {}
    if CONTROL in layers:
        held = shown_control(control_by_area(apply_filters(frame, all_sides(filters))), rows)
    named = told.named_between(filters.start, filters.end)
    every = apply_filters(frame, only_days(filters))
    return Overlays(layers, present, held, named_areas(named, every, level), day)


def all_sides(filters: Filters) -> Filters:
    """Return filters that hide no side of a dispute."""
    return replace(filters, groups=(), kinds=LAYER_KINDS[CONTROL], provinces=(), text="")


def only_days(filters: Filters) -> Filters:
    """Return filters by the days alone."""
    return Filters(start=filters.start, end=filters.end, by_event=filters.by_event, periods=())
