"""Articles to the rows of one batch: a pure function that any process or machine can run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from clashmap.store.rows import Reading, Rows, make_rows
from extract.articles import Article, SetAside
from extract.errors import ExtractError
from extract.marks import default_tools
from extract.pipeline import read_article
from geo.errors import GeoError


@dataclass(frozen=True, slots=True)
class Extracted:
    """The rows of some articles, and those of which none could be made, with the reason."""

    rows: Rows
    set_aside: tuple[SetAside, ...] = ()


def extract_rows(articles: Sequence[Article], rules: str) -> Extracted:
    """The rows of articles, in their order; `rules` is the mark of the rules that are to read them.

    Pure and picklable: the same articles give the same rows in every process. Raises ExtractError
    or GeoError where the rules themselves cannot be read.
    """
    default_tools()  # a broken table ends the run here, instead of setting every article aside
    readings: list[Reading] = []
    set_aside: list[SetAside] = []
    for article in articles:
        try:
            readings.append(read(article))
        except (ExtractError, GeoError, UnicodeEncodeError) as error:
            set_aside.append(SetAside(article.source, str(error)))
    return Extracted(make_rows(readings, rules), tuple(set_aside))


def read(article: Article) -> Reading:
    """What one article gives."""
    article.text.encode()  # a lone surrogate can be stored nowhere
    published, mentions, reports = read_article(article)
    return Reading(article, published, tuple(mentions), tuple(reports))
