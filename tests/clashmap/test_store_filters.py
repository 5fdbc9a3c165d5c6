"""The archive answers Filters as apply_filters does on a frame of the same reports."""

import math
import re
from datetime import date

import pytest

from clashmap import read_reports
from clashmap.filters import Filters, apply_filters
from clashmap.frames import frame_of
from clashmap.intake.batch import extract_rows
from clashmap.schema import REPORT_COLUMNS
from clashmap.store.archive import Archive
from clashmap.store.errors import StoreError
from clashmap.store.writer import Writer
from extract.events import join_events
from extract.pipeline import extract_reports
from extract.reading import read_articles

FILTERS = [
    Filters(),
    Filters(periods=()),
    Filters(periods=("background", "historical")),
    Filters(start=date(2022, 5, 1), end=date(2022, 9, 30), periods=()),
    Filters(start=date(2022, 9, 1), periods=()),
    Filters(end=date(2022, 6, 1), periods=()),
    Filters(start=date(2022, 5, 1), end=date(2022, 5, 31), by_event=True, periods=()),
    Filters(start=date(2022, 5, 10), by_event=True, periods=()),
    Filters(groups=("NRF",)),
    Filters(groups=("AFF", "IS-K"), periods=()),
    Filters(kinds=("clash", "attack")),
    Filters(provinces=("Panjshir",), periods=()),
    Filters(provinces=("Baghlan", "Kabul"), kinds=("presence",), periods=()),
    Filters(text="taliban PANJSHIR", periods=()),
    Filters(text="it's 100% of \\ nothing", periods=()),
    Filters(text="sample"),
    Filters(groups=("no such group",)),
    Filters(start=date(1999, 1, 1), end=date(1999, 12, 31), periods=()),
]


@pytest.fixture(scope="module")
def articles():
    return list(read_articles(["data/articles"]))


@pytest.fixture(scope="module")
def store(articles, tmp_path_factory):
    root = tmp_path_factory.mktemp("store") / "o'hara archive 100%"
    writer = Writer(str(root))
    for start in range(0, len(articles), 5):
        writer.append(extract_rows(articles[start : start + 5], "1").rows)
        writer.link()
    return root


@pytest.fixture(scope="module")
def frame(articles):
    reports = [report for article in articles for report in extract_reports(article)]
    return frame_of(join_events(reports)[0])


@pytest.mark.parametrize("filters", FILTERS, ids=lambda filters: filters.to_query() or "default")
def test_the_same_reports_as_from_a_frame(store, frame, filters):
    expected = apply_filters(frame, filters)
    found = Archive(store).read_reports(filters)
    assert sorted(found["report_id"]) == sorted(expected["report_id"])


def test_all_columns_hold_what_the_frame_holds(store, frame):
    names = [column.name for column in REPORT_COLUMNS]
    found = read_reports(store=store).set_index("report_id", drop=False)
    assert list(found) == names
    for row in frame.to_dict("records"):
        for name in set(names) - {"casualties"}:
            got = found.loc[row["report_id"], name]
            assert got == row[name] or (is_missing(got) and is_missing(row[name]))


def is_missing(value):
    return value is None or (isinstance(value, float) and math.isnan(value))


def test_only_the_columns_asked_for(store):
    found = read_reports(Filters(), store=store, columns=["kind", "event_id"])
    assert list(found) == ["kind", "event_id"]
    with pytest.raises(StoreError, match="no column 'text; drop'"):
        read_reports(store=store, columns=["text; drop"])


def test_a_tally_counts_reports_and_articles(store, frame):
    found = Archive(store).count_reports(Filters(), ["kind"]).set_index("kind")
    kept = apply_filters(frame, Filters())
    assert found["reports"].to_dict() == kept["kind"].value_counts().to_dict()
    assert found.loc["clash", "articles"] == kept[kept["kind"] == "clash"]["article_id"].nunique()


def test_no_archive_says_how_to_make_one(tmp_path):
    with pytest.raises(StoreError, match="clashmap ingest PATH"):
        Archive(tmp_path / "none")


@pytest.mark.parametrize(("folder", "sign"), [("a[1]", "["), ("a^", "^"), ("a%20b", "%20")])
def test_a_folder_that_the_library_cannot_open_is_refused(tmp_path, folder, sign):
    with pytest.raises(StoreError, match=re.escape(f"a name holds '{sign}'")):
        Writer(str(tmp_path / folder))
