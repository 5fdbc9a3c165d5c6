"""Compaction: fewer files, the same answers; old rows go only where no kept state needs them."""

import threading
import time

import pytest

from clashmap.cli import main
from clashmap.intake.batch import extract_rows
from clashmap.store import compacting
from clashmap.store.archive import Archive
from clashmap.store.compacting import Policy, compact
from clashmap.store.errors import StoreError
from clashmap.store.rows import of_batch
from clashmap.store.tables import ARTICLES, REPORTS
from clashmap.store.verifying import verify
from clashmap.store.writer import Writer
from extract.articles import Article, hash_text

STORY = "On {day} May 2022 NRF fighters attacked a Taliban post in Rukha, killing 3 people."


def add(root, rules="1", kind="ingest", **days):
    texts = {name: STORY.format(day=day) for name, day in days.items()}
    articles = [Article(name, hash_text(text), name, text) for name, text in texts.items()]
    writer = Writer(str(root))
    writer.append(extract_rows(articles, rules).rows, kind=kind)
    writer.link()


def contents(root, at=None):
    archive = Archive(root, at)
    reports = archive.read_reports().sort_values("report_id", ignore_index=True)
    return reports.to_json(), archive.events(), archive.article("a")


def stored(root, table):
    return Writer(str(root)).tables.open(table).to_pyarrow_table()


@pytest.fixture
def root(tmp_path):
    add(tmp_path, a=1)
    add(tmp_path, b=1)
    add(tmp_path, a=9, c=1)
    add(tmp_path, rules="2", kind="reread", a=9, b=1)
    return tmp_path


def whole(root):
    return not [check for check in verify(str(root)) if check.faults]


def test_many_files_become_few_and_every_state_answers_as_before(root):
    states = [snapshot.snapshot for snapshot in Archive(root).snapshots()]
    before = {at: contents(root, at) for at in states}
    done = {item.table: item for item in compact(str(root), Policy())}
    assert done["reports"].files_after < done["reports"].files_before
    assert [snapshot.snapshot for snapshot in Archive(root).snapshots()] == states
    assert {at: contents(root, at) for at in states} == before
    assert whole(root)


def test_an_open_reader_goes_on_and_sees_the_new_files(root):
    reader = Archive(root)
    before = reader.read_reports().to_json()
    list(compact(str(root), Policy()))
    assert reader.read_reports().to_json() == before
    assert reader.refreshed() is not reader
    assert reader.refreshed().snapshot == reader.snapshot


def test_states_past_the_days_kept_are_refused_and_their_rows_gone(root):
    first, *_, last = [snapshot.snapshot for snapshot in Archive(root).snapshots()]
    before = contents(root)
    list(compact(str(root), Policy(keep_days=0)))
    assert contents(root) == contents(root, last) == before
    with pytest.raises(StoreError, match=f"no longer kept.*snapshot {last}"):
        Archive(root, first)
    with pytest.raises(StoreError, match="no longer kept"):
        Archive(root, "2020-01-01")
    assert stored(root, REPORTS).num_rows == Archive(root).size()[1]
    assert whole(root)


def test_texts_of_old_versions_stay_so_that_they_are_known(root):
    list(compact(str(root), Policy(keep_days=0)))
    kept = stored(root, ARTICLES)
    pairs = sorted(zip(kept["article_id"].to_pylist(), kept["version"].to_pylist(), strict=True))
    assert len(pairs) == len(set(pairs)) == 4
    old = ("a", hash_text(STORY.format(day=1)))
    assert Writer(str(root)).known([old]) == {old}


def test_what_a_killed_run_left_goes_after_a_day(root, monkeypatch):
    rows = extract_rows([Article("dead", "1", "dead", STORY.format(day=5))], "1").rows
    writer = Writer(str(root))
    writer.tables.append(REPORTS, of_batch(rows.reports, "orphan"))
    writer.tables.append(ARTICLES, of_batch(rows.articles, "orphan"))
    assert sum(item.orphans for item in compact(str(root), Policy())) == 0
    monkeypatch.setattr(compacting, "_DEAD_AFTER", compacting.timedelta(0))
    time.sleep(0.01)
    done = {item.table: item.orphans for item in compact(str(root), Policy())}
    assert (done["articles"], done["reports"]) == (1, 1)
    assert "orphan" not in stored(root, ARTICLES)["batch_id"].to_pylist()
    assert whole(root)


def test_files_that_nothing_names_go_after_the_grace(root):
    list(compact(str(root), Policy()))
    files = len(list(root.rglob("*.parquet")))
    assert sum(item.deleted for item in compact(str(root), Policy(grace_hours=0))) > 0
    assert len(list(root.rglob("*.parquet"))) < files
    assert whole(root)


def test_a_batch_that_waits_to_be_joined_is_joined_after_compaction(root):
    text = STORY.format(day=20)
    writer = Writer(str(root))
    writer.append(extract_rows([Article("w", hash_text(text), "w", text)], "1").rows)
    list(compact(str(root), Policy()))
    writer.link()
    assert Archive(root).size() == (4, 4)
    assert whole(root)


def test_compaction_beside_an_ingest(root):
    failures = []

    def write():
        try:
            for day in range(10, 16):
                add(root, **{f"d{day}": day, "c": day})
        except StoreError as error:
            failures.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    while thread.is_alive():
        list(compact(str(root), Policy(keep_days=0)))
    thread.join()
    assert not failures
    assert Archive(root).size() == (9, 9)
    assert whole(root)


def test_the_command_says_what_it_did(root, capsys):
    assert main(["compact", "--store", str(root), "--keep", "0"]) == 0
    said = capsys.readouterr()
    assert "reports: 4 files now 1, 0 rows of killed runs and 3 old rows removed" in said.out
    assert "states of the last 0 days are kept" in said.err
    assert main(["compact", "--store", str(root / "none")]) == 2
