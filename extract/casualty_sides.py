"""Whose people a number without a name counts: the side of the number beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.casualty_phrases import Count, Items, Phrase

# "killed 12 and wounded seven fighters": between two numbers that share what they count.
_FAR = 12  # items between a toll word and its number
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
    _drop_retold(items, counts)


def _drop_retold(items: Items, counts: list[Found]) -> None:
    """Drop a count without a number that another tells in full.

    "Casualties: three killed"; "160 former officials and soldiers were killed".
    """
    last = {one.side: one.at for one in counts if one.count != Count()}
    last[None] = max(last.values(), default=-1)
    at_item = {one.at: one for one in counts}
    total = next((one for one in counts if _is_total(items, one)), None)
    if total is not None:
        counts[:] = [one for one in counts if one is total or not _is_in(items, one, total)]
    counts[:] = [
        one
        for one in counts
        if one.count != Count()
        or one.phrase.numbered
        or not (
            (one.what == "killed_or_wounded" and one.at < last.get(one.side, -1))
            or _is_in_number(items, one, at_item.get(one.at - 2))
        )
    ]


def _is_total(items: Items, one: Found) -> bool:
    """Whether a count is the toll of it all: "bringing the death toll to 12"."""
    at = items.letters.rfind("T", max(0, one.at - _FAR), one.at)
    entry = items.words.entry(items.word[at]) if at >= 0 else None
    return entry is not None and bool(entry.what) and one.phrase.form in ("bare", "people")


def _is_in(items: Items, one: Found, total: Found) -> bool:
    """Whether the toll of it all holds a count of the same clause: that adds no more."""
    first, last = sorted((one.at, total.at))
    fits = one.what == total.what and one.side in (None, total.side)
    count, top = one.count.min, total.count.min
    less = count is not None and top is not None and count <= top
    return fits and less and "z" not in items.letters[first:last]


def _is_in_number(items: Items, one: Found, first: Found | None) -> bool:
    """Whether the number of the people before counts these too."""
    joined = first is not None and first.phrase.numbered and items.letters[one.at - 1] == "&"
    return first is not None and joined and one.side in (None, first.side)


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
