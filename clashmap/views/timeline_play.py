"""Reports as frames that the map's script plays by itself: what is drawn where, from when to when.

A date known only as a window is shown in every frame that it may belong to. What is too much to
send with each change is tallied more coarsely, step by step, and the map says what was left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from clashmap.schema import KINDS
from clashmap.selection import Part, Selection
from clashmap.views.layers import LAYER_KINDS, PRESENCE
from clashmap.views.presence import FADING, FRESH, presence_rows
from clashmap.views.tallies import all_classes, area_keys, drawn_levels, weights_of
from clashmap.views.timeline import UNITS, Bins, bars_of, choose_bins

# Numbers and names that may be sent with each change of a filter, at about four bytes each: with
# more of them a map of 100,000 reports no longer fits into the 450 KB that a change may take.
_MOST_CELLS = 36_000
# What reports are counted by, without and with the marks.
_AREA_COLUMNS = ("kind", "drawn", "province", "district")
_COLUMNS = (*_AREA_COLUMNS, "status", "spot")
Entries = dict[str, list[list[object]]]
_NO_MARKS = "Too many marks to play: areas only. Choose a province to play its marks."
_NO_KINDS = "Too much to play by kind: areas only, without kinds. Choose fewer provinces or days."


@dataclass(frozen=True, slots=True)
class _Step:
    """How finely the frames are tallied, and what is said of it."""

    finest: str
    has_marks: bool
    has_kinds: bool
    note: str


def play_frames(
    selection: Selection,
    level: str,
    *,
    by_event: bool,
    shown: Sequence[str] = (),
    counted: Sequence[str] = KINDS,
) -> dict[str, object]:
    """Return the frames of a selection, or {"why": ...} where there are fewer than two.

    Entries are [first frame, last frame, ..., number of reports] by the key of the area or mark;
    marks show the kinds in `shown`, all unless some are given, and areas count those in `counted`.
    """
    part = Part(kinds=tuple(shown))
    span = selection.span(part, by_event=by_event)
    if span is None:
        return {"why": "Nothing to play: no report of this selection is dated"}
    if len(bins := choose_bins(*span)) < 2:
        return {"why": f"Nothing to play: all dated reports are of one {bins.unit}"}
    days = "event" if by_event else "published"
    # Alike reports beside one another come to seven cells for four rows, or more.
    steps = list(_steps(span))
    for step in steps:
        bins = choose_bins(*span, step.finest)
        columns = _COLUMNS if step.has_marks else _AREA_COLUMNS
        most = _MOST_CELLS * 4 // 7 if step is not steps[-1] else 0
        alike = selection.alike(columns, part, days=days, unit=bins.unit, most=most)
        told = selection.presence(level, days=days, unit=bins.unit, most=most)
        if _is_cut(alike, most) or _is_cut(told, most):
            continue
        dated = alike[alike["first"].notna()]
        rows = _keyed(dated, level, counted)
        counts = _tally(rows, bins, step)
        last = _last_told(_present_rows(told, level, shown), bins)
        if _cells(counts.values()) + len(last) <= _MOST_CELLS:
            break
    areas = weights_of(dated).groupby(rows["area"], observed=True).sum()
    return {
        "names": [bins.name_of(at) for at in range(len(bins))],
        **{name: _entries(found) for name, found in counts.items()},
        "presence": _present(last),
        "fades": [FRESH, FADING],
        "ends": [edge.toordinal() - 1 for edge in bins.edges[1:]],
        "classes": [
            [c.low, c.high, c.shade] for c in all_classes(int(areas.max()) if len(areas) else 0)
        ],
        "undated": int(weights_of(alike).sum() - weights_of(dated).sum()),
        "note": step.note,
    }


def _steps(span: tuple[date, date]) -> Iterator[_Step]:
    """Yield the ways to tally, from the finest that the span asks for to the coarsest."""
    unit = choose_bins(*span).unit
    yield _Step(unit, has_marks=True, has_kinds=True, note="")
    yield _Step(unit, has_marks=False, has_kinds=True, note=_NO_MARKS)
    for coarser in UNITS[UNITS.index(unit) :]:
        if len(choose_bins(*span, coarser)) > 1:
            yield _Step(coarser, has_marks=False, has_kinds=False, note=_NO_KINDS)


def _is_cut(alike: pd.DataFrame, most: int) -> bool:
    """Return whether there is more than a selection told of."""
    return bool(most) and "n" in alike and len(alike) > most


def _present_rows(told: pd.DataFrame, level: str, shown: Sequence[str]) -> pd.DataFrame:
    """Return the days on which groups were told of, where presence is shown at all."""
    if shown and not set(shown).intersection(LAYER_KINDS[PRESENCE]):
        told = told.iloc[:0]
    return presence_rows(told, level).dropna(subset=["last"])


def _keyed(frame: pd.DataFrame, level: str, counted: Sequence[str]) -> pd.DataFrame:
    """Return what is counted of each report: its window, its kind, and where it is drawn."""
    drawn, told = drawn_levels(frame), frame["kind"].isin(counted)
    own = area_keys(frame, "district").where(drawn == "district", frame["province"])
    parts = {
        "area": area_keys(frame, level).where(told),
        "own": own.where(told & drawn.isin(("province", "district"))),
        "kind": frame["kind"],
    }
    if "spot" in frame:
        parts["spot"] = frame["spot"].where(drawn.isin(("site", "near")))
        parts["status"] = frame["status"]
    rows = frame[["first", "last"]].assign(n=weights_of(frame))
    return rows.assign(**{name: part.astype("category") for name, part in parts.items()})


def _tally(rows: pd.DataFrame, bins: Bins, step: _Step) -> dict[str, pd.DataFrame | None]:
    """Return the numbers of reports of areas, marks and outlines by first and last frame."""
    rows = rows.assign(low=bars_of(rows["first"], bins), high=bars_of(rows["last"], bins))
    kinds = ["kind"] if step.has_kinds else []
    return {
        "areas": _count(rows, ["area", "low", "high", *kinds]),
        "spots": _count(rows, ["spot", "low", "high", "kind", "status"])
        if step.has_marks
        else None,
        "outlined": _count(rows, ["own", "low", "high"]) if step.has_kinds else None,
    }


def _count(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return how many rows there are of each combination; those without the first are left out.

    Done on the codes of the names, in a tenth of the time that grouping takes.
    """
    rows = rows[rows[names[0]].notna()]
    labels = [rows[name].astype("category").cat for name in names]
    sizes = [max(1, len(label.categories)) for label in labels]
    codes = np.ravel_multi_index([label.codes.to_numpy() for label in labels], sizes)
    found, at_code = np.unique(codes, return_inverse=True)
    numbers = np.bincount(at_code, weights=rows["n"]).astype(int)
    columns = zip(names, labels, np.unravel_index(found, sizes), strict=True)
    parts = {name: label.categories.take(at) for name, label, at in columns}
    return pd.DataFrame(parts | {"n": numbers}, index=range(len(found)))


def _last_told(present: pd.DataFrame, bins: Bins) -> pd.DataFrame:
    """Return the last day of each group at each place in each frame."""
    rows = present.assign(at=bars_of(present["last"], bins))
    return rows.groupby(["key", "who", "at"]).agg(last=("last", "max")).reset_index()


def _present(last: pd.DataFrame) -> dict[str, dict[str, list[int]]]:
    """Return the days on which each group was last told of, by area and group."""
    found: dict[str, dict[str, list[int]]] = {}
    for key, who, _, day in last.itertuples(index=False, name=None):
        found.setdefault(str(key), {}).setdefault(str(who), []).append(day.toordinal())
    return found


def _entries(counts: pd.DataFrame | None) -> Entries | None:
    """Return the numbers by key, and for each by first and last frame and more."""
    if counts is None:
        return None
    found: Entries = {}
    for name, *entry in counts.itertuples(index=False, name=None):
        found.setdefault(str(name), []).append(entry)
    return found


def _cells(parts: Iterable[pd.DataFrame | None]) -> int:
    """Return how many numbers and names the entries hold."""
    return sum(len(part) * (len(part.columns) - 1) for part in parts if part is not None)
