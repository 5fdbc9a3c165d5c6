"""A user's own folders: where tables are looked for, and what no part would read."""

import os

import pytest

from extract.errors import ExtractError
from extract.marks import default_tools
from extract.own_data import data_mark, folders_of, own_folders

DECOY = "phrase,why\ncold war,history\n"


def fill(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DECOY)
    return folder


def test_folders_come_from_the_environment_in_order(monkeypatch):
    monkeypatch.setenv("CLASHMAP_DATA", os.pathsep.join(["a", "", "b"]))
    assert [path.name for path in own_folders()] == ["a", "b"]
    monkeypatch.delenv("CLASHMAP_DATA")
    assert own_folders() == ()


def test_tables_stand_side_by_side_or_as_in_data(tmp_path):
    own = fill(tmp_path / "own", "lexicon/decoys.csv")
    assert folders_of("lexicon", [own]) == [own, own / "lexicon"]
    assert folders_of("gazetteer", [own]) == [own]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("group.csv", "no such table; expected one of places.csv"),
        ("lexicon/places.csv", "no such table; expected one of groups.csv"),
        ("lexicon/casualties.csv", "no such table"),
        ("cues.csv", "gazetteer and lexicon both have a cues.csv"),
        ("notes.txt", "no CSV file in it"),
    ],
)
def test_a_file_that_nobody_reads_is_told(tmp_path, name, told):
    with pytest.raises(ExtractError, match=told):
        folders_of("lexicon", [fill(tmp_path, name)])


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ExtractError, match="no such folder"):
        folders_of("lexicon", [tmp_path / "gone"])


def test_the_mark_changes_with_what_the_tables_hold(tmp_path):
    before = data_mark([fill(tmp_path, "decoys.csv")])
    assert data_mark([]) == ""
    assert data_mark([tmp_path]) == before
    (tmp_path / "decoys.csv").write_text(DECOY + "price war,trade\n")
    assert data_mark([tmp_path]) != before


def test_the_environment_changes_what_is_read(tmp_path, monkeypatch):
    usual = default_tools()
    monkeypatch.setenv("CLASHMAP_DATA", str(fill(tmp_path, "decoys.csv")))
    assert "cold war" in {form for form, _, _ in default_tools().lexicon.entries}
    monkeypatch.delenv("CLASHMAP_DATA")
    assert len(default_tools().lexicon.entries) == len(usual.lexicon.entries)
