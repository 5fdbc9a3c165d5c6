"""The archive: whole transactions, versions, snapshots, years, copies, several writers."""

import shutil
import threading
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest
from deltalake import write_deltalake

from clashmap.filters import Filters
from clashmap.intake.batch import extract_rows
from clashmap.store import tables as schema
from clashmap.store.archive import Archive, files_of_years
from clashmap.store.delta import schema_of
from clashmap.store.errors import StoreError
from clashmap.store.rows import of_batch
from clashmap.store.tables import ARTICLES, REPORTS
from clashmap.store.writer import Writer
from extract.articles import Article, Published, hash_text

TEXT = "Fighters of the NRF attacked a Taliban post in Andarab district on {day} {month} {year}."
LONG = " ".join(f"Trader number {n} spoke of the price of flour and wood." for n in range(40))


def make(name, text=None, year=2022, month=5, day=12):
    when = datetime(year, month, day, tzinfo=UTC).date()
    text = text or TEXT.format(day=day, month=f"{when:%B}", year=year)
    given = Published(when.isoformat(), when, when, "given")
    return Article(name, hash_text(text), f"{name}.txt", text, published=given)


def ingest(root, *articles, rules="1"):
    writer = Writer(str(root))
    entry = writer.append(extract_rows(articles, rules).rows)
    writer.link()
    return entry


def test_what_is_not_logged_does_not_exist(tmp_path):
    ingest(tmp_path, make("a"))
    writer = Writer(str(tmp_path))
    for table, rows in ((REPORTS, "reports"), (ARTICLES, "articles")):
        orphan = getattr(extract_rows([make("b")], "1").rows, rows)
        writer.tables.append(table, of_batch(orphan, "orphan"))
    assert list(Archive(tmp_path).articles()["article_id"]) == ["a"]
    assert set(Archive(tmp_path).read_reports()["article_id"]) == {"a"}


def test_a_batch_is_shown_once_it_is_joined_into_events(tmp_path):
    ingest(tmp_path, make("a"))
    writer = Writer(str(tmp_path))
    writer.append(extract_rows([make("b", day=20)], "1").rows)
    assert Archive(tmp_path).size()[0] == 1
    writer.link()
    assert Archive(tmp_path).size()[0] == 2


def test_a_changed_article_is_a_new_version_and_the_old_is_kept(tmp_path):
    ingest(tmp_path, make("a"), make("b", day=20))
    before = Archive(tmp_path)
    entry = ingest(tmp_path, make("a", TEXT.format(day=13, month="May", year=2022)))
    now = Archive(tmp_path)
    assert (entry.new, entry.changed) == (0, 1)
    assert now.size() == (2, 2)
    assert "13 May" in now.article("a").text
    then = Archive(tmp_path, at=before.snapshot)
    assert "12 May" in then.article("a").text
    assert set(then.read_reports()["report_id"]) == set(before.read_reports()["report_id"])
    assert now.snapshot != then.snapshot == before.snapshot


def test_an_archive_opens_as_it_stood_on_a_day(tmp_path):
    ingest(tmp_path, make("a"))
    today = datetime.now(UTC).date()
    assert Archive(tmp_path, at=today).size() == (1, 1)
    assert Archive(tmp_path, at=today - timedelta(1)).size() == (0, 0)
    with pytest.raises(StoreError, match="no snapshot 'nonsense'"):
        Archive(tmp_path, at="nonsense")


def test_a_snapshot_is_named_by_its_content_not_by_its_batches(tmp_path):
    ingest(tmp_path / "one", make("a"), make("b", day=20))
    ingest(tmp_path / "two", make("b", day=20))
    ingest(tmp_path / "two", make("a"))
    one, two = Archive(tmp_path / "one"), Archive(tmp_path / "two")
    assert one.snapshot == two.snapshot
    assert [s.snapshot for s in two.snapshots()][-1] == two.snapshot
    assert len(two.snapshots()) == 2


def test_a_page_sees_new_data_without_a_restart(tmp_path):
    ingest(tmp_path, make("a"))
    archive = Archive(tmp_path)
    assert archive.refreshed() is archive
    ingest(tmp_path, make("b", day=20))
    assert archive.size()[0] == 1
    assert archive.refreshed().size()[0] == 2


def test_a_year_reads_the_files_of_a_year(tmp_path):
    ingest(tmp_path, *(make(f"y{year}", year=year) for year in (2021, 2022, 2023)))
    open_ended = Article("u", "1", "u.txt", "The NRF attacked Taliban posts in Rukha.")
    ingest(tmp_path, open_ended)
    archive = Archive(tmp_path)
    filters = Filters(start=datetime(2022, 2, 1).date(), end=datetime(2022, 3, 1).date())
    files = archive.view.files(REPORTS, files_of_years(filters))
    assert {file.year for file in archive.view.files(REPORTS)} >= {2021, 2022, 2023}
    assert {file.year for file in files} <= {2022, None}
    assert all("year=2022" in file.path or file.year is None for file in files)


def test_copies_are_found_across_batches_and_count_as_one_source(tmp_path):
    story = TEXT.format(day=12, month="May", year=2022) + LONG
    ingest(tmp_path, make("first", story))
    ingest(tmp_path, make("copy", story + " Ends.", day=14), make("other", day=12))
    families = Archive(tmp_path).families()
    assert families.copies_of("copy") == ("first", "copy")
    assert families.count(["first", "copy", "other"]) == 2
    event = Archive(tmp_path).events()[0]
    assert (set(event.article_ids), event.n_sources) == ({"first", "copy", "other"}, 2)


def test_the_same_article_by_two_writers_counts_once(tmp_path):
    rows = extract_rows([make("a"), make("b", day=20)], "1").rows
    failures = []

    def write():
        try:
            writer = Writer(str(tmp_path))
            for _ in range(3):
                writer.append(rows)
                writer.link()
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    archive = Archive(tmp_path)
    assert not failures
    assert archive.size() == (2, 2)
    assert [entry.sequence for entry in archive.log.entries] == list(
        range(1, len(archive.log.entries) + 1)
    )
    assert sorted(i for event in archive.events() for i in event.report_ids) == sorted(
        archive.read_reports()["report_id"]
    )


def make_older(root):
    """Take a column from an archive and call it one of schema 0."""
    tables = Writer(str(root)).tables
    for table in schema.TABLES.values():
        stored = tables.open(table)
        if stored is None:
            continue
        rows = stored.to_pyarrow_table()
        if table is REPORTS:
            rows = rows.drop_columns(["confidence"])
        shutil.rmtree(root / table.name)
        year = ["year"] if table.by_year else None
        write_deltalake(root / table.name, rows, partition_by=year, description="schema 0")


def test_an_archive_of_an_older_schema_opens_and_grows(tmp_path):
    ingest(tmp_path, make("a"))
    make_older(tmp_path)
    assert Archive(tmp_path).read_reports()["confidence"].isna().all()
    ingest(tmp_path, make("b", day=20))
    grown = Archive(tmp_path).read_reports().set_index("article_id")["confidence"]
    assert grown.isna().to_dict() == {"a": True, "b": False}
    again = Writer(str(tmp_path)).tables.open(REPORTS)
    assert schema_of(again) == schema.SCHEMA_VERSION


def test_an_archive_of_a_newer_schema_is_refused(tmp_path):
    write_deltalake(tmp_path / "ingests", pa.table({"x": [1]}), description="schema 99")
    with pytest.raises(StoreError, match=r"has schema 99.*update Clashmap"):
        Archive(tmp_path)
