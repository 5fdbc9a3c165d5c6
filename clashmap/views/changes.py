"""Two standings -> what changed between them, event by event.

Two standings are what was known on two days, or two snapshots of an archive: all that counts is the
reports that each holds and how each joins them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import pandas as pd

from clashmap.views.change_words import differences
from clashmap.views.standing import Standing
from clashmap.views.tallies import newest_first

# What became of an event, in the order in which it is told.
CHANGES = ("new", "revised", "merged", "split", "withdrawn", "repeated")
CHANGE_WORDS = {
    "new": "new: first told in this time",
    "revised": "revised: a later report says something else",
    "merged": "merged: what were several events turned out to be one",
    "split": "split: what was one event turned out to be several",
    "withdrawn": "withdrawn: no report of it is left",
    "repeated": "told again: more reports, nothing else changed",
}
CHANGE_COLUMNS = ("change", "event_id", "was", "province", "what", "report_ids", "latest")
NO_PROVINCE = "No single province"
# A corrected article gives its reports new ids; by these columns they are known again.
_SAME = ["article_id", "kind", "place_id", "turn"]


def changes_between(before: Standing, after: Standing) -> pd.DataFrame:
    """Return one row an event that changed: the columns of CHANGE_COLUMNS, the latest first.

    was holds the ids of the earlier events that it comes from, what says in words what differs,
    report_ids names the reports that came (for what is withdrawn, those that went), latest is the
    day of the last article. Events that stand as they stood have no row.
    """
    carried = _carried(before.frame, after.frame)
    links = _links(before.frame, after.frame, carried)
    came = _reports_by_event(after.frame[~after.frame["report_id"].isin(carried)])
    went = _reports_by_event(before.frame)
    later: dict[str, list[str]] = {}
    for new, olds in links.items():
        for old in olds:
            later.setdefault(old, []).append(new)
    rows = []
    for event_id in after.frame["event_id"].unique():
        was = links.get(event_id, ())
        change, what = _compare(before, after, event_id, was, later)
        if not change and came.get(event_id):
            change = "repeated"
        if change:
            place = after.events[event_id].province
            rows.append((change, event_id, was, place, what, came.get(event_id, ())))
    for event_id in before.frame["event_id"].unique():
        if event_id not in later:
            place = before.events[event_id].province
            rows.append(("withdrawn", event_id, (event_id,), place, (), went[event_id]))
    return _ordered(rows, _latest_days(before.frame, after.frame))


def narrow_changes(
    changes: pd.DataFrame, standings: Iterable[Standing], report_ids: Collection[str]
) -> pd.DataFrame:
    """Return the changes of the events that hold one of the reports, then or now."""
    wanted = set(report_ids)
    kept: set[str] = set()
    for standing in standings:
        rows = standing.frame
        kept |= set(rows.loc[rows["report_id"].isin(wanted), "event_id"])
    was = changes["was"].map(lambda ids: not kept.isdisjoint(ids)).astype(bool)
    return changes[changes["event_id"].isin(kept) | was]


def changes_by_province(changes: pd.DataFrame) -> pd.DataFrame:
    """Return how many events of each province changed, a column a change, the most first."""
    names = changes["province"].fillna(NO_PROVINCE).rename("province")
    counts = pd.crosstab(names, changes["change"]).reindex(columns=list(CHANGES), fill_value=0)
    counts.columns.name = None
    counts["total"] = counts.sum(axis="columns")
    return counts.sort_values(["total", "new"], ascending=False, kind="stable")


def _compare(
    before: Standing,
    after: Standing,
    event_id: str,
    was: tuple[str, ...],
    later: Mapping[str, list[str]],
) -> tuple[str, tuple[str, ...]]:
    """Return what became of an event ("" for nothing that can be said) and what differs."""
    if not was:
        return "new", ()
    now, then = after.events[event_id], [before.events[name] for name in was]
    if len(was) > 1:
        return "merged", differences(then, now)
    if len(later[was[0]]) > 1:
        return "split", differences(then, now)
    what = differences(then, now)
    return ("revised" if what else ""), what


def _carried(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, str]:
    """Return, for each later report that was there before, the id that it had."""
    same = set(before["report_id"]) & set(after["report_id"])
    found = {name: name for name in same}
    gone, come = (_numbered(rows[~rows["report_id"].isin(same)]) for rows in (before, after))
    pairs = come.merge(gone, on=_SAME, suffixes=("", "_was"))
    return found | dict(zip(pairs["report_id"], pairs["report_id_was"], strict=True))


def _numbered(rows: pd.DataFrame) -> pd.DataFrame:
    """Return what a report is known again by; those alike of one article in the text's order."""
    ordered = rows.sort_values("evidence_start", kind="stable")
    ordered = ordered.assign(place_id=ordered["place_id"].fillna(""))
    turn = ordered.groupby(_SAME[:-1]).cumcount()
    return ordered.assign(turn=turn)[["report_id", *_SAME]]


def _links(
    before: pd.DataFrame, after: pd.DataFrame, carried: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return, for each later event, the earlier events that share a report with it."""
    owner = dict(zip(before["report_id"], before["event_id"], strict=True))
    found: dict[str, dict[str, None]] = {}
    for report_id, event_id in zip(after["report_id"], after["event_id"], strict=True):
        if report_id in carried:
            found.setdefault(event_id, {})[owner[carried[report_id]]] = None
    return {event_id: tuple(olds) for event_id, olds in found.items()}


def _reports_by_event(rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """Return the ids of an event's reports, the newest first."""
    ordered = newest_first(rows)
    return {str(name): tuple(ids) for name, ids in ordered.groupby("event_id")["report_id"]}


def _latest_days(*frames: pd.DataFrame) -> dict[str, str]:
    """Return the last day of the articles of each event."""
    found: dict[str, str] = {}
    for frame in frames:
        days = frame.groupby("event_id")["published_end"].max().dropna()
        found |= {str(name): str(day) for name, day in days.items()}
    return found


def _ordered(rows: Sequence[tuple[object, ...]], latest: Mapping[str, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(CHANGE_COLUMNS[:-1]))
    days = table["event_id"].map(latest)
    table = table.assign(latest=days, turn=table["change"].map(CHANGES.index))
    table = table.sort_values("latest", ascending=False, na_position="last", kind="stable")
    return table.sort_values("turn", kind="stable").drop(columns="turn").reset_index(drop=True)
