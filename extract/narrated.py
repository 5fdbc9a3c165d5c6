"""Dates that lean on the telling: "said on Thursday", "a day later", "the following night"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from extract.clauses import View
from extract.dates import DateMention
from extract.patterns import word_pattern
from geo.places import Span

_SAID = word_pattern(
    r"said|says|told [\w’' -]{2,40}|announced|tweeted|wrote|posted|confirmed|added|claimed"
    "|stated|reported|statement|condemned|dated|issued|released|published",
    r"\s+(?:in a statement\s+)?(?:(?:late|early|earlier)\s+)?(?:on\s+)?$",
)
_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
}  # fmt: skip
_SHIFT = re.compile(
    r"\b(?:(?P<n>a|one|two|three|four|five|six|seven) (?P<unit>day|week|month)s?"
    r" (?P<way>earlier|later|before|afterwards?|after|on(?=,))\b"
    r"|the (?P<next>next|following|previous)"
    r" (?:(?:day|night|morning|evening|afternoon)|(?P<other>week|month))\b"
    r"|the (?:day|night|evening) (?P<side>before|after)\b"
    r"|(?P<same>that|the same) (?:day|night|morning|evening|afternoon|year)\b"
    r"|(?P<hours>(?:an|one|two|three|four|five|six|a few|several|some) hours?|hours|minutes"
    r"|shortly)"
    r" (?:later|earlier|before|after|afterwards)\b)",
    re.IGNORECASE,
)
# "two days | after an attack in X": the clause behind is so far off what the sentence tells.
_OFF = re.compile(
    r"\b(?P<n>a|one|two|three|four|five|six|seven) (?P<unit>day|week|month)s? $", re.IGNORECASE
)
# "The attack comes a day after": what is news on the article's own day.
_NEWS = re.compile(
    r"\W{0,3}(?:The|This|His|Her|Their)\s+(?:\w+\s+){1,3}?(?:comes?|came|follows?|followed)\b"
)
_HAS = re.compile(r"\b(?:has|have)\s+(?:been\s+)?\w+(?:ed|en)\b")
_OFF_WAY = re.compile(r"(?P<way>after|before)\s+(?!all\b)\w")
# A unit's length in days, and how far off, before and after, it may be counted.
_UNITS = {"day": (1, 0), "week": (7, 3), "month": (30, 15)}
_BACK = frozenset(["earlier", "before", "previous"])


def settle_day(mention: DateMention, last: DateMention | None) -> DateMention:
    """A day told by its number alone, in the month that was told of last: "on the 15th"."""
    if mention.rule != "latest day of a month" or mention.start is None:
        return mention
    if last is None or last.start is None or last.start > mention.start:
        return mention
    day = last.start - _JUST_BEFORE
    while day.day != mention.start.day:
        day += timedelta(days=1)
    return replace(mention, start=day, end=day) if day < mention.start else mention


_JUST_BEFORE = timedelta(days=10)


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
    view: View,
    clause_at: int,
    last: DateMention | None,
    own: Sequence[DateMention] = (),
    today: DateMention | None = None,
) -> DateMention | None:
    """The days that "a month later" means, counted from the last told; None without such words.

    own are the dates of the sentence: one before the words is the one that they count from. today
    is the day of the news, which "the attack comes a day after" counts from.
    """
    clause = view.clause(clause_at)
    behind = _behind(view, clause, last, own, today)
    if behind is not None:
        return behind
    found = _SHIFT.search(view.text, clause.start, clause.end)
    if found is None and clause.start > view.start:
        found = _SHIFT.match(view.text, view.start, view.end)  # "A day later X said that ..."
    if found is None:
        return None
    told = [m for m in own if m.span.end <= found.start() and m.start is not None]
    if told and clause.start <= told[-1].span.start and clause_at < told[-1].span.start:
        return None  # "one on Friday and another a day later": the first has its own day
    span = Span(found.start(), found.end())
    unit = (found["unit"] or found["other"] or "day").lower()
    return _counted(view, span, told[-1] if told else last, unit, _units_off(found))


def _behind(
    view: View,
    clause: Span,
    last: DateMention | None,
    own: Sequence[DateMention],
    today: DateMention | None,
) -> DateMention | None:
    """The days of "two days after an attack on Y" where the clause holds the attack."""
    off = _OFF.search(view.text[view.start : clause.start])
    way = _OFF_WAY.match(view.text, clause.start, clause.end) if off else None
    if off is None or way is None:
        return None
    told = [m for m in own if m.start is not None and not clause.start <= m.span.start < clause.end]
    base = told[-1] if told else last
    if base is None and _is_news(view, clause):
        base = today
    number = _NUMBERS[off["n"].lower()]
    span = Span(view.start + off.start(), way.end("way"))
    return _counted(
        view, span, base, off["unit"].lower(), -number if way["way"] == "after" else number
    )


def _is_news(view: View, clause: Span) -> bool:
    """Whether the main clause tells what is new: "the attack comes", "has died"."""
    has = _HAS.search(view.text, view.start, clause.start) is not None
    return has or _NEWS.match(view.text, view.start) is not None


def _units_off(found: re.Match[str]) -> int:
    """How many units later (below zero: earlier) the words say; none for "that day"."""
    if found["same"] or found["hours"]:
        return 0
    number = _NUMBERS[(found["n"] or "one").lower()]
    way = (found["way"] or found["next"] or found["side"]).lower()
    return -number if way in _BACK else number


def _counted(
    view: View, span: Span, base: DateMention | None, unit: str, number: int
) -> DateMention | None:
    """The days so many units after those of a date; None where it is not known so closely."""
    if base is None or base.start is None or base.precision not in _UNITS:
        return None
    if unit == "day" and base.precision != "day":
        return None
    length, slack = _UNITS[unit] if number else (0, 0)
    shift, off = timedelta(days=length * number), timedelta(days=slack)
    start, end = base.start + shift - off, (base.end or base.start) + shift + off
    precision = base.precision if unit == "day" else unit
    surface = view.text[span.start : span.end]
    return DateMention(span, surface, start, end, precision, f"counted from {base.surface!r}")
