"""Which articles are copies of one original: syndicated, under another headline or cut short.

Knows texts and the days they came out; reads no meaning. Sketches hold the lowest hashes of an
article's runs of words; articles meet only where the lowest of these coincide, so the work grows
with the number of articles and not with their pairs.
"""

from __future__ import annotations

import re
import zlib
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
_MAX_SHARERS = 20
# Copies: half of all runs in common, or three quarters of the shorter one's.
_ALIKE, _CONTAINED = 0.5, 0.75
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
class _Sketch:
    """What is kept of a text: how many runs of words it has and the lowest hashes of them."""

    size: int
    hashes: NDArray[np.uint64]

    @property
    def reach(self) -> int:
        """The highest hash up to which the sketch holds all that the text has."""
        return 2**64 - 1 if self.size <= _SKETCH else int(self.hashes[-1])


def group_sources(articles: Iterable[Article]) -> SourceFamilies:
    """The families of the articles; the result does not depend on anything but texts and dates."""
    order: dict[str, tuple[date, int]] = {}
    parents: dict[str, str] = {}
    by_version: dict[str, str] = {}
    index = _Index()
    for number, article in enumerate(articles):
        name = article.article_id
        day = article.published.start if article.published else None
        order.setdefault(name, (day or date.max, number))
        parents.setdefault(name, name)
        twin = by_version.setdefault(article.version, name)
        alike = [twin] if twin != name else index.add(name, sketch_text(article.text))
        for other in alike:
            _unite(parents, name, other)
    return SourceFamilies(_name_originals(parents, order))


def sketch_text(text: str) -> _Sketch:
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
    return _Sketch(len(distinct), distinct[:_SKETCH])


def is_copy(a: _Sketch, b: _Sketch) -> bool:
    """Whether two texts are one, near enough, or the shorter is a part of the longer."""
    reach = np.uint64(min(a.reach, b.reach))
    left, right = a.hashes[a.hashes <= reach], b.hashes[b.hashes <= reach]
    common = len(np.intersect1d(left, right, assume_unique=True))
    alike = common / max(1, len(left) + len(right) - common)
    shortest = min(len(left), len(right))
    if shortest < _FEWEST:
        return alike == 1
    return alike >= _ALIKE or common / shortest >= _CONTAINED


class _Index:
    """The sketches seen so far, found again by their lowest hashes."""

    def __init__(self) -> None:
        self._sketches: dict[str, _Sketch] = {}
        self._names: dict[int, list[str]] = {}

    def add(self, name: str, sketch: _Sketch) -> list[str]:
        """The earlier articles that this one is a copy of; it is then seen itself."""
        keys = [int(value) for value in sketch.hashes[:_KEYS]]
        found = [
            other
            for other in dict.fromkeys(self._sharers(keys))
            if other != name and is_copy(sketch, self._sketches[other])
        ]
        self._sketches[name] = sketch
        # A copy adds no names under the keys it shares: the list stays that of the originals.
        for key in keys:
            names = self._names.setdefault(key, [])
            if len(names) <= _MAX_SHARERS and not set(names) & set(found):
                names.append(name)
        return found

    def _sharers(self, keys: Iterable[int]) -> Iterator[str]:
        for key in keys:
            names = self._names.get(key, [])
            if len(names) <= _MAX_SHARERS:
                yield from names


def _root(parents: dict[str, str], name: str) -> str:
    while parents[name] != name:
        parents[name] = name = parents[parents[name]]
    return name


def _unite(parents: dict[str, str], a: str, b: str) -> None:
    parents[_root(parents, a)] = _root(parents, b)


def _name_originals(
    parents: dict[str, str], order: Mapping[str, tuple[date, int]]
) -> dict[str, str]:
    firsts: dict[str, str] = {}
    for name in sorted(parents, key=order.__getitem__):
        firsts.setdefault(_root(parents, name), name)
    return {name: firsts[_root(parents, name)] for name in parents}
