"""Files and texts that a visitor gives -> articles and reports; nothing is written anywhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from clashmap.intake.bounds import UPLOAD_LIMITS
from clashmap.intake.reading import read_data
from extract.articles import Article, SetAside
from extract.errors import ExtractError
from extract.formats import Metadata, read_document
from extract.pipeline import extract_reports
from extract.reading import OnSetAside, make_article
from extract.reports import Report
from geo.errors import GeoError

MAX_FILES = 50
MAX_FILE_BYTES = 10_000_000
MAX_ALL_BYTES = 40_000_000
# So many articles take about half a minute, and their texts stay in memory with the visit.
MAX_ARTICLES = 1_000
PASTED = "pasted text"


@dataclass(frozen=True, slots=True)
class Upload:
    """One file: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """What one file gave."""

    name: str
    articles: tuple[Article, ...]
    reports: tuple[Report, ...]
    set_aside: tuple[SetAside, ...]


def within_limits(uploads: Sequence[Upload]) -> tuple[list[Upload], list[SetAside]]:
    """Return the files that may be read, and those that are one too many or too big."""
    kept: list[Upload] = []
    refused: list[SetAside] = []
    room = MAX_ALL_BYTES
    for upload in uploads:
        reason = _why_refused(upload, len(kept), room)
        if reason:
            refused.append(SetAside(upload.name, reason))
            continue
        kept.append(upload)
        room -= len(upload.data)
    return kept, refused


def read_uploads(uploads: Iterable[Upload]) -> Iterator[Found]:
    """Yield what each file gave, one at a time, up to MAX_ARTICLES in all."""
    room = MAX_ARTICLES
    for upload in uploads:
        set_aside: list[SetAside] = []
        articles = list(islice(read_upload(upload, set_aside.append), room + 1))
        if len(articles) > room:
            reason = f"more than {MAX_ARTICLES:,} articles in all; the rest is not read"
            set_aside.append(SetAside(upload.name, reason))
        articles = articles[:room]
        room -= len(articles)
        reports = [r for article in articles for r in _reports_of(article, set_aside.append)]
        yield Found(upload.name, tuple(articles), tuple(reports), tuple(set_aside))


def read_upload(upload: Upload, on_set_aside: OnSetAside) -> Iterator[Article]:
    """Yield the articles of one file, by the ending of its name."""
    name = PurePath(upload.name.replace("\\", "/")).name
    for item in read_data(name, upload.data, UPLOAD_LIMITS):
        if isinstance(item, Article):
            yield item
        elif isinstance(item, SetAside):
            on_set_aside(SetAside(item.where, item.reason))


def pasted_article(text: str, title: str, published: str) -> Article:
    """Return a pasted text as an article; raise ExtractError where there is none, or too much."""
    if not text.strip():
        raise ExtractError("no text was pasted; paste an article's text")
    read, meta = read_document(text.encode("utf-8", "replace"), ".txt", PASTED)
    given = Metadata(title=title.strip() or None, published=published.strip() or None)
    return make_article(f"{PASTED} {read}", PASTED, read, meta.overridden_by(given))


def read_pasted(article: Article) -> Found:
    """Return what a pasted article gave."""
    set_aside: list[SetAside] = []
    reports = tuple(_reports_of(article, set_aside.append))
    return Found(article.source, (article,), reports, tuple(set_aside))


def _reports_of(article: Article, on_set_aside: OnSetAside) -> list[Report]:
    try:
        return extract_reports(article)
    except (ExtractError, GeoError) as error:
        on_set_aside(SetAside(article.source, str(error)))
        return []


def _why_refused(upload: Upload, before: int, room: int) -> str:
    if before >= MAX_FILES:
        return f"over {MAX_FILES} files; upload the rest afterwards"
    if len(upload.data) > MAX_FILE_BYTES:
        return f"over {MAX_FILE_BYTES // 1_000_000} MB; split it"
    if len(upload.data) > room:
        return f"over {MAX_ALL_BYTES // 1_000_000} MB in all; upload it afterwards"
    return "" if upload.data else "an empty file; give it a text"
