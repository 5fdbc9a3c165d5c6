"""Headings that say where: "KABUL", "Badakhshan:" over the items of a situation report."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from extract.marks import Marks, within
from extract.segment import Sentence
from geo.places import PlaceMention

# One place alone on a line may be a dateline; two or more part a report into sections.
_FEWEST = 2
_PLACED = frozenset(["event", "dateline"])


def find_place_headings(marks: Marks, sentences: Sequence[Sentence]) -> dict[int, PlaceMention]:
    """Return by the number of a paragraph the place that it stands under; empty without sections.

    A heading without a place ("BORDER") ends the section before it.
    """
    paragraphs = [list(group) for _, group in groupby(sentences, lambda one: one.paragraph)]
    alone = {group[0].paragraph: _place_alone(marks, group) for group in paragraphs}
    if sum(place is not None for place in alone.values()) < _FEWEST:
        return {}
    found: dict[int, PlaceMention] = {}
    here: PlaceMention | None = None
    for group in paragraphs:
        number = group[0].paragraph
        if alone[number] is not None or _is_heading(group):
            here = alone[number]
        elif here is not None:
            found[number] = here
    return found


def _is_heading(paragraph: Sequence[Sentence]) -> bool:
    return len(paragraph) == 1 and paragraph[0].role == "title"


def _place_alone(marks: Marks, paragraph: Sequence[Sentence]) -> PlaceMention | None:
    """The place that a paragraph consists of, None where anything else stands there."""
    start, end = paragraph[0].span.start, paragraph[-1].span.end
    places = within(marks.places, start, end)
    if len(places) != 1 or places[0].place is None or places[0].role not in _PLACED:
        return None
    span = places[0].span
    rest = marks.text[start : span.start] + marks.text[span.end : end]
    return None if any(map(str.isalnum, rest)) else places[0]
