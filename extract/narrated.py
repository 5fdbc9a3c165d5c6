"""Dates that lean on the telling: "said on Thursday", "a day later", "the following night"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from extract.clauses import View
from extract.dates import DateMention

_SAID = re.compile(
    r"\b(?:said|says|told [\w’' -]{2,40}|announced|tweeted|wrote|posted|confirmed|added|claimed"
    r"|stated|reported|statement|condemned)\s+(?:in a statement\s+)?"
    r"(?:(?:late|early|earlier)\s+)?(?:on\s+)?$",
    re.IGNORECASE,
)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_SHIFT = re.compile(
    r"\b(?:(?P<n>a|one|two|three|four|five|six|seven) days? (?P<way>earlier|later|before|after)\b"
    r"|the (?P<next>next|following|previous) (?:day|night|morning|evening|afternoon)\b"
    r"|the (?:day|night|evening) (?P<side>before|after)\b)",
    re.IGNORECASE,
)
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


def shifted_date(view: View, clause_at: int, last: DateMention | None) -> DateMention | None:
    """The day that "a day later" means, counted from the last day told; None without such words."""
    if last is None or last.start is None or last.precision != "day":
        return None
    clause = view.clause(clause_at)
    found = _SHIFT.search(view.text, clause.start, clause.end)
    if found is None:
        return None
    number = _NUMBERS.get((found["n"] or "one").lower(), 1)
    way = (found["way"] or found["next"] or found["side"]).lower()
    shift = timedelta(days=-number if way in _BACK else number)
    end = (last.end or last.start) + shift
    span = replace(last.span, start=found.start(), end=found.end())
    rule = f"counted from {last.surface!r}"
    return DateMention(span, found.group(), last.start + shift, end, "day", rule)
