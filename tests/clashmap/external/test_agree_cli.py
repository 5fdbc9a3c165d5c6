"""`clashmap agree`: the table, what it says, and what it refuses."""

import csv

import pytest

from clashmap.cli import main
from clashmap.serving import page_environment
from clashmap.store.archive import Archive

TEXT = (
    "---\npublished: 2022-05-13\n---\nNational Resistance Front fighters clashed with the Taliban "
    "in Rukha district of Panjshir province on 12 May 2022, residents said.\n"
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(TEXT)
    return path


def test_it_writes_the_table_and_says_what_pairs(ged, article, tmp_path, capsys):
    out = tmp_path / "agree.csv"
    assert main(["agree", str(ged()), str(article), "--out", str(out)]) == 0
    rows = list(csv.DictReader(out.open()))
    assert [(r["province"], r["month"], r["matched"]) for r in rows] == [
        ("Panjshir", "2022-05", "1")
    ]
    said = capsys.readouterr().err
    assert "1 events of ours, 1 of UCDP GED, 1 in both" in said
    assert "Uppsala" in said


def test_a_bad_row_is_said_and_the_rest_written(ged, article, tmp_path, capsys):
    path = ged({}, {"id": "2", "latitude": "x\x1b[2J"})
    assert main(["agree", str(path), str(article), "--out", str(tmp_path / "t.csv")]) == 1
    said = capsys.readouterr().err
    assert "row 2 (line 3): column `latitude`" in said
    assert "\x1b" not in said


def test_a_file_of_another_kind_writes_nothing(article, tmp_path, capsys):
    out = tmp_path / "t.csv"
    assert main(["agree", str(article), str(article), "--out", str(out)]) == 2
    assert not out.exists()
    assert "no header" in capsys.readouterr().err


def test_the_page_gets_the_datasets_to_compare(tmp_path):
    made = page_environment([], None, None, [tmp_path / "a.csv", tmp_path / "b.csv"])
    assert made["CLASHMAP_COMPARE"].split(":") == [str(tmp_path / n) for n in ("a.csv", "b.csv")]


def test_an_archive_agrees_as_its_articles_do(ged, article, tmp_path):
    store, out, alone = (tmp_path / name for name in ("store", "a.csv", "b.csv"))
    assert main(["ingest", str(article), "--store", str(store)]) == 0
    assert main(["agree", str(ged()), "--store", str(store), "--out", str(out)]) == 0
    assert main(["agree", str(ged()), str(article), "--out", str(alone)]) == 0
    of_archive, of_files = (next(csv.DictReader(path.open())) for path in (out, alone))
    assert of_archive.pop("snapshot") == Archive(store).snapshot
    assert of_files.pop("snapshot")
    assert of_archive == of_files


def test_articles_and_an_archive_are_not_compared_at_once(ged, article, tmp_path, capsys):
    out = str(tmp_path / "a.csv")
    assert main(["agree", str(ged()), str(article), "--store", "any", "--out", out]) == 2
    assert "either articles or --store" in capsys.readouterr().err
