"""The command: what it writes, what it says, and with which code it ends."""

import io
import json
import subprocess
import sys

import pytest

from clashmap.cli import main
from clashmap.schema import REPORT_COLUMNS

STORY = (
    "Fight goes on\n\nFighters of the National Resistance Front attacked a Taliban post in Andarab "
    "district of Baghlan province on 12 May 2022, killing three Taliban fighters.\n"
)


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "in" / "story.txt"
    path.parent.mkdir()
    path.write_text(STORY, encoding="utf-8", newline="")
    return path


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def refused(capsys, *arguments):
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    return stopped.value.code, capsys.readouterr().err


def test_extract_writes_reports_whose_evidence_stands_in_the_file(capsys, story):
    code, out, err = run(capsys, "extract", story, "--out", "-")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert rows
    text = story.open(encoding="utf-8", newline="").read()
    for row in rows:
        assert list(row) == [column.name for column in REPORT_COLUMNS]
        assert text[row["evidence_start"] : row["evidence_end"]] == row["evidence"]
    assert f"{len(rows)} reports from 1 articles, 0 set aside, snapshot " in err


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet", ".geojson", ".CSV"])
def test_extract_writes_each_kind_of_file(capsys, story, suffix):
    out = story.parents[1] / f"reports{suffix}"
    assert run(capsys, "extract", story.parent, "--out", out)[:2] == (0, "")
    assert b"Andarab" in out.read_bytes()
    assert [path.name for path in out.parent.iterdir() if path.is_file()] == [out.name]


def test_two_runs_write_the_same_bytes(capsys, story):
    first, second = (run(capsys, "extract", story, "--out", "-")[1] for _ in range(2))
    assert first == second


def test_mentions_point_at_their_words(capsys, story):
    code, out, _ = run(capsys, "mentions", story, "--out", "-")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {"place", "group"} <= {row["type"] for row in rows}
    assert all(STORY[row["start"] : row["end"]] == row["surface"] for row in rows)
    assert {row["source"] for row in rows} == {"story.txt"}


def test_what_is_set_aside_is_said_counted_and_turns_the_code(capsys, story):
    (story.parent / "bad.txt").write_bytes(b"\xff")
    code, out, err = run(capsys, "extract", story.parent, "--out", "-")
    assert code == 1
    assert out
    assert "bad.txt: not UTF-8" in err
    assert "1 set aside" in err


def test_nothing_to_read_leaves_an_earlier_file_alone(capsys, tmp_path):
    out = tmp_path / "reports.csv"
    out.write_text("earlier")
    code, _, err = run(capsys, "extract", tmp_path / "gone.txt", "--out", out)
    assert (code, out.read_text()) == (2, "earlier")
    assert "no such file" in err
    assert list(tmp_path.iterdir()) == [out]


def test_rows_come_from_standard_input(capsys, monkeypatch):
    row = json.dumps({"id": "r1", "text": STORY, "published": "2022-05"}).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(row + b"\nbroken\n")))
    code, out, err = run(capsys, "extract", "-", "--out", "-")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert {(row["source"], row["published"]) for row in rows} == {("r1", "2022-05")}
    assert "standard input, line 2" in err


@pytest.mark.parametrize("out", ["reports.xls", "reports", "no/such/folder/reports.csv"])
def test_a_file_that_cannot_be_written_is_refused_first(capsys, story, monkeypatch, out):
    monkeypatch.chdir(story.parent)
    code, err = refused(capsys, "extract", story, "--out", out)
    assert code == 2
    assert out.split("/")[0] in err


def test_mentions_go_to_json_lines_only(capsys, story):
    assert refused(capsys, "mentions", story, "--out", "mentions.csv")[0] == 2


def test_a_name_cannot_steer_the_terminal(capsys, tmp_path):
    code, _, err = run(capsys, "extract", tmp_path / "a\x1b[2J.txt", "--out", "-")
    assert code == 2
    assert "\x1b" not in err


def test_version_is_that_of_the_package(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith("clashmap 0.")


def test_a_reader_that_goes_away_ends_it_quietly(story):
    command = [sys.executable, "-m", "clashmap", "extract", str(story), "--out", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:  # noqa: S603
        run.stdout.close()
        said = run.stderr.read()
    assert run.returncode == 141
    assert b"Traceback" not in said
    assert b"Exception" not in said
