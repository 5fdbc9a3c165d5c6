"""Made news for archives of any size: bench/events.py's happenings at real places, in articles.

The same for the same seed: some five years of days, ten reports an article. Nothing is extracted,
and only reports that were made of one happening are joined into events.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from bench.events import tell_day
from clashmap.store.rows import Reading
from extract.articles import Article, Published, hash_text
from extract.events import Event, join_events
from extract.reports import PRECISION, Report
from geo.gazetteer import Gazetteer
from geo.places import Place

FIRST = date(2021, 8, 15)
DAYS = 1_900
_AN_ARTICLE = 10  # reports
_OUT = 2  # days after a happening on which it may be told at the latest
_PUBLISHERS = ("Made Courier", "Made Times", "Made Radio", "Made Agency", "Made Monitor")
_OTHER_PERIODS = {0: "background", 1: "historical"}  # of ten reports


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of a day, and the events of which all reports have now been told."""

    readings: tuple[Reading, ...]
    events: tuple[Event, ...]


def make_days(count: int, seed: int = 1) -> Iterator[Day]:
    """That many reports or a few more, day by day."""
    return _Teller(count, seed).days()


@dataclass(slots=True)
class _Teller:
    """What was told and is not yet out, by the day on which it comes out."""

    count: int
    seed: int
    waiting: dict[date, list[Report]] = field(default_factory=dict)
    told: int = 0

    def days(self) -> Iterator[Day]:
        source, atlas = random.Random(self.seed), _Atlas()
        open_events: list[tuple[date, list[str]]] = []
        out: dict[str, Report] = {}
        for number in range(DAYS + _OUT):
            day = FIRST + timedelta(number)
            while number < DAYS and self.told < (number + 1) * self.count // DAYS:
                open_events.append((day, self._tell(source, atlas, day)))
            readings = [*_write(source, day, self.waiting.pop(day, []))]
            out.update((r.report_id, r) for reading in readings for r in reading.reports)
            whole = [ids for first, ids in open_events if (day - first).days >= _OUT]
            open_events = [pair for pair in open_events if (day - pair[0]).days < _OUT]
            told = [[out.pop(name) for name in ids] for ids in whole]
            events = (event for reports in told for event in join_events(reports)[1])
            yield Day(tuple(readings), tuple(events))

    def _tell(self, source: random.Random, atlas: _Atlas, day: date) -> list[str]:
        """Tell of one happening; return the ids of its reports."""
        reports = [atlas.settle(report) for report in tell_day(source, day, self.told)]
        self.told += len(reports)
        for report in reports:
            out = date.fromisoformat(report.published or "")
            self.waiting.setdefault(out, []).append(report)
        return [report.report_id for report in reports]


class _Atlas:
    """Real provinces and districts for the made ones, the same for the same name."""

    def __init__(self) -> None:
        places = list(Gazetteer.load().places())
        self._provinces = sorted(
            (place for place in places if place.kind == "province"),
            key=lambda place: place.place_id,
        )
        self._districts: dict[str | None, list[Place]] = {}
        for place in sorted(places, key=lambda place: place.place_id):
            if place.kind == "district":
                self._districts.setdefault(place.province, []).append(place)

    def settle(self, report: Report) -> Report:
        """The report at the real place that stands for its made one."""
        province = self._provinces[int((report.province or "P0")[1:]) % len(self._provinces)]
        place = province
        if report.district:
            districts = self._districts[province.province]
            place = districts[int(report.district.rpartition("-")[2]) % len(districts)]
        is_point = place.lon is not None and place is not province
        level = "near" if is_point else "province" if place is province else "district"
        return replace(
            report,
            place=place.name,
            place_id=place.place_id,
            geo_level=level,
            geo_precision=PRECISION[level],
            lon=place.lon if is_point else None,
            lat=place.lat if is_point else None,
            province=province.province,
            district=place.district,
            provinces=(province.province or "",),
            province_pcode=place.province_pcode,
            district_pcode=place.district_pcode,
        )


def _write(source: random.Random, day: date, reports: Sequence[Report]) -> Iterator[Reading]:
    """Articles of a day that tell the reports."""
    for start in range(0, len(reports), _AN_ARTICLE):
        told = reports[start : start + _AN_ARTICLE]
        text = "\n".join(report.evidence for report in told)
        name = f"made-{day.isoformat()}-{start // _AN_ARTICLE:04}"
        article = Article(
            article_id=hash_text(name),
            version=hash_text(text),
            source=name,
            text=text,
            title=f"Made news of {day.isoformat()}",
            publisher=source.choice(_PUBLISHERS),
            published=Published(day.isoformat(), day, day, "given"),
        )
        yield Reading(article, article.published, (), tuple(_place_in(article, told)))


def _place_in(article: Article, reports: Sequence[Report]) -> Iterator[Report]:
    """The reports as the article's, each at its place in the text."""
    at = 0
    for number, report in enumerate(reports):
        yield replace(
            report,
            article_id=article.article_id,
            article_version=article.version,
            source=article.source,
            article_title=article.title,
            publisher=article.publisher,
            period=_OTHER_PERIODS.get(number, "current"),
            evidence_start=at,
            evidence_end=at + len(report.evidence),
            spans={"evidence": (at, at + len(report.evidence))},
        )
        at += len(report.evidence) + 1
