"""What a visitor gives is read within limits, and what cannot be read is named."""

import gzip
import json

import pytest

from clashmap.intake import uploads
from clashmap.intake.lookup import find_article
from clashmap.intake.reading import read_articles
from clashmap.intake.uploads import (
    Upload,
    pasted_article,
    read_pasted,
    read_uploads,
    within_limits,
)
from extract.errors import ExtractError

SENTENCE = "NRF fighters clashed with the Taliban in Panjshir province on 12 May 2022."


def found_in(name, data):
    (found,) = read_uploads([Upload(name, data)])
    return found


@pytest.mark.parametrize("name", ["a.txt", "a.md", "..\\a.txt", "../../etc/a.txt"])
def test_a_text_gives_its_reports_under_its_own_name(name):
    found = found_in(name, SENTENCE.encode())
    assert [report.province for report in found.reports] == ["Panjshir"]
    assert found.articles[0].source in ("a.txt", "a.md")


def test_a_page_is_read():
    page = f"<html><body><article><p>{SENTENCE}</p><p>{SENTENCE[:20]}</p></article></body></html>"
    assert len(found_in("a.html", page.encode()).articles) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", f'body\n"{SENTENCE}"\n'.encode()),
        ("a.eml", f"Subject: A\n\n{SENTENCE}".encode()),
        ("a.mbox", f"From x\nSubject: A\n\n{SENTENCE}".encode()),
        ("a.txt.gz", gzip.compress(SENTENCE.encode(), mtime=0)),
    ],
)
def test_other_formats_are_read_as_from_files(name, data):
    assert [report.province for report in found_in(name, data).reports] == ["Panjshir"]


def test_rows_are_read_and_broken_ones_named():
    rows = [
        json.dumps({"id": "r1", "text": SENTENCE}),
        "{",
        json.dumps({"id": "r2", "text": "No."}),
    ]
    found = found_in("a.jsonl", "\n".join(rows).encode())
    assert [article.source for article in found.articles] == ["r1", "r2"]
    assert [item.where for item in found.set_aside] == ["a.jsonl, line 2"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.exe", b"MZ", "save it as one of"),
        ("a.txt", b"a\x00b", "zero bytes"),
        ("a.pdf", b"%PDF-1.4 no", ""),
        ("a.jsonl", b"", "no rows"),
        ("a.docx", b"PK", "cannot be parsed"),
        ("a.txt.gz", b"\x1f\x8b", "broken .gz"),
        ("../a.csv", b"a,b\n1,2\n", "no column for the text"),
    ],
)
def test_what_cannot_be_read_is_set_aside_with_its_reason(name, data, reason):
    found = found_in(name, data)
    assert not found.articles
    assert found.set_aside[0].where.startswith(name.rsplit("/", 1)[-1])
    assert reason in found.set_aside[0].reason


def test_files_over_the_limits_are_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_FILE_BYTES", 10)
    monkeypatch.setattr(uploads, "MAX_ALL_BYTES", 12)
    given = [("big", 11), ("one", 8), ("two", 8), ("three", 4), ("none", 0)]
    kept, refused = within_limits([Upload(name, b"x" * size) for name, size in given])
    assert [upload.name for upload in kept] == ["one", "three"]
    assert [item.where for item in refused] == ["big", "two", "none"]


def test_more_articles_than_allowed_are_left_and_said_to_be(monkeypatch):
    monkeypatch.setattr(uploads, "MAX_ARTICLES", 2)
    rows = "\n".join(json.dumps({"id": f"r{n}", "text": "Text."}) for n in range(4))
    first, second = read_uploads([Upload("a.jsonl", rows.encode()), Upload("b.txt", b"Text.")])
    assert (len(first.articles), len(second.articles)) == (2, 0)
    assert "the rest is not read" in second.set_aside[0].reason


def test_a_pasted_text_takes_title_and_date():
    found = read_pasted(pasted_article(SENTENCE, " A title ", "2022-05"))
    assert found.articles[0].title == "A title"
    assert found.reports[0].published == "2022-05"


@pytest.mark.parametrize(("text", "day"), [("  ", ""), (SENTENCE, "tomorrow-ish")])
def test_a_pasted_nothing_and_a_date_that_is_none_are_refused(text, day):
    with pytest.raises(ExtractError):
        pasted_article(text, "", day)


def test_an_article_is_found_again_by_its_id(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text(SENTENCE)
    (tmp_path / "a.txt").write_text("Another text.")
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "r1", "text": "A row."}))
    (tmp_path / "t.csv").write_text("id,text\nr2,Another row.\n,A third.\n")
    (tmp_path / "m.mbox").write_text("From x\nSubject: A\n\nOne.\n\nFrom x\nSubject: B\n\nTwo.\n")
    paths = [str(tmp_path)]
    articles = list(read_articles(paths))
    assert len(articles) == 7
    for article in articles:
        assert find_article(paths, article.article_id, article.source) == article
    assert find_article(paths, "nosuch", "a.txt") is None
