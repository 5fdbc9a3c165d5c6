"""`clashmap status`: tables, snapshots, what the archive was fed from, what was set aside."""

import json

import pytest

from clashmap.cli import main
from clashmap.store.archive import Archive

STORY = "---\npublisher: {who}\ndate: 2022-{month}-02\n---\nNRF attacked Taliban in Rukha.\n"


@pytest.fixture
def store(tmp_path, capsys):
    texts = tmp_path / "texts"
    texts.mkdir()
    for number, (who, month) in enumerate([("A", "05"), ("A", "06"), ("B", "06")]):
        (texts / f"{number}.md").write_text(STORY.format(who=who, month=month), "utf-8")
    (texts / "bad.pdf").write_bytes(b"no pdf")
    main(["ingest", str(texts), "--store", str(tmp_path / "s")])
    capsys.readouterr()
    return tmp_path / "s"


def run(capsys, *arguments):
    code = main(["status", *map(str, arguments)])
    return code, capsys.readouterr()


def test_all_of_it_for_programs(capsys, store):
    code, said = run(capsys, "--store", store, "--json")
    found = json.loads(said.out)
    assert code == 0
    assert found["snapshot"] == Archive(store).snapshot == found["snapshots"][-1]["snapshot"]
    tables = {table["name"]: table for table in found["tables"]}
    assert (tables["articles"]["current"], tables["articles"]["stored"]) == (3, 3)
    assert all(table["size"] > 0 and table["files"] > 0 for table in tables.values())
    counts = {(row["source"], row["month"]): row["articles"] for row in found["articles"]}
    assert counts == {("A", "2022-05"): 1, ("A", "2022-06"): 1, ("B", "2022-06"): 1}
    assert ["bad.pdf" in item["where"] for item in found["quarantine"]] == [True]


def test_the_screen_shows_the_same(capsys, store):
    lines = run(capsys, "--store", store)[1].out.splitlines()
    assert any(line.startswith("last ingest ") and "3 new" in line for line in lines)
    assert any(line.split() == ["source", "articles", "2022-05", "2022-06"] for line in lines)
    assert any(line.split() == ["A", "2", "1", "1"] for line in lines)
    assert any(line.startswith("1 set aside in quarantine; `clashmap retry`") for line in lines)


def test_what_is_no_archive_is_told(capsys, tmp_path):
    code, said = run(capsys, "--store", tmp_path)
    assert (code, said.out) == (2, "")
    assert f"no archive at {tmp_path}; make one with `clashmap ingest PATH" in said.err
