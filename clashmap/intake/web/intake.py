"""Runs over links, and over articles at hand, with their account: as files.py has it for paths."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from clashmap.intake.files import Intake
from clashmap.intake.formats.columns import Columns
from clashmap.intake.reading import OnNote
from clashmap.intake.web.bounds import WebOptions
from clashmap.intake.web.errors import WebError
from clashmap.intake.web.paths import is_link
from clashmap.intake.web.reader import WebReader
from clashmap.intake.web.sources import Source
from clashmap.store.location import is_address
from extract.articles import Article, SetAside

_FOLDER = "web"


class ReadyIntake(Intake):
    """An intake of articles that were read already."""

    def __init__(
        self,
        articles: Sequence[Article],
        on_set_aside: Callable[[SetAside], None] | None = None,
    ) -> None:
        super().__init__((), on_set_aside)
        self._articles = articles

    def articles(self) -> Iterator[Article]:
        """Yield each article."""
        return iter(self._articles)


class WebIntake(Intake):
    """An intake of files and links: first the files, then each page, feed or sitemap.

    With options.folder, call `remember` once all is stored: what did not change is not read again.
    """

    def __init__(
        self,
        paths: Sequence[str | Path],
        options: WebOptions,
        on_set_aside: Callable[[SetAside], None] | None = None,
        on_note: OnNote | None = None,
        columns: Columns | None = None,
    ) -> None:
        files = [path for path in paths if not is_link(path)]
        super().__init__(files, on_set_aside, on_note, columns)
        self.links = [str(path) for path in paths if is_link(path)]
        self._reader = WebReader(options, self.put_aside, self._note)

    def articles(self) -> Iterator[Article]:
        """Yield each article; `unchanged` counts pages that were not read again."""
        if self.paths:
            yield from super().articles()
        for link in self.links:
            yield from self._reader.read(Source(link))
            self.unchanged += self._reader.tally.known
            self._tell_waiting(link)

    def remember(self) -> None:
        """Note what was read as stored."""
        self._reader.remember()

    def _tell_waiting(self, link: str) -> None:
        waiting = self._reader.tally.waiting
        if waiting:
            reason = f"it lists {waiting:,} articles more; run again for them, or watch it"
            self.put_aside(SetAside(link, reason))


def web_folder(root: str, given: str | None = None) -> Path:
    """Return the folder for copies and what is known, beside the tables of an archive.

    Raises WebError where the archive is no folder and none is given.
    """
    if given is None and is_address(root):
        raise WebError(
            f"the archive {root} is in no folder of this machine; give --copies FOLDER, "
            "for copies of what is read"
        )
    return Path(given).expanduser().resolve() if given else Path(root) / _FOLDER
