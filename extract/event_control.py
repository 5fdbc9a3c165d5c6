"""Who is said to hold a place, and who denies it: a ledger in time order that nothing overwrites.

The rule. All claims of control over one district, or over one province as a whole, are kept in the
order of their days (of their articles where no day is said). A claim is disputed when
- a denial that it fits, of the same holder or of one not named, is made on its day or within the
  `denial_days` of data/lexicon/joining.csv after it, or beside it in the same article; or
- another group is claimed to hold the place in a window that is no later and no earlier: the two
  meet, and so neither is the latest.
The latest undisputed claim is the newest that is neither; the state is disputed when the newest
claim of all is not that one. Nothing is said of who holds the place in fact, and a province's
claims say nothing of its districts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.event_facts import FIRST, LAST, Facts, canonical_key, read_facts
from extract.event_rules import JoinRules, default_rules
from extract.event_scores import compare_groups
from extract.reports import Report


@dataclass(frozen=True, slots=True)
class ControlClaim:
    """One event of control: who is said to hold the place, who says so, who denies it.

    holder is empty where the text does not say who. said_by and denied_by are as in a report's
    attribution; "reporter" where nobody is named. rivals are the report ids of claims for others.
    """

    holder: tuple[str, ...]
    date_start: str | None
    date_end: str | None
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    rivals: tuple[str, ...]
    report_ids: tuple[str, ...]

    @property
    def is_disputed(self) -> bool:
        """Whether somebody denies it or another group is claimed to hold the place meanwhile."""
        return bool(self.denied_by or self.rivals)


@dataclass(frozen=True, slots=True)
class ControlState:
    """The claims over one district, or one province as a whole (district None), oldest first.

    denials are the report ids of denials that answer no claim in the ledger.
    """

    province: str
    district: str | None
    claims: tuple[ControlClaim, ...]
    denials: tuple[str, ...]

    @property
    def latest_undisputed(self) -> ControlClaim | None:
        """The newest claim that nobody disputes."""
        return next((claim for claim in reversed(self.claims) if not claim.is_disputed), None)

    @property
    def is_disputed(self) -> bool:
        """Whether the newest claim is disputed, or there are only denials."""
        return self.claims[-1].is_disputed if self.claims else bool(self.denials)


def control_ledger(reports: Iterable[Report], rules: JoinRules | None = None) -> list[ControlState]:
    """The state of each district and province that reports of control name, in that order.

    Reports of one event are one claim; those that no province is known of are left out.
    """
    rules = rules or default_rules()
    told = sorted((r for r in reports if r.kind == "control" and r.province), key=canonical_key)
    places: dict[tuple[str, str], list[Facts]] = {}
    for at, report in enumerate(told):
        key = report.province or "", report.district or ""
        places.setdefault(key, []).append(read_facts(at, report, rules))
    return [_read_state(key, facts, rules) for key, facts in sorted(places.items())]


def _read_state(key: tuple[str, str], facts: Sequence[Facts], rules: JoinRules) -> ControlState:
    events: dict[str, list[Facts]] = {}
    for fact in facts:
        if not fact.is_denied:
            events.setdefault(fact.report.event_id, []).append(fact)
    denials = [fact for fact in facts if fact.is_denied]
    ordered = sorted(events.values(), key=lambda said: (_day(said), said[0].at))
    answered = {d.at for d in denials for said in ordered if _answers(d, said, rules)}
    return ControlState(
        province=key[0],
        district=key[1] or None,
        claims=tuple(_claim(said, ordered, denials, rules) for said in ordered),
        denials=tuple(d.report.report_id for d in denials if d.at not in answered),
    )


def _claim(
    said: Sequence[Facts],
    others: Sequence[Sequence[Facts]],
    denials: Iterable[Facts],
    rules: JoinRules,
) -> ControlClaim:
    lo, hi = _window(said)
    rivals = [fact for other in others if _is_rival(said, other) for fact in other]
    day = min(said, key=lambda fact: fact.hi - fact.lo).report
    return ControlClaim(
        holder=_holder(said),
        date_start=day.date_start if lo != FIRST else None,
        date_end=day.date_end if hi != LAST else None,
        said_by=_speakers(said),
        denied_by=_speakers(fact for fact in denials if _answers(fact, said, rules)),
        rivals=tuple(fact.report.report_id for fact in rivals),
        report_ids=tuple(fact.report.report_id for fact in said),
    )


def _holder(said: Iterable[Facts]) -> tuple[str, ...]:
    """Who takes or holds the place; the only group named where no one is said to act."""
    names = [
        fact.report.initiator or (fact.report.groups if len(fact.report.groups) == 1 else ())
        for fact in said
    ]
    return tuple(dict.fromkeys(name for group in names for name in group))


def _speakers(said: Iterable[Facts]) -> tuple[str, ...]:
    names = [fact.report.attribution[0] if fact.report.attribution else "reporter" for fact in said]
    return tuple(dict.fromkeys(names))


def _window(said: Sequence[Facts]) -> tuple[int, int]:
    narrowest = min(said, key=lambda fact: fact.hi - fact.lo)
    return narrowest.lo, narrowest.hi


def _day(said: Sequence[Facts]) -> int:
    """The day a claim is ordered by: its first, else the day of its article, else its last."""
    lo, hi = _window(said)
    published = [fact.published[0] for fact in said if fact.published]
    return lo if lo != FIRST else min(published, default=hi)


def _is_rival(said: Sequence[Facts], other: Sequence[Facts]) -> bool:
    """Whether two claims name different holders for the same days."""
    holder, rival = frozenset(_holder(said)), frozenset(_holder(other))
    if said is other or not holder or not rival or holder & rival:
        return False
    (lo, hi), (other_lo, other_hi) = _span(said), _span(other)
    return lo <= other_hi and other_lo <= hi


def _span(said: Sequence[Facts]) -> tuple[int, int]:
    """A claim's days; one that no beginning is said of stands for its last day."""
    lo, hi = _window(said)
    return (min(_day(said), hi), hi) if lo == FIRST else (lo, hi)


def _answers(denial: Facts, said: Sequence[Facts], rules: JoinRules) -> bool:
    """Whether a denial is of this claim: the same holder, and made beside or soon after it."""
    report = denial.report
    denied, holder = frozenset(report.initiator), frozenset(_holder(said))
    if denied and holder and not denied & holder:
        # Who denies a loss is often read as the one who acts: the claim's holder is then its enemy.
        own = frozenset(report.attribution) & denied
        if not own or compare_groups(own, holder) is None:
            return False
    if any(fact.report.article_id == report.article_id for fact in said):
        return any(fact.lo <= denial.hi for fact in said)
    return 0 <= _day([denial]) - _day(said) <= rules.limit("denial_days")
