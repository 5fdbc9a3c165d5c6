"""Texts, pages, PDFs and Word files: one article each."""

import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial

import pypdf

from clashmap.intake.bounds import MAX_DOCUMENT_BYTES, MAX_PDF_PAGES
from clashmap.intake.formats.charsets import declared_in_page, decode
from clashmap.intake.formats.parts import Item, Note, Part, Parts, Source, read_bounded
from clashmap.intake.formats.word import read_word
from extract.errors import ExtractError
from extract.formats import TEXT_SUFFIXES, Metadata, read_document
from extract.published import parse_published
from extract.reading import make_article

# text, metadata, and what was odd about it
_Read = tuple[str, Metadata, str | None]


def find_document(source: Source) -> Parts:
    """Yield the one part of a document."""
    data = read_bounded(source.stream, MAX_DOCUMENT_BYTES, "remove what is not the article")
    if not data:
        raise ExtractError("an empty file; give it a text, or take it away")
    yield Part(source.where, partial(read_document_bytes, data, source))


def read_document_bytes(data: bytes, source: Source) -> Iterator[Item]:
    """Yield the article of a document, after a note where its charset was odd."""
    text, found, odd = _READERS[source.suffix](data, source)
    if odd:
        yield Note(source.where, odd)
    if source.suffix not in TEXT_SUFFIXES:  # of a text it is the writer's own: he corrects it
        found = replace(found, published=_date_or_none(found.published) or source.crawled)
    yield make_article(source.key, source.name, text, found.overridden_by(source.given))


def _date_or_none(value: object) -> object:
    """Return the date that a page states itself, None where it cannot be one."""
    with suppress(ExtractError):
        parse_published(value)
        return value
    return None


def _read_text(data: bytes, source: Source) -> _Read:
    """Return a text; of one that carries its charset with it (a mail's), decoded by that."""
    odd = None
    if source.charset is not None:
        text, odd = decode(data, source.charset)
        data = text.encode("utf-8", "replace")
    return *read_document(data, source.suffix, source.name), odd


def _read_page(data: bytes, source: Source) -> _Read:
    """Return the article of a page in whatever charset."""
    text, odd = decode(data, source.charset or declared_in_page(data))
    return *read_document(text.encode("utf-8", "replace"), ".html", source.name), odd


def _read_pdf(data: bytes, source: Source) -> _Read:
    """Return the text layer of a PDF of bearable length."""
    pages = 0
    with suppress(Exception):  # what cannot be parsed is told below
        pages = len(pypdf.PdfReader(io.BytesIO(data)).pages)
    if pages > MAX_PDF_PAGES:
        raise ExtractError(
            f"the PDF says it has {pages:,} pages, over the limit of {MAX_PDF_PAGES:,}; "
            "split it, or save its text as .txt"
        )
    return *read_document(data, ".pdf", source.name), None


def _read_docx(data: bytes, source: Source) -> _Read:
    """Return the text of a Word file: its first line, where it is one, is the title."""
    text = read_word(data)
    return *read_document(text.encode("utf-8", "replace"), ".txt", source.name), None


_READERS: dict[str, Callable[[bytes, Source], _Read]] = {
    ".txt": _read_text,
    ".md": _read_text,
    ".html": _read_page,
    ".htm": _read_page,
    ".pdf": _read_pdf,
    ".docx": _read_docx,
}
DOCUMENT_SUFFIXES = tuple(_READERS)
