"""One article by its id, read again: the archive of the pages holds no texts."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.articles import Article
from extract.errors import ExtractError
from extract.reading import find_files, read_articles, read_file


def find_article(paths: Sequence[str], article_id: str, source: str) -> Article | None:
    """Return an article of files and folders, None where it is there no more.

    source is its file's name or its row's id: only files of that name, and tables, are opened.
    """
    for file, base in find_files(paths):
        for article in _articles_of(file, base, source):
            if article.article_id == article_id:
                return article
    return None


def _articles_of(file: Path, base: Path, source: str) -> Iterator[Article]:
    """Yield the articles of a file that may be the one."""
    if file.suffix.lower() == ".jsonl":
        yield from read_articles([file])
    elif file.name == source:
        try:
            yield read_file(file, base)
        except ExtractError:  # it was readable before: it has changed, and is not the one
            return
