"""Sentences of a sheet: what it is of, as of when, and what it says where nothing is told."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from clashmap.filters import Filters
from clashmap.views.layers import CLASH, CONTROL, LAYERS, PRESENCE
from clashmap.views.scene import Scene
from clashmap.views.silence import read_between
from clashmap.views.words import Row, count_of, day_of, published_of, text_of

_SUBJECTS: dict[tuple[str, ...], str] = {
    (CLASH,): "Armed clashes and attacks, as reported in the news",
    (CONTROL,): "Control, as claimed in the news",
    (PRESENCE,): "Presence of groups, as reported in the news",
    (CLASH, CONTROL): "Armed clashes and control, as reported in the news",
    (CLASH, PRESENCE): "Armed clashes and presence of groups, as reported in the news",
    (CONTROL, PRESENCE): "Control and presence of groups, as claimed in the news",
    LAYERS: "Armed clashes, control and presence of groups, as reported in the news",
}
_LAYER_NOUNS = {CLASH: "clashes or attacks", CONTROL: "control", PRESENCE: "presence"}
_MEANING: dict[tuple[str, ...], str] = {
    (CONTROL,): "who holds it is not known",
    (PRESENCE,): "this does not mean that no group is there",
}
_ARTICLE_DAYS, _EVENT_DAYS = ("published_start", "published_end"), ("date_start", "date_end")
_CALM = "this does not mean calm"


def subject_of(rows: pd.DataFrame, filters: Filters, layers: Sequence[str]) -> str:
    """Return what the sheet is of, and the days that it spans."""
    columns = _EVENT_DAYS if filters.by_event else _ARTICLE_DAYS
    first, last = _span(rows, columns)
    asked = (day_of(filters.start) or first, day_of(filters.end) or last)
    days = " to ".join(dict.fromkeys(day for day in asked if day))
    basis = "by event date" if filters.by_event else "by article date"
    subject = _SUBJECTS.get(_in_order(layers), "No layer is chosen")
    none = "no dated report" if len(rows) else "no report"
    return f"{subject}, {basis}: {days or none}"


def nothing_words(place: str, layers: Sequence[str], hidden: int, read: str) -> str:
    """Return what a sheet without a report says: of where, what was read, what that means.

    hidden reports are of the place and not of the filters; read says what was read. Silence is
    never called calm.
    """
    chosen = _in_order(layers)
    about = " or ".join(_LAYER_NOUNS[name] for name in chosen)
    whole = chosen == LAYERS or not chosen
    what = f"No report from {place}" if whole else f"No report of {about} in {place}"
    fits = f", fits the filters ({hidden:,} hidden)" if hidden else ""
    return f"{what} {read}{fits}; {_MEANING.get(chosen, _CALM)}."


def read_within(read: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the articles of the chosen days; all, where the days are those of events."""
    return read if filters.by_event else read_between(read, filters.start, filters.end)


def reading_words(read: pd.DataFrame | None) -> str:
    """Return how many articles were read, and of which days they are."""
    if read is None:
        return "in this selection"
    days = dict.fromkeys(day for day in _span(read, _ARTICLE_DAYS) if day)
    words = f"in the {count_of(len(read), 'article')} read"
    return f"{words}, {' to '.join(days)}" if days else words


def newest_words(read: pd.DataFrame) -> str:
    """Return when the newest article came out, as precise as that is known."""
    return _span(read, _ARTICLE_DAYS)[1] or "unknown"


def article_days(row: Row) -> str:
    """Return when an article came out: its day, or no more than the month or the year."""
    whole = _whole(row, _ARTICLE_DAYS)
    if not whole:
        return published_of(row)
    return f"{whole} (inferred)" if row["published_basis"] == "inferred" else whole


def counted_words(scene: Scene, number: int) -> str:
    """Return how many of what the areas count: all reports, or only clashes and attacks."""
    if scene.overlays is None:
        return count_of(number, "report")
    return "1 clash or attack" if number == 1 else f"{number:,} clashes and attacks"


def _in_order(layers: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in LAYERS if name in layers)


def _span(rows: pd.DataFrame, columns: tuple[str, str]) -> tuple[str, str]:
    """Return the first and the last day of some rows in words, "" for none.

    Where no more than the month or the year is known, that is said and not one of its days.
    """
    dated = rows[rows[columns[0]].notna() & rows[columns[1]].notna()]
    if dated.empty:
        return "", ""
    first = dated.iloc[int(dated[columns[0]].argmin())]
    last = dated.iloc[int(dated[columns[1]].argmax())]
    return (
        _whole(first, columns) or day_of(first[columns[0]]),
        _whole(last, columns) or day_of(last[columns[1]]),
    )


def _whole(row: Row | pd.Series, columns: tuple[str, str]) -> str:
    """Return "2024" or "Sep 2022" where that is just what a window is, else ""."""
    try:
        first, last = (date.fromisoformat(text_of(row[name])) for name in columns)
    except ValueError:
        return ""
    if first.day != 1 or (last + timedelta(days=1)).day != 1 or last.year != first.year:
        return ""
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{first:%b %Y}" if first.month == last.month else ""
