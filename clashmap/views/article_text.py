"""An explained article as HTML: its words in the colours of what they are, and each report's why.

Every text of an article is escaped here; the caller may put the result into a page as it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from itertools import pairwise

from clashmap.filters import spell
from clashmap.views.tables import safe_link
from clashmap.views.words import Row, listing, located_words, place_of, said_words, window_of
from extract.articles import Article
from extract.explain import Explanation, Piece, Reasons
from extract.explain_losers import Loser
from extract.formats import TEXT_SUFFIXES
from extract.frontmatter import find_front_matter
from extract.reports import Report
from geo.places import Span

ROLES = {"place": "Place", "group": "Group", "date": "Date", "trigger": "Word for what happened"}
# A longer text is not shown whole: a browser would take seconds over it.
SHOWN_CHARACTERS = 200_000
# How sure a report is, from its confidence: the least of each, the surest first.
_SURE = ((0.85, "very"), (0.6, "fairly"), (0.0, "not very"))
_PERIODS = {"background": ", told as background", "historical": ", before 15 August 2021"}
_FIELDS = {
    "kind": "What happened",
    "place": "Where",
    "groups": "Who",
    "date": "When",
    "attribution": "Who says so",
    "casualties": "Casualties",
}


def text_legend() -> str:
    """Return the legend of the colours; it names all that the text may show."""
    items = "".join(f'<span class="cm-{role}">{words}</span>' for role, words in ROLES.items())
    chosen = '<span class="cm-chosen">sentence of the chosen report</span>'
    return f'<p class="cm-text-legend">{items}{chosen}</p>'


def article_html(explanation: Explanation, chosen: str = "") -> str:
    """Return the article's text with its words coloured, the chosen report's sentence framed."""
    text = explanation.article.text
    frame = next(
        (
            Span(item.report.evidence_start, item.report.evidence_end)
            for item in explanation.reports
            if item.report.report_id == chosen
        ),
        None,
    )
    first = _body_start(explanation.article)
    shown = Span(first, min(len(text), first + SHOWN_CHARACTERS))
    parts = "".join(_parts(text, _clip(explanation.pieces, shown), frame))
    more = len(text) - shown.end
    rest = f"<p>The last {more:,} characters are not shown.</p>" if more > 0 else ""
    return f'<div class="cm-text" dir="auto">{parts}</div>{rest}'


def reasons_html(reasons: Reasons, *, chosen: bool = False) -> str:
    """Return one report: the words that each field came from, the rules, and what lost."""
    report = reasons.report
    names: Row = {name: getattr(report, name) for name in ("place", "district", "province")}
    where = place_of(names)
    facts = "".join(_row(name, escape(words)) for name, words in _facts(report))
    clues = "".join(
        _row(_field(clue.field), f"<q>{escape(clue.surface)}</q>") for clue in reasons.clues
    )
    style = "cm-reasons cm-reasons-chosen" if chosen else "cm-reasons"
    return (
        f'<article class="{style}"><header><b>{escape(spell(report.kind))}</b> '
        f'<span dir="auto">{escape(where)}</span></header>'
        f'<blockquote dir="auto">{escape(report.evidence)}</blockquote>'
        f"<table>{facts}</table><h4>The words behind it</h4><table>{clues}</table>"
        f"<details><summary>How it was read</summary><h4>Rules</h4>{_items(report.rules)}"
        f"{_lost(reasons.losers)}</details></article>"
    )


def quiet_html(losers: Iterable[Loser]) -> str:
    """Return the words that might have told of something in sentences without a report, and why."""
    return _items(f"“{loser.surface}”: {loser.why}" for loser in losers)


def source_html(explanation: Explanation, note: str = "") -> str:
    """Return what is known of the article: publisher, date, link, whose facts it retells."""
    article, published = explanation.article, explanation.published
    day = published.text if published and published.text else "no date"
    if published and published.basis == "inferred":
        day += " (worked out from the text)"
    # A file's name says something only where nothing else does.
    title = "" if article.title or article.publisher else article.source
    words = [escape(text) for text in (article.publisher, day, title, note) if text]
    link = safe_link(article.url)
    if link:
        words.append(
            f'<a href="{escape(link)}" target="_blank" rel="noopener noreferrer">article</a>'
        )
    return f'<p class="cm-counts" dir="auto">{" · ".join(words)}</p>'


def _body_start(article: Article) -> int:
    """Return where the text begins that a reader came for: after the front matter of a file."""
    of_file = article.source.lower().endswith(TEXT_SUFFIXES)
    return find_front_matter(article.text) if of_file else 0


def _clip(pieces: Iterable[Piece], shown: Span) -> Iterator[Piece]:
    """Yield the pieces, or the parts of them, that lie in what is shown."""
    for piece in pieces:
        start, end = max(piece.span.start, shown.start), min(piece.span.end, shown.end)
        if start < end:
            yield replace(piece, span=Span(start, end))


def _parts(text: str, pieces: Iterable[Piece], frame: Span | None) -> Iterator[str]:
    """Yield the text piece by piece; a piece that the frame cuts is given in parts."""
    open_frame = False
    for piece in pieces:
        for start, end in _cuts(piece.span, frame):
            inside = frame is not None and frame.start <= start and end <= frame.end
            if inside != open_frame:
                yield '<span class="cm-chosen">' if inside else "</span>"
                open_frame = inside
            words = escape(text[start:end])
            if piece.role in ROLES and words:
                words = (
                    f'<span class="cm-{piece.role}" title="{escape(piece.meaning)}">{words}</span>'
                )
            yield words
    if open_frame:
        yield "</span>"


def _cuts(span: Span, frame: Span | None) -> Iterator[tuple[int, int]]:
    """Yield the parts of a span, cut at the frame's ends."""
    ends = (frame.start, frame.end) if frame else ()
    inner = {at for at in ends if span.start < at < span.end}
    yield from pairwise(sorted({span.start, span.end} | inner))


def _field(name: str) -> str:
    return _FIELDS.get(name.partition("_")[0], name)


def _row(name: str, html: str) -> str:
    return f'<tr><th>{escape(name)}</th><td dir="auto">{html}</td></tr>'


def _facts(report: Report) -> tuple[tuple[str, str], ...]:
    """Return what the words were taken to mean, as the cards of the other pages say it."""
    days = window_of(report.date_start, report.date_end, none="not dated")
    sure = next(words for least, words in _SURE if report.confidence >= least)
    return (
        ("Who says so", said_words(report.status, report.attribution)),
        ("Groups", listing(report.groups, none="none named")),
        ("Happened", f"{days}{_PERIODS.get(report.period, '')}"),
        ("Located", located_words(report.geo_level)),
        ("How sure", sure),
    )


def _what(role: str) -> str:
    return "Word" if role == "trigger" else spell(role)


def _lost(losers: Iterable[Loser]) -> str:
    items = [f"{_what(loser.what)} “{loser.surface}”: {loser.why}" for loser in losers]
    return f"<h4>Also offered, not taken</h4>{_items(items)}" if items else ""


def _items(words: Iterable[str]) -> str:
    rows = "".join(f'<li dir="auto">{escape(word)}</li>' for word in words)
    return f'<ul class="cm-list">{rows}</ul>'
