"""Time of joining reports to events, at sizes that show how it grows: made reports, seeded.

Run: python -m bench.events [SIZE ...]   (10k, 100k and 1M unless sizes are given)

The made news is uneven, as the real one is: two districts of a province get half of what is told, a
third say only the province, a quarter have no date or a month, most happenings are told twice or
three times in other words.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from extract.casualties import Toll
from extract.events import join_events
from extract.reports import Report
from geo.places import Span

SIZES = (10_000, 100_000, 1_000_000)
# As many days of news as reports call for: some 70 reports a day in all the country.
_REPORTS_A_DAY = 70
_FIRST = date(2021, 8, 15)
# Some 2,000 words; half of what a sentence says comes from the 60 commonest.
_SYLLABLES = ("bar", "kor", "min", "tal", "ver", "sol", "pen", "dur", "gal", "hem", "rit", "fos")
_WORDS = tuple("".join(parts) for parts in product(_SYLLABLES, repeat=3))
_GROUPS = (("Taliban", "NRF"), ("Taliban", "AFF"), ("Taliban",), ("NRF",), ("IS-K",), ())
_KINDS = ("clash", "clash", "attack", "attack", "control", "presence", "detention", "deployment")


def make_reports(count: int, seed: int = 1) -> list[Report]:
    """That many reports of made happenings, the same for the same seed."""
    source = random.Random(seed)
    made = _tell(source, max(1, count // _REPORTS_A_DAY))
    return [next(made) for _ in range(count)]


@dataclass(frozen=True, slots=True)
class _Happening:
    """What the made reports of one happening have in common."""

    kind: str
    day: date
    province: str
    district: str
    groups: tuple[str, ...]
    killed: int | None


def _tell(source: random.Random, days: int) -> Iterator[Report]:
    number = 0
    while True:
        told = _tell_one(source, _happen(source, days), number)
        number += len(told)
        yield from told


def tell_day(source: random.Random, day: date, number: int) -> list[Report]:
    """The reports of one happening of a day; `number` reports were made before."""
    return _tell_one(source, replace(_happen(source, 1), day=day), number)


def _tell_one(source: random.Random, happening: _Happening, number: int) -> list[Report]:
    words = source.sample(_WORDS[:60], 6) + source.sample(_WORDS, 6)
    told = []
    for _ in range(source.randint(1, 3)):
        number += 1
        words[source.randrange(12)] = source.choice(_WORDS)
        told.append(_report(source, number, happening, " ".join(words)))
    return told


def _happen(source: random.Random, days: int) -> _Happening:
    province, area = f"P{source.randrange(34)}", source.randrange(10)
    return _Happening(
        kind=source.choice(_KINDS),
        day=_FIRST + timedelta(source.randrange(days)),
        province=province,
        district=f"{province}-{area if source.random() < 0.5 else area % 2}",
        groups=source.choice(_GROUPS),
        killed=source.choice((None, None, 1, 2, 3, 5, 8, 13, 21)),
    )


def _report(source: random.Random, number: int, of: _Happening, evidence: str) -> Report:
    district = None if source.random() < 0.33 else of.district
    start, end = _window(source, of.day)
    out = (of.day + timedelta(source.randrange(3))).isoformat()
    killed = of.killed
    tolls = () if killed is None else (Toll(Span(0, 1), None, "killed", killed, killed),)
    return Report(
        report_id=f"r{number:08d}", article_id=f"a{number // 9}-{number % 3}", article_version="1",
        event_id="", extractor_version="1", source="made", article_title=None, publisher=None,
        url=None, published=out, published_start=out, published_end=out, published_basis="given",
        kind=of.kind, period="current", status="reported", attribution=(), place=of.province,
        place_id=district or of.province, geo_level="district" if district else "province",
        geo_precision=3 if district else 4, lon=None, lat=None, province=of.province,
        district=district, provinces=(of.province,), province_pcode=None, district_pcode=None,
        groups=of.groups, initiator=(), target=(), date_start=start, date_end=end or out,
        date_precision="day" if start else None, date_phrase="then" if start else None,
        casualties=tolls, killed_min=killed, killed_max=killed, wounded_min=None,
        wounded_max=None, captured_min=None, captured_max=None, evidence=evidence,
        evidence_start=number * 200, evidence_end=number * 200 + len(evidence), spans={},
        confidence=0.5, rules=(),
    )  # fmt: skip


def _window(source: random.Random, day: date) -> tuple[str | None, str | None]:
    """Nothing said for one in seven, the month for one in ten, the day for the others."""
    shape = source.random()
    if shape < 0.15:
        return None, None
    if shape < 0.25:
        return day.replace(day=1).isoformat(), day.replace(day=28).isoformat()
    return day.isoformat(), day.isoformat()


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print, for each size, the CPU seconds, the microseconds a report and the events."""
    print(f"{'reports':>9} {'seconds':>8} {'us/report':>9} {'events':>9} {'joined':>7}")
    for size in sizes:
        reports = make_reports(size)
        began = time.process_time()
        _, events = join_events(reports)
        took = time.process_time() - began
        joined = 1 - len(events) / size
        print(f"{size:>9} {took:>8.2f} {took / size * 1e6:>9.0f} {len(events):>9} {joined:>7.1%}")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
