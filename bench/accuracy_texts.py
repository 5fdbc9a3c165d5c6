"""The labelled texts against the extractor: mentions, reports, and what each report says.

The labels of a text: `required` ones must be found, the others may be; every report and mention
that answers no label is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.matching import (
    Label,
    dates_agree,
    describe_report,
    district_agrees,
    match_reports,
    meet,
    shown_on_map,
)
from bench.measures import Tally
from extract.articles import Article
from extract.mentions import Mention
from extract.pipeline import extract_reports, find_mentions
from extract.reports import Report

Gold = dict[str, Any]
TEXTS = Path(__file__).parent / "cases" / "texts"


def read_texts(folder: Path = TEXTS) -> list[tuple[Gold, str]]:
    """Each text's labels and the text itself, in the order of their names."""
    pairs = []
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        with (folder / gold["article"]["file"]).open(encoding="utf-8", newline="") as file:
            pairs.append((gold, file.read()))
    return pairs


def score_texts(pairs: Sequence[tuple[Gold, str]]) -> Tally:
    """What was right, missed and wrong over all texts."""
    tally = Tally()
    for gold, text in pairs:
        name = gold["article"]["file"]
        article = Article(name, name, name, text)
        mentions = find_mentions(article)
        _score_places(tally, gold, [row for row in mentions if row.type == "place"])
        _score_groups(tally, gold, [row for row in mentions if row.type == "group"])
        reports = extract_reports(article)
        _score_published(tally, gold, reports)
        _score_reports(tally, gold, shown_on_map(reports))
    return tally


def _score_places(tally: Tally, gold: Gold, rows: list[Mention]) -> None:
    # What may be tagged, but stands for no province: tagging it with none is right.
    neutral = [item | {"provinces": [], "required": False} for item in gold.get("taggable", [])]
    _score_mentions(tally, "places", gold, gold["places"] + neutral, rows)


def _score_groups(tally: Tally, gold: Gold, rows: list[Mention]) -> None:
    generic = [(item["start"], item["end"]) for item in gold["generic_groups"]]
    judged = [row for row in rows if not any(meet((row.start, row.end), g) for g in generic)]
    _score_mentions(tally, "groups", gold, gold["groups"], judged)


def _score_mentions(
    tally: Tally, name: str, gold: Gold, items: list[Gold], rows: list[Mention]
) -> None:
    file = gold["article"]["file"]
    for item in items:
        if item["required"]:
            hit = any(_meets(row, item) and _mention_agrees(row, item) for row in rows)
            tally.expect(name, hit=hit, note=f"{file} {item['surface']!r} @{item['start']}")
    for row in rows:
        hit = any(_meets(row, item) and _mention_agrees(row, item) for item in items)
        got = row.group or f"{row.province}/{row.district}"
        tally.find(name, hit=hit, note=f"{file} {row.surface!r} @{row.start} as {got}")


def _meets(row: Mention, item: Gold) -> bool:
    return meet((row.start, row.end), (item["start"], item["end"]))


def _mention_agrees(row: Mention, item: Gold) -> bool:
    if row.type == "group":
        return row.group in item["canonical"]
    return row.province in item["provinces"] if item["provinces"] else row.province is None


def _score_published(tally: Tally, gold: Gold, reports: list[Report]) -> None:
    """A text without a report carries no date to judge."""
    if reports:
        window = gold["article"]["published"]
        hit = all(_published_agrees(report, window) for report in reports)
        got = f"{reports[0].published_start}..{reports[0].published_end}"
        tally.judge("published", hit=hit, note=f"{gold['article']['file']} {window}, got {got}")


def _published_agrees(report: Report, window: Gold) -> bool:
    start, end = report.published_start, report.published_end
    if not start or not end:
        return not window["stated"] and window["earliest"][:4] != window["latest"][:4]
    narrow = _days(start, end) <= 2 * _days(window["earliest"], window["latest"]) + 31
    return narrow and start <= window["latest"] and end >= window["earliest"]


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _score_reports(tally: Tally, gold: Gold, reports: list[Report]) -> None:
    file = gold["article"]["file"]
    items = [
        item
        for item in gold["reports"]
        if item["provinces"] and not item["historical"] and not item["background"]
    ]
    labels = [_label(item) for item in items]
    answers = match_reports(labels, reports)
    for place, (item, label) in enumerate(zip(items, labels, strict=True)):
        note = f"{file} {label.describe()} @{item['evidence_start']}"
        if item["required"]:
            tally.expect("reports", hit=place in answers, note=note)
        if place in answers:
            _score_fields(tally, item, label, reports[answers[place]], note)
    for number, report in enumerate(reports):
        hit = number in answers.values()
        tally.find("reports", hit=hit, note=f"{file} {describe_report(report)}")
    if not items:
        tally.judge("silent", hit=not reports, note=file)


def _label(item: Gold) -> Label:
    return Label(
        frozenset(item["provinces"]),
        frozenset(name or None for name in item["districts"] or [""]),  # "": none is right too
        frozenset(item["kinds"]),
        item["required"],
        (item["evidence_start"], item["evidence_end"]),
    )


def _score_fields(tally: Tally, item: Gold, label: Label, report: Report, note: str) -> None:
    if item["required"]:
        missing = set(item["groups_required"]) - set(report.groups)
        tally.judge("report_groups", hit=not missing, note=f"{note} missing {sorted(missing)}")
        _score_date(tally, item, report, note)
        _score_tolls(tally, item, report, note)
    extra = set(report.groups) - set(item["groups_allowed"])
    tally.judge("report_groups_only", hit=not extra, note=f"{note} not said {sorted(extra)}")
    hit = report.status in item["status"]
    tally.judge("report_status", hit=hit, note=f"{note} {item['status']}, got {report.status}")
    hit = district_agrees(report, label)
    tally.judge("report_district", hit=hit, note=f"{note}, got {report.district}")


def _score_date(tally: Tally, item: Gold, report: Report, note: str) -> None:
    if item["date_start"]:
        hit = dates_agree(report, item["date_start"], item["date_end"] or item["date_start"])
        got = f"{report.date_start}..{report.date_end}"
        said = f"{item['date_start']}..{item['date_end']}"
        tally.judge("report_date", hit=hit, note=f"{note} {said}, got {got}")


def _score_tolls(tally: Tally, item: Gold, report: Report, note: str) -> None:
    """The numbers of each toll; whose side they are of is judged on the sentences."""
    found = {(toll.what, toll.min, toll.max) for toll in report.casualties}
    for toll in item["casualties"]:
        said = (toll["what"], toll["min"], toll["max"])
        note = f"{note} {said}, got {sorted(map(str, found))}"
        tally.judge("report_tolls", hit=said in found, note=note)
