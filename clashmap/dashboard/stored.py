"""An archive kept in a store: counted there, and read only for what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from clashmap.dashboard.archives import Kept
from clashmap.filters import Filters
from clashmap.selection import Selection
from clashmap.store.archive import Archive as Store
from clashmap.store.index import ReportIndex
from clashmap.store.selection import StoreSelection

if TYPE_CHECKING:
    from extract.articles import Article
    from extract.events import Event
    from extract.sources import SourceFamilies

_READ = ("article_id", "title", "source", "publisher", "published_start", "published_end")
_SELECTIONS = 32
# Frames of whole reports are large, and only few pages ask for one.
_FRAMES = 2
_EVERYTHING = Filters(periods=())


class StoredArchive:
    """One state of a store, as pages read it."""

    def __init__(self, store: Store, at: str = "") -> None:
        self.store = store
        self.index = ReportIndex(store)
        self._at = at
        self._selections: Kept[Selection] = Kept(_SELECTIONS)
        self._frames: Kept[pd.DataFrame] = Kept(_FRAMES)

    @property
    def at(self) -> str:
        """By which words of a link this state was asked for; "" for the data as they are."""
        return self._at

    @cached_property
    def snapshot(self) -> str:
        """The state of the data."""
        return self.store.snapshot

    @cached_property
    def read(self) -> pd.DataFrame:
        """The articles."""
        return self.store.articles(_READ)

    @cached_property
    def families(self) -> SourceFamilies:
        """Which articles are copies of one original."""
        return self.store.families()

    @cached_property
    def originals(self) -> Mapping[str, str]:
        """By article: whose report it retells."""
        return self.store.originals()

    @cached_property
    def set_aside(self) -> tuple[str, ...]:
        """What could not be read, and why."""
        return tuple(f"{where}: {reason}" for where, reason in self.store.set_aside())

    @cached_property
    def articles(self) -> int:
        """How many articles were read."""
        return self.store.size()[0]

    @cached_property
    def reports(self) -> int:
        """How many reports they gave."""
        return self.select(_EVERYTHING).count()

    @property
    def frame(self) -> pd.DataFrame:
        """All reports, whole."""
        return self.select(_EVERYTHING).frame()

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """By id what joins reports of one happening."""
        return {event.event_id: event for event in self.store.events()}

    def events_of(self, rows: pd.DataFrame) -> Mapping[str, Event]:
        """Return the events that some reports are of, by id."""
        found = self.store.events(str(name) for name in rows["event_id"].unique())
        return {event.event_id: event for event in found}

    def select(self, filters: Filters) -> Selection:
        """Return the reports that the filters ask for."""

        def keep(selection: StoreSelection) -> pd.DataFrame:
            return self._frames.get(filters, lambda: self.store.read_reports(selection.filters))

        return self._selections.get(filters, lambda: StoreSelection(self.index, filters, keep))

    def sources(self, selection: pd.DataFrame) -> int:
        """Return how many independent originals the articles of some reports are."""
        return self.families.count(str(name) for name in selection["article_id"].unique())

    def groups(self) -> list[str]:
        """Return the groups that any report names, the most reported first."""
        return list(self._groups)

    @cached_property
    def _groups(self) -> tuple[str, ...]:
        return self.index.groups()

    def years(self) -> tuple[int, int] | None:
        """Return the first and last year of any date; None where there is none."""
        return self._years

    @cached_property
    def _years(self) -> tuple[int, int] | None:
        days = self.read[["published_start", "published_end"]].stack().dropna()
        years = [*self.index.years(), *days.str[:4].astype(int).agg(["min", "max"]).dropna()]
        return (int(min(years)), int(max(years))) if years else None

    def named_between(self, start: date | None, end: date | None) -> pd.DataFrame:
        """Return the areas that the articles of some days name: province, district."""
        return self.index.named_between(start, end)

    def article(self, article_id: str, source: str) -> Article | None:  # noqa: ARG002 - its id does
        """Return an article with its text."""
        return self.store.article(article_id)
