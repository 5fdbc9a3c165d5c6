"""`clashmap verify`: what is whole, and what is wrong by name."""

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from deltalake import write_deltalake

from clashmap.cli import main
from clashmap.intake.batch import extract_rows
from clashmap.store.archive import Archive
from clashmap.store.tables import ARTICLES, EVENTS, MENTIONS, REPORTS
from clashmap.store.writer import Writer
from extract.articles import Article, hash_text

# Signs of one, two and four bytes, a combining one, and a line end of two.
STORY = (
    "“Café” e\u0301 \U0001f600 کابل\r\nOn {day} May 2022 NRF fighters attacked a Taliban post in"
    " Rukha district, killing 3 people."
)


@pytest.fixture
def root(tmp_path):
    writer = Writer(str(tmp_path))
    for day in (1, 2):
        text = STORY.format(day=day)
        article = Article(f"a{day}", hash_text(text), f"a{day}.txt", text)
        writer.append(extract_rows([article], "1").rows)
        writer.link()
    return tmp_path


def run(capsys, root):
    code = main(["verify", "--store", str(root)])
    said = capsys.readouterr()
    return code, [line for line in said.out.splitlines() if not line.startswith("ok")], said.err


def rewrite(root, table, change):
    """Put other rows in the place of a table's."""
    rows = change(Writer(str(root)).tables.open(table).to_pyarrow_table())
    write_deltalake(root / table.name, rows, mode="overwrite")


def with_column(rows, name, values):
    return rows.set_column(rows.schema.get_field_index(name), name, pa.array(values))


def test_a_whole_archive_is_told_so(capsys, root):
    assert len(Archive(root).read_reports()) == 2
    assert run(capsys, root) == (0, [], f"clashmap: {root} is whole\n")


def test_a_changed_text_and_all_that_stands_in_it(capsys, root):
    texts = ["changed", STORY.format(day=2)]
    rewrite(root, ARTICLES, lambda rows: with_column(rows.sort_by("article_id"), "text", texts))
    code, lines, said = run(capsys, root)
    assert code == 1
    named = [line for line in lines if line.startswith("WRONG")]
    assert named == [
        "WRONG texts",
        "WRONG evidence in its text",
        "WRONG spans in their text",
        "WRONG mentions in their text",
    ]
    assert any("article a1 (a1.txt): its text is" in line for line in lines)
    assert f"faults in {root}" in said


def test_evidence_that_stands_elsewhere(capsys, root):
    rewrite(
        root,
        REPORTS,
        lambda rows: with_column(rows, "evidence_start", pc.add(rows["evidence_start"], 1)),
    )
    code, lines, _ = run(capsys, root)
    assert (code, lines[0]) == (1, "WRONG evidence in its text")
    assert "its evidence is not at" in lines[1]


def test_a_mention_that_stands_elsewhere(capsys, root):
    rewrite(root, MENTIONS, lambda rows: with_column(rows, "surface", ["x"] * len(rows)))
    assert "WRONG mentions in their text" in run(capsys, root)[1]


@pytest.mark.parametrize(
    ("table", "wrong"),
    [
        (REPORTS, {"rows of each batch", "reports of events"}),
        (ARTICLES, {"rows of each batch", "articles of reports and mentions"}),
        (EVENTS, {"reports of events"}),
    ],
)
def test_rows_that_are_missing(capsys, root, table, wrong):
    rewrite(root, table, lambda rows: rows.slice(1))
    code, lines, _ = run(capsys, root)
    assert code == 1
    assert wrong <= {line.removeprefix("WRONG ") for line in lines}


def test_an_event_twice(capsys, root):
    rewrite(root, EVENTS, lambda rows: pa.concat_tables([rows, rows]))
    assert any("is of 2 events" in line for line in run(capsys, root)[1])


@pytest.mark.parametrize("data", [None, b"PAR1 no parquet"])
def test_a_file_that_is_gone_or_broken(capsys, root, data):
    file = next((root / "mentions").rglob("*.parquet"))
    file.unlink()
    if data is not None:
        file.write_bytes(data)
    code, lines, _ = run(capsys, root)
    assert (code, lines[0]) == (1, "WRONG files")
    assert str(file) in lines[1]


def test_no_archive_is_told(capsys, tmp_path):
    code, _, said = run(capsys, tmp_path / "none")
    assert (code, "no archive at" in said) == (2, True)
