"""The timeline in words: what it counts, what its open bars are, and where nothing was read."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from clashmap.views.timeline import Bins, TimeTally
from clashmap.views.words import count_of

NOTHING_READ = "Nothing read"
NO_SOURCE = "Source not named"
# Rows of sources that fit under the bars; the rest are taken together.
_MOST_SOURCES = 5


def sources_of(articles: pd.DataFrame) -> pd.Series:
    """Return each article's source for the strip: the most read by name, the rest as one."""
    names = articles["publisher"].fillna(NO_SOURCE).replace("", NO_SOURCE)
    common = names.value_counts().index[:_MOST_SOURCES]
    rest = names[~names.isin(common)].nunique()
    return names.where(names.isin(common), count_of(rest, "other source"))


def mark_silence(articles: TimeTally, bins: Bins) -> TimeTally:
    """Return a tally of articles with a row more for each bar in which nothing was read."""
    silent = [at for at in range(len(bins)) if at not in set(articles.rows["at"])]
    quiet = pd.DataFrame({"at": silent, "what": NOTHING_READ, "sure": True, "n": 1.0})
    ordered = articles.rows.sort_values("n", ascending=False)
    rows = pd.concat([part for part in (ordered, quiet) if len(part)]) if silent else ordered
    return TimeTally(rows, articles.dated, articles.spread, articles.undated, articles.outside)


def amount_of(number: float, noun: str, *, sure: bool) -> str:
    """Return "2 reports", or "about 0.4 of a report ..." for a share of dates known as windows."""
    if sure:
        return count_of(round(number), noun)
    return f"a share of {number:.1f} from {noun}s dated only to a longer time"


def time_words(reports: TimeTally, articles: TimeTally, bins: Bins, *, by_event: bool) -> str:
    """Return, as HTML, what the chart counts and what it cannot show."""
    dates = "the event’s date" if by_event else "the article’s date"
    parts = [
        f"<b>{count_of(reports.dated, 'report')}</b> by {bins.unit} of {dates}, under every filter "
        "but the dates themselves.",
        _open_words(reports, bins),
        _left_words(reports),
        _silence_words(articles, bins),
    ]
    return f'<p class="cm-small">{" ".join(part for part in parts if part)}</p>'


def legend_of(colours: Mapping[str, str], reports: TimeTally) -> str:
    """Return, as HTML, the colours of the bars that are drawn."""
    items = [(colour, "", name) for name, colour in colours.items()]
    if reports.spread:
        items.append(("transparent", " cm-open", "date known only as a window"))
    drawn = "".join(
        f'<span class="cm-legend-item"><i class="cm-swatch{kind}" style="background:{colour}"></i>'
        f"{escape(name)}</span>"
        for colour, kind, name in items
    )
    return f'<div class="cm-key">{drawn}</div>'


def _open_words(reports: TimeTally, bins: Bins) -> str:
    if not reports.spread:
        return ""
    verb = "is" if reports.spread == 1 else "are"
    return (
        f"Open bars: {reports.spread:,} of them {verb} dated only to a time longer than one "
        f"{bins.unit} and {verb} spread over it in equal parts."
    )


def _left_words(reports: TimeTally) -> str:
    """Return what is not in the bars."""
    parts = []
    if reports.undated:
        parts.append(f"{count_of(reports.undated, 'report')} without a date")
    if reports.outside:
        parts.append(f"{count_of(reports.outside, 'report')} before or after these days")
    return f"Not drawn: {' and '.join(parts)}." if parts else ""


def _silence_words(articles: TimeTally, bins: Bins) -> str:
    """Return how much was read, and in how many bars nothing was."""
    silent = int((articles.rows["what"] == NOTHING_READ).sum())
    read = f"Below, {count_of(articles.dated, 'article')} read, by source and article date"
    if articles.undated:
        read += f" ({articles.undated:,} more undated)"
    if not silent:
        return f"{read}."
    return (
        f"{read}; in {silent:,} of {count_of(len(bins), bins.unit)} none was: "
        "no report there means no source, not peace."
    )
