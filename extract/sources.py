"""Which articles are copies of one original: syndicated, under another headline or cut short.

Knows texts and the days they came out; reads no meaning. Sketches hold the lowest hashes of an
article's runs of words; articles meet only where the lowest of these coincide, so the work grows
with the number of articles and not with their pairs.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from extract.articles import Article

# A run of four words is rarely shared by chance; 256 hashes estimate a share to about 0.03.
_RUN, _SKETCH = 4, 256
# Of these many lowest hashes one at least coincides: a third of a text is missed once in 900.
_KEYS = 16
# Hashes that more originals than this have in common are boilerplate and tell nothing.
MAX_SHARERS = 20
# Copies: half of all runs in common; or three quarters of the later text's; or of the first one's
# where the later is at most twice as long: a round-up that holds a short item is no copy of it.
_ALIKE, _CONTAINED, _GROWTH = 0.5, 0.75, 2
# With fewer runs to compare than this, a text is a copy only when it is the same.
_FEWEST = 12
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class SourceFamilies:
    """Each article's original: the earliest published of its copies, else the first read."""

    originals: Mapping[str, str]

    def family_of(self, article_id: str) -> str:
        """The article_id of the original; an article that was not grouped is its own."""
        return self.originals.get(article_id, article_id)

    def copies_of(self, article_id: str) -> tuple[str, ...]:
        """All articles of the same family, the original among them, in the order read."""
        family = self.family_of(article_id)
        found = tuple(name for name, own in self.originals.items() if own == family)
        return found or (family,)

    def count(self, article_ids: Iterable[str]) -> int:
        """How many independent originals the articles are."""
        return len({self.family_of(article_id) for article_id in article_ids})


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text: how many runs of words it has and the lowest hashes of them."""

    size: int
    hashes: NDArray[np.uint64]

    @property
    def reach(self) -> int:
        """The highest hash up to which the sketch holds all that the text has."""
        return 2**64 - 1 if self.size <= _SKETCH else int(self.hashes[-1])

    @property
    def keys(self) -> list[int]:
        """The lowest hashes: texts that have much in common share at least one."""
        return [int(value) for value in self.hashes[:_KEYS]]


def group_sources(articles: Iterable[Article]) -> SourceFamilies:
    """The families of the articles; nothing but texts, dates and the order of reading counts.

    Each article is compared with originals only, so that copies do not chain two of these.
    """
    days: dict[str, date] = {}
    sketches: dict[str, Sketch] = {}
    for article in articles:
        if article.article_id not in sketches:
            published = article.published
            days[article.article_id] = published.start or date.max if published else date.max
            sketches[article.article_id] = sketch_text(article.text)
    index, families = SourceIndex(), dict[str, str]()
    # The longest of a day first: what is cut short is then met by what it was cut from.
    for name in sorted(sketches, key=lambda name: (days[name], -sketches[name].size)):
        families[name] = index.find(sketches[name]) or name
        if families[name] == name:
            index.add(name, sketches[name])
    firsts: dict[str, str] = {}
    for name in sorted(sketches, key=days.__getitem__):
        firsts.setdefault(families[name], name)
    return SourceFamilies({name: firsts[families[name]] for name in sketches})


def sketch_text(text: str) -> Sketch:
    """The sketch of a text, the same in every run and on every machine."""
    words = [zlib.crc32(word.encode()) for word in _WORD.findall(text.lower())]
    codes = np.array(words, dtype=np.uint64)
    runs = max(1, len(codes) - _RUN + 1)
    mixed = np.zeros(runs, dtype=np.uint64)
    for step in range(min(_RUN, len(codes))):
        mixed = mixed * np.uint64(0x100000001B3) + codes[step : step + runs]
    # Spreads the sums evenly over 64 bits (the finishing steps of splitmix64).
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    distinct = np.unique(mixed ^ (mixed >> np.uint64(31)))
    return Sketch(len(distinct), distinct[:_SKETCH])


def is_copy(later: Sketch, first: Sketch) -> bool:
    """Whether a text is an earlier one, near enough, a part of it, or it and not much more."""
    reach = np.uint64(min(later.reach, first.reach))
    left, right = later.hashes[later.hashes <= reach], first.hashes[first.hashes <= reach]
    common = len(np.intersect1d(left, right, assume_unique=True))
    alike = common / max(1, len(left) + len(right) - common)
    if min(len(left), len(right)) < _FEWEST:
        return alike == 1
    grown = first.size * _GROWTH >= later.size and common >= _CONTAINED * len(right)
    return alike >= _ALIKE or common >= _CONTAINED * len(left) or grown


class SourceIndex:
    """The sketches of the originals, found again by their lowest hashes."""

    def __init__(self) -> None:
        self._sketches: dict[str, Sketch] = {}
        self._names: dict[int, list[str]] = {}

    def find(self, sketch: Sketch) -> str | None:
        """The original that a text is a copy of, the one with most hashes in common."""
        counts = Counter(self._sharers(sketch.keys))
        likeliest = (name for name, _ in counts.most_common())
        return next((name for name in likeliest if is_copy(sketch, self._sketches[name])), None)

    def add(self, name: str, sketch: Sketch) -> None:
        """Keep an original."""
        self._sketches[name] = sketch
        for key in sketch.keys:
            names = self._names.setdefault(key, [])
            if len(names) <= MAX_SHARERS:
                names.append(name)

    def _sharers(self, keys: Iterable[int]) -> Iterator[str]:
        for key in keys:
            names = self._names.get(key, [])
            if len(names) <= MAX_SHARERS:
                yield from names
