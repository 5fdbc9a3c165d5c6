"""Tallies by time -> one Altair chart: bars of reports above, what was read of each source below.

Days are numbers of milliseconds on a UTC scale: a browser west of Greenwich would else draw every
bar a day early.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd

from clashmap.filters import spell
from clashmap.schema import KINDS
from clashmap.views.palette import Theme
from clashmap.views.timeline import NO_GROUP, OTHER_GROUPS, Bins, TimeTally
from clashmap.views.timeline_words import NOTHING_READ, amount_of
from clashmap.views.words import window_of

BRUSH, CLEAR = "brush", "clear"
_BARS_HEIGHT, _ROW_HEIGHT = 118, 17
_LABELS = 108  # width of the names left of the bars, the same for both parts
_EPOCH = date(1970, 1, 1)
# Sets of groups: told apart by hue and lightness in both themes, and unlike the kinds' order.
_SETS = ("#2f7fc1", "#d9822b", "#3f9d6b", "#b0479a", "#8c7a3d")
# Where nothing was read: a warning, and paler than any report.
_QUIET = "#e3b23c"
_BAND = "Days chosen"
_FAINT = 0.25
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Look:
    """How a chart is drawn: its bars, the colour of each part, and the days chosen."""

    bins: Bins
    colours: Mapping[str, str]
    theme: Theme
    chosen: tuple[date, date] | None


def time_chart(reports: TimeTally, articles: TimeTally, look: Look) -> alt.VConcatChart:
    """Return the chart: reports, and under the same axis the articles read."""
    bars = _bars(_placed(reports.rows, look.bins, "report"), look)
    strip = _strip(_placed(articles.rows, look.bins, "article"), look)
    chart: alt.VConcatChart = (
        alt.vconcat(bars, strip, spacing=4)
        .resolve_scale(x="shared", fill="independent", fillOpacity="independent")
        .configure_view(stroke=None)
    )
    return chart


def colours_for(names: Sequence[str], theme: Theme) -> dict[str, str]:
    """Return a colour for each kind or set of groups that is there, in the order of the stack."""
    kinds = {spell(kind): theme.kinds[kind] for kind in KINDS}
    if all(name in kinds for name in names):
        return {name: colour for name, colour in kinds.items() if name in names}
    named = [name for name in names if name not in (NO_GROUP, OTHER_GROUPS)]
    found = dict(zip(named, _SETS, strict=False))
    rest = {OTHER_GROUPS: "#6b7684", NO_GROUP: "#bcc4cd"}
    return found | {name: colour for name, colour in rest.items() if name in names}


def days_brushed(span: Sequence[float], bins: Bins) -> tuple[date | None, date | None]:
    """Return the first and last day of the bars that a brush touches, in milliseconds."""
    low, high = (_EPOCH + timedelta(milliseconds=value) for value in sorted(span))
    return bins.days_of(bins.index_of(low), bins.index_of(high))


def _bars(rows: pd.DataFrame, look: Look) -> alt.Chart:
    """Return the stacked bars over a band of the days chosen; the bars beside it are faint.

    The band is no brush left standing: Streamlit does not tell of a brush taken away that it has
    not itself seen drawn, and the bars would then differ from the filter.
    """
    brush = alt.selection_interval(name=BRUSH, encodings=["x"], zoom=False)
    colours = {_BAND: look.theme.muted, **look.colours}
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    strong: Any = alt.value(1)
    if look.chosen:
        strong = alt.Opacity("strength:Q", scale=None)
    chart: alt.Chart = (
        alt.Chart(_banded(_stacked(rows, list(look.colours)), look))
        .mark_rect(strokeWidth=1, cursor="crosshair")
        .encode(
            x=_x(look.bins, labels=True),
            x2="end:Q",
            y=alt.Y("low:Q", title=None, axis=_y_axis(tickCount=4, grid=True, tickMinStep=1)),
            y2="high:Q",
            fill=alt.Fill("what:N", scale=scale, legend=None),
            stroke=alt.Stroke("what:N", scale=scale, legend=None),
            fillOpacity=_solid(1, 0.16),
            opacity=alt.when(brush).then(strong).otherwise(alt.value(_FAINT)),
            tooltip=[alt.Tooltip("words:N", title=" ")],
            description="words:N",
        )
        .add_params(brush, *_clearing(look))
        .properties(height=_BARS_HEIGHT, width="container")
    )
    return chart


def _clearing(look: Look) -> tuple[alt.Parameter, ...]:
    """Return a selection that a double click on the days chosen makes, where any are.

    A brush taken away is not told of, since none is left standing.
    """
    if look.chosen is None:
        return ()
    clear = alt.selection_point(name=CLEAR, on="dblclick", fields=["what"], clear=False)
    return (clear,)


def _stacked(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return rows with the ends of each piece of a bar, from the first name up."""
    place = {name: number for number, name in enumerate(names)}
    order = rows.assign(place=rows["what"].map(place), open=~rows["sure"].astype(bool))
    order = order.sort_values(["at", "place", "open"]).drop(columns=["place", "open"])
    high = order.groupby("at")["n"].cumsum()
    return order.assign(low=high - order["n"], high=high)


def _banded(bars: pd.DataFrame, look: Look) -> pd.DataFrame:
    """Return bars with their strength, and first, so that it lies behind, a band of the days."""
    if look.chosen is None:
        return bars
    low, high = (look.bins.index_of(day) for day in look.chosen)
    within = bars["at"].between(low, high)
    band = {
        "at": low,
        "what": _BAND,
        "sure": False,
        "n": 0.0,
        "start": _ms(look.chosen[0]),
        "end": _ms(look.chosen[1] + timedelta(days=1)),
        "words": f"{_BAND}: {window_of(*look.chosen, none='')}. Double-click for all dates",
        "low": 0.0,
        "high": max(bars["high"].max(), 1.0) if len(bars) else 1.0,
        "strength": 1.0,
    }
    strength = within.map({True: 1.0, False: _FAINT})
    return pd.concat([pd.DataFrame([band]), bars.assign(strength=strength)], ignore_index=True)


def _strip(rows: pd.DataFrame, look: Look) -> alt.Chart:
    """Return a row a source; where no source was read at all, a mark in a row of its own."""
    names = [*dict.fromkeys(name for name in rows["what"] if name != NOTHING_READ), NOTHING_READ]
    cells = rows.groupby(["at", "what", "start", "end"], as_index=False).agg(
        sure=("sure", "any"), words=("words", "; ".join)
    )
    quiet = cells["what"] == NOTHING_READ
    chart: alt.Chart = (
        alt.Chart(cells.assign(colour=quiet.map({True: _QUIET, False: look.theme.ink})))
        .mark_bar(height=_ROW_HEIGHT - 7, strokeWidth=1)
        .encode(
            x=_x(look.bins, labels=False),
            x2="end:Q",
            y=alt.Y(
                "what:N",
                sort=names,
                title=None,
                axis=_y_axis(grid=False, ticks=False, labelOverlap=False),
            ),
            fill=alt.Fill("colour:N", scale=None),
            stroke=alt.Stroke("colour:N", scale=None),
            fillOpacity=_solid(0.5, 0.08),
            strokeOpacity=alt.value(0.45),
            tooltip=[alt.Tooltip("words:N", title=" ")],
            description="words:N",
        )
        .properties(height=_ROW_HEIGHT * max(len(names), 1), width="container")
    )
    return chart


def _solid(sure: float, spread: float) -> alt.FillOpacity:
    """Return a filled shape for dates that have a bar of their own, an open one for the others."""
    scale = alt.Scale(domain=[True, False], range=[sure, spread])
    return alt.FillOpacity("sure:N", scale=scale, legend=None)


def _placed(rows: pd.DataFrame, bins: Bins, noun: str) -> pd.DataFrame:
    """Return rows with the ends of their bars, a sliver apart, and what a pointer shows."""
    starts = rows["at"].map(lambda at: _ms(bins.edges[at])).astype(float)
    ends = rows["at"].map(lambda at: _ms(bins.edges[at + 1])).astype(float)
    words = [
        f"{bins.name_of(at)}: {what}"
        + ("" if what == NOTHING_READ else f", {amount_of(n, noun, sure=sure)}")
        for at, what, sure, n in rows[["at", "what", "sure", "n"]].itertuples(index=False)
    ]
    gap = 0.07 * (ends - starts)
    return rows.assign(start=starts + gap, end=ends - gap, words=words)


def _x(bins: Bins, *, labels: bool) -> alt.X:
    """Return the shared axis of days; only the bars carry its names."""
    domain = [_ms(bins.edges[0]), _ms(bins.edges[-1])]
    axis = alt.Axis(title=None, grid=False, labels=labels, ticks=labels, domain=labels)
    if bins.unit in ("day", "week"):
        # Left alone the axis names Sundays, which begin none of our weeks.
        axis.values = [_ms(day) for day in bins.edges[: -1 : max(1, len(bins) // _MOST_NAMES)]]
        axis.format = "%-d %b"
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
