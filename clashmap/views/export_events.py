"""Reports -> events with what a codebook asks for: sides, days, deaths, sources. No codes yet.

The numbers of the dead are claims: the lowest and the highest stay apart, and nothing is added up
over claimants. A denied event is no event of a codebook and is left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from clashmap.views.exports import frame_rows
from clashmap.views.words import text_of
from extract.lexicon import GroupFacts, default_lexicon

Row = Mapping[str, Any]

TAKEOVER = "2021-08-15"
"""From this day the Taliban are counted as the state, and the republic's forces no longer are."""
CIVILIANS = "civilians"
_AUTHORITIES, _REPUBLIC, _FOREIGN = "de facto authorities", "former state forces", "foreign forces"


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event. `row` is its best located report, `start` and `end` its narrowest days.

    `basis` says whose days they are: event | article; None, None where neither is known. low and
    high are the lowest and highest claim of deaths, `deaths` the lowest claim by side ("": not
    said whose); None where no number is given.
    """

    event_id: str
    row: Row
    rows: tuple[Row, ...]
    start: date | None
    end: date | None
    basis: str
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    low: int | None
    high: int | None
    deaths: Mapping[str, int]

    @property
    def day(self) -> str:
        """The day by which sides are judged, ISO; "" where none is known."""
        return self.start.isoformat() if self.start else ""

    @property
    def sources(self) -> list[str]:
        """The publishers, each once."""
        return list(dict.fromkeys(text_of(r["publisher"] or r["source"]) for r in self.rows))

    @property
    def trigger(self) -> str:
        """The words that tell what happened."""
        begin, end = (self.row["spans"] or {}).get("kind", (0, 0))
        offset = int(self.row["evidence_start"])
        return str(self.row["evidence"])[max(begin - offset, 0) : max(end - offset, 0)]


def coded_events(frame: pd.DataFrame) -> list[CodedEvent]:
    """Return the events of a selection in the order of their first reports, without denied ones."""
    groups: dict[str, list[Row]] = {}
    for row in frame_rows(frame):
        name = text_of(row["event_id"]) or text_of(row["report_id"])
        groups.setdefault(name, []).append(row)
    return [
        _event(name, rows)
        for name, rows in groups.items()
        if any(row["status"] != "denied" for row in rows)
    ]


def is_state(group: str, day: str) -> bool:
    """Return whether a group acts for a state on a day; without one, today's state counts."""
    kind = _kind_of(group)
    taken = not day or day >= TAKEOVER
    return kind in (_FOREIGN, _AUTHORITIES if taken else _REPUBLIC)


def is_foreign(group: str) -> bool:
    """Return whether a group is another state's forces."""
    return _kind_of(group) == _FOREIGN


def _kind_of(group: str) -> str:
    facts: GroupFacts | None = default_lexicon().groups.get(group)
    return facts.kind if facts else ""


def _event(name: str, rows: list[Row]) -> CodedEvent:
    told = [row for row in rows if row["status"] != "denied"]
    best = min(told, key=lambda row: int(row["geo_precision"]))
    start, end, basis = min(map(_window, told), key=_width)
    lows, highs = _numbers(told, "killed_min"), _numbers(told, "killed_max")
    return CodedEvent(
        event_id=name,
        row=best,
        rows=tuple(told),
        start=start,
        end=end,
        basis=basis,
        sides=_sides(best),
        low=min(lows, default=None),
        high=max(highs, default=None),
        deaths=_deaths(told),
    )


def _sides(row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who acts and who is acted upon; of two who only fight, the first and the rest."""
    first, second = list(row["initiator"]), list(row["target"])
    rest = [group for group in row["groups"] if group not in first + second]
    if not first:
        first = rest[:1] if not second or rest else []
        rest = rest[1:]
    if not second:
        second = [CIVILIANS] if row["kind"] == "violence_against_civilians" else rest
    return tuple(first), tuple(second)


def _window(row: Row) -> tuple[date | None, date | None, str]:
    """Return the days of a report, else those of its article."""
    for basis, names in (
        ("event", ("date_start", "date_end")),
        ("article", ("published_start", "published_end")),
    ):
        first, last = (_day(row[name]) for name in names)
        if first:
            return first, last, basis
    return None, None, ""


def _width(window: tuple[date | None, date | None, str]) -> tuple[bool, timedelta]:
    """Return what sorts the event's own days before the article's, and the narrower first."""
    start, end, basis = window
    return basis != "event", end - start if start and end else timedelta.max


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(text_of(value))
    except ValueError:
        return None


def _numbers(rows: Iterable[Row], name: str) -> list[int]:
    return [int(text) for row in rows if (text := text_of(row[name]))]


def _deaths(rows: Iterable[Row]) -> dict[str, int]:
    """Return the lowest claim of deaths of each side."""
    found: dict[str, int] = {}
    for row in rows:
        tolls = row["casualties"]
        for toll in tolls if isinstance(tolls, list | tuple) else ():
            if toll["what"] == "killed" and toll["min"] is not None:
                side = toll["side"] or ""
                found[side] = min(found.get(side, toll["min"]), toll["min"])
    return found
