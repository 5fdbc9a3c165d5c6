"""The articles that a visitor gave: kept in that visitor's session and nowhere else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from clashmap.dashboard.data import Archive
from clashmap.dashboard.reading import describe_original
from clashmap.frames import frame_of
from clashmap.intake.uploads import Found
from clashmap.snapshot import rules_mark, snapshot_of
from extract.articles import Article, SetAside
from extract.events import join_events
from extract.published import infer_published
from extract.sources import group_sources

_OWN_KEY = "own_articles"


@dataclass(frozen=True, slots=True)
class OwnArticles:
    """A visitor's own articles with their texts, file by file, and their archive."""

    found: tuple[Found, ...]
    archive: Archive

    def article(self, article_id: str) -> Article | None:
        """Return one of the articles, None where the id is of no own one."""
        for item in self.found:
            for article in item.articles:
                if article.article_id == article_id:
                    return article
        return None


def own_articles() -> OwnArticles | None:
    """Return this visitor's articles, None before any was given."""
    kept = st.session_state.get(_OWN_KEY)
    return kept if isinstance(kept, OwnArticles) else None


def keep_own(found: Sequence[Found], refused: Sequence[SetAside] = ()) -> None:
    """Keep what was found for this visitor, in place of what was there."""
    st.session_state[_OWN_KEY] = OwnArticles(tuple(found), make_archive(found, refused))


def forget_own() -> None:
    """Let go of this visitor's articles."""
    st.session_state.pop(_OWN_KEY, None)


def make_archive(found: Sequence[Found], refused: Sequence[SetAside] = ()) -> Archive:
    """Return what was found in some files as an archive of its own."""
    articles = {article.article_id: article for item in found for article in item.articles}
    set_aside = [*refused, *(aside for item in found for aside in item.set_aside)]
    families = group_sources(articles.values())
    reports, events = join_events([r for item in found for r in item.reports], families)
    versions = [(article.article_id, article.version) for article in articles.values()]
    return Archive(
        frame=frame_of(reports),
        read=_read_rows(articles.values()),
        events={event.event_id: event for event in events},
        families=families,
        originals={a.article_id: describe_original(a) for a in articles.values() if a.after},
        set_aside=tuple(f"{item.where}: {item.reason}" for item in set_aside),
        snapshot=snapshot_of(versions, rules_mark()),
    )


def _read_rows(articles: Iterable[Article]) -> pd.DataFrame:
    """Return a row for each article, also without a report: who published it and when."""
    rows = []
    for article in articles:
        published = infer_published(article)
        days = (published.start, published.end) if published else (None, None)
        rows.append(
            (
                article.article_id,
                article.publisher,
                *(day.isoformat() if day else None for day in days),
            )
        )
    names = ["article_id", "publisher", "published_start", "published_end"]
    return pd.DataFrame(rows, columns=names)
