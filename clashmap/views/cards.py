"""Reports as HTML cards: the sentence with its words highlighted, and all that is known of it.

Every text of an article is escaped here; the caller may put the result into a page as it is.
"""

from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import urlencode

import pandas as pd

from clashmap.filters import spell
from clashmap.views.palette import Theme
from clashmap.views.symbols import as_image, shape_svg
from clashmap.views.tables import safe_link
from clashmap.views.words import (
    Row,
    happened_of,
    listing,
    located_words,
    place_of,
    published_of,
    status_of,
    text_of,
    tolls_of,
)


def cards_html(
    frame: pd.DataFrame, originals: Mapping[str, str], theme: Theme, *, linked: bool = True
) -> str:
    """Return one card a report, in the frame's order; a column `why` is shown if there is one.

    linked: each leads to its evidence page, which a link can open only for articles of everybody.
    """
    cards = [
        _card(row, originals, theme, evidence_link(row) if linked else "")
        for row in frame.to_dict("records")
    ]
    return f'<div class="cm-cards">{"".join(cards)}</div>'


def highlight(evidence: str, start: int, spans: Iterable[tuple[int, int]]) -> str:
    """Return a sentence as HTML in which the given spans of the article are marked.

    start is the offset of the sentence in the article; what lies outside it is left out.
    """
    pieces, at = [], 0
    for begin, end in _merged(spans, start, len(evidence)):
        pieces += [escape(evidence[at:begin]), f"<mark>{escape(evidence[begin:end])}</mark>"]
        at = end
    return "".join([*pieces, escape(evidence[at:])])


def _merged(spans: Iterable[tuple[int, int]], start: int, length: int) -> list[tuple[int, int]]:
    """Return spans relative to the sentence, in order, those that overlap joined."""
    inside = sorted(
        (begin - start, end - start)
        for begin, end in spans
        if start <= begin < end <= start + length
    )
    merged: list[tuple[int, int]] = []
    for begin, end in inside:
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged


def evidence_link(row: Row) -> str:
    """Return, as HTML, the link to the page with the words and rules behind a report."""
    query = urlencode({"article": str(row["article_id"]), "report": str(row["report_id"])})
    about = f"Show the evidence: {spell(str(row['kind']))}, {place_of(row)}"
    return (
        f'<a class="cm-evidence" href="evidence?{escape(query)}" target="_self" '
        f'aria-label="{escape(about)}">Show the evidence</a>'
    )


def _card(row: Row, originals: Mapping[str, str], theme: Theme, link: str) -> str:
    kind, status = str(row["kind"]), str(row["status"])
    mark = as_image(shape_svg(kind, status, theme))
    head = f"{mark}<b>{escape(spell(kind))}</b> <span>{escape(place_of(row))}</span>"
    facts = [
        ("Who says so", status_of(row)),
        ("Groups", listing(row["groups"], none="none named")),
        ("Happened", happened_of(row)),
        ("Casualties claimed", tolls_of(row)),
        ("Located", located_words(str(row["geo_level"]))),
        ("Not on the map", text_of(row.get("why"))),
    ]
    return (
        f'<article class="cm-card"><header>{head}</header>'
        f'<blockquote dir="auto">{_sentence(row)}</blockquote>'
        f"{''.join(_fact(name, words) for name, words in facts if words)}"
        f"<footer>{_source(row)}{_note(row, originals)}{link}</footer></article>"
    )


def _sentence(row: Row) -> str:
    spans = row["spans"] if isinstance(row["spans"], Mapping) else {}
    pairs = [(int(span[0]), int(span[1])) for span in spans.values()]
    return highlight(str(row["evidence"]), int(str(row["evidence_start"])), pairs)


def _fact(name: str, words: str) -> str:
    said = f'<span dir="auto">{escape(words)}</span>'
    return f'<div class="cm-fact"><span>{escape(name)}</span>{said}</div>'


def _source(row: Row) -> str:
    """Return the article, its publisher and date, as a link where there is an http(s) one."""
    title = escape(text_of(row["article_title"]) or text_of(row["source"]))
    link = safe_link(row["url"])
    if link:
        title = f'<a href="{escape(link)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    rest = [escape(text) for text in (text_of(row["publisher"]), published_of(row)) if text]
    return f'<span dir="auto">{" · ".join([title, *rest])}</span>'


def _note(row: Row, originals: Mapping[str, str]) -> str:
    note = originals.get(str(row["article_id"]), "")
    return f' <em class="cm-note" dir="auto">{escape(note)}</em>' if note else ""
