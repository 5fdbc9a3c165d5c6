"""A link's snapshot id is the one that the command prints for the same articles."""

from clashmap.cli import main
from clashmap.dashboard.reading import read_archive


def test_page_and_command_give_one_snapshot(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text("On 4 June 2023 the NRF attacked Rukha district.", "utf-8")
    main(["extract", "note.txt", "--out", "rows.jsonl"])
    assert f"snapshot {read_archive(['note.txt']).snapshot}" in capsys.readouterr().err
