"""Charsets: as declared where that holds, else UTF-8, else a stated fallback, and it is said."""

import pytest

from clashmap.intake.formats.charsets import declared_in_page, decode, known_charset
from clashmap.intake.formats.parts import Note
from clashmap.intake.reading import read_data

ARABIC = "قتل اثنان في هجوم على موقع"


@pytest.mark.parametrize(
    ("data", "declared", "text", "said"),
    [
        (b"plain", None, "plain", None),
        ("é".encode(), "utf-8", "é", None),
        ("é".encode(), "us-ascii", "é", None),
        ("é".encode("latin-1"), "iso-8859-1", "é", None),
        (ARABIC.encode("cp1256"), "windows-1256", ARABIC, None),
        (ARABIC.encode("utf-16"), "utf-8", ARABIC, None),
        (ARABIC.encode(), "windows-1256", ARABIC, "it is UTF-8"),
        ("café".encode("cp1252"), "utf-8", "café", "read as windows-1252"),
        (ARABIC.encode("cp1256"), "utf-8", ARABIC, "read as windows-1256"),
        ("é".encode(), "zip", "é", "it is UTF-8"),
        ("café".encode("cp1252"), None, "café", "not UTF-8"),
    ],
)
def test_a_declared_charset_is_taken_where_it_holds(data, declared, text, said):
    read, odd = decode(data, declared)
    assert read == text
    assert (odd is None) == (said is None)
    assert (said or "") in (odd or "")


@pytest.mark.parametrize("name", ["zip", "idna", "unicode_escape", "rot13", "utf-99", "", None])
def test_what_is_no_charset_is_not_taken_for_one(name):
    assert known_charset(name) is None


def test_the_charset_of_a_page_is_found_in_its_head():
    assert declared_in_page(b'<META http-equiv=x content="text/html; CHARSET=Big5">') == "Big5"
    assert declared_in_page(b"<?xml version='1.0' encoding='koi8-r'?>") == "koi8-r"
    assert declared_in_page(b"<p>charset=x</p>") is None


def test_a_page_that_declares_the_wrong_charset_is_read_and_it_is_said():
    page = f'<html><head><meta charset="windows-1256"></head><body><p>{ARABIC}</p></body></html>'
    note, article = read_data("a.html", page.encode())
    assert article.text == ARABIC
    assert isinstance(note, Note)
    assert (note.where, "it is UTF-8" in note.text) == ("a.html", True)


def test_a_message_in_another_charset_is_read_by_what_it_declares():
    head = b"Subject: =?windows-1256?Q?=DE?=\nContent-Type: text/plain; charset=windows-1256\n\n"
    (article,) = read_data("a.eml", head + ARABIC.encode("cp1256"))
    assert article.text == ARABIC
    assert article.title == b"\xde".decode("cp1256")
