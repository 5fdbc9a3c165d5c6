"""Articles -> archive: the pipeline run once over all that a page shows."""

from collections.abc import Sequence

from clashmap.dashboard.archives import ReadArchive
from clashmap.frames import frame_of
from clashmap.intake.reading import read_articles
from clashmap.read_rows import ReadRow, named_by, named_frame, read_frame, read_row
from clashmap.snapshot import rules_mark, snapshot_of
from clashmap.views.silence import Named
from extract.articles import Article, SetAside
from extract.events import join_events
from extract.pipeline import extract_reports
from extract.reports import Report
from extract.sources import group_sources


def read_archive(paths: Sequence[str]) -> ReadArchive:
    """Return the archive of files and folders; no article's text is kept."""
    set_aside: list[SetAside] = []
    taken = _Taken()
    # Each text is let go as soon as its sketch is made: only one is held at a time.
    families = group_sources(map(taken.take, read_articles(paths, set_aside.append)))
    reports, events = join_events(taken.reports, families)
    return ReadArchive(
        frame=frame_of(reports),
        read=read_frame(taken.rows.values()),
        named=named_frame(taken.named.values()),
        events={event.event_id: event for event in events},
        families=families,
        originals=taken.originals,
        set_aside=tuple(f"{item.where}: {item.reason}" for item in set_aside),
        snapshot=snapshot_of(taken.versions.items(), rules_mark()),
        paths=tuple(paths),
    )


class _Taken:
    """What is kept of the articles as they pass."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.versions: dict[str, str] = {}
        self.originals: dict[str, str] = {}
        self.rows: dict[str, ReadRow] = {}
        self.named: dict[str, set[Named]] = {}

    def take(self, article: Article) -> Article:
        """Extract and note an article, and hand it on."""
        self.reports += extract_reports(article)
        self.versions[article.article_id] = article.version
        self.rows[article.article_id] = read_row(article)
        self.named[article.article_id] = named_by(article)
        if article.after is not None:
            self.originals[article.article_id] = describe_original(article)
        return article


def describe_original(article: Article) -> str:
    """Return "Paraphrase of ..." for an article that retells another's facts, else ""."""
    if article.after is None:
        return ""
    title, outlet, day, _ = article.after
    return f"Paraphrase of “{title}”, " + ", ".join(part for part in (outlet, day) if part)
