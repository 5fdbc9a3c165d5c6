"""The bench of the archive runs, small, and its made news is whole."""

import pytest

from bench.kills import points
from bench.made_news import make_days
from bench.store import build, measure, measure_ingest
from clashmap.store.archive import Archive


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench") / "store"
    build(str(folder), 2_000)
    return folder


def test_the_archive_holds_what_was_asked_for_at_real_places(folder):
    archive = Archive(folder)
    frame = archive.read_reports()
    assert 2_000 <= len(frame) < 2_100
    assert frame["province"].nunique() == 34
    assert sorted(i for e in archive.events() for i in e.report_ids) == sorted(frame["report_id"])
    text = archive.article(frame["article_id"][0]).text
    assert text[frame["evidence_start"][0] : frame["evidence_end"][0]] == frame["evidence"][0]


def test_the_made_news_is_the_same_for_the_same_seed():
    first, second = ([day.readings for day in make_days(300)] for _ in range(2))
    assert first == second


def test_measuring_adds_a_hundred_articles(folder):
    before = Archive(folder).size()[0]
    figures = measure(str(folder))
    assert {"open", "100 articles: ingest", "peak memory, MB"} <= figures.keys()
    assert Archive(folder).size()[0] == before + 100


def test_the_rate_of_an_ingest_is_measured(tmp_path):
    figures = measure_ingest(str(tmp_path / "s"), articles=3, workers=1)
    assert figures["articles"] == 3
    assert figures["articles a second"] > 0


def test_few_points_of_killing_meet_many_steps():
    assert len({point.folder for point in points(6, 3)}) == 6
    assert len(set(points(50, 10))) == 50
