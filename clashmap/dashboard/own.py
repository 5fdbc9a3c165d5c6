"""The articles that a visitor gave: kept in that visitor's session and nowhere else."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from clashmap.dashboard.archives import ReadArchive
from clashmap.dashboard.caching import OWN_KEY
from clashmap.dashboard.reading import describe_original
from clashmap.frames import frame_of
from clashmap.intake.uploads import Found
from clashmap.read_rows import named_by, named_frame, read_frame, read_row
from clashmap.snapshot import rules_mark, snapshot_of
from extract.articles import Article, SetAside
from extract.events import join_events
from extract.sources import group_sources


@dataclass(frozen=True, slots=True)
class OwnArticles:
    """A visitor's own articles with their texts, file by file, and their archive."""

    found: tuple[Found, ...]
    archive: ReadArchive

    def article(self, article_id: str) -> Article | None:
        """Return one of the articles, None where the id is of no own one."""
        for item in self.found:
            for article in item.articles:
                if article.article_id == article_id:
                    return article
        return None


def own_articles() -> OwnArticles | None:
    """Return this visitor's articles, None before any was given."""
    kept = st.session_state.get(OWN_KEY)
    return kept if isinstance(kept, OwnArticles) else None


def keep_own(found: Sequence[Found], refused: Sequence[SetAside] = ()) -> None:
    """Keep what was found for this visitor, in place of what was there."""
    st.session_state[OWN_KEY] = OwnArticles(tuple(found), make_archive(found, refused))


def forget_own() -> None:
    """Let go of this visitor's articles."""
    st.session_state.pop(OWN_KEY, None)


def make_archive(found: Sequence[Found], refused: Sequence[SetAside] = ()) -> ReadArchive:
    """Return what was found in some files as an archive of its own."""
    articles = {article.article_id: article for item in found for article in item.articles}
    set_aside = [*refused, *(aside for item in found for aside in item.set_aside)]
    families = group_sources(articles.values())
    reports, events = join_events([r for item in found for r in item.reports], families)
    versions = [(article.article_id, article.version) for article in articles.values()]
    return ReadArchive(
        frame=frame_of(reports),
        read=read_frame(map(read_row, articles.values())),
        named=named_frame(map(named_by, articles.values())),
        events={event.event_id: event for event in events},
        families=families,
        originals={a.article_id: describe_original(a) for a in articles.values() if a.after},
        set_aside=tuple(f"{item.where}: {item.reason}" for item in set_aside),
        snapshot=snapshot_of(versions, rules_mark()),
    )
