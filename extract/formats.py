"""The bytes of one file -> its text and what it says of itself."""

import io
import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pypdf
import trafilatura
from trafilatura.settings import Document

from extract.articles import clean_url
from extract.errors import ExtractError
from extract.frontmatter import find_front_matter, parse_front_matter
from extract.segment import split_sentences

TEXT_SUFFIXES = (".txt", ".md")
PAGE_SUFFIXES = (".html", ".htm", ".pdf")
MAX_TEXT_BYTES = 5_000_000
MAX_PAGE_BYTES = 20_000_000
_MAX_PDF_PAGES = 1_000
# A headline stands at the top: no need to look further.
_TITLE_REACH = 3_000
# In a PDF, a line shorter than this share of the usual width ends its paragraph.
_FULL_LINE = 0.8

for _name in ("trafilatura", "htmldate", "pypdf"):  # their warnings are told as our errors
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself, as written; None where it says nothing."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: object = None
    after: tuple[str, str, str, str] | None = None

    def overridden_by(self, other: "Metadata") -> "Metadata":
        """Return these values with those that `other` gives in their place."""
        given = {
            name: getattr(other, name)
            for name in ("title", "publisher", "url", "published", "after")
            if getattr(other, name) not in (None, "")
        }
        return replace(self, **given)


def metadata_from(values: Mapping[str, object]) -> Metadata:
    """Return the metadata in a front matter, a sidecar or a row; keys it does not know are left."""
    return Metadata(
        title=_text_or_none(values.get("title")),
        publisher=_text_or_none(values.get("publisher")),
        url=clean_url(values.get("url")),
        published=values.get("published"),
        after=_after(values.get("after")),
    )


def _text_or_none(value: object) -> str | None:
    """Return one line of text without stray white space, None for what is none."""
    return " ".join(drop_surrogates(value).split()) or None if isinstance(value, str) else None


def _after(value: object) -> tuple[str, str, str, str] | None:
    """Return whose facts are retold: title, outlet, date, link ("" where not given)."""
    if not isinstance(value, Mapping):
        return None
    title, outlet, day = (str(value.get(key) or "").strip() for key in ("title", "outlet", "date"))
    link = clean_url(value.get("link")) or ""
    return (title, outlet, day, link) if title or outlet or link else None


def drop_surrogates(text: str) -> str:
    """Return the text with half surrogate pairs replaced one for one, so that it can be written."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)


def read_document(data: bytes, suffix: str, where: str) -> tuple[str, Metadata]:
    """Return a file's text and metadata; raise ExtractError where it cannot be read."""
    limit = MAX_TEXT_BYTES if suffix in TEXT_SUFFIXES else MAX_PAGE_BYTES
    if len(data) > limit:
        raise ExtractError(
            f"{len(data) / 1e6:.1f} MB, over the limit of {limit // 1_000_000} MB; "
            "split the file, or remove what is not the article"
        )
    if suffix == ".pdf":
        return _read_pdf(data)
    if suffix in PAGE_SUFFIXES:
        return _read_page(data)
    return _read_text(data, suffix, where)


def decode_text(data: bytes) -> str:
    """Return UTF-8 bytes as text, without a byte order mark."""
    if b"\x00" in data:
        raise ExtractError("not text: it holds zero bytes; save it as plain text in UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExtractError(
            f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}; "
            "save the file in UTF-8"
        ) from error


def _read_text(data: bytes, suffix: str, where: str) -> tuple[str, Metadata]:
    """Return a plain text whole, front matter and all, so that offsets are those of the file."""
    text = decode_text(data)
    body = find_front_matter(text)
    if not text[body:].strip():
        raise ExtractError("no text in it; give it some, or take it away")
    given = metadata_from(parse_front_matter(text, where))
    return text, Metadata(title=_find_title(text[body:], suffix)).overridden_by(given)


def _find_title(text: str, suffix: str) -> str | None:
    """Return the headline that stands before the body, None where there is none."""
    head = text[:_TITLE_REACH]
    for sentence in split_sentences(head):
        if sentence.role == "title":
            title = head[sentence.span.start : sentence.span.end]
            return title.lstrip("# ").rstrip("# ") if suffix == ".md" else title
        if sentence.role == "body":
            return None
    return None


def _read_page(data: bytes) -> tuple[str, Metadata]:
    """Return the article in a web page, and what the page's own metadata say."""
    if b"\x00" in data[:1_000]:
        raise ExtractError("not a web page: it holds zero bytes; save the page again as HTML")
    if b"<html" not in data[:5_000].lower():
        data = b"<html><body>" + data + b"</body></html>"  # a piece of a page
    try:
        page = trafilatura.bare_extraction(
            data,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
        # What is too short to tell an article from its surroundings is taken whole.
        text = (page.text if isinstance(page, Document) else None) or trafilatura.html2txt(data)
    except Exception as error:  # a hostile page may raise anything inside the parser
        raise ExtractError(
            f"the page cannot be parsed ({error!r:.200}); save its text as .txt"
        ) from error
    if not text.strip():
        raise ExtractError("no article found in the page; save its text as .txt")
    text = drop_surrogates(text.strip())
    return text, _page_metadata(page) if isinstance(page, Document) else Metadata()


def _page_metadata(page: Document) -> Metadata:
    """Return what a web page says of itself."""
    return Metadata(
        title=_text_or_none(page.title),
        publisher=_text_or_none(page.sitename),
        url=clean_url(page.url),
        published=page.date,
    )


def _read_pdf(data: bytes) -> tuple[str, Metadata]:
    """Return the text layer of a PDF. Its dates are those of the file, not of the article."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = reader.pages[:_MAX_PDF_PAGES]
        text = "\n\n".join(_join_lines(page.extract_text()) for page in pages).strip()
    except pypdf.errors.FileNotDecryptedError as error:
        raise ExtractError("the PDF asks for a password; save it without one") from error
    except Exception as error:  # as for pages
        raise ExtractError(
            f"the PDF cannot be parsed ({error!r:.200}); save its text as .txt"
        ) from error
    if not text:
        raise ExtractError("the PDF has no text layer; run text recognition on it first")
    return drop_surrogates(text), Metadata(title=_find_title(text, ".pdf"))


def _join_lines(page: str) -> str:
    """Return a page with one line a paragraph: a line goes on unless it is short."""
    lines = [line.strip() for line in page.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    joined: list[str] = []
    going_on = False
    for line in lines:
        if going_on and line and joined:
            glue = "" if joined[-1].endswith("-") else " "
            joined[-1] = (
                (joined[-1].removesuffix("-") if _is_split(joined[-1], line) else joined[-1])
                + glue
                + line
            )
        elif line:
            joined.append(line)
        going_on = bool(line) and (len(line) >= usual * _FULL_LINE or line[-1] in ",-–")
    return "\n".join(joined)


def _is_split(line: str, following: str) -> bool:
    """Tell whether a word was divided at the end of a line."""
    return line.endswith("-") and line[-2:-1].isalpha() and following[0].islower()
