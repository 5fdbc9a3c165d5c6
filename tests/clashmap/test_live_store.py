"""A store that grows while it is shown, as the pages' server looks at it."""

from datetime import UTC, datetime, timedelta

import pytest

from clashmap.dashboard import live
from clashmap.intake.batch import extract_rows
from clashmap.store.writer import Writer
from extract.reading import read_articles

SAMPLES = "data/articles"


@pytest.fixture
def writer(tmp_path):
    writer = Writer(str(tmp_path / "store"))
    add(writer, 0, 1)
    return writer


@pytest.fixture
def store(writer, monkeypatch):
    monkeypatch.setattr(live, "_LOOK_AGAIN", 0)
    monkeypatch.setattr(live, "_READING", 0)
    opened = live.open_store(writer.tables.root)
    assert opened is not None
    opened._again = 0
    return opened


def add(writer, first, last):
    """Take some of the sample articles into an archive."""
    articles = list(read_articles([SAMPLES]))[first:last]
    writer.append(extract_rows(articles, "1").rows)
    writer.link()


def test_without_an_archive_there_is_no_store(tmp_path):
    assert live.open_store(str(tmp_path)) is None


def test_new_articles_are_seen_and_an_earlier_state_stays(store, writer):
    before = store.archive()
    add(writer, 1, 3)
    assert store.archive().articles == 3
    assert store.archive(before.snapshot).articles == 1
    assert [found.snapshot for found in store.snapshots()][-1] == before.snapshot


def test_an_earlier_state_is_opened_once(store):
    snapshot = store.archive().snapshot
    assert store.archive(snapshot) is store.archive(snapshot)


@pytest.mark.parametrize("days", [0, 1])
def test_a_day_that_is_not_over_still_gains_articles(store, writer, days):
    today = f"{datetime.now(UTC) + timedelta(days):%Y-%m-%d}"
    assert store.archive(today).articles == 1
    add(writer, 1, 3)
    assert store.archive(today).articles == 3
