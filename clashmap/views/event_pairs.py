"""Pairs of events of two sides that may tell of one happening. Knows no reports and no dataset.

Events are rows, by their id, with province, kind (one of FIGHTING), first and last (days).
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

FIGHTING = ("clash", "attack", "violence_against_civilians")
# An attack on civilians and one on a convoy are both attacks here; others may call them otherwise.
COMPATIBLE = {
    "clash": frozenset({"clash", "attack"}),
    "attack": frozenset({"clash", "attack", "violence_against_civilians"}),
    "violence_against_civilians": frozenset({"attack", "violence_against_civilians"}),
}
# News tells of a day or two later, and the datasets round to the report's day.
MAX_GAP = pd.Timedelta(days=3)
# What is dated to more than a month is of no one month, and would pair with anything.
LONGEST = pd.Timedelta(days=30)


def match_events(ours: pd.DataFrame, theirs: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Yield pairs (our id, their id), the closest in time first; each event is in one at most.

    A pair is of one province, of compatible kinds, and at most MAX_GAP apart.
    """
    by_province = dict(tuple(ours.groupby("province")))
    for province, rows in theirs.groupby("province"):
        if province in by_province:
            yield from _match_in_province(by_province[province], rows)


def _match_in_province(ours: pd.DataFrame, theirs: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Yield the pairs of one province."""
    ours = ours.sort_values("first", kind="stable")
    candidates = _candidates(ours, theirs)
    own_free, other_free = np.ones(len(ours), bool), np.ones(len(theirs), bool)
    for own, other in candidates:
        if own_free[own] and other_free[other]:
            own_free[own] = other_free[other] = False
            yield ours.index[own], theirs.index[other]


def _candidates(ours: pd.DataFrame, theirs: pd.DataFrame) -> NDArray[np.int64]:
    """Return the positions of all that may pair, the closest in time, kind and width first."""
    firsts, lasts = (_numbers(ours[name]) for name in ("first", "last"))
    kinds = ours["kind"].to_numpy()
    found = []
    begins, ends = (_numbers(theirs[name]) for name in ("first", "last"))
    for at, (kind, begin, end) in enumerate(zip(theirs["kind"], begins, ends, strict=True)):
        # None of ours is longer than LONGEST, so that none before this can reach here.
        low = np.searchsorted(firsts, begin - MAX_GAP.days - LONGEST.days)
        high = np.searchsorted(firsts, end + MAX_GAP.days, side="right")
        first, last, own_kinds = firsts[low:high], lasts[low:high], kinds[low:high]
        gap = np.maximum(np.maximum(first - end, begin - last), 0)
        near = np.flatnonzero((gap <= MAX_GAP.days) & np.isin(own_kinds, list(COMPATIBLE[kind])))
        other = np.full(len(near), at)
        apart, width = gap[near], last[near] - first[near] + end - begin
        found.append(np.column_stack((apart, own_kinds[near] != kind, width, near + low, other)))
    rows = np.concatenate(found).astype(np.int64)
    return rows[np.lexsort(rows.T[::-1])][:, 3:]


def _numbers(days: pd.Series) -> NDArray[np.int64]:
    """Return days as numbers of days."""
    return days.to_numpy().astype("datetime64[D]").astype(np.int64)
