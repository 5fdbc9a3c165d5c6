"""What is kept of an article beside its reports: who published it and when, and what it names."""

from collections.abc import Iterable

import pandas as pd

from clashmap.views.overlaying import Readings
from clashmap.views.silence import NAMED_COLUMNS, Named, named_rows
from extract.articles import Article
from extract.marks import default_tools, mark
from extract.mentions import place_rows
from extract.published import infer_published

READ_COLUMNS = (
    "article_id",
    "title",
    "source",
    "publisher",
    "published_start",
    "published_end",
)
ReadRow = tuple[str | None, ...]


def read_row(article: Article) -> ReadRow:
    """Return who published an article and when, also of one in which no report was found."""
    published = infer_published(article)
    first, last = (published.start, published.end) if published else (None, None)
    days = (first.isoformat() if first else None, last.isoformat() if last else None)
    return article.article_id, article.title, article.source, article.publisher, *days


def read_frame(rows: Iterable[ReadRow]) -> pd.DataFrame:
    """Return articles, a row each."""
    return pd.DataFrame(rows, columns=list(READ_COLUMNS))


def named_by(article: Article) -> set[Named]:
    """Return the areas that an article names, as rows of NAMED_COLUMNS."""
    places = mark(article.text, default_tools()).places
    return named_rows(article.article_id, place_rows(article.source, places))


def named_frame(parts: Iterable[set[Named]]) -> pd.DataFrame:
    """Return the areas that articles name, a row each."""
    rows = [row for part in parts for row in part]
    return pd.DataFrame(rows, columns=list(NAMED_COLUMNS), dtype="object")


def readings_of(articles: Iterable[Article]) -> Readings:
    """Return what is known of articles, also of those without a report."""
    kept = list(articles)
    return Readings(read_frame(map(read_row, kept)), named_frame(map(named_by, kept)))
