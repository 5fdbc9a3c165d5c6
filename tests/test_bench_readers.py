"""The soak of readers and writers runs, short, and finds what is not whole."""

import pytest

from bench.readers import Seen, compare, look_at, main, make_round
from clashmap.intake.batch import extract_rows
from clashmap.snapshot import rules_mark
from clashmap.store.archive import Archive
from clashmap.store.writer import Writer


def test_readers_and_writers_find_no_fault(capsys):
    assert main(["--minutes", "0.1", "--readers", "2", "--writers", "2", "--round", "5"]) == 0
    said = capsys.readouterr().out
    assert said.count("without a fault") == 4
    assert "0 faults" in said


@pytest.fixture
def store(tmp_path):
    writer = Writer(str(tmp_path / "s"))
    writer.append(extract_rows(make_round(0, 0, 10)[:3], rules_mark()).rows)
    writer.link()
    return tmp_path / "s"


def test_a_part_of_a_batch_is_seen(store):
    assert look_at(Archive(store)).articles == 3
    writer = Writer(str(store))
    written = writer.write(extract_rows(make_round(0, 0, 10)[3:5], rules_mark()).rows)
    writer.commit(type(written)(written.batch_id, written.articles, written.reports + 1))
    writer.link()
    with pytest.raises(AssertionError, match="reports: "):
        look_at(Archive(store))


def test_rows_that_were_lost_are_told(store, tmp_path):
    faults = list(compare(store, [Seen("writer", 1)], 10, tmp_path / "undisturbed"))
    assert faults[0].startswith("articles: ")
    assert "10 rows lost" in faults[0]
