"""The numbers of a sheet: what there is, what of it is on the map, and what is not and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from clashmap.filters import Filters, apply_filters, touches
from clashmap.views.sheet_options import COUNTRY
from clashmap.views.words import count_of, listing, text_of

SAMPLE_PUBLISHER = "Clashmap sample"
_MOST_PUBLISHERS = 4
_LEVEL_WORDS = {
    "site": "at a named place",
    "near": "near one",
    "district": "by district",
    "province": "by province only",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """How many reports of a selection are drawn, at which level, and how many are not.

    levels counts those of the layers shown, "" for no place; the rest are of other layers, or
    hidden by the filters, or elsewhere and of no province.
    """

    levels: Mapping[str, int]
    other_layers: int
    hidden: int
    placeless: int

    @property
    def on_map(self) -> int:
        """How many reports the map shows."""
        return sum(count for level, count in self.levels.items() if level)

    @property
    def not_located(self) -> int:
        """How many reports of the layers shown have no place on the map."""
        return self.levels.get("", 0)

    def lines(self) -> tuple[str, ...]:
        """Return what is shown, and what is not located or hidden, in words."""
        levels = self.levels
        parts = [f"{levels[n]:,} {words}" for n, words in _LEVEL_WORDS.items() if levels.get(n)]
        more = (
            f" · {count_of(self.other_layers, 'report')} of other kinds not shown"
            if self.other_layers
            else ""
        )
        more += f" · {self.placeless:,} more name no province" if self.placeless else ""
        return (
            f"{self.on_map:,} on the map" + (f": {listing(parts)}" if parts else ""),
            f"{self.not_located:,} not located · {self.hidden:,} hidden by the filters{more}",
        )


def count_placeless(frame: pd.DataFrame, filters: Filters, place: str) -> int:
    """Return how many reports under the filters could be of any province; 0 for the country."""
    if place == COUNTRY:
        return 0
    rows = apply_filters(frame, replace(filters, provinces=()))
    return int((rows["province"].isna() & (rows["provinces"].map(len) == 0)).sum())


def count_of_place(frame: pd.DataFrame, narrowed: Filters) -> int:
    """Return how many reports are of the sheet's provinces, whatever else the filters say."""
    return int(touches(frame, narrowed.provinces).sum()) if narrowed.provinces else len(frame)


def figures_of(rows: pd.DataFrame, sources: Mapping[str, str]) -> tuple[tuple[int, str], ...]:
    """Return the counts with what each counts; events only where reports have been joined."""
    articles = rows["article_id"].dropna()
    figures = [(len(rows), "reports")]
    if ((rows["event_id"] != rows["report_id"]) & rows["event_id"].notna()).any():
        figures.append((int(rows["event_id"].nunique()), "events"))
    figures.append((int(articles.nunique()), "articles"))
    originals = articles.map(lambda name: sources.get(name, name))
    publishers = (int(rows["publisher"].nunique()), "publishers")
    figures.append((int(originals.nunique()), "independent sources") if sources else publishers)
    return tuple((number, _one(number, words)) for number, words in figures)


def publishers_of(rows: pd.DataFrame) -> str:
    """Return the most used publishers, each with its number of articles."""
    articles = rows.drop_duplicates("article_id")["publisher"].map(text_of)
    counts = sorted(Counter(articles).items(), key=lambda pair: (-pair[1], pair[0]))
    named = [f"{mark_publisher(name)} ({number})" for name, number in counts[:_MOST_PUBLISHERS]]
    if len(counts) > _MOST_PUBLISHERS:
        named.append(f"{len(counts) - _MOST_PUBLISHERS} more")
    return listing(named)


def mark_publisher(name: str) -> str:
    """Return a publisher's name; one that retells others' facts is marked a paraphrase."""
    if name == SAMPLE_PUBLISHER:
        return f"{name}, paraphrase"
    return name or "publisher unknown"


def _one(number: int, words: str) -> str:
    return words.removesuffix("s") if number == 1 else words
