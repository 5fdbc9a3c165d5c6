"""Which reports a new one can join at all: what an archive keeps of each, to find them again.

A looser test than that of the blocks and scores, made of plain values that a database compares: it
passes every pair that `join_events` would compare and find alike, and keeps the rest unread.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.event_facts import Facts, canonical_key, read_facts
from extract.event_rules import JoinRules, default_rules
from extract.event_scores import add_points, compare
from extract.reports import Report

# Days by which what an undated item tells of can lie away from the day it came out.
_AROUND = 37
# Words in common below which two reports of unlike windows are not compared.
FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a report can meet others: of one family, in a common scope and area.

    day_first..day_last: two such windows that meet are enough; None for a wide window.
    first..last are all the days it may be of; is_vague says that it meets others there by a toll or
    words in common, which are kept as numbers.
    """

    family: str
    scopes: tuple[str, ...]
    area: str | None
    day_first: int | None
    day_last: int | None
    first: int
    last: int
    is_vague: bool
    tolls: tuple[int, ...]
    words: tuple[int, ...]


def read_reach(report: Report, rules: JoinRules | None = None) -> Reach:
    """The reach of one report."""
    rules = rules or default_rules()
    fact = read_facts(0, report, rules)
    days = _days_of(fact, rules)
    tolls = {_number(f"{what} {low} {high}") for what, _, low, high, _ in fact.tolls if low or high}
    return Reach(
        family=fact.family,
        scopes=tuple(sorted(fact.provinces)) or tuple(filter(None, [report.place_id])),
        area=fact.area,
        day_first=days[0] if days else None,
        day_last=days[1] if days else None,
        first=_around(fact)[0],
        last=_around(fact)[1],
        is_vague=fact.width in {"wide", "none"} and fact.family != "presence",
        tolls=tuple(sorted(tolls)),
        words=tuple(sorted(set(map(_number, fact.words)))),
    )


def can_join(a: Reach, b: Reach) -> bool:
    """Whether two reports may turn out to be of one happening; the store asks the same in SQL."""
    if a.family != b.family or not set(a.scopes) & set(b.scopes):
        return False
    if a.area != b.area and None not in (a.area, b.area):
        return False
    return _meet_by_day(a, b) or _meet_by_content(a, b)


def find_alike(
    pairs: Iterable[tuple[Report, Report]], rules: JoinRules | None = None
) -> Iterator[tuple[Report, Report]]:
    """The pairs with enough points to be joined, as they were given."""
    rules = rules or default_rules()
    facts: dict[str, Facts] = {}
    for pair in pairs:
        first, second = sorted(pair, key=canonical_key)
        for report in (first, second):
            if report.report_id not in facts:
                facts[report.report_id] = read_facts(0, report, rules)
        cases = compare(facts[first.report_id], facts[second.report_id], rules)
        if not isinstance(cases, str) and add_points(cases, rules) >= rules.limit("total"):
            yield pair


def _meet_by_day(a: Reach, b: Reach) -> bool:
    if a.day_first is None or a.day_last is None or b.day_first is None or b.day_last is None:
        return False
    return a.day_first <= b.day_last and b.day_first <= a.day_last


def _meet_by_content(a: Reach, b: Reach) -> bool:
    if not (a.is_vague or b.is_vague) or a.first > b.last or b.first > a.last:
        return False
    common = len(set(a.words) & set(b.words))
    return common >= FEWEST_WORDS or not set(a.tolls).isdisjoint(b.tolls)


def _days_of(fact: Facts, rules: JoinRules) -> tuple[int, int] | None:
    """The days on which a report meets all others of its place, as event_blocks.py pairs them."""
    if fact.family == "presence":
        # Two windows of half the days each meet where the anchors are that far apart or less.
        half = (int(rules.limit("presence_days")) + 1) // 2
        return None if fact.anchor is None else (fact.anchor - half, fact.anchor + half)
    if fact.width in {"day", "week"}:
        return fact.lo, fact.hi
    if fact.width == "none" and fact.published:
        before = int(rules.limit("published_after"))
        return fact.published[0] - before, fact.published[1]
    return None


def _around(fact: Facts) -> tuple[int, int]:
    if fact.width == "none" and fact.published:
        return fact.published[0] - _AROUND, fact.published[1] + _AROUND
    return fact.lo, fact.hi


def _number(text: str) -> int:
    """A number of 31 bits for a word or toll, the same in every run."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass")) & 0x7FFFFFFF
