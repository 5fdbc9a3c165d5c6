"""Tables: which column is what, how rows are named, and which rows are refused."""

import pytest

from clashmap.intake.formats.columns import Columns, parse_columns
from clashmap.intake.formats.parts import Note
from clashmap.intake.reading import read_articles, read_data
from extract.articles import Article, SetAside
from extract.errors import ExtractError


def read(data, name="t.csv"):
    items = list(read_data(name, data if isinstance(data, bytes) else data.encode()))
    kinds = (Article, SetAside, Note)
    return tuple([item for item in items if isinstance(item, kind)] for kind in kinds)


def test_usual_headers_are_known():
    table = (
        "ID,Headline,Source,Link,Publish_Date,Full Text\n7,T,P,https://e.org/a,12 May 2022,Hello.\n"
    )
    (article,), _, _ = read(table)
    assert (article.source, article.title, article.publisher) == ("7", "T", "P")
    assert (article.url, article.text) == ("https://e.org/a", "Hello.")
    assert article.published.text == "2022-05-12"


def test_a_column_map_goes_before_the_usual_headers(tmp_path):
    (tmp_path / "t.csv").write_text("text,story,date\nNo.,Yes.,someday\n")
    (article,) = read_articles([tmp_path], columns=parse_columns("text=Story, published="))
    assert (article.text, article.published) == ("Yes.", None)


@pytest.mark.parametrize("written", ["tex=a", "text", "text=a,text=b", "=a"])
def test_a_column_map_that_is_none_is_refused(written):
    with pytest.raises(ExtractError, match="FIELD=HEADER"):
        parse_columns(written)


def test_a_named_column_that_is_not_there_is_refused():
    with pytest.raises(ExtractError, match="no column 'story' for text"):
        Columns({"text": "story"}).places(["text", "date"])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("t.csv", "title;text\nA;One, two.\n".encode("utf-8-sig")),
        ("t.tsv", b"title\ttext\nA\tOne, two.\n"),
        ("t.csv", "title\ttext\r\nA\tOne, two.\r\n".encode("utf-16")),
        ("t.csv", b'title,text\nA,"One, two."\n'),
    ],
)
def test_any_delimiter_and_mark_is_read(name, data):
    (article,), refused, notes = read(data, name)
    assert (article.title, article.text) == ("A", "One, two.")
    assert refused == notes == []


def test_cells_over_lines_and_double_marks_are_read_whole():
    (one, two), _, _ = read('text\n"A ""post"" fell.\n\nTwo died."\nMore.\n')
    assert one.text == 'A "post" fell.\n\nTwo died.'
    assert (one.source, two.source) == ("t.csv, row at line 2", "t.csv, row at line 5")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("T,2022-05-12,", "no text in this row"),
        ("T,05/06/2022,Text.", "YYYY-MM-DD"),
        ("T,2022,One, two, three.", "quotation marks"),
        ('T,2022,"a"b', "quotation marks"),
        ("T,2022,a\x00b", "zero bytes"),
        ("T,2022," + "x" * 5_000_001, "over 5 MB"),
    ],
)
def test_a_bad_row_is_set_aside_with_its_line_and_its_cells(row, says):
    articles, (refused,), _ = read(f"title,date,text\nA,,One.\n{row}\nB,,Two.\n")
    assert [article.text for article in articles] == ["One.", "Two."]
    assert refused.where == "t.csv, row at line 3"
    assert says in refused.reason
    assert refused.raw is None or refused.raw.decode() == f"title,date,text\n{row}\n"


def test_a_mark_that_is_never_closed_is_refused_not_read_as_one_article():
    articles, (refused,), _ = read('text\nOne.\n"Two.\nThree.\n')
    assert [article.text for article in articles] == ["One."]
    assert "not closed" in refused.reason


def test_rows_without_an_id_keep_their_name_when_others_come_before_them():
    (first,), _, _ = read("text\nOne.\n")
    (_, again), _, _ = read("text\nNew.\nOne.\n")
    assert first.article_id == again.article_id


def test_another_charset_is_read_by_the_stated_fallback_and_said_once():
    articles, _, notes = read("text\ncafé\nnaïve\n".encode("windows-1252"))
    assert [article.text for article in articles] == ["café", "naïve"]
    assert [note.where for note in notes] == ["t.csv"]
    assert "windows-1252" in notes[0].text


def test_a_file_of_nothing_but_bad_rows_is_left_in_time():
    _, refused, _ = read("title,text\n" + "T,\n" * 3_000)
    assert len(refused) == 1_001
    assert "the rest is not read" in refused[-1].reason
