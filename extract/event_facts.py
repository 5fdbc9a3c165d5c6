"""What joining compares of a report, made ready once: windows in days, groups, tolls, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.casualties import Toll
from extract.event_rules import JoinRules
from extract.reports import Report

FAMILY = {
    "clash": "fight",
    "attack": "fight",
    "violence_against_civilians": "harm",
    "detention": "harm",
    "control": "control",
    "presence": "presence",
    "deployment": "deployment",
}
# Days as date ordinals; these two stand for "no beginning known" and "no end said yet".
FIRST, LAST = 0, 10**7
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
_CUT = ("place", "groups", "groups_2", "date")

TollKey = tuple[str, str | None, int | None, int | None, str | None]


@dataclass(frozen=True, slots=True)
class Facts:
    """One report as joining sees it.

    area is its district, or the site itself where its district is unknown, None above districts.
    lo..hi are the days it may have happened; width is day | week | wide | none (no date said).
    doers are who acts, where only one side does; empty in a fight, which each tells its own way,
    and in a denial, which may name its enemy. tolls are (what, side, min, max, claimant), without
    those told of several places. words are those beside place, groups and dates.
    """

    at: int
    report: Report
    family: str
    provinces: frozenset[str]
    area: str | None
    site: str | None
    lo: int
    hi: int
    width: str
    published: tuple[int, int] | None
    groups: frozenset[str]
    doers: frozenset[str]
    tolls: tuple[TollKey, ...]
    words: frozenset[str]

    @property
    def is_denied(self) -> bool:
        """Whether the report is a denial."""
        return self.report.status == "denied"

    @property
    def anchor(self) -> int | None:
        """The day a presence is said as of: its last day, else the article's."""
        if self.width in {"day", "week"}:
            return self.hi
        return self.published[1] if self.published else None


def canonical_key(report: Report) -> tuple[str, str, int, str]:
    """The order in which reports are joined: earliest published first, unknown last."""
    published = report.published_start or "9999"
    return published, report.article_id, report.evidence_start, report.report_id


def read_facts(at: int, report: Report, rules: JoinRules) -> Facts:
    """The facts of one report; `at` is its number in canonical order."""
    is_point = report.geo_level in {"site", "near"}
    site = report.place_id if is_point else None
    lo, hi, width = _window(report, rules)
    return Facts(
        at=at,
        report=report,
        family=FAMILY.get(report.kind, report.kind),
        provinces=frozenset(report.provinces or filter(None, [report.province])),
        area=report.district or site,
        site=site,
        lo=lo,
        hi=hi,
        width=width,
        published=_published(report),
        groups=frozenset(report.groups),
        doers=_doers(report),
        tolls=tuple(
            (toll.what, toll.side, toll.min, toll.max, toll.claimed_by)
            for toll in report.casualties
            if not is_shared(report, toll)
        ),
        words=_words(report, rules.ignored),
    )


def is_shared(report: Report, toll: Toll) -> bool:
    """Whether a toll is of several places: the report then leaves it out of its own counts."""
    counts = {
        "killed": (report.killed_min, report.killed_max),
        "wounded": (report.wounded_min, report.wounded_max),
        "captured": (report.captured_min, report.captured_max),
    }
    said = toll.min is not None or toll.max is not None
    return said and counts.get(toll.what) == (None, None)


def _doers(report: Report) -> frozenset[str]:
    is_one_sided = FAMILY.get(report.kind) != "fight" and report.status != "denied"
    return frozenset(report.initiator if is_one_sided else ())


def _window(report: Report, rules: JoinRules) -> tuple[int, int, str]:
    lo = _day(report.date_start) or FIRST
    hi = _day(report.date_end) or LAST
    days = hi - lo + 1
    if report.date_phrase is None and report.date_precision is None:
        return lo, hi, "none"
    if days <= rules.limit("day_width"):
        return lo, hi, "day"
    return lo, hi, "week" if days <= rules.limit("week_width") else "wide"


def _published(report: Report) -> tuple[int, int] | None:
    """The day an article came out, where it is known to the day or two."""
    first, last = _day(report.published_start), _day(report.published_end)
    return (first, last) if first and last and last - first <= 1 else None


def _day(text: str | None) -> int | None:
    return date.fromisoformat(text).toordinal() if text else None


def _words(report: Report, ignored: frozenset[str]) -> frozenset[str]:
    """The words of the evidence that the other parts do not already compare."""
    text = report.evidence
    for name in _CUT:
        start, end = report.spans.get(name, (0, 0))
        start, end = start - report.evidence_start, end - report.evidence_start
        if 0 <= start < end <= len(text):
            text = text[:start] + " " * (end - start) + text[end:]
    words = {word.rstrip("s") for word in _WORD.findall(text.lower()) if len(word) >= _SHORTEST}
    return frozenset(words - ignored)
