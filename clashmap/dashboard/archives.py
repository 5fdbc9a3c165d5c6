"""What pages are about: an archive, whether it was read from files or is kept in a store."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import pandas as pd

from clashmap.filters import Filters
from clashmap.selection import Selection
from clashmap.views.selecting import FrameSelection
from clashmap.views.silence import named_between

if TYPE_CHECKING:
    from extract.articles import Article
    from extract.events import Event
    from extract.sources import SourceFamilies

T = TypeVar("T")
_DATES = ("published_start", "published_end", "date_start", "date_end")
_SELECTIONS = 32


class Archive(Protocol):
    """All reports of the articles that were read, and what is known of the reading.

    read has a row for each article, also without a report: article_id, title, source, publisher,
    published_start, published_end.
    """

    @property
    def read(self) -> pd.DataFrame:
        """The articles."""

    @property
    def families(self) -> SourceFamilies:
        """Which articles are copies of one original."""

    @property
    def originals(self) -> Mapping[str, str]:
        """By article: whose report it retells."""

    @property
    def set_aside(self) -> tuple[str, ...]:
        """What could not be read, and why."""

    @property
    def snapshot(self) -> str:
        """The state of the data."""

    @property
    def at(self) -> str:
        """By which words of a link this state was asked for; "" for the data as they are."""

    @property
    def articles(self) -> int:
        """How many articles were read."""

    @property
    def reports(self) -> int:
        """How many reports they gave."""

    @property
    def frame(self) -> pd.DataFrame:
        """All reports, whole: only for what needs every one of them."""

    @property
    def events(self) -> Mapping[str, Event]:
        """By id what joins reports of one happening: all of them."""

    def events_of(self, rows: pd.DataFrame) -> Mapping[str, Event]:
        """Return the events that some reports are of, by id."""

    def select(self, filters: Filters) -> Selection:
        """Return the reports that the filters ask for, to count and to page through."""

    def sources(self, selection: pd.DataFrame) -> int:
        """Return how many independent originals the articles of some reports are."""

    def groups(self) -> list[str]:
        """Return the groups that any report names, the most reported first."""

    def years(self) -> tuple[int, int] | None:
        """Return the first and last year of any date; None where there is none."""

    def named_between(self, start: date | None, end: date | None) -> pd.DataFrame:
        """Return the areas that the articles of some days name: province, district."""

    def article(self, article_id: str, source: str) -> Article | None:
        """Return an article with its text, None where it cannot be read any more."""


class Kept(Generic[T]):
    """A few values by key, the last used ones; safe to share between threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._values: OrderedDict[object, T] = OrderedDict()

    def get(self, key: object, make: Callable[[], T]) -> T:
        """Return the value of a key, made where it is not there."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = make()
        with self._lock:
            self._values[key] = made
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return made


@dataclass(frozen=True)
class ReadArchive:
    """An archive whose reports were all extracted at once, and are in memory.

    named has a row for each area that an article names, with or without a report: article_id,
    province, district. paths are the files and folders that it was read from.
    """

    frame: pd.DataFrame
    read: pd.DataFrame
    named: pd.DataFrame
    events: Mapping[str, Event]
    families: SourceFamilies
    originals: Mapping[str, str]
    set_aside: tuple[str, ...]
    snapshot: str
    paths: tuple[str, ...] = ()
    _selections: Kept[FrameSelection] = field(default_factory=lambda: Kept(_SELECTIONS))

    @property
    def at(self) -> str:
        """Nothing: no earlier state is kept."""
        return ""

    @property
    def articles(self) -> int:
        """How many articles were read."""
        return len(self.read)

    @property
    def reports(self) -> int:
        """How many reports they gave."""
        return len(self.frame)

    def events_of(self, rows: pd.DataFrame) -> Mapping[str, Event]:  # noqa: ARG002 - all are here
        """Return all events by id."""
        return self.events

    def select(self, filters: Filters) -> Selection:
        """Return the reports that the filters ask for; shared by all, so never altered."""
        return self._selections.get(
            filters, lambda: FrameSelection(self.frame, filters, self.sources)
        )

    def sources(self, selection: pd.DataFrame) -> int:
        """Return how many independent originals the articles of a selection are."""
        return self.families.count(str(name) for name in selection["article_id"].unique())

    def groups(self) -> list[str]:
        """Return the groups that any report names, the most reported first."""
        return [str(name) for name in self.frame["groups"].explode().dropna().value_counts().index]

    def years(self) -> tuple[int, int] | None:
        """Return the first and last year of any date; None where there is none."""
        days = pd.concat([self.frame.get(list(_DATES)), self.read.get(list(_DATES[:2]))])
        years = days.stack().dropna().str[:4].astype(int)
        return (int(years.min()), int(years.max())) if len(years) else None

    def named_between(self, start: date | None, end: date | None) -> pd.DataFrame:
        """Return the areas that the articles of some days name: province, district."""
        return named_between(self.named, self.read, start, end)

    def article(self, article_id: str, source: str) -> Article | None:
        """Return an article, read again; None where it cannot be read any more."""
        # Imported here: a page draws its map without what reads articles.
        from clashmap.intake.lookup import find_article  # noqa: PLC0415

        return find_article(self.paths, article_id, source)
