"""Changes as HTML: their numbers by province, and each with its sources.

Every text of an article is escaped here; the caller may put the result into a page as it is.
"""

from html import escape
from urllib.parse import urlencode

import pandas as pd

from clashmap.views.change_words import event_title
from clashmap.views.changes import CHANGE_WORDS, CHANGES, NO_PROVINCE
from clashmap.views.event_list import sources_html
from clashmap.views.legends import range_words
from clashmap.views.palette import Theme
from clashmap.views.small_map import Outlines, Paint, small_map_html, swatches_html
from clashmap.views.standing import Standing
from clashmap.views.tallies import class_breaks, newest_first, shade_of
from clashmap.views.words import Row, count_of


def summary_html(changes: pd.DataFrame) -> str:
    """Return how many events changed, and in which way, in words."""
    counts = changes["change"].value_counts()
    parts = [f"<b>{counts[name]:,}</b> {CHANGE_WORDS[name]}" for name in CHANGES if name in counts]
    if not parts:
        return '<p class="cm-counts" role="status"><b>Nothing changed.</b></p>'
    items = "".join(f"<li>{part}</li>" for part in parts)
    told = " or were told again" if "repeated" in counts else ""
    head = f'<p class="cm-counts"><b>{count_of(len(changes), "event")}</b> changed{told}</p>'
    return f'<div role="status">{head}<ul class="cm-list">{items}</ul></div>'


def provinces_html(table: pd.DataFrame, query: str) -> str:
    """Return the numbers by province as a table; each province leads to its page."""
    shown = [name for name in CHANGES if table[name].any()]
    heads = ["Province", *(_short(name) for name in shown), "Events in all"]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        f'<tr><th scope="row">{province_link(str(name), query)}</th>'
        + "".join(f"<td>{row[column] or '–'}</td>" for column in (*shown, "total"))
        + "</tr>"
        for name, row in zip(table.index, table.to_dict("records"), strict=True)
    )
    return (
        '<div class="cm-tolls" tabindex="0" role="group" aria-label="Changes by province"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def changes_map_html(table: pd.DataFrame, outlines: Outlines, theme: Theme) -> str:
    """Return the map of how many events of each province changed, with its legend."""
    counts = {str(name): int(n) for name, n in table["total"].items() if name != NO_PROVINCE}
    classes = class_breaks(list(counts.values()))
    fills = {name: theme.classes[shade_of(n, classes) or 0] for name, n in counts.items()}
    numbers = {name: f"{n:,}" for name, n in counts.items()}
    words = "Map of the events that changed, by province; the table has the same numbers"
    image = small_map_html(outlines, Paint(fills, numbers, words), theme)
    pairs = [(theme.classes[own.shade], range_words(own)) for own in classes]
    return image + swatches_html("Events that changed", [*pairs, (theme.land, "none")])


def changes_html(changes: pd.DataFrame, before: Standing, after: Standing) -> str:
    """Return a card for each change, in the table's order."""
    wanted = {name for ids in changes["report_ids"] for name in ids}
    reports = pd.concat(
        [s.frame[s.frame["report_id"].isin(wanted)] for s in (after, before)]
    ).drop_duplicates("report_id")
    reports = newest_first(reports)
    cards = [_card(row, reports, before, after) for row in changes.to_dict("records")]
    return f'<div class="cm-cards">{"".join(cards)}</div>'


def province_link(name: str, query: str, words: str = "") -> str:
    """Return a province as a link to its page, which keeps the filters; others as they are."""
    if name == NO_PROVINCE:
        return escape(words or name)
    address = "province?" + urlencode({"name": name}) + (f"&{query}" if query else "")
    return f'<a href="{escape(address)}" target="_self">{escape(words or name)}</a>'


def _card(row: Row, reports: pd.DataFrame, before: Standing, after: Standing) -> str:
    change = str(row["change"])
    standing = before if change == "withdrawn" else after
    event = standing.events[str(row["event_id"])]
    own = reports[reports["report_id"].isin(row["report_ids"])]
    what = "".join(f'<li dir="auto">{escape(line)}</li>' for line in row["what"])
    quote = f'<blockquote dir="auto">{escape(str(own.iloc[0]["evidence"]))}</blockquote>'
    return (
        f'<article class="cm-card"><header><span class="cm-badge cm-{change}">{_short(change)}'
        f"</span><b>{escape(event_title(event))}</b></header>"
        f"{_joined(row)}{f'<ul class=cm-list>{what}</ul>' if what else ''}"
        f"{quote + sources_html(own) if len(own) else ''}</article>"
    )


def _joined(row: Row) -> str:
    """Return how many events became this one, where it is not one."""
    if row["change"] == "merged":
        return f'<p class="cm-small">{len(row["was"])} events are one now.</p>'
    return ""


def _short(change: str) -> str:
    return CHANGE_WORDS[change].partition(":")[0].capitalize()
