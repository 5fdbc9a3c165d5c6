"""The worked examples of docs/how-to-add.md, carried out as they stand there."""

import re
from pathlib import Path

import pytest

from extract.marks import default_tools, load_tools
from extract.pipeline import extract_reports

GUIDE = Path(__file__).parents[2] / "docs" / "how-to-add.md"
PARTS = re.split(r"^## ", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def lines_after(part: str, word: str) -> list[str]:
    """The indented lines of the block that follows "Before" or "After"."""
    block = re.search(rf"^{word}\b[^\n]*:\n\n((?: {{4}}[^\n]+\n)+)", part, re.MULTILINE)
    return [line.strip() for line in block[1].splitlines()]


def told(article, tools) -> list[str]:
    rows = [
        f"{r.kind} | {r.province} | {r.district} | {', '.join(r.groups)}"
        for r in extract_reports(article, tools)
    ]
    return rows or ["nothing"]


def test_the_guide_has_three_examples():
    assert [part.split("\n")[0] for part in PARTS] == ["A group", "A place", "A trigger"]


@pytest.mark.parametrize("part", PARTS, ids=[part.split("\n")[0] for part in PARTS])
def test_rows_alone_change_what_is_told(part, tmp_path, article_of):
    for path, rows in re.findall(r"^```csv (\S+)\n(.*?)^```", part, re.MULTILINE | re.DOTALL):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(rows, encoding="utf-8")
    article = article_of(re.search(r"^> (.+)$", part, re.MULTILINE)[1])
    assert told(article, default_tools()) == lines_after(part, "Before")
    assert told(article, load_tools([tmp_path / "own"])) == lines_after(part, "After")
