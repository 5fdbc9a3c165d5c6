"""Judgements of reports: what a person said of them, what holds now, and the reports as judged.

Judgements are appended and never changed. The latest verdict of a report holds; of corrections the
latest of each field, also after it was accepted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from clashmap.schema import REPORT_COLUMNS
from clashmap.store.rows import of_batches, report_rows, to_reports
from clashmap.store.tables import JUDGEMENTS, REPORTS
from extract.casualties import Toll
from extract.reports import Report
from geo.places import Span

VERDICTS = ("accept", "reject", "correct")
VERDICT = "verdict"
_WORDS = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
# Told by the fields that they follow from.
_FOLLOWING = (
    *("casualties", "date_precision", "geo_precision", "lat", "lon", "provinces"),
    *("district_pcode", "province_pcode"),
)
_LISTS = frozenset(column.name for column in REPORT_COLUMNS if column.type == "list[string]")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person said of one report. changes: field -> its value as JSON, all that follow.

    at is UTC, ISO; verdict one of VERDICTS.
    """

    judgement_id: str
    at: str
    by: str
    report_id: str
    article_id: str
    verdict: str
    changes: Mapping[str, str]
    note: str

    def values(self) -> dict[str, object]:
        """The changes as plain values."""
        return {name: json.loads(value) for name, value in self.changes.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of a report: the latest verdict, its day, and all corrections as JSON."""

    verdict: str
    day: str
    changes: Mapping[str, str]


def judgement_rows(judgements: Sequence[Judgement]) -> pa.Table:
    """The rows of judgements; their batch_id is still empty."""
    rows = [
        {name: getattr(judgement, name) for name in Judgement.__slots__}
        | {"batch_id": "", "changes": list(judgement.changes.items())}
        for judgement in judgements
    ]
    return pa.Table.from_pylist(rows, schema=JUDGEMENTS.schema)


def to_judgements(rows: Iterable[Mapping[str, Any]]) -> list[Judgement]:
    """Rows as judgements again, in their order."""
    names = [name for name in Judgement.__slots__ if name != "changes"]
    return [
        Judgement(changes=dict(row["changes"] or ()), **{name: row[name] for name in names})
        for row in rows
    ]


def stand(judgements: Iterable[Judgement]) -> dict[str, Standing]:
    """What holds of each report that was judged, by id; judgements are given oldest first."""
    found: dict[str, Standing] = {}
    for judgement in judgements:
        before = found.get(judgement.report_id)
        changes = dict(before.changes) if before else {}
        changes |= judgement.changes
        found[judgement.report_id] = Standing(judgement.verdict, judgement.at[:10], changes)
    return found


def judged_rows(stored: pa.Table, standings: Mapping[str, Standing]) -> pa.Table:
    """The stored rows of reports as they were judged, with the column verdict."""
    told = stored["report_id"].to_pylist()
    reports = [
        apply_standing(report, standings[report.report_id])
        for report in to_reports(stored.select(REPORTS.columns))
    ]
    rows = of_batches(report_rows(reports), stored["batch_id"])
    verdicts = pa.array([standings[name].verdict for name in told], pa.string())
    return rows.append_column(VERDICT, verdicts)


def apply_standing(report: Report, standing: Standing) -> Report:
    """A report as it was judged; its rules end with what was judged, without naming anybody."""
    values = {name: json.loads(value) for name, value in standing.changes.items()}
    changed = [
        f"{name} {_in_words(value)}, was {_in_words(getattr(report, name))}"
        for name, value in values.items()
        if name not in _FOLLOWING and _in_words(value) != _in_words(getattr(report, name))
    ]
    words = f"{_WORDS[standing.verdict]} by a reader on {standing.day}"
    told = ": ".join([words, "; ".join(changed)] if changed else [words])
    fields = {name: _cell(name, value) for name, value in values.items()}
    return replace(report, **fields, rules=(*report.rules, told))


def _cell(name: str, value: Any) -> Any:  # noqa: ANN401  whatever the field of a report holds
    if name == "casualties":
        return tuple(Toll(Span(0, 0), **toll) for toll in value)
    return tuple(value) if name in _LISTS else value


def _in_words(value: object) -> str:
    if value is None or value in ((), []):
        return "none"
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
