"""The snapshot id: a short name for a state of the data, the same for the same input and rules."""

import hashlib
from collections.abc import Iterable

from extract.articles import Article
from extract.own_data import data_mark, own_folders
from extract.reports import EXTRACTOR_VERSION, Report


def rules_mark() -> str:
    """Return what stands for the rules and a user's own tables in a snapshot id."""
    return EXTRACTOR_VERSION + data_mark(own_folders())


def snapshot_id(items: Iterable[Article | Report], extractor_version: str) -> str:
    """Return 12 hexadecimal digits that change when an article, its text or the rules change.

    Order and repetition do not matter. Articles name what was read; reports name only the articles
    that gave some.
    """
    versions = {_version_of(item) for item in items}
    return snapshot_of(versions, extractor_version)


def snapshot_of(versions: Iterable[tuple[str, str]], extractor_version: str) -> str:
    """Return the snapshot id of (article id, version) pairs."""
    digest = hashlib.sha256(extractor_version.encode())
    for article_id, version in sorted(set(versions)):
        digest.update(f"\n{article_id} {version}".encode())
    return digest.hexdigest()[:12]


def _version_of(item: Article | Report) -> tuple[str, str]:
    """Return the id and version of the article that an item is or comes from."""
    if isinstance(item, Article):
        return item.article_id, item.version
    return item.article_id, item.article_version
