"""Pairs to clusters: the best pairs first, and no cluster that contradicts itself.

A cluster is kept as a summary, so that a report of a whole province cannot chain two districts,
nor one without a date two days, nor one without groups two groups. What a person said comes first:
`together` pairs are joined whatever their score, `apart` pairs never share a cluster.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.event_blocks import find_pairs
from extract.event_facts import FIRST, LAST, Facts, TollKey
from extract.event_rules import JoinRules
from extract.event_scores import (
    PARTS,
    add_points,
    compare,
    compare_groups,
    compare_tolls,
    doers_agree,
    same_telling,
)

Pairs = Collection[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Link:
    """A join that was made: the numbers of two reports, and the cases (empty: a person said so)."""

    a: int
    b: int
    cases: tuple[str, ...]


@dataclass(slots=True)
class Cluster:
    """Reports joined so far, and what all of them have to agree with."""

    members: list[Facts]
    lo: int
    hi: int
    areas: set[str]
    sites: set[str]
    groups: frozenset[str]
    doers: frozenset[str]
    tolls: tuple[TollKey, ...]
    dated: dict[str, Facts]
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What a person said of pairs of reports: not the same, the same."""

    apart: Pairs = ()
    together: Pairs = ()


def make_clusters(facts: Sequence[Facts], rules: JoinRules, verdicts: Verdicts) -> list[Cluster]:
    """The clusters of the reports, in the order of their first ones."""
    joiner = _Joiner(facts, rules, verdicts.apart)
    numbers = {fact.report.report_id: fact.at for fact in facts}
    for a, b in _known_pairs(verdicts.together, numbers):
        joiner.join(a, b, ())
    for _, a, b, cases in _score_pairs(facts, rules):
        joiner.join(a, b, cases)
    return joiner.clusters()


def _known_pairs(pairs: Pairs, numbers: Mapping[str, int]) -> list[tuple[int, int]]:
    """The pairs of which both reports are here, in a fixed order."""
    here = [sorted(numbers[name] for name in pair if name in numbers) for pair in pairs]
    return sorted((pair[0], pair[1]) for pair in here if len(pair) == 2)


def _score_pairs(
    facts: Sequence[Facts], rules: JoinRules
) -> list[tuple[float, int, int, tuple[str, ...]]]:
    """The pairs with enough points, best first."""
    needed = rules.limit("total")
    scored: dict[tuple[int, int], tuple[float, int, int, tuple[str, ...]]] = {}
    for a, b in find_pairs(facts, rules):
        key = a.at, b.at
        cases = compare(a, b, rules) if key not in scored else ""
        if isinstance(cases, str):
            continue
        points = add_points(cases, rules)
        if points >= needed:
            scored[key] = (-points, a.at, b.at, cases)
    return sorted(scored.values())


class _Joiner:
    """Clusters by the number of each report; the smaller is always poured into the larger."""

    def __init__(self, facts: Sequence[Facts], rules: JoinRules, apart: Pairs) -> None:
        self._rules = rules
        self._of = [_single(fact) for fact in facts]
        self._facts = facts
        numbers = {fact.report.report_id: fact.at for fact in facts}
        self._apart: dict[int, set[int]] = {}
        for a, b in _known_pairs(apart, numbers):
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def join(self, a: int, b: int, cases: tuple[str, ...]) -> None:
        """Join the clusters of two reports unless they contradict one another or a person."""
        first, second = self._of[a], self._of[b]
        if first is second or self._are_apart(first, second):
            return
        if cases and not (self._agree(first, second, cases) and self._may_deny(a, b, cases)):
            return
        large, small = sorted([first, second], key=lambda cluster: -len(cluster.members))
        _pour(small, large)
        large.links.append(Link(a, b, cases))
        for fact in small.members:
            self._of[fact.at] = large

    def clusters(self) -> list[Cluster]:
        """The clusters, each once, members in order."""
        found = list({id(cluster): cluster for cluster in self._of}.values())
        for cluster in found:
            cluster.members.sort(key=lambda fact: fact.at)
        return found

    def _are_apart(self, first: Cluster, second: Cluster) -> bool:
        if not self._apart:
            return False
        small, large = sorted([first, second], key=lambda cluster: len(cluster.members))
        partners = (at for fact in small.members for at in self._apart.get(fact.at, ()))
        return any(self._of[at] is large for at in partners)

    def _may_deny(self, a: int, b: int, cases: tuple[str, ...]) -> bool:
        """An undated denial answers one claim, the best: it does not chain two."""
        if cases[PARTS.index("date")] != "denial":
            return True
        denial = a if self._facts[a].is_denied else b
        return len(self._of[denial].members) == 1

    def _agree(self, first: Cluster, second: Cluster, cases: tuple[str, ...]) -> bool:
        if len(first.areas | second.areas) > 1 or len(first.sites | second.sites) > 1:
            return False
        if not self._dates_agree(first, second):
            return False
        if compare_groups(first.groups, second.groups) is None:
            return False
        if not doers_agree(first.doers, second.doers):
            return False
        tolls = compare_tolls(first.tolls, second.tolls, self._rules)
        return tolls != "differ" or cases[PARTS.index("tolls")] == "differ"

    def _dates_agree(self, first: Cluster, second: Cluster) -> bool:
        lo, hi = max(first.lo, second.lo), min(first.hi, second.hi)
        if first.members[0].family == "presence":
            lo, hi = min(first.lo, second.lo), max(first.hi, second.hi)
            return hi - lo <= self._rules.limit("presence_days")
        if lo > hi:
            return False
        small, large = sorted([first.dated, second.dated], key=len)
        return all(same_telling(f, large[name]) for name, f in small.items() if name in large)


def _single(fact: Facts) -> Cluster:
    lo, hi = fact.lo, fact.hi
    if fact.family == "presence":
        lo, hi = fact.anchor or FIRST, fact.anchor or LAST
    return Cluster(
        members=[fact],
        lo=lo,
        hi=hi,
        areas=_strings([fact.area]),
        sites=_strings([fact.site]),
        groups=fact.groups,
        doers=fact.doers,
        tolls=fact.tolls,
        dated={fact.report.article_id: fact} if fact.width != "none" else {},
    )


def _strings(names: Iterable[str | None]) -> set[str]:
    return {name for name in names if name is not None}


def _pour(small: Cluster, large: Cluster) -> None:
    """Add one cluster to another."""
    if small.members[0].family == "presence":
        large.lo, large.hi = min(large.lo, small.lo), max(large.hi, small.hi)
    else:
        large.lo, large.hi = max(large.lo, small.lo), min(large.hi, small.hi)
    large.members.extend(small.members)
    large.links.extend(small.links)
    large.areas |= small.areas
    large.sites |= small.sites
    large.groups |= small.groups
    large.doers |= small.doers
    large.tolls = tuple(dict.fromkeys(large.tolls + small.tolls))
    large.dated.update({name: f for name, f in small.dated.items() if name not in large.dated})
