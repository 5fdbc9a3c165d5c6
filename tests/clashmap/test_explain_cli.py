"""`clashmap explain` and the option --data: what is printed, and how a bad table ends a run."""

import json
import os

import pytest

from clashmap.cli import main

STORY = "NRF fighters attacked a Taliban post in Rokha district on 4 June 2023.\x1b[2J\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8", newline="")
    return path


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_it_marks_the_text_and_gives_reasons(capsys, story):
    code, out, _ = run(capsys, "explain", story)
    assert code == 0
    assert "[place:Rokha district = Rokha, Panjshir]" in out
    assert "report 1: attack, reported, current - Rokha district, Rokha, Panjshir" in out
    assert "because 'attacked' tells of attack" in out
    assert "\x1b" not in out


def test_json_holds_pieces_clues_and_alternatives(capsys, story):
    row = json.loads(run(capsys, "explain", "--json", story)[1])
    assert "".join(piece["text"] for piece in row["pieces"]) == STORY
    (reasons,) = row["reports"]
    assert reasons["report"]["district"] == "Rokha"
    assert {"place", "kind"} <= {clue["field"] for clue in reasons["clues"]}
    assert {"what", "start", "end", "surface", "why"} == set(reasons["alternatives"][0])


def test_colours_stand_on_a_terminal_only(capsys, story, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[32mRokha district\x1b[0m" in run(capsys, "explain", story)[1]


def test_nothing_to_explain(capsys, tmp_path):
    code, out, err = run(capsys, "explain", tmp_path / "gone.txt")
    assert (code, out) == (2, "")
    assert "no such file" in err


def test_own_tables_count_for_one_run(capsys, story, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "decoys.csv").write_text("phrase,why\nattacked a Taliban post,a test\n")
    plain = run(capsys, "extract", story, "--out", "-")
    changed = run(capsys, "extract", "--data", own, story, "--out", "-")
    assert (len(plain[1].splitlines()), len(changed[1].splitlines())) == (1, 0)
    assert plain[2].split("snapshot")[1] != changed[2].split("snapshot")[1]
    assert "CLASHMAP_DATA" not in os.environ


def test_a_bad_table_ends_the_run_first(capsys, story, tmp_path):
    (tmp_path / "decoys.csv").write_text("phrase\ncold war\n")
    code, out, err = run(capsys, "extract", "--data", tmp_path, story, "--out", "-")
    assert (code, out) == (2, "")
    assert "decoys.csv, line 1: columns are phrase; expected phrase, why" in err
    assert "CLASHMAP_DATA" not in os.environ
