"""Headings that date what stands below them: "Sunday", "8 May" over the lines of a weekly brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import groupby

from extract.articles import Published
from extract.dates import DateMention, find_dates
from extract.segment import Sentence

# A heading is a line of its own, no longer than "Wednesday, 17 September 2025 (26 Sunbula 1404):".
_LONGEST = 45
# One date alone on a line is the article's own; two or more part it into sections.
_FEWEST = 2
_WEEK = timedelta(days=7)


def find_date_headings(
    text: str, sentences: Sequence[Sentence], published: Published | None
) -> dict[int, DateMention]:
    """Return by the number of a paragraph the date that it stands under; empty without sections."""
    paragraphs = [list(group) for _, group in groupby(sentences, lambda one: one.paragraph)]
    dated = [(group[0].paragraph, _date_alone(text, group, published)) for group in paragraphs]
    heads = [(number, date) for number, date in dated if date is not None]
    if len(heads) < _FEWEST:
        return {}
    ends = [number for number, _ in heads[1:]] + [paragraphs[-1][0].paragraph + 1]
    ordered = _in_order([date for _, date in heads])
    return {
        number: date
        for (first, _), end, date in zip(heads, ends, ordered, strict=True)
        for number in range(first + 1, end)
    }


def _date_alone(
    text: str, paragraph: Sequence[Sentence], published: Published | None
) -> DateMention | None:
    """The date that a paragraph consists of, None where anything else stands there."""
    start, end = paragraph[0].span.start, paragraph[-1].span.end
    if end - start > _LONGEST:
        return None
    found = find_dates(text, start, end, published)
    if len(found) != 1 or found[0].precision not in {"day", "month"} or found[0].rule == "future":
        return None
    rest = text[start : found[0].span.start] + text[found[0].span.end : end]
    return None if any(map(str.isalnum, rest)) else found[0]


def _in_order(dates: list[DateMention]) -> list[DateMention]:
    """The dates with those known by their weekday moved back whole weeks until they run one way."""
    rising, falling = _moved(dates[::-1])[::-1], _moved(dates)
    return rising if _width(rising) <= _width(falling) else falling


def _width(dates: Sequence[DateMention]) -> timedelta:
    """How far the first and the last day lie apart."""
    days = [one.start for one in dates if one.start is not None]
    return max(days) - min(days) if days else timedelta(0)


def _moved(dates: Sequence[DateMention]) -> list[DateMention]:
    """Newest first: none later than the one before it."""
    moved: list[DateMention] = []
    for date in dates:
        one = date
        while moved and _is_later(one, moved[-1]):
            start, end = one.start and one.start - _WEEK, one.end and one.end - _WEEK
            one = replace(one, start=start, end=end)
        moved.append(one)
    return moved


def _is_later(date: DateMention, other: DateMention) -> bool:
    """Whether a date known by its weekday alone lies behind another."""
    if date.start is None or other.start is None or not date.anchored:
        return False
    return "weekday" in date.rule and date.start > other.start
