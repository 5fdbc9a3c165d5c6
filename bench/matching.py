"""Which shown report answers which labelled one; the rules that sentences and texts share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extract.reports import Report

MAPPED_KINDS = frozenset(
    [
        "clash",
        "attack",
        "violence_against_civilians",
        "control",
        "deployment",
        "detention",
        "presence",
    ]
)
# Kinds that a reader of the map would not call wrong for one another.
_ALIKE = (
    {"clash", "attack"},
    {"control", "denial"},
    {"detention", "violence_against_civilians"},
)


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled report in the form in which it is matched; evidence is None for sentences."""

    provinces: frozenset[str]
    districts: frozenset[str | None] | None
    kinds: frozenset[str]
    required: bool
    evidence: tuple[int, int] | None = None

    def describe(self) -> str:
        """The label in a few words, for a list of misses."""
        place = "/".join(sorted(self.provinces)) or "nowhere"
        districts = sorted(name for name in self.districts or () if name)
        return f"{'|'.join(sorted(self.kinds))} {place} {'/'.join(districts)}".strip()


def shown_on_map(reports: Iterable[Report]) -> list[Report]:
    """The reports that a map shows by default: placed in a province, of the time told of."""
    return [
        report
        for report in reports
        if report.province and report.period == "current" and report.kind in MAPPED_KINDS
    ]


def describe_report(report: Report) -> str:
    """A report in a few words, for a list of misses."""
    return f"{report.kind} {report.province}/{report.district} {report.status} {report.evidence!r}"


def kinds_agree(kind: str, accepted: frozenset[str]) -> bool:
    """Whether a kind is accepted, or alike to an accepted one on the map."""
    return kind in accepted or any(kind in alike and alike & accepted for alike in _ALIKE)


def district_agrees(report: Report, label: Label) -> bool:
    """Whether the district is the labelled one: one that the text does not tell is wrong too."""
    return label.districts is None or report.district in label.districts


def share_evidence(report: Report, label: Label) -> float:
    """How much of the report's evidence lies inside the labelled evidence, 0..1."""
    if label.evidence is None:
        return 1.0
    start, end = label.evidence
    shared = min(report.evidence_end, end) - max(report.evidence_start, start)
    return max(0, shared) / max(1, report.evidence_end - report.evidence_start)


def match_reports(labels: Sequence[Label], reports: Sequence[Report]) -> dict[int, int]:
    """Label -> report, one to one: a second report of the same happening answers nothing."""
    pairs = sorted(
        (
            (*_closeness(label, report), -number, place, number)
            for place, label in enumerate(labels)
            for number, report in enumerate(reports)
            if _may_answer(label, report)
        ),
        reverse=True,
    )
    answer: dict[int, int] = {}
    for *_, place, number in pairs:
        if place not in answer and number not in answer.values():
            answer[place] = number
    return answer


def _may_answer(label: Label, report: Report) -> bool:
    return (
        report.province in label.provinces
        and kinds_agree(report.kind, label.kinds)
        and share_evidence(report, label) >= 0.5
    )


def _closeness(label: Label, report: Report) -> tuple[bool, bool, bool, float]:
    return (
        label.required,
        district_agrees(report, label),
        report.kind in label.kinds,
        share_evidence(report, label),
    )


def dates_agree(report: Report, start: str, end: str | None) -> bool:
    """Whether the report's days meet the labelled ones without being much wider.

    An end still open counts as the article's last day.
    """
    last = report.date_end or report.published_end or report.date_start
    if not report.date_start or not last:
        return False
    label_end = end or report.published_end or start
    narrow = _days(report.date_start, last) <= 2 * _days(start, label_end) + 31
    return narrow and report.date_start <= label_end and last >= start


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def find_all(text: str, surface: str) -> list[tuple[int, int]]:
    """The spans of a surface in a text."""
    spans, start = [], text.find(surface)
    while start >= 0:
        spans.append((start, start + len(surface)))
        start = text.find(surface, start + 1)
    return spans


def meet(first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether two spans share a character."""
    return first[0] < second[1] and second[0] < first[1]
