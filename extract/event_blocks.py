"""Which pairs of reports are worth comparing: blocking, so that the work grows with the reports.

A pair of dated reports meets on the first day that both may be of, in one district or where one
names the province only. A wide or undated one meets others by an equal toll or a rare word, an
undated denial the claims of its own article, a presence the next ones of its group and place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from extract.event_facts import FIRST, Facts
from extract.event_rules import JoinRules

Pair = tuple[Facts, Facts]
Blocks = dict[Hashable, list[Facts]]

# The rarest words of a report that lead to others: texts that share most words share one of them.
_RARE_WORDS = 4
# Windows longer than a season meet all months; shorter ones only those that they touch.
_MONTH, _SEASON, _ANY_MONTH = 30, 100, -1


def find_pairs(facts: Sequence[Facts], rules: JoinRules) -> Iterator[Pair]:
    """Yield the pairs to compare, earlier first; a pair can come more than once."""
    others = [fact for fact in facts if fact.family != "presence"]
    yield from _pair_by_day(others, rules)
    yield from _pair_by_content(others, rules)
    yield from _pair_denials(others, rules)
    yield from _pair_presences([fact for fact in facts if fact.family == "presence"], rules)


def _scopes(fact: Facts) -> Iterable[str | None]:
    return fact.provinces or (fact.report.place_id,)


def _pair_by_day(facts: Iterable[Facts], rules: JoinRules) -> Iterator[Pair]:
    """Blocks of family, province and day; within them by district, province-wide ones with all."""
    days: dict[Hashable, tuple[list[Facts], Blocks]] = {}
    for fact in facts:
        for day in _days_of(fact, rules):
            for scope in _scopes(fact):
                wide, areas = days.setdefault((fact.family, scope, day), ([], {}))
                (areas.setdefault(fact.area, []) if fact.area else wide).append(fact)
    for (_, _, day), (wide, areas) in days.items():  # type: ignore[misc]
        for block in (wide, *areas.values()):
            yield from _first_met(_pair_within(block, rules), day, rules)
        for block in areas.values() if wide else ():
            yield from _first_met(_pair_across(wide, block, rules), day, rules)


def _days_of(fact: Facts, rules: JoinRules) -> range:
    """The days on which a report meets others: its own, or those before it was published."""
    if fact.width in {"day", "week"}:
        return range(fact.lo, fact.hi + 1)
    if fact.width == "none" and fact.published:
        return range(fact.published[0] - int(rules.limit("published_after")), fact.published[1] + 1)
    return range(0)


def _first_met(pairs: Iterable[Pair], day: int, rules: JoinRules) -> Iterator[Pair]:
    """Only the pairs of which this is the first common day; the others have come before."""
    for a, b in pairs:
        if day == max(_days_of(a, rules).start, _days_of(b, rules).start):
            yield (a, b) if a.at < b.at else (b, a)


def _pair_within(block: Sequence[Facts], rules: JoinRules) -> Iterator[Pair]:
    """All pairs of a block; in a large one each with the next ones that are most like it."""
    if len(block) <= rules.limit("block"):
        yield from combinations(block, 2)
        return
    alike, reach = sorted(block, key=_likeness), int(rules.limit("neighbours"))
    for number, fact in enumerate(alike):
        for other in alike[number + 1 : number + 1 + reach]:
            yield fact, other


def _pair_across(wide: Sequence[Facts], block: Sequence[Facts], rules: JoinRules) -> Iterator[Pair]:
    """Each pair over two blocks; each with the most like of a block that is large."""
    limit = rules.limit("block")
    if len(wide) <= limit and len(block) <= limit:
        yield from ((a, b) for a in wide for b in block)
        return
    chosen = set(map(id, wide))
    for a, b in _pair_within([*wide, *block], rules):
        if (id(a) in chosen) != (id(b) in chosen):
            yield a, b


def _likeness(fact: Facts) -> tuple[str, ...]:
    tolls = sorted(map(repr, fact.tolls))
    return (fact.report.place_id or "", *sorted(fact.groups), "", *tolls, "", *sorted(fact.words))


def _pair_by_content(facts: Sequence[Facts], rules: JoinRules) -> Iterator[Pair]:
    """Wide and undated reports, and what of the others has a toll or a rare word in common."""
    counts: Counter[str] = Counter()
    for fact in facts:
        counts.update(fact.words)
    homes: Blocks = defaultdict(list)
    for fact in facts:
        if fact.width in {"wide", "none"}:
            for key in _content_keys(fact, counts, _months_of(fact)):
                homes[key].append(fact)
    guests: Blocks = defaultdict(list)
    for fact in facts:
        months = _months_of(fact)
        away = [_ANY_MONTH] if fact.width in {"wide", "none"} else [_ANY_MONTH, *months]
        for key in _content_keys(fact, counts, away) if months != [_ANY_MONTH] else ():
            if key in homes:
                guests[key].append(fact)
    for key, block in homes.items():
        for a, b in _pair_homes(block, guests.get(key, []), rules):
            yield (a, b) if a.at < b.at else (b, a)


def _pair_homes(
    block: Sequence[Facts], guests: Sequence[Facts], rules: JoinRules
) -> Iterator[Pair]:
    yield from _pair_within(block, rules)
    yield from _pair_across(block, guests, rules)


def _months_of(fact: Facts) -> list[int]:
    """The stretches of 30 days in which a report is looked for; _ANY_MONTH alone if too many."""
    lo, hi = fact.lo, fact.hi
    if fact.width == "none" and fact.published:
        lo, hi = fact.published[0] - _MONTH, fact.published[1]
    return list(range(lo // _MONTH, hi // _MONTH + 1)) if hi - lo < _SEASON else [_ANY_MONTH]


def _content_keys(fact: Facts, counts: Counter[str], months: Sequence[int]) -> Iterator[Hashable]:
    rare = sorted(fact.words, key=lambda word: (counts[word], word))[:_RARE_WORDS]
    tolls = {(what, low, high) for what, _, low, high, _ in fact.tolls if low or high}
    for scope in _scopes(fact):
        for month in months:
            for clue in (*rare, *tolls):
                yield fact.family, scope, month, clue


def _pair_denials(facts: Iterable[Facts], rules: JoinRules) -> Iterator[Pair]:
    """Denials with the claims of their own article."""
    blocks: dict[Hashable, tuple[list[Facts], list[Facts]]] = {}
    for fact in facts:
        for scope in _scopes(fact):
            key = fact.report.article_id, fact.family, scope
            blocks.setdefault(key, ([], []))[fact.is_denied].append(fact)
    for claims, denials in blocks.values():
        if claims and denials:
            for a, b in _pair_across(claims, denials, rules):
                yield (a, b) if a.at < b.at else (b, a)


def _pair_presences(facts: Iterable[Facts], rules: JoinRules) -> Iterator[Pair]:
    """Each presence with the next ones of the same group and place."""
    blocks: Blocks = defaultdict(list)
    for fact in facts:
        where = fact.area or tuple(sorted(fact.provinces)) or fact.report.place_id
        if fact.anchor is not None:
            for group in fact.groups:
                blocks[where, group].append(fact)
    reach = int(rules.limit("neighbours"))
    for block in blocks.values():
        block.sort(key=lambda fact: (fact.anchor or FIRST, fact.at))
        for number, fact in enumerate(block):
            for other in block[number + 1 : number + 1 + reach]:
                yield (fact, other) if fact.at < other.at else (other, fact)
