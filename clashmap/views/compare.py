"""Two selections side by side: counts by province, their difference, and the days to begin with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from clashmap.filters import Filters
from clashmap.views.sheet_filters import describe_filters
from clashmap.views.tallies import ColourClass, all_classes, class_breaks
from clashmap.views.timeline import span_of, windows_of
from clashmap.views.words import window_of

# What can be counted, as a page names it.
MEASURES = ("reports", "events", "independent sources")
# Two periods are at most a year each to begin with.
_LONGEST = 365
_VAGUE = pd.Timedelta(days=92)
_Family = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two selections: its name and the filters that ask for it."""

    name: str
    filters: Filters


@dataclass(frozen=True)
class Comparison:
    """Two sides, what is counted, its numbers by province (compare_provinces), and in all."""

    sides: tuple[Side, Side]
    counted: str
    table: pd.DataFrame
    totals: tuple[int, int]


def compare_sides(
    sides: tuple[Side, Side],
    frames: tuple[pd.DataFrame, pd.DataFrame],
    counted: str,
    family_of: _Family,
) -> Comparison:
    """Return two sides compared by what is counted: one of MEASURES."""
    return Comparison(
        sides=sides,
        counted=counted,
        table=compare_provinces(*frames, counted, family_of),
        totals=(
            count_in_all(frames[0], counted, family_of),
            count_in_all(frames[1], counted, family_of),
        ),
    )


def sides_by_period(
    filters: Filters,
    first: tuple[date | None, date | None],
    second: tuple[date | None, date | None],
) -> tuple[Side, Side]:
    """Return the sides of two periods; of the filters all but the days hold for both."""
    one, two = (
        Side(_period_name(*days), replace(filters, start=days[0], end=days[1]))
        for days in (first, second)
    )
    return one, two


def sides_by_group(filters: Filters, first: str, second: str) -> tuple[Side, Side]:
    """Return the sides of two groups; of the filters all but the groups hold for both."""
    return (
        Side(first, replace(filters, groups=(first,))),
        Side(second, replace(filters, groups=(second,))),
    )


def shared_words(filters: Filters, but: str) -> str:
    """Return in words the filters of both sides: all but their "dates" or their "groups"."""
    if but == "dates":
        left, at = replace(filters, start=None, end=None), 0
    else:
        left, at = replace(filters, groups=()), 1
    parts = describe_filters(left, with_provinces=True).removeprefix("Filters: ").split("; ")
    return f"On both sides: {'; '.join(parts[:at] + parts[at + 1 :])}"


def default_periods(
    frame: pd.DataFrame, *, by_event: bool = False
) -> tuple[tuple[date, date], tuple[date, date]] | None:
    """Return the last stretch of time that the reports span, and the one as long before it.

    A year each, or half the span where that is less; None where no report is dated. What is dated
    only to a long time says little of when the reports end, and counts where nothing else does.
    """
    windows = windows_of(frame, by_event=by_event)
    length = windows["last"] - windows["first"]
    span = span_of(windows[length <= _VAGUE]) or span_of(windows)
    if span is None:
        return None
    first, last = span
    stretch = timedelta(days=min(_LONGEST, (last - first).days // 2 + 1))
    one_day = timedelta(days=1)
    return (last - 2 * stretch + one_day, last - stretch), (last - stretch + one_day, last)


def compare_provinces(
    first: pd.DataFrame, second: pd.DataFrame, measure: str, family_of: _Family
) -> pd.DataFrame:
    """Return columns first, second and difference by province, the greatest difference first.

    Provinces without a report in either have no row; reports of no one province are not in it.
    """
    counts = [count_by_province(rows, measure, family_of) for rows in (first, second)]
    table = pd.DataFrame({"first": counts[0], "second": counts[1]}).fillna(0).astype(int)
    table["difference"] = table["second"] - table["first"]
    size = table["difference"].abs()
    return (
        table.assign(size=size)
        .sort_values(["size", "second"], ascending=False, kind="stable")
        .drop(columns="size")
    )


def count_by_province(frame: pd.DataFrame, measure: str, family_of: _Family) -> pd.Series:
    """Return how many reports, events or independent sources there are of each province."""
    return _counted(frame, measure, family_of).groupby(frame["province"]).nunique()


def count_in_all(frame: pd.DataFrame, measure: str, family_of: _Family) -> int:
    """Return how many reports, events or independent sources there are, with or without a province.

    An event or source of two provinces counts once here.
    """
    return int(_counted(frame, measure, family_of).nunique())


def shared_classes(table: pd.DataFrame) -> tuple[ColourClass, ...]:
    """Return the classes of colour that both sides have in common."""
    return class_breaks([*table["first"], *table["second"]])


def difference_classes(table: pd.DataFrame) -> tuple[ColourClass, ...]:
    """Return the classes of the size of a difference, the same for more and for fewer."""
    return all_classes(int(table["difference"].abs().max()) if len(table) else 0)


def overlap_warning(sides: Sequence[Side]) -> str:
    """Return what is odd about two periods, "" if nothing is."""
    spans = [(side.filters.start or date.min, side.filters.end or date.max) for side in sides]
    if any(low > high for low, high in spans):
        return "A period ends before it begins: no report can match. Swap its two dates."
    (low_a, high_a), (low_b, high_b) = spans
    if low_a <= high_b and low_b <= high_a:
        return "The two periods overlap: what is of both is counted on both sides."
    return ""


def _counted(frame: pd.DataFrame, measure: str, family_of: _Family) -> pd.Series:
    """Return for each report what it is counted as."""
    if measure == "events":
        return frame["event_id"]
    if measure == "independent sources":
        names = {str(name): family_of(str(name)) for name in frame["article_id"].unique()}
        return frame["article_id"].map(names)
    return frame["report_id"]


def _period_name(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return "All dates"
    if first is None and last is not None:
        return f"Up to {window_of(last, last, none='')}"
    words = window_of(first, last, none="All dates")
    return words[0].upper() + words[1:]
