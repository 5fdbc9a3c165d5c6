"""A selection: the reports that filters ask for, counted where they are kept, read where listed.

Two keep them: a frame (clashmap/views/selecting.py) and an archive (clashmap/store/selection.py).
What counts reports takes a frame of them, or a frame of alike ones whose column `n` says how many
each row stands for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import pandas as pd

from clashmap.filters import Filters

# How each report is drawn; "" is not on the map. In a selection it can be asked for as a column.
DRAWN = "drawn"
SPOT = "spot"
# The order of rows, newest first unless another is asked for.
ORDERS = ("newest", "oldest", "kind", "place", "status")


@dataclass(frozen=True, slots=True)
class Counts:
    """What a selection holds; sources are independent ones, unmapped reports are on no map."""

    reports: int
    events: int
    articles: int
    sources: int
    unmapped: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a selection: of an area or spot by its key, of some kinds, or on no map.

    sought: what holds these words, or is at one of `places`: values of province, of district (by
    its key) or of place_id. Either may be given alone.
    """

    kinds: tuple[str, ...] = ()
    province: str | None = None
    district: str | None = None
    spot: str | None = None
    unmapped: bool = False
    sought: str = ""
    places: tuple[tuple[str, str], ...] = ()


WHOLE = Part()


class Selection(Protocol):
    """The reports that filters ask for."""

    @property
    def filters(self) -> Filters:
        """What is asked for."""

    def counts(self) -> Counts:
        """What there is, in numbers."""

    def count(self, part: Part = WHOLE) -> int:
        """How many reports a part has."""

    def alike(
        self,
        columns: Sequence[str],
        part: Part = WHOLE,
        *,
        days: str = "",
        unit: str = "",
        most: int = 0,
    ) -> pd.DataFrame:
        """The columns of each report, or of alike reports at once with `n`, how many they are.

        Also of use as columns: `drawn` and `spot`. days: also `first` and `last`, the days it may
        be of by its article ("published") or its event ("event"); with a unit, days in one such
        unit may all be given as its first. More than `most` rows may be cut off, at one more.
        """

    def presence(
        self, level: str, *, days: str = "", unit: str = "", most: int = 0
    ) -> pd.DataFrame:
        """What views/presence.py reads of each report, or of alike reports at once with `n`.

        Of these published_start is the last day of any; one row a unit of time where one is given.
        With days, only of reports that have such days.
        """

    def articles_by(self, level: str, part: Part = WHOLE) -> pd.DataFrame:
        """How many articles tell of each area: province, district (not for provinces), articles."""

    def span(self, part: Part = WHOLE, *, by_event: bool) -> tuple[date, date] | None:
        """The first and last day of all reports; None where none is dated."""

    def newest_of(self, group: str, number: int, part: Part = WHOLE) -> pd.DataFrame:
        """The newest reports of each "spot", or of each "area" by the day of the event.

        Those of areas are whole; those of spots have what the map's marks tell.
        """

    def newest_events(self, number: int, part: Part = WHOLE) -> pd.DataFrame:
        """So many of the newest reports or more, with all other reports of their events, whole."""

    def page(
        self, start: int, number: int, part: Part = WHOLE, *, order: str = "newest"
    ) -> pd.DataFrame:
        """So many reports from the start-th on, whole, in one of ORDERS."""

    def undated(self) -> int:
        """How many reports the dates leave out only because they carry none."""

    def frame(self) -> pd.DataFrame:
        """All of the reports, whole: only for what needs every one of them."""
