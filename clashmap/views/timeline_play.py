"""Reports as frames that the map's script plays by itself: what is drawn where, from when to when.

A date known only as a window is shown in every frame that it may belong to.
"""

import pandas as pd

from clashmap.views.scene import spot_keys
from clashmap.views.tallies import all_classes, area_keys, drawn_levels
from clashmap.views.timeline import bars_of, choose_bins, span_of, windows_of

# More entries than this would make each change of a filter slow; the bars show them all the same.
_MOST_ENTRIES = 8000
Entries = dict[str, list[list[object]]]


def play_frames(frame: pd.DataFrame, level: str, *, by_event: bool) -> dict[str, object] | None:
    """Return the frames of a selection; None where there are fewer than two, or too much for them.

    Entries are [first frame, last frame, ..., number of reports] by the key of the area or mark.
    """
    windows = windows_of(frame, by_event=by_event)
    span = span_of(windows)
    if span is None or len(bins := choose_bins(*span)) < 2:
        return None
    rows = frame.assign(
        low=bars_of(windows["first"], bins), high=bars_of(windows["last"], bins)
    ).loc[windows["first"].notna()]
    rows = rows.assign(area=area_keys(rows, level), spot=spot_keys(rows), drawn=drawn_levels(rows))
    areas = _entries(rows, "area", ["kind"])
    spots = _entries(rows[rows["drawn"].isin(("site", "near"))], "spot", ["kind", "status"])
    outlined: Entries = {}
    for own in ("province", "district"):
        only = rows[rows["drawn"] == own]
        outlined |= _entries(only.assign(own=area_keys(only, own)), "own", [])
    if (
        sum(len(found) for part in (areas, spots, outlined) for found in part.values())
        > _MOST_ENTRIES
    ):
        return None
    most = int(rows["area"].value_counts().max()) if rows["area"].notna().any() else 0
    return {
        "names": [bins.name_of(at) for at in range(len(bins))],
        "areas": areas,
        "spots": spots,
        "outlined": outlined,
        "classes": [[limits.low, limits.high, limits.shade] for limits in all_classes(most)],
        "undated": int(windows["first"].isna().sum()),
    }


def _entries(rows: pd.DataFrame, key: str, more: list[str]) -> Entries:
    """Return the numbers of reports by key, and for each by first and last frame and more."""
    found: Entries = {}
    counts = rows.groupby([key, "low", "high", *more]).size().reset_index(name="n")
    for name, *entry in counts.itertuples(index=False, name=None):
        found.setdefault(str(name), []).append(entry)
    return found
