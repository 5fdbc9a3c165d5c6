"""Dates that lean on the telling: "said on Thursday", "a day later", "the following night"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extract.clauses import View
from extract.dates import DateMention
from extract.patterns import word_pattern

_SAID = word_pattern(
    r"said|says|told [\w’' -]{2,40}|announced|tweeted|wrote|posted|confirmed|added|claimed"
    "|stated|reported|statement|condemned",
    r"\s+(?:in a statement\s+)?(?:(?:late|early|earlier)\s+)?(?:on\s+)?$",
)
_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
}  # fmt: skip
_SHIFT = re.compile(
    r"\b(?:(?P<n>a|one|two|three|four|five|six|seven) (?P<unit>day|week|month)s?"
    r" (?P<way>earlier|later|before|after)\b"
    r"|the (?P<next>next|following|previous)"
    r" (?:(?:day|night|morning|evening|afternoon)|(?P<other>week|month))\b"
    r"|the (?:day|night|evening) (?P<side>before|after)\b"
    r"|(?P<same>that|the same) (?:day|night|morning|evening|afternoon)\b"
    r"|(?P<hours>(?:an|one|two|three|four|five|six|a few|several|some) hours?|hours|minutes"
    r"|shortly)"
    r" (?:later|earlier|before|after|afterwards)\b)",
    re.IGNORECASE,
)
# A unit's length in days, and how far off, before and after, it may be counted.
_UNITS = {"day": (1, 0), "week": (7, 3), "month": (30, 15)}
_BACK = frozenset(["earlier", "before", "previous"])


def without_said(view: View, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates on which something happened; where there is only "said on Thursday", up to then."""
    told = [m for m in dates if not _SAID.search(view.before(m.span.start, 60))]
    return told or [_up_to(mention) for mention in dates]


def _up_to(mention: DateMention) -> DateMention:
    """News of a day is of that day or the one before."""
    if mention.start is None or mention.precision != "day":
        return mention
    start = mention.start - timedelta(days=1)
    return replace(mention, start=start, precision="week", rule=f"{mention.rule}, when it was told")


def shifted_date(
    view: View, clause_at: int, last: DateMention | None, own: Sequence[DateMention] = ()
) -> DateMention | None:
    """The days that "a month later" means, counted from the last told; None without such words.

    own are the dates of the sentence: one before the words is the one that they count from.
    """
    clause = view.clause(clause_at)
    found = _SHIFT.search(view.text, clause.start, clause.end)
    if found is None:
        return None
    told = [m for m in own if m.span.end <= found.start() and m.start is not None]
    last = told[-1] if told else last
    if last is None or last.start is None or last.precision not in {"day", "week", "month"}:
        return None
    unit = (found["unit"] or found["other"] or "day").lower()
    if unit == "day" and last.precision != "day":
        return None
    start, end = _counted(found, unit, last.start, last.end or last.start)
    span = replace(last.span, start=found.start(), end=found.end())
    precision = last.precision if unit == "day" else unit
    return DateMention(span, found.group(), start, end, precision, f"counted from {last.surface!r}")


def _counted(found: re.Match[str], unit: str, first: date, last: date) -> tuple[date, date]:
    """The days so many units before or after a window of days."""
    length, off = _UNITS[unit]
    number = _NUMBERS.get((found["n"] or "one").lower(), 1)
    if found["same"] or found["hours"]:
        return first, last
    way = (found["way"] or found["next"] or found["side"]).lower()
    shift = timedelta(days=(-length if way in _BACK else length) * number)
    return first + shift - timedelta(days=off), last + shift + timedelta(days=off)
