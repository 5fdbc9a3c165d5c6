"""Whose people a number without a name counts: the side of the number beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.casualty_phrases import Count, Items, Phrase

# "killed 12 and wounded seven fighters": between two numbers that share what they count.
_SHARED = frozenset(["&K", "&G", ",K", "K&", "K,&", "E&", "&R"])
_JOINED = frozenset(["&", ",&", "+"])
_UNARMED = frozenset([None, "civilians", "former ANDSF"])


@dataclass(slots=True)
class Found:
    """A count in the making: its phrase and where that stands among the items."""

    at: int
    phrase: Phrase
    what: str
    side: str | None
    count: Count


def share_sides(items: Items, counts: list[Found]) -> None:
    """Give a number the side of its neighbour: "12 fighters killed and seven wounded"."""
    counts.sort(key=lambda found: found.at)
    for before, found in _pairs(items, counts):
        if found.side is None and (
            found.phrase.form in ("bare", "others") or _are_comrades(items, before, found)
        ):
            found.side = before.side
    for before, found in _pairs(items, counts):
        between = items.letters[before.at + 1 : found.at]
        if before.side is None and before.phrase.form == "bare" and between in _SHARED:
            before.side = found.side


def _are_comrades(items: Items, before: Found, found: Found) -> bool:
    """Whether the second are armed men of the first's side: "a rebel commander and 11 fighters"."""
    entry = items.words.entry(found.phrase.noun)
    armed = entry is not None and entry.word_class == "armed"
    between = items.letters[before.at + 1 : found.at]
    return armed and between in _JOINED and before.side not in _UNARMED


def _pairs(items: Items, counts: Sequence[Found]) -> Iterator[tuple[Found, Found]]:
    for before, found in pairwise(counts):
        if "z" not in items.letters[before.at : found.at]:
            yield before, found
