"""One article by its id, read again: the archive of the pages holds no texts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from clashmap.intake.finding import find_inputs
from clashmap.intake.formats.columns import Columns
from clashmap.intake.formats.kinds import HOLDS_NAMED_ROWS
from clashmap.intake.reading import read_input
from extract.articles import Article


def find_article(paths: Sequence[str], article_id: str, source: str) -> Article | None:
    """Return an article of files and folders, None where it is there no more.

    source is its file's name (and its place in it) or its row's id: only files of that name, and
    tables, are opened.
    """
    for file, base in find_inputs(paths):
        for article in _articles_of(file, base, source):
            if article.article_id == article_id:
                return article
    return None


def _articles_of(file: Path, base: Path, source: str) -> Iterator[Article]:
    """Yield the articles of a file that may hold the one."""
    if source.startswith(file.name) or HOLDS_NAMED_ROWS.search(file.name):
        items = read_input(file, base, Columns())
        yield from (item for item in items if isinstance(item, Article))
