"""Control by area: who is said to hold it, and whether that is disputed, from the ledger.

What is disputed is shown as disputed and no newer claim takes its place unseen. Nothing is said of
who holds a place in fact.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from clashmap.frames import reports_of
from clashmap.views.layers import CONTROL, rows_of
from clashmap.views.tallies import area_key
from clashmap.views.words import count_of, listing, window_of
from extract.event_control import ControlClaim, ControlState, control_ledger

# The newest reports of a place that its state is read from: comparing all with all takes long, and
# a change of days must not (60 a place took 6 s on 100,000 reports, 12 take a fifth of that).
NEWEST = 12
NO_HOLDER = "holder not named"
_REPORTER = "reporter"


@dataclass(frozen=True, slots=True)
class AreaControl:
    """The claims over one district, or one province as a whole, as a map shows them.

    names are those said to hold it now, rivals among them where it is disputed; lines say it all.
    """

    key: str
    names: tuple[str, ...]
    is_disputed: bool
    lines: tuple[str, ...]
    reports: int
    has_claims: bool = True

    @property
    def label(self) -> str:
        """What stands beside the area's mark."""
        if not self.has_claims:
            return "control only denied"
        names = " / ".join(self.names) or NO_HOLDER
        return f"disputed: {names}" if self.is_disputed else names


def control_by_area(frame: pd.DataFrame) -> dict[str, AreaControl]:
    """Return the state of each area that reports of control name, by its key."""
    told = rows_of(frame, (CONTROL,))
    told = told[told["province"].notna()]
    if told.empty:
        return {}
    day = told["date_start"].fillna(told["published_start"]).fillna("")
    newest = told.assign(day=day).sort_values("day", kind="stable")
    kept = newest.groupby(["province", "district"], dropna=False, sort=False).tail(NEWEST)
    areas = map(_area, control_ledger(reports_of(kept.drop(columns="day"))))
    return {area.key: area for area in areas}


def shown_control(areas: dict[str, AreaControl], selection: pd.DataFrame) -> dict[str, AreaControl]:
    """Return the areas over which a selection holds a claim.

    The state itself comes from all claims: hiding one side would make the other undisputed.
    """
    told = rows_of(selection, (CONTROL,))
    keys = {
        area_key(province, district) if isinstance(district, str) else province
        for province, district in zip(told["province"], told["district"], strict=True)
    }
    return {key: area for key, area in areas.items() if key in keys}


def _area(state: ControlState) -> AreaControl:
    newest = _newest(state)
    names = tuple(dict.fromkeys(_names(state, newest))) if newest else ()
    return AreaControl(
        key=area_key(state.province, state.district) if state.district else state.province,
        names=names,
        is_disputed=_is_disputed(state, newest),
        lines=tuple(_lines(state, newest)),
        has_claims=bool(state.claims),
        reports=sum(len(claim.report_ids) for claim in state.claims) + len(state.denials),
    )


def _newest(state: ControlState) -> ControlClaim | None:
    """Return the newest claim that names a holder, else the newest of all."""
    named = [claim for claim in state.claims if claim.holder] or list(state.claims)
    return named[-1] if named else None


def _is_disputed(state: ControlState, newest: ControlClaim | None) -> bool:
    """Return whether what the map names is disputed, or a later claim without a name is."""
    return state.is_disputed or (newest is not None and newest.is_disputed)


def _names(state: ControlState, newest: ControlClaim) -> Iterator[str]:
    """Yield who the newest claim says holds it, and those whom rival claims name."""
    yield from newest.holder
    rivals = set(newest.rivals)
    for claim in state.claims:
        if rivals.intersection(claim.report_ids):
            yield from claim.holder


def _lines(state: ControlState, newest: ControlClaim | None) -> Iterator[str]:
    area = "the province as a whole" if state.district is None else "the district"
    if newest is None:
        yield f"Control of {area}: only denials ({count_of(len(state.denials), 'report')})"
        return
    rivals = set(newest.rivals)
    kept = [c for c in state.claims if c is newest or rivals.intersection(c.report_ids)]
    disputed = _is_disputed(state, newest)
    yield f"Control of {area}{' is disputed' if disputed else ''}:"
    yield from map(_claim_words, kept)
    undisputed = state.latest_undisputed
    if disputed and undisputed is not None:
        yield f"Latest undisputed: {_claim_words(undisputed)}"
    if state.denials:
        yield f"{count_of(len(state.denials), 'denial')} of control beside these claims"


def _claim_words(claim: ControlClaim) -> str:
    holder = listing(claim.holder, none=NO_HOLDER)
    days = window_of(claim.date_start, claim.date_end, none="")
    if not days:
        days = f"until {window_of(claim.date_end, claim.date_end, none='a day not said')}"
    denied = f"; denied by {_speakers(claim.denied_by)}" if claim.denied_by else ""
    return f"{holder}, {days}, said by {_speakers(claim.said_by)}{denied}"


def _speakers(names: tuple[str, ...]) -> str:
    return listing(["the article itself" if name == _REPORTER else name for name in names])
