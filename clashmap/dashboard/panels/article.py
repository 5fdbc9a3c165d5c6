"""One article, chosen by hand or by a link: its text in colours, its reports with reasons."""

from pathlib import Path

import streamlit as st

from clashmap.dashboard.data import Archive
from clashmap.dashboard.own import own_articles
from clashmap.filters import Filters
from clashmap.views.article_names import article_names
from clashmap.views.article_text import (
    article_html,
    quiet_html,
    reasons_html,
    source_html,
    text_legend,
)
from clashmap.views.words import count_of
from extract.articles import Article
from extract.explain import Explanation, explain_article

ARTICLE_KEY, REPORT_KEY = "article", "report"
_STYLE = Path(__file__).with_name("article.css")
_EXPLAINED_KEY = "explained"
_SHOWN_QUIET = 40
# Cards beside the text; a reader of a whole book chooses the report instead.
_SHOWN_REPORTS = 100


def choose_article(archive: Archive) -> Article | None:
    """Ask for an article, the link's at first; return it, None where there is none to show."""
    if archive.read.empty:
        st.info("No article was read yet. Add articles, then come back.")
        return None
    wanted = st.query_params.get(ARTICLE_KEY, "")
    told = archive.select(Filters(periods=())).alike(("article_id",))
    names = article_names(archive.read, told, wanted)
    if wanted and wanted not in names:
        st.warning(
            "The article of this link is not among those that were read: "
            "it may have been changed or taken away. Choose another one."
        )
    ids = list(names)
    at = ids.index(wanted) if wanted in names else 0
    chosen: str = st.selectbox("Article", ids, index=at, format_func=names.__getitem__)
    if chosen != wanted:
        st.query_params[ARTICLE_KEY] = chosen
    if len(names) < archive.articles:
        st.caption(
            f"The newest {len(names):,} of {count_of(archive.articles, 'article')}; the cards of "
            "the map and of the search lead to any other."
        )
    source = archive.read.loc[archive.read["article_id"] == chosen, "source"].iloc[0]
    return _read(archive, chosen, str(source))


def show_article(article: Article, note: str) -> None:
    """Show an article's text beside its reports, each with the words and rules behind it."""
    st.html(_STYLE)
    explanation = _explain(article)
    st.html(source_html(explanation, note))
    chosen = _choose_report(explanation)
    text, reports = st.columns([3, 2], gap="medium")
    with text:
        st.html(text_legend())
        st.html(article_html(explanation, chosen))
    with reports:
        _show_reports(explanation, chosen)


def _choose_report(explanation: Explanation) -> str:
    """Ask which report to point out; return its id, "" where none is."""
    labels = {
        item.report.report_id: f"{number}. {item.report.kind.replace('_', ' ')}, "
        f"{item.report.place or item.report.province or 'no place'}"
        for number, item in enumerate(explanation.reports, 1)
    }
    wanted = st.query_params.get(REPORT_KEY, "")
    ids = list(labels)
    chosen: str | None = st.selectbox(
        "Report to highlight",
        ids,
        index=ids.index(wanted) if wanted in labels else None,
        format_func=labels.__getitem__,
        placeholder="None",
        key=f"pointed_{explanation.article.article_id}",
    )
    if chosen and chosen != wanted:
        st.query_params[REPORT_KEY] = chosen
    elif not chosen and REPORT_KEY in st.query_params:
        del st.query_params[REPORT_KEY]
    return chosen or ""


def _show_reports(explanation: Explanation, chosen: str) -> None:
    st.html(f'<h2 class="cm-title">{count_of(len(explanation.reports), "report")}</h2>')
    ordered = sorted(explanation.reports, key=lambda item: item.report.report_id != chosen)
    shown = ordered[:_SHOWN_REPORTS]
    cards = (reasons_html(item, chosen=item.report.report_id == chosen) for item in shown)
    st.html("".join(cards) or "<p>No sentence of this article gave a report.</p>")
    if len(ordered) > len(shown):
        st.caption(f"The first {len(shown)} are shown; choose any other above.")
    if explanation.quiet:
        with st.expander(f"{count_of(len(explanation.quiet), 'clue')} that gave no report"):
            st.html(quiet_html(explanation.quiet[:_SHOWN_QUIET]))


def _explain(article: Article) -> Explanation:
    """Return why an article gave its reports; kept for the visit, as a long one takes seconds."""
    kept = st.session_state.get(_EXPLAINED_KEY)
    if isinstance(kept, Explanation) and kept.article == article:
        return kept
    with st.spinner("Reading the article…"):
        explanation = explain_article(article)
    st.session_state[_EXPLAINED_KEY] = explanation
    return explanation


def _read(archive: Archive, article_id: str, source: str) -> Article | None:
    """Return an own article from the session, any other from where it was read."""
    own = own_articles()
    found = own.article(article_id) if own else None
    found = found or archive.article(article_id, source)
    if found is None:
        st.warning("The article cannot be read any more: its file was changed. Reload the page.")
    return found
