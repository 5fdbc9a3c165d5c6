"""What the README shows is what the commands print, and it shows it soon."""

import re
from pathlib import Path

from clashmap.cli import _parser, main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_result_is_what_explain_prints(tmp_path, capsys):
    note = tmp_path / "note.txt"
    said = re.search(r'echo "(.+)" > note\.txt', README)
    note.write_text(said.group(1) + "\n", encoding="utf-8")
    assert main(["explain", str(note)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert "\n".join(printed[3:7]) in README


def test_the_first_result_stands_within_twenty_lines():
    assert any("report 1:" in line for line in README.splitlines()[:20])


def test_every_command_is_named():
    commands = re.findall(r"^clashmap (\w+)", README, re.MULTILINE)
    printed = _parser().format_help()
    known = set(re.findall(r"^ {4}(\w+)", printed.split("COMMAND\n")[1], re.MULTILINE))
    assert known <= set(commands) | {"compact", "verify"}
    assert set(commands) <= known


def test_every_file_it_links_to_is_there():
    links = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
