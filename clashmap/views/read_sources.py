"""What was read of some days, by source: silence of sources is not to be taken for peace."""

from datetime import date
from html import escape

import pandas as pd

from clashmap.views.tallies import weights_of
from clashmap.views.timeline_words import NO_SOURCE
from clashmap.views.words import count_of, window_of

# Sources that the line names and that the table lists; the rest are counted together.
_NAMED, _LISTED = 5, 60


def count_sources(read: pd.DataFrame) -> pd.DataFrame:
    """Return a row a source, the most read first: source, articles (all that were read)."""
    return _ordered(_named(read).value_counts().rename("articles").rename_axis("source"))


def tally_sources(read: pd.DataFrame, selection: pd.DataFrame) -> pd.DataFrame:
    """Return a row a source, the most read first: source, articles, telling, reports.

    articles counts all that were read, telling those that gave a report of the selection.
    """
    found = weights_of(selection).groupby(selection["article_id"]).sum()
    n = read["article_id"].map(found).fillna(0).astype(int)
    rows = pd.DataFrame({"source": _named(read), "n": n, "telling": n > 0})
    each = rows.groupby("source")
    return _ordered(
        each.agg(articles=("n", "size"), telling=("telling", "sum"), reports=("n", "sum"))
    )


def _named(read: pd.DataFrame) -> pd.Series:
    return read["publisher"].fillna(NO_SOURCE).replace("", NO_SOURCE)


def _ordered(counts: pd.Series | pd.DataFrame) -> pd.DataFrame:
    rows = counts.reset_index()
    ordered = rows.sort_values(["articles", "source"], ascending=[False, True])
    return ordered.reset_index(drop=True)


def sources_line(sources: pd.DataFrame, start: date | None, end: date | None) -> str:
    """Return, as HTML, how many articles were read in the days, and of which sources."""
    days = _days(start, end)
    if sources.empty:
        return (
            f'<p class="cm-small"><b>No article was read {days}:</b> no report there means no '
            "source, not peace.</p>"
        )
    total = count_of(int(sources["articles"].sum()), "article")
    names = [f"{name} <b>{n:,}</b>" for name, n in _escaped(sources.head(_NAMED))]
    rest = sources.iloc[_NAMED:]
    if len(rest):
        more = count_of(len(rest), "other source")
        names.append(f"{more} <b>{int(rest['articles'].sum()):,}</b>")
    items = "".join(f"<li>{name}</li>" for name in names)
    return (
        f'<ul class="cm-sources" aria-label="Articles read, by source"><li><b>{total} read {days}'
        f"</b>, by source:</li>{items}</ul>"
    )


def sources_table(sources: pd.DataFrame) -> str:
    """Return, as HTML, the sources as a table; the least read are counted together."""
    shown = sources.head(_LISTED)
    rest = sources.iloc[_LISTED:]
    rows = [tuple(row) for row in shown.itertuples(index=False, name=None)]
    if len(rest):
        sums = (int(rest[name].sum()) for name in ("articles", "telling", "reports"))
        rows.append((count_of(len(rest), "other source"), *sums))
    body = "".join(
        f'<tr><th scope="row" dir="auto">{escape(str(name))}</th>'
        + "".join(f"<td>{number:,}</td>" for number in numbers)
        + "</tr>"
        for name, *numbers in rows
    )
    heads = ("Source", "Articles read", "of these with a report of this selection", "Reports")
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    return (
        '<div class="cm-tolls" tabindex="0" role="group" aria-label="Articles read, by source">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _escaped(sources: pd.DataFrame) -> list[tuple[str, int]]:
    pairs = zip(sources["source"], sources["articles"], strict=True)
    return [(f"<bdi>{escape(str(name))}</bdi>", int(number)) for name, number in pairs]


def _days(start: date | None, end: date | None) -> str:
    """Return the days chosen in words, "in all" without any."""
    if start is None and end is None:
        return "in all"
    first = start.isoformat() if start else None
    last = end.isoformat() if end else None
    if first is None:
        return f"until {window_of(last, last, none='')}"
    words = window_of(first, last, none="")
    return words if last is None else f"of {words}"
