"""One run over files and folders: its articles one at a time, and its account of them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from clashmap.snapshot import snapshot_of
from extract.articles import Article, SetAside
from extract.reading import read_articles


class Intake:
    """The articles of some paths, read as they are asked for.

    `read` holds (article id, version) of each article so far, `set_aside` what could not be read;
    `on_set_aside` is told of each as it comes.
    """

    def __init__(
        self, paths: Sequence[str | Path], on_set_aside: Callable[[SetAside], None] | None = None
    ) -> None:
        self.paths = tuple(paths)
        self.read: list[tuple[str, str]] = []
        self.set_aside: list[SetAside] = []
        self._on_set_aside = on_set_aside

    def __iter__(self) -> Iterator[Article]:
        """Yield each article, counting it."""
        for article in read_articles(self.paths, self.put_aside):
            self.read.append((article.article_id, article.version))
            yield article

    def put_aside(self, item: SetAside) -> None:
        """Count a file, row or article that could not be used."""
        self.set_aside.append(item)
        if self._on_set_aside is not None:
            self._on_set_aside(item)

    def snapshot(self, extractor_version: str) -> str:
        """Return the snapshot id of what was read so far."""
        return snapshot_of(self.read, extractor_version)
