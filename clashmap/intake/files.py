"""One run over files and folders: its articles one at a time, and its account of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from clashmap.intake.formats.columns import Columns
from clashmap.intake.formats.parts import Note, Refused
from clashmap.intake.reading import OnNote, read_articles
from clashmap.snapshot import snapshot_of
from extract.articles import Article, SetAside


class Intake:
    """The articles of some paths, read as they are asked for.

    `read` holds (article id, version) of each article so far, `set_aside` what could not be read;
    `on_set_aside` is told of each as it comes (of files and their parts by a Refused, which a
    Quarantine keeps), `on_note` of what was odd about what could be read. `columns`: which
    columns of tables hold what. `unchanged` counts what is as it was, and was not read again.
    """

    def __init__(
        self,
        paths: Sequence[str | Path],
        on_set_aside: Callable[[SetAside], None] | None = None,
        on_note: OnNote | None = None,
        columns: Columns | None = None,
    ) -> None:
        self.paths = tuple(paths)
        self.read: list[tuple[str, str]] = []
        self.set_aside: list[SetAside] = []
        self.unchanged = 0
        self._on_set_aside = on_set_aside
        self._on_note = on_note
        self._columns = columns

    def __iter__(self) -> Iterator[Article]:
        """Yield each article, counting it."""
        for article in self.articles():
            self.read.append((article.article_id, article.version))
            yield article

    def articles(self) -> Iterator[Article]:
        """Yield each article without keeping its id: for runs of any length."""
        return read_articles(self.paths, self.put_aside, self._note, self._columns)

    def take_set_aside(self) -> list[SetAside]:
        """Return what was set aside since this was last asked, which is kept here no longer."""
        taken, self.set_aside = self.set_aside, []
        return taken

    def remember(self) -> None:
        """Note what was read as stored. Nothing to note of files: they are known by their texts."""

    def put_aside(self, item: SetAside) -> None:
        """Count a file, row or article that could not be used."""
        # Its bytes are for whoever is told of it: a table may have thousands of bad rows.
        self.set_aside.append(replace(item, raw=None) if isinstance(item, Refused) else item)
        if self._on_set_aside is not None:
            self._on_set_aside(item)

    def _note(self, note: Note) -> None:
        if self._on_note is not None:
            self._on_note(note)

    def snapshot(self, extractor_version: str) -> str:
        """Return the snapshot id of what was read so far."""
        return snapshot_of(self.read, extractor_version)
