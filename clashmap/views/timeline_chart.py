"""Tallies by time -> one Altair chart: bars of reports above, what was read of each source below.

Days are numbers of milliseconds on a UTC scale: a browser west of Greenwich would else draw every
bar a day early.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import altair as alt
import pandas as pd

from clashmap.filters import spell
from clashmap.schema import KINDS
from clashmap.views.palette import Theme
from clashmap.views.timeline import NO_GROUP, OTHER_GROUPS, Bins, TimeTally
from clashmap.views.timeline_words import NOTHING_READ, amount_of

BRUSH = "brush"
_BARS_HEIGHT, _ROW_HEIGHT = 118, 17
_LABELS = 108  # width of the names left of the bars, the same for both parts
_EPOCH = date(1970, 1, 1)
# Sets of groups: told apart by hue and lightness in both themes, and unlike the kinds' order.
_SETS = ("#2f7fc1", "#d9822b", "#3f9d6b", "#b0479a", "#8c7a3d")
_QUIET = "#d9a514"


def time_chart(
    reports: TimeTally,
    articles: TimeTally,
    bins: Bins,
    colours: Mapping[str, str],
    *,
    theme: Theme,
    chosen: tuple[date, date] | None,
) -> alt.VConcatChart:
    """Return the chart; `chosen` are the days that the brush is drawn over."""
    bars = _bars(_placed(reports.rows, bins, "report"), bins, colours, chosen)
    strip = _strip(_placed(articles.rows, bins, "article"), bins, theme)
    return (
        alt.vconcat(bars, strip, spacing=4)
        .resolve_scale(x="shared")
        .configure_view(stroke=None)
        .configure_concat(spacing=4)
    )


def colours_for(names: Sequence[str], theme: Theme) -> dict[str, str]:
    """Return a colour for each kind or set of groups that is there, in the order of the stack."""
    kinds = {spell(kind): theme.kinds[kind] for kind in KINDS}
    if all(name in kinds for name in names):
        return {name: colour for name, colour in kinds.items() if name in names}
    named = [name for name in names if name not in (NO_GROUP, OTHER_GROUPS)]
    found = dict(zip(named, _SETS, strict=False))
    rest = {OTHER_GROUPS: theme.muted, NO_GROUP: theme.border}
    return found | {name: colour for name, colour in rest.items() if name in names}


def days_brushed(span: Sequence[float], bins: Bins) -> tuple[date | None, date | None]:
    """Return the first and last day of the bars that a brush touches, in milliseconds."""
    low, high = (_EPOCH + timedelta(milliseconds=value) for value in sorted(span))
    return bins.days_of(bins.index_of(low), bins.index_of(high))


def _bars(
    rows: pd.DataFrame,
    bins: Bins,
    colours: Mapping[str, str],
    chosen: tuple[date, date] | None,
) -> alt.Chart:
    held = {"x": [_ms(chosen[0]), _ms(chosen[1] + timedelta(days=1)) - 1]} if chosen else None
    brush = alt.selection_interval(
        name=BRUSH, encodings=["x"], value=held or alt.Undefined, zoom=False
    )
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    order = {name: number for number, name in enumerate(colours)}
    data = rows.assign(order=2 * rows["what"].map(order) + ~rows["sure"])
    return (
        alt.Chart(data)
        .mark_bar(strokeWidth=1, cursor="crosshair")
        .encode(
            x=_x(bins, labels=True),
            x2="end:Q",
            y=alt.Y("n:Q", title=None, stack="zero", axis=_y_axis(tickCount=4, grid=True)),
            fill=alt.Fill("what:N", scale=scale, legend=None),
            stroke=alt.Stroke("what:N", scale=scale, legend=None),
            fillOpacity=alt.FillOpacity(
                "sure:N", scale=alt.Scale(domain=[True, False], range=[1, 0.16]), legend=None
            ),
            opacity=alt.when(brush).then(alt.value(1)).otherwise(alt.value(0.25)),
            order=alt.Order("order:Q"),
            tooltip=[alt.Tooltip("words:N", title=" ")],
        )
        .add_params(brush)
        .properties(height=_BARS_HEIGHT, width="container")
    )


def _strip(rows: pd.DataFrame, bins: Bins, theme: Theme) -> alt.Chart:
    """Return a row a source; where no source was read at all, a mark in a row of its own."""
    names = [*dict.fromkeys(name for name in rows["what"] if name != NOTHING_READ), NOTHING_READ]
    cells = rows.groupby(["at", "what", "start", "end"], as_index=False).agg(
        n=("n", "sum"), sure=("sure", "any"), words=("words", " ".join)
    )
    cells["colour"] = cells["what"].map(lambda name: _QUIET if name == NOTHING_READ else theme.ink)
    return (
        alt.Chart(cells)
        .mark_bar(height=_ROW_HEIGHT - 7, strokeWidth=1)
        .encode(
            x=_x(bins, labels=False),
            x2="end:Q",
            y=alt.Y("what:N", sort=names, title=None, axis=_y_axis(grid=False, ticks=False)),
            fill=alt.Fill("colour:N", scale=None),
            stroke=alt.Stroke("colour:N", scale=None),
            fillOpacity=alt.FillOpacity(
                "sure:N", scale=alt.Scale(domain=[True, False], range=[0.6, 0.12]), legend=None
            ),
            strokeOpacity=alt.value(0.5),
            tooltip=[alt.Tooltip("words:N", title=" ")],
        )
        .properties(height=_ROW_HEIGHT * max(len(names), 1), width="container")
    )


def _placed(rows: pd.DataFrame, bins: Bins, noun: str) -> pd.DataFrame:
    """Return rows with the ends of their bars, a sliver apart, and what a pointer shows."""
    starts = rows["at"].map(lambda at: _ms(bins.edges[at])).astype(float)
    ends = rows["at"].map(lambda at: _ms(bins.edges[at + 1])).astype(float)
    words = [
        f"{bins.name_of(at)}: {what}"
        + ("" if what == NOTHING_READ else f", {amount_of(n, noun, sure=sure)}")
        for at, what, sure, n in rows[["at", "what", "sure", "n"]].itertuples(index=False)
    ]
    return rows.assign(start=starts, end=ends - 0.14 * (ends - starts), words=words)


def _x(bins: Bins, *, labels: bool) -> alt.X:
    """Return the shared axis of days; only the bars carry its names."""
    domain = [_ms(bins.edges[0]), _ms(bins.edges[-1])]
    axis = alt.Axis(title=None, grid=False, labels=labels, ticks=labels, domain=labels)
    return alt.X("start:T", scale=alt.Scale(type="utc", domain=domain, nice=False), axis=axis)


def _y_axis(**changes: object) -> alt.Axis:
    options: dict[str, object] = {
        "minExtent": _LABELS,
        "maxExtent": _LABELS,
        "labelLimit": _LABELS - 8,
        "domain": False,
    }
    return alt.Axis(**(options | changes))  # type: ignore[arg-type]


def _ms(day: date) -> int:
    return (day - _EPOCH).days * 86_400_000
