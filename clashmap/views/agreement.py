"""Our events beside another dataset's: which pair up, by province and month. Counts, no drawing.

Ours are events of fighting kinds that articles report as current; each is counted once, however
many reports it joins. Nothing here changes either side: the two are never added up.
"""

from dataclasses import dataclass

import pandas as pd

from clashmap.intake.external import External
from clashmap.schema import AGREEMENT_COLUMNS
from clashmap.views.event_pairs import FIGHTING, LONGEST, match_events

_FEWEST_CELLS = 3
# Our dates are moved by these shares of the shared time to see what pairs by chance; in a shorter
# time than these days an event would meet itself again.
_MOVED, _SHORTEST = (0.25, 0.5, 0.75), 120
_COLUMNS = [column.name for column in AGREEMENT_COLUMNS]
_EVENT = ["province", "kind", "first", "last"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many events of one side could not be compared, by the reason."""

    other_kinds: int
    no_province: int
    no_month: int
    outside: int

    @property
    def total(self) -> int:
        """How many in all."""
        return self.other_kinds + self.no_province + self.no_month + self.outside


@dataclass(frozen=True)
class Agreement:
    """What two sets of events have in common.

    table has schema.AGREEMENT_COLUMNS, a row for each province and month in which either has an
    event; a pair is counted in the other dataset's month. months are the first and last that both
    cover, None where there is none. rank is Spearman's correlation of the two counts over the
    provinces that either names and all those months, None where it cannot be said; by_article
    counts ours of which only the article's date is known; chance is how many would pair if our
    dates meant nothing, None where the time is too short to say.
    """

    table: pd.DataFrame
    months: tuple[str, str] | None
    ours_left: LeftOut
    theirs_left: LeftOut
    by_article: int
    rank: float | None
    pairs: pd.DataFrame
    chance: float | None

    def total(self, column: str) -> int:
        """Return the sum of a column of the table."""
        return int(self.table[column].sum())

    @property
    def shared(self) -> float | None:
        """The pairs as a share of all events told by either (Jaccard's index)."""
        either = self.total("ours") + self.total("theirs") - self.total("matched")
        return self.total("matched") / either if either else None


def measure_agreement(
    frame: pd.DataFrame, external: External, published: pd.Series | None = None
) -> Agreement:
    """Return how the events of a frame of reports agree with another dataset's.

    published holds the last day that each article read may be of, also of those without a report;
    without it the articles of the reports stand for all.
    """
    ours, ours_left = _comparable(our_events(frame))
    theirs, theirs_left = _comparable(their_events(external.frame))
    months = _shared_months(our_days(frame, published), _days_of(external.frame))
    ours, ours_outside = _within(ours, months)
    theirs, theirs_outside = _within(theirs, months)
    pairs = pd.DataFrame(list(match_events(ours, theirs)), columns=["ours", "theirs"])
    table = _table(ours, theirs, pairs)
    return Agreement(
        table=table,
        months=(str(months[0]), str(months[1])) if months else None,
        ours_left=LeftOut(*ours_left, ours_outside),
        theirs_left=LeftOut(*theirs_left, theirs_outside),
        by_article=int(ours["by_article"].sum()),
        rank=_rank_correlation(table, months),
        pairs=pairs,
        chance=_pairs_by_chance(ours, theirs, months),
    )


def our_events(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the current events of reports, by event id: province, kind, first, last, by_article.

    The place is that of the most precise report, the days the narrowest of the event's own, else of
    its articles. What is only denied is no event.
    """
    rows = frame[(frame["period"] == "current") & (frame["status"] != "denied")]
    rows = rows.assign(event=rows["event_id"].fillna(rows["report_id"]), **_windows(rows))
    placed = rows.sort_values("geo_precision", kind="stable").drop_duplicates("event")
    dated = rows.assign(width=rows["last"] - rows["first"]).sort_values(
        ["by_article", "width"], kind="stable"
    )
    days = dated.drop_duplicates("event").set_index("event")[["first", "last", "by_article"]]
    return placed.set_index("event")[["province", "kind"]].join(days)


def our_reports(frame: pd.DataFrame, months: tuple[str, str] | None) -> pd.DataFrame:
    """Return the reports that our events join: of fighting, current, of these months, all for None.

    Months are ISO, first and last; a report without a date of its own has that of its article.
    """
    rows = frame[(frame["period"] == "current") & frame["kind"].isin(FIGHTING)]
    if months is None:
        return rows
    windows = _windows(rows)
    first, last = (pd.Period(month, freq="M") for month in months)
    return rows[(windows["first"] <= last.end_time) & (windows["last"] >= first.start_time)]


def their_events(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the events of another dataset by their id: province, kind, first, last."""
    found = frame.set_index("external_id")[["province", "kind"]]
    days = {"first": frame["date_start"], "last": frame["date_end"]}
    return found.assign(
        **{name: _as_days(column).to_numpy() for name, column in days.items()}, by_article=False
    )


def our_days(frame: pd.DataFrame, published: pd.Series | None = None) -> "_Span | None":
    """Return the days that our articles cover: from their first current event to the last article.

    A month in which articles were read and told of nothing is covered; one before them is not.
    """
    events = our_events(frame)
    events = events[events["last"] - events["first"] <= LONGEST]
    told = _as_days(frame["published_end"] if published is None else published)
    last = pd.concat([events["last"], told]).max()
    if events.empty or pd.isna(last):
        return None
    return events["first"].min(), last


def _pairs_by_chance(
    ours: pd.DataFrame, theirs: pd.DataFrame, months: "_Months | None"
) -> float | None:
    """Return how many pair on average once our dates are moved around the shared time."""
    if months is None or ours.empty or theirs.empty:
        return None
    begin, end = months[0].start_time, months[1].end_time.normalize()
    days = (end - begin).days + 1
    if days < _SHORTEST:
        return None
    counts = []
    for share in _MOVED:
        moved = (ours["first"] - begin + pd.Timedelta(days=round(days * share))).dt.days % days
        first = begin + pd.to_timedelta(moved, unit="D")
        shifted = ours.assign(first=first, last=first + (ours["last"] - ours["first"]))
        counts.append(sum(1 for _ in match_events(shifted, theirs)))
    return sum(counts) / len(counts)


def _windows(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the days of each report: its event's, else its article's; open ends at the article."""
    own = _as_days(rows["date_start"])
    told = _as_days(rows["published_end"])
    by_article = own.isna()
    first = own.fillna(_as_days(rows["published_start"]))
    last = _as_days(rows["date_end"]).where(~by_article).fillna(told).fillna(first)
    return {"first": first, "last": last.where(last >= first, first), "by_article": by_article}


def _as_days(column: pd.Series) -> pd.Series:
    return pd.to_datetime(column, errors="coerce", format="%Y-%m-%d").astype("datetime64[ns]")


def _comparable(events: pd.DataFrame) -> tuple[pd.DataFrame, tuple[int, int, int]]:
    """Return the events of fighting with one province and month, and how many have not, by why."""
    fighting = events["kind"].isin(FIGHTING)
    placed = events["province"].notna()
    dated = events["last"] - events["first"] <= LONGEST
    kept = events[fighting & placed & dated]
    middle = kept["first"] + (kept["last"] - kept["first"]) / 2
    counts = (~fighting, fighting & ~placed, fighting & placed & ~dated)
    one, two, three = (int(count.sum()) for count in counts)
    return kept.assign(month=middle.dt.to_period("M")), (one, two, three)


_Months = tuple[pd.Period, pd.Period]
_Span = tuple[pd.Timestamp, pd.Timestamp]


def _days_of(frame: pd.DataFrame) -> _Span | None:
    """Return the first and last day that another dataset has an event of, of any kind or place."""
    events = their_events(frame)
    return (events["first"].min(), events["last"].max()) if len(events) else None


def _shared_months(*spans: _Span | None) -> _Months | None:
    """Return the months that all spans reach into."""
    known = [(first.to_period("M"), last.to_period("M")) for first, last in filter(None, spans)]
    if len(known) < len(spans):
        return None
    low, high = max(first for first, _ in known), min(last for _, last in known)
    return (low, high) if low <= high else None


def _within(events: pd.DataFrame, months: _Months | None) -> tuple[pd.DataFrame, int]:
    """Return the events of the shared months, and how many are not of them."""
    if months is None:
        return events.iloc[:0], len(events)
    first, last = months
    kept = events[(events["month"] >= first) & (events["month"] <= last)]
    return kept, len(events) - len(kept)


def _table(ours: pd.DataFrame, theirs: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the counts by province and month; a pair stands in the other dataset's month."""
    paired = ours.index.isin(pairs["ours"])
    matched = theirs.loc[pairs["theirs"]]
    parts = {
        "matched": matched,
        "ours_only": ours[~paired],
        "theirs_only": theirs[~theirs.index.isin(pairs["theirs"])],
    }
    counts = {name: rows.groupby(["province", "month"]).size() for name, rows in parts.items()}
    table = pd.DataFrame(counts).fillna(0).astype(int).sort_index().reset_index()
    table = table.assign(
        month=table["month"].astype(str),
        ours=table["matched"] + table["ours_only"],
        theirs=table["matched"] + table["theirs_only"],
    )
    return table[_COLUMNS]


def _rank_correlation(table: pd.DataFrame, months: _Months | None) -> float | None:
    """Return Spearman's correlation of the two counts, None for too few cells or equal counts."""
    if months is None:
        return None
    names = pd.period_range(*months, freq="M").astype(str)
    cells = pd.MultiIndex.from_product([sorted(table["province"].unique()), names])
    counts = table.set_index(["province", "month"])[["ours", "theirs"]].reindex(cells).fillna(0)
    if len(counts) < _FEWEST_CELLS or (counts.nunique() < 2).any():
        return None
    return float(counts["ours"].rank().corr(counts["theirs"].rank()))
