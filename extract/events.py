"""Events: reports of the same happening joined, within and across articles; the reports stay.

Joining is a pure function of the reports and of what a person said of pairs of them, so it can be
undone: leave a pair apart, or join anew. What two reports are compared by is in event_scores.py,
what keeps a cluster whole in event_clusters.py, the weights in data/lexicon/joining.csv.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.event_clusters import Cluster, Link, Verdicts, make_clusters
from extract.event_facts import FIRST, LAST, Facts, canonical_key, is_shared, read_facts
from extract.event_rules import JoinRules, default_rules
from extract.event_scores import JoinScore, describe, explain_join
from extract.reports import PRECISION, Report
from extract.sources import SourceFamilies

__all__ = [
    "Event",
    "EventToll",
    "JoinScore",
    "explain_join",
    "find_events",
    "join_events",
    "name_event",
]

_BY_PERSON = "a person said that they are of one happening"


@dataclass(frozen=True, slots=True)
class EventToll:
    """One line of an event's ledger: a number as one claimant gives it, and the reports with it.

    claimed_by None: the reporter's own. is_shared: told of several places together, so it is not
    this event's alone. Lines of different claimants are rivals and are never added.
    """

    claimed_by: str | None
    side: str | None
    what: str
    min: int | None
    max: int | None
    report_ids: tuple[str, ...]
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, as its reports tell it together.

    status: confirmed | disputed (claimed and denied) | denied (nothing but denials) | corroborated
    (two independent originals report it, not counting claims) | reported | claimed. Place is the
    most precise one told. date_start and date_end are the days on which all reports agree, null
    where none is said. n_sources counts independent originals. reasons tell each join.
    """

    event_id: str
    kind: str
    status: str
    period: str
    province: str | None
    district: str | None
    place_id: str | None
    geo_level: str
    date_start: str | None
    date_end: str | None
    groups: tuple[str, ...]
    initiator: tuple[str, ...]
    target: tuple[str, ...]
    tolls: tuple[EventToll, ...]
    report_ids: tuple[str, ...]
    article_ids: tuple[str, ...]
    n_sources: int
    reasons: tuple[str, ...]


def join_events(
    reports: Sequence[Report],
    sources: SourceFamilies | None = None,
    *,
    apart: Collection[frozenset[str]] = (),
    together: Collection[frozenset[str]] = (),
    rules: JoinRules | None = None,
) -> tuple[list[Report], list[Event]]:
    """The reports with their event_id, order kept, and the events, earliest published first.

    apart and together are pairs of report ids that a person said are not, or are, of one
    happening; apart wins. Ids that are not among the reports are passed over.
    """
    events = find_events(reports, sources, Verdicts(apart, together), rules)
    named = {name: event.event_id for event in events for name in event.report_ids}
    return [replace(report, event_id=named[report.report_id]) for report in reports], events


def find_events(
    reports: Iterable[Report],
    sources: SourceFamilies | None = None,
    verdicts: Verdicts | None = None,
    rules: JoinRules | None = None,
) -> list[Event]:
    """Only the events, earliest published first; the reports stay as they are."""
    rules = rules or default_rules()
    single = {report.report_id: report for report in reports}
    ordered = sorted(single.values(), key=canonical_key)
    facts = [read_facts(at, report, rules) for at, report in enumerate(ordered)]
    clusters = make_clusters(facts, rules, verdicts or Verdicts())
    families = sources or SourceFamilies({})
    return [_make_event(cluster, ordered, families, rules) for cluster in clusters]


def _make_event(
    cluster: Cluster, ordered: Sequence[Report], families: SourceFamilies, rules: JoinRules
) -> Event:
    reports = [fact.report for fact in cluster.members]
    place = min(reports, key=lambda report: PRECISION[report.geo_level])
    start, end = _window(cluster.members)
    articles = tuple(dict.fromkeys(report.article_id for report in reports))
    return Event(
        event_id=name_event(reports[0].report_id),
        kind=_kind(reports),
        status=_status(reports, families),
        period=min((r.period for r in reports), key=("current", "background", "historical").index),
        province=place.province,
        district=place.district,
        place_id=place.place_id,
        geo_level=place.geo_level,
        date_start=start,
        date_end=end,
        groups=_union(report.groups for report in reports),
        initiator=_union(report.initiator for report in reports),
        target=_union(report.target for report in reports),
        tolls=_ledger(reports),
        report_ids=tuple(report.report_id for report in reports),
        article_ids=articles,
        n_sources=families.count(articles),
        reasons=tuple(_tell(link, ordered, rules) for link in cluster.links),
    )


def _kind(reports: Sequence[Report]) -> str:
    """The kind most reports give it, the earliest of these."""
    return Counter(report.kind for report in reports).most_common(1)[0][0]


def _status(reports: Sequence[Report], families: SourceFamilies) -> str:
    statuses = {report.status for report in reports}
    if "confirmed" in statuses:
        return "confirmed"
    if "denied" in statuses:
        return "disputed" if len(statuses) > 1 else "denied"
    told = {r.article_id for r in reports if r.status == "reported"}
    if not told:
        return "claimed"
    return "corroborated" if families.count(told) > 1 else "reported"


def _window(members: Sequence[Facts]) -> tuple[str | None, str | None]:
    """The days that all reports allow.

    From the first to the last said for presence, and where a person joined what does not meet.
    """
    dated = [fact for fact in members if fact.width != "none"] or list(members)
    lo, hi = max(fact.lo for fact in dated), min(fact.hi for fact in dated)
    if lo > hi or members[0].family == "presence":
        lo, hi = min(fact.lo for fact in dated), max(fact.hi for fact in dated)
    return _iso(lo), _iso(hi)


def _iso(day: int) -> str | None:
    return None if day in (FIRST, LAST) else date.fromordinal(day).isoformat()


def _union(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in names for name in group))


def _ledger(reports: Iterable[Report]) -> tuple[EventToll, ...]:
    lines: dict[tuple[str | None, str | None, str, int | None, int | None], list[str]] = {}
    whole: set[tuple[str | None, str | None, str, int | None, int | None]] = set()
    for report in reports:
        for toll in report.casualties:
            key = toll.claimed_by, toll.side, toll.what, toll.min, toll.max
            lines.setdefault(key, []).append(report.report_id)
            if not is_shared(report, toll):
                whole.add(key)
    return tuple(
        EventToll(*key, tuple(dict.fromkeys(ids)), key not in whole) for key, ids in lines.items()
    )


def _tell(link: Link, ordered: Sequence[Report], rules: JoinRules) -> str:
    told = describe(link.cases, rules) if link.cases else _BY_PERSON
    return f"{ordered[link.a].report_id} + {ordered[link.b].report_id}: {told}"


def name_event(first_report_id: str) -> str:
    """The event_id of the event whose first report, in the order of joining, is this one."""
    digest = hashlib.sha256(
        "\x1f".join(("event", first_report_id)).encode("utf-8", "surrogatepass")
    )
    return digest.hexdigest()[:16]
