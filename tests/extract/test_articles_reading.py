"""Reading files, folders and rows; what cannot be read is set aside, once, and the rest goes on."""

import io
import json

import pytest

from extract.errors import ExtractError
from extract.formats import MAX_TEXT_BYTES
from extract.reading import read_articles, read_file, read_rows

STORY = "Fight goes on\n\nFighters attacked a post in Andarab on Monday. Two men were killed.\n"


def read(*paths):
    aside = []
    return list(read_articles(paths, aside.append)), aside


def rows(*lines):
    aside = []
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines]
    return list(read_rows(io.BytesIO(b"".join(raw)), "rows", aside.append)), aside


def test_a_text_keeps_its_newlines_and_loses_its_mark(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbfOne.\r\nTwo \xc3\xa9.\r")
    article = read_file(file)
    assert article.text == "One.\r\nTwo é.\r"
    assert (article.source, article.title, article.published) == ("a.txt", None, None)


def test_a_short_first_line_is_the_title(tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    assert read_file(tmp_path / "a.txt").title == "Fight goes on"


def test_front_matter_is_read_and_stays_in_the_text(tmp_path):
    head = '---\npublisher: "P: Q"\npublished: 2022-05\nafter:\n  title: T\n  link: https://e.org/a\n---\n'
    (tmp_path / "a.md").write_text(head + STORY, encoding="utf-8")
    article = read_file(tmp_path / "a.md")
    assert article.text == head + STORY
    assert (article.title, article.publisher) == ("Fight goes on", "P: Q")
    assert article.published.text == "2022-05"
    assert article.after == ("T", "", "", "https://e.org/a")


def test_a_sidecar_overrides_the_front_matter(tmp_path):
    (tmp_path / "a.txt").write_text(
        "---\ntitle: Old\npublisher: P\n---\n" + STORY, encoding="utf-8"
    )
    (tmp_path / "a.toml").write_text(
        'title = "New"\npublished = 2022-05-13\nurl = "https://e.org/a"'
    )
    article = read_file(tmp_path / "a.txt")
    assert (article.title, article.publisher, article.url) == ("New", "P", "https://e.org/a")
    assert article.published.text == "2022-05-13"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "no text"),
        ("a.txt", b"ab\x00", "zero bytes"),
        ("a.txt", "\ufeffx".encode("utf-16"), "zero bytes"),
        ("a.txt", b"caf\xe9 and more", "offset 3"),
        ("a.txt", b"a" * (MAX_TEXT_BYTES + 1), "limit of 5 MB"),
        ("a.txt", b"---\npublished: yesterday\n---\nText.", "yesterday"),
        ("a.txt", b"---\ntitle: x\n- one\n---\nText.", "line 3"),
        ("a.pdf", b"no pdf", "PDF"),
        ("a.html", b"<html></html>", "no article"),
        ("a.docx", b"x", ".docx"),
    ],
)
def test_bad_files_are_set_aside_and_the_rest_goes_on(tmp_path, name, data, says):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    articles, aside = read(tmp_path)
    assert [article.source for article in articles] == ["good.txt"]
    assert len(aside) == 1
    assert says in aside[0].reason
    assert aside[0].where.endswith(name)


def test_a_broken_sidecar_sets_its_article_aside(tmp_path):
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "a.toml").write_text("title = ")
    articles, aside = read(tmp_path)
    assert (articles, len(aside)) == ([], 1)
    assert "a.toml" in aside[0].reason


def test_a_folder_is_read_whole_sorted_and_each_file_once(tmp_path):
    for name in ("b.txt", "sub/a.txt", ".hidden/x.txt", "picture.png", ".x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY, encoding="utf-8")
    articles, aside = read(tmp_path, tmp_path / "b.txt")
    assert [article.source for article in articles] == ["b.txt", "a.txt"]
    assert len({article.article_id for article in articles}) == 2
    assert aside == []


def test_what_is_not_there_or_holds_nothing_is_set_aside(tmp_path):
    (tmp_path / "none").mkdir()
    articles, aside = read(tmp_path / "none", tmp_path / "gone.txt")
    assert articles == []
    assert ["no article" in aside[0].reason, "no such file" in aside[1].reason] == [True, True]


def test_a_page_gives_its_text_and_metadata(tmp_path):
    body = "".join(
        f"<p>Fighters attacked post {i} in Andarab, and {i} men fled.</p>" for i in range(9)
    )
    head = (
        '<title>T</title><meta property="article:published_time" content="2022-05-13">'
        '<meta property="og:site_name" content="S"><link rel="canonical" href="https://e.org/a">'
    )
    page = f"<html><head>{head}</head><body><nav>Menu</nav><article>{body}</article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    article = read_file(tmp_path / "a.html")
    assert article.text.startswith("Fighters attacked post 0 in Andarab")
    assert (article.publisher, article.url) == ("S", "https://e.org/a")
    assert article.published.text == "2022-05-13"


def test_a_short_page_is_read_too(tmp_path):
    (tmp_path / "a.html").write_text("<p>Fighters attacked a post.</p>", encoding="utf-8")
    assert read_file(tmp_path / "a.html").text == "Fighters attacked a post."


def pdf_of(*lines):
    """A one-page PDF with a line of text every 14 points."""
    shown = " 0 -14 Td ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 72 700 Td {shown} ET"
    font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 {font}>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
    )
    body = "".join(f"{n} 0 obj{text}endobj\n" for n, text in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF".encode()


def test_a_pdf_gives_its_text_with_lines_joined(tmp_path):
    lines = (
        "Fight goes on",
        "Fighters attacked a post in Andarab on Mon-",
        "day, and two men were killed.",
    )
    (tmp_path / "a.pdf").write_bytes(pdf_of(*lines))
    article = read_file(tmp_path / "a.pdf")
    assert "attacked a post in Andarab on Monday, and two men were killed." in article.text
    assert article.title == "Fight goes on"


def test_a_pdf_without_text_is_set_aside(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf_of(""))
    articles, aside = read(tmp_path)
    assert (articles, len(aside)) == ([], 1)
    assert "no text layer" in aside[0].reason


def test_an_article_is_named_by_its_link_then_id_whatever_its_text():
    (first, second, third), _ = rows(
        {"id": "1", "text": "A.", "url": "https://e.org/a"},
        {"id": "2", "text": "B.", "url": "http://www.e.org/a/"},
        {"id": 1, "text": "A."},
    )
    assert first.article_id == second.article_id != third.article_id
    assert first.version == third.version != second.version


@pytest.mark.parametrize(
    "published", [None, "", "2022", "2022-05", "2022-05-13", "2022-05-13T08:00:00Z", 2022]
)
def test_a_partial_or_absent_date_is_no_error(published):
    (article,), aside = rows({"id": "1", "text": "A.", "published": published})
    assert aside == []
    assert (article.published is None) == (not published)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{broken\n", "no JSON"),
        (b"[" * 100_000 + b"\n", "no JSON"),
        (b"\xff\xfe\n", "UTF-8"),
        ([1], "list"),
        ({"text": "A."}, '"id"'),
        ({"id": "", "text": "A."}, '"id"'),
        ({"id": True, "text": "A."}, '"id"'),
        ({"id": "1", "text": " "}, '"text"'),
        ({"id": "1", "text": ["A."]}, '"text"'),
        ({"id": "1", "text": "A.", "published": "last week"}, "last week"),
        ({"id": "1", "text": "A.", "published": "2022-13-01"}, "2022-13-01"),
        ({"id": "1", "text": "A.", "published": {}}, "published"),
    ],
)
def test_a_bad_row_is_set_aside_with_its_line(line, says):
    articles, aside = rows({"id": "0", "text": "A."}, line, {"id": "9", "text": "B."})
    assert [article.source for article in articles] == ["0", "9"]
    assert len(aside) == 1
    assert aside[0].where == "rows, line 2"
    assert says in aside[0].reason


def test_half_a_surrogate_pair_keeps_offsets_and_can_be_written():
    (article,), _ = rows(b'{"id": "\\ud800", "text": "a\\ud83dz", "title": "\\udc00"}\n')
    assert (article.text, article.source, article.title) == ("a\ufffdz", "\ufffd", "\ufffd")


def test_a_file_that_is_no_article_raises_for_a_single_reader(tmp_path):
    with pytest.raises(ExtractError, match="no such file"):
        read_file(tmp_path / "a.txt")
