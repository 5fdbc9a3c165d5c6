"""Events of an archive that grows: the same as joining all reports at once."""

import pytest

from bench.events import make_reports
from clashmap.store.archive import Archive
from clashmap.store.rows import Reading, make_rows, report_rows, to_reports
from clashmap.store.writer import Writer
from extract.articles import Article
from extract.events import join_events


def readings_of(reports):
    by_article = {}
    for report in reports:
        by_article.setdefault(report.article_id, []).append(report)
    for name, told in by_article.items():
        yield Reading(Article(name, "1", name, f"text of {name}"), None, (), tuple(told))


def grow(root, reports, size):
    writer = Writer(str(root))
    readings = list(readings_of(reports))
    for start in range(0, len(readings), size):
        writer.append(make_rows(readings[start : start + size], "1"))
        writer.link()
    return Archive(root)


@pytest.mark.parametrize("size", [40, 400])
def test_events_grown_in_batches_are_those_of_one_joining(tmp_path, size):
    reports = make_reports(1_500)
    grown = {frozenset(event.report_ids) for event in grow(tmp_path, reports, size).events()}
    whole = {frozenset(event.report_ids) for event in join_events(reports)[1]}
    assert len(grown & whole) / len(whole) > 0.99


def test_every_report_is_of_one_event_and_carries_its_id(tmp_path):
    archive = grow(tmp_path, make_reports(600), 50)
    homes = {name: event.event_id for event in archive.events() for name in event.report_ids}
    frame = archive.read_reports(columns=["report_id", "event_id"])
    assert dict(zip(frame["report_id"], frame["event_id"], strict=True)) == homes
    assert len(frame) == sum(len(event.report_ids) for event in archive.events()) == 600


def test_what_an_article_no_longer_tells_leaves_its_event(tmp_path):
    reports = make_reports(200)
    archive = grow(tmp_path, reports, 50)
    event = next(event for event in archive.events() if len(event.article_ids) > 1)
    writer = Writer(str(tmp_path))
    gone = Article(event.article_ids[0], "2", "gone", "nothing more")
    writer.append(make_rows([Reading(gone, None, (), ())], "1"))
    writer.link()
    left = [e for e in Archive(tmp_path).events() if event.article_ids[0] in e.article_ids]
    assert not left
    ids = {name for e in Archive(tmp_path).events() for name in e.report_ids}
    assert ids == set(Archive(tmp_path).read_reports()["report_id"])


def test_reports_come_back_from_their_rows():
    reports = make_reports(50)
    for report, back in zip(reports, to_reports(report_rows(reports)), strict=True):
        assert back.groups == report.groups
        assert back.date_start == report.date_start
        assert [t.min for t in back.casualties] == [t.min for t in report.casualties]
