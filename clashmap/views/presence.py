"""Presence of groups by area: how long ago each was last told of, and so how faint it is drawn.

A group is told to be somewhere until the last day that a report puts it there: the day of its
article, or the last day of what happened where that is earlier. Denials renew nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from clashmap.views.layers import PRESENCE, rows_of
from clashmap.views.tallies import area_keys, weights_of
from clashmap.views.words import count_of, day_of

# Days up to which a report of presence counts as fresh, and as fading; older ones stay faint.
FRESH, FADING = 30, 180
# An article whose window is longer than so many days has no day of its own.
_WIDE = 31
FADE_WORDS = (
    f"last told of at most {FRESH} days before",
    f"last told of {FRESH + 1} to {FADING} days before",
    f"last told of more than {FADING} days before, or undated",
)
# What is read of a report: rows of all its columns take long to choose from.
_COLUMNS = [
    *("report_id", "kind", "status", "province", "district"),
    *("initiator", "groups", "published_start", "date_end"),
]
NOT_NAMED = "group not named"


@dataclass(frozen=True, slots=True)
class GroupPresence:
    """One group at one place: when it was last told to be there, and by how many reports.

    fade is 0 where that is fresh, 1 where it fades, 2 where it is old or not dated.
    """

    group: str
    latest: date | None
    fade: int
    reports: int


@dataclass(frozen=True, slots=True)
class AreaPresence:
    """The groups told to be present in an area, the latest first; reports counts each once."""

    key: str
    groups: tuple[GroupPresence, ...]
    reports: int

    @property
    def fade(self) -> int:
        """How faint the area is drawn: as its freshest group."""
        return min(group.fade for group in self.groups)


def tally_presence(frame: pd.DataFrame, level: str, day: date | None) -> dict[str, AreaPresence]:
    """Return the presence in each area on a day, by key.

    At the level of districts, what is known no closer than a province stays with the province.
    """
    rows = presence_rows(frame, level)
    totals = rows.drop_duplicates("report_id").groupby("key")["n"].sum()
    each = rows.groupby(["key", "who"])
    told = each.agg(last=("last", "max"), reports=("n", "sum")).reset_index()
    found: dict[str, list[GroupPresence]] = {}
    for key, group, last, reports in told.itertuples(index=False, name=None):
        latest = None if pd.isna(last) else last.date()
        item = GroupPresence(str(group), latest, fade_of(latest, day), int(reports))
        found.setdefault(str(key), []).append(item)
    return {key: AreaPresence(key, _newest(of), int(totals[key])) for key, of in found.items()}


def presence_rows(frame: pd.DataFrame, level: str) -> pd.DataFrame:
    """Return a row for each group that a report puts somewhere: report_id, key, who, last, n.

    last is the last day on which the report puts it there, NaT where that is not known; n is how
    many alike reports the row stands for.
    """
    rows = rows_of(frame[_COLUMNS].assign(n=weights_of(frame)), (PRESENCE,))
    rows = rows[(rows["status"] != "denied") & rows["province"].notna()]
    who = [_groups_of(*names) for names in zip(rows["initiator"], rows["groups"], strict=True)]
    keys = area_keys(rows, level).fillna(rows["province"])
    told = {"report_id": rows["report_id"], "key": keys, "last": _last_days(rows), "who": who}
    found = pd.DataFrame(told | {"n": rows["n"]})
    return found.explode("who", ignore_index=True)


def fade_of(latest: date | None, day: date | None) -> int:
    """Return how faint presence last told of on one day is drawn on another."""
    if latest is None or day is None:
        return 2
    age = (day - latest).days
    return 0 if age <= FRESH else 1 if age <= FADING else 2


def last_day(end: date | None, read: pd.DataFrame) -> date | None:
    """Return the day that ages are counted to: the chosen end, else the newest article's.

    An article that is known no closer than some weeks came out on its first day at the earliest:
    counted from its last, presence would look older than anyone can tell.
    """
    if end is not None:
        return end
    last = pd.to_datetime(read["published_end"], format="%Y-%m-%d", errors="coerce")
    given = read.get("published_start", read["published_end"])
    first = pd.to_datetime(given, format="%Y-%m-%d", errors="coerce")
    days = last.where((last - first).dt.days.fillna(0) <= _WIDE, first).dropna()
    return days.max().date() if len(days) else None


def presence_lines(area: AreaPresence, most: int = 100) -> Iterator[str]:
    """Yield what is told of presence in an area, a line a group, and how many more there are."""
    if len(area.groups) > most:
        yield f"Presence of {count_of(len(area.groups), 'group')}, of these:"
    for group in area.groups[:most]:
        when = f"last told of on {day_of(group.latest)}" if group.latest else "not dated"
        yield f"Presence: {group.group}, {when} ({count_of(group.reports, 'report')})"


def _last_days(rows: pd.DataFrame) -> pd.Series:
    """Return the last day on which each report puts its group there."""
    told, ended = (
        pd.to_datetime(rows[name].astype(object), format="%Y-%m-%d", errors="coerce")
        for name in ("published_start", "date_end")
    )
    return pd.concat([told, ended], axis=1).min(axis=1)


def _groups_of(initiator: object, groups: object) -> list[str]:
    """Return who is there: who acts where that is told, else all that are named."""
    for names in (initiator, groups):
        if isinstance(names, (list, tuple)) and names:
            return list(dict.fromkeys(map(str, names)))
    return [NOT_NAMED]


def _newest(groups: list[GroupPresence]) -> tuple[GroupPresence, ...]:
    return tuple(sorted(groups, key=lambda g: (g.fade, -(g.latest or date.min).toordinal())))
