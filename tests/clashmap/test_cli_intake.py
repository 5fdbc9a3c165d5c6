"""Commands read all formats: patterns, tables by a column map, notes and refusals said."""

import json

import pytest

from clashmap.cli import main

SENTENCE = "NRF fighters clashed with the Taliban in Panjshir province on 12 May 2022."


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, [json.loads(line) for line in captured.out.splitlines()], captured.err


def test_a_pattern_and_a_column_map_are_read(capsys, tmp_path):
    (tmp_path / "a.csv").write_text(f"story,when\n{SENTENCE},2022-05-13\n")
    (tmp_path / "b.eml").write_text(f"Subject: A\n\n{SENTENCE}")
    columns = "text=story,published=when"
    code, rows, _ = run(capsys, "extract", tmp_path / "*", "--columns", columns, "--out", "-")
    assert [row["source"] for row in rows] == ["a.csv, row at line 2", "b.eml"]
    assert rows[0]["published"] == "2022-05-13"
    assert code == 0


def test_notes_are_said_and_turn_no_code(capsys, tmp_path):
    (tmp_path / "a.csv").write_bytes(f"text\n{SENTENCE} Café.\n".encode("latin-1"))
    code, rows, said = run(capsys, "mentions", tmp_path, "--out", "-")
    assert "note " in said
    assert "windows-1252" in said
    assert (code, bool(rows)) == (0, True)


def test_a_bad_column_map_ends_the_command_at_once(capsys, tmp_path):
    with pytest.raises(SystemExit):
        main(["extract", str(tmp_path), "--columns", "body=text", "--out", "-"])
    assert "found 'body=text'" in capsys.readouterr().err
