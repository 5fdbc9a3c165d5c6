"""The labelled sentences against the extractor: each clue by itself, field by field.

A case says which reports may be shown on the map from its text, and what their fields must be. A
field that a case does not name is not judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.matching import (
    Label,
    dates_agree,
    describe_report,
    district_agrees,
    find_all,
    match_reports,
    meet,
    shown_on_map,
)
from bench.measures import Tally
from extract.articles import Article
from extract.pipeline import extract_reports, find_mentions
from extract.published import parse_published
from extract.reports import Report

Case = dict[str, Any]
SENTENCES = Path(__file__).parent / "cases" / "sentences.jsonl"
_TOLLS = ("killed", "wounded", "captured")


def read_sentences(path: Path = SENTENCES) -> list[Case]:
    """The labelled cases in the order of the file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def score_sentences(cases: list[Case]) -> tuple[Tally, Tally]:
    """What was right, missed and wrong: by clue ("1.reports") and by quality ("STRONG.reports")."""
    by_clue, by_quality = Tally(), Tally()
    for case in cases:
        tally = score_case(case)
        by_clue.add(tally, f"{case['clue']}.")
        by_quality.add(tally, f"{case['quality']}.")
    return by_clue, by_quality


def score_case(case: Case) -> Tally:
    """One sentence: its reports, the fields of each, and its places."""
    tally = Tally()
    article = article_of(case)
    reports = shown_on_map(extract_reports(article))
    labels = [_label(item) for item in case["reports"]]
    answers = match_reports(labels, reports)
    note = f"{case['id']} ({case['why']})"
    for place, item in enumerate(case["reports"]):
        if not item.get("optional"):
            tally.expect("reports", hit=place in answers, note=f"{note} {labels[place].describe()}")
            if place in answers:
                _score_fields(tally, item, labels[place], reports[answers[place]], note)
    for number, report in enumerate(reports):
        hit = number in answers.values()
        tally.find("reports", hit=hit, note=f"{note} {describe_report(report)}")
    if not case["reports"]:
        tally.judge("silent", hit=not reports, note=note)
    _score_places(tally, case, article, reports)
    return tally


def article_of(case: Case) -> Article:
    """The article that the extractor is given for a case."""
    published = parse_published(case["published"])
    return Article(case["id"], case["id"], case["id"], case["text"], published=published)


def _label(item: Case) -> Label:
    provinces = frozenset([item["province"], *item.get("also_provinces", [])])
    districts = frozenset([item["district"]]) if "district" in item else None
    return Label(provinces, districts, frozenset(item["kinds"]), not item.get("optional", False))


def _score_fields(tally: Tally, item: Case, label: Label, report: Report, note: str) -> None:
    tally.judge(
        "kind", hit=report.kind in item["kinds"], note=f"{note} {item['kinds']}, got {report.kind}"
    )
    if "district" in item:
        hit = district_agrees(report, label)
        tally.judge("district", hit=hit, note=f"{note} {item['district']}, got {report.district}")
    statuses = item["status"]
    tally.judge(
        "status", hit=report.status in statuses, note=f"{note} {statuses}, got {report.status}"
    )
    _score_actors(tally, item, report, note)
    _score_dates(tally, item, report, note)
    _score_tolls(tally, item, report, note)


def _score_actors(tally: Tally, item: Case, report: Report, note: str) -> None:
    allowed = set(item.get("groups_allowed", []))
    for name in ("groups", "initiator", "target"):
        if name in item:
            tally.compare(name, set(item[name]), getattr(report, name), allowed, note)


def _score_dates(tally: Tally, item: Case, report: Report, note: str) -> None:
    if item.get("date_start"):
        got = f"{report.date_start}..{report.date_end}"
        said = f"{item['date_start']}..{item['date_end']}"
        hit = dates_agree(report, item["date_start"], item["date_end"])
        tally.judge("date", hit=hit, note=f"{note} {said}, got {got}")
        if item.get("date_exact"):  # the phrase admits no other days
            tally.judge("date_exact", hit=said == got, note=f"{note} {said}, got {got}")
    elif "date_start" in item:
        hit = report.date_start is None
        tally.judge("date", hit=hit, note=f"{note} no date, got {report.date_start}")


def _score_tolls(tally: Tally, item: Case, report: Report, note: str) -> None:
    for name in _TOLLS:
        if name in item:
            got = [getattr(report, f"{name}_min"), getattr(report, f"{name}_max")]
            # No number said at all; "no casualties" (0 to 0) says the same.
            accepted = [item[name]] if item[name] else [[None, None], [0, 0]]
            tally.judge(name, hit=got in accepted, note=f"{note} {accepted[0]}, got {got}")
    if "casualties" in item:
        expected = {_toll(toll) for toll in item["casualties"]}
        found = [f"{toll.side} {toll.what} {toll.min}..{toll.max}" for toll in report.casualties]
        tally.compare("tolls_by_side", expected, found, set(), note)


def _toll(item: Case) -> str:
    return f"{item['side']} {item['what']} {item['min']}..{item['max']}"


def _score_places(tally: Tally, case: Case, article: Article, reports: list[Report]) -> None:
    """Places that must be resolved, and places where nothing must be said to have happened."""
    mentions = [row for row in find_mentions(article) if row.type == "place"]
    for place in case.get("places", []):
        spans = find_all(case["text"], place["surface"])
        near = [row for row in mentions if any(meet((row.start, row.end), s) for s in spans)]
        hit = any(
            row.province == place["province"]
            and ("district" not in place or row.district == place["district"])
            for row in near
        )
        tally.judge("places", hit=hit, note=f"{case['id']} {place}")
    for surface in case.get("absent_places", []):
        spans = find_all(case["text"], surface)
        hit = not any(meet(used, span) for used in _place_spans(reports) for span in spans)
        tally.judge("not_the_place", hit=hit, note=f"{case['id']} {surface!r} ({case['why']})")


def _place_spans(reports: list[Report]) -> Iterator[tuple[int, int]]:
    for report in reports:
        if "place" in report.spans:
            yield report.spans["place"]
