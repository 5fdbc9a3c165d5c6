"""The agreement by month as one chart: ours above the line, the other dataset's below it."""

from html import escape

import altair as alt
import pandas as pd

from clashmap.views.agreement import Agreement
from clashmap.views.palette import Theme
from clashmap.views.small_map import swatches_html

_HEIGHT = 190
# Ours are blue as on the map; the other's are grey as its marks. What both have is the stronger.
_COLOURS = {
    "day": ("#2c5c92", "#aecbe4", "#3a4654", "#b9c2cc"),
    "dark": ("#93c0e2", "#35618a", "#e8edf2", "#5d6a79"),
}
_PARTS = (
    ("matched", "ours, in both", 1),
    ("ours_only", "ours only", 1),
    ("matched", "theirs, in both", -1),
    ("theirs_only", "theirs only", -1),
)
_DRAWN_MONTHS = 600


def agreement_chart(agreement: Agreement, theme: Theme) -> alt.Chart:
    """Return the chart; every bar carries its words for a pointer and a screen reader."""
    names = [name for _, name, _ in _PARTS]
    scale = alt.Scale(domain=names, range=list(_COLOURS[theme.name]))
    rows = _rows(agreement)
    chart: alt.Chart = (
        alt.Chart(rows)
        .mark_bar()
        .encode(
            x=alt.X("month:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
            y=alt.Y(
                "n:Q",
                title="← theirs | ours →",
                axis=alt.Axis(labelExpr="format(abs(datum.value), 'd')", tickMinStep=1),
            ),
            color=alt.Color("part:N", scale=scale, legend=None),
            order=alt.Order("at:Q"),
            tooltip=[alt.Tooltip("words:N", title=" ")],
            description="words:N",
        )
        .properties(height=_HEIGHT, width="container")
        .configure_view(stroke=None)
    )
    return chart


def chart_legend(source: str, theme: Theme) -> str:
    """Return the legend of the chart."""
    pairs = zip(_COLOURS[theme.name], (name for _, name, _ in _PARTS), strict=True)
    return swatches_html(f"Events by month; below the line: {escape(source)}", pairs)


def _rows(agreement: Agreement) -> pd.DataFrame:
    """Return a row for each month and part that holds an event, and one for each empty month."""
    sums = agreement.table.groupby("month")[["matched", "ours_only", "theirs_only"]].sum()
    if agreement.months is not None:
        months = pd.period_range(*agreement.months, freq="M").astype(str)[-_DRAWN_MONTHS:]
        sums = sums.reindex(months, fill_value=0)
    rows = [
        {"month": month, "part": name, "n": sign * int(row[column]), "at": at}
        | {"words": f"{month}: {int(row[column]):,} {name}"}
        for month, row in sums.iterrows()
        for at, (column, name, sign) in enumerate(_PARTS)
    ]
    return pd.DataFrame(rows, columns=["month", "part", "n", "at", "words"])
