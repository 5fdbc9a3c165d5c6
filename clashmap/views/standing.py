"""What was known at one time: the reports of the articles out by then, joined among themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from clashmap.frames import reports_of
from extract.events import Event, join_events
from extract.sources import SourceFamilies

_OPEN_END = "9999-12-31"


@dataclass(frozen=True)
class Standing:
    """Reports with their event_id, and the events by id that these name."""

    frame: pd.DataFrame
    events: Mapping[str, Event]


def standing_at(frame: pd.DataFrame, families: SourceFamilies, day: date) -> Standing:
    """Return what the articles published up to a day tell, joined as if no later one were known.

    An article dated only to a window counts from its last day on; one without a date never does.
    """
    out = frame[published_by(frame, day)]
    joined, events = join_events(reports_of(out), families)
    named = {report.report_id: report.event_id for report in joined}
    known = out.assign(event_id=out["report_id"].map(named))
    return Standing(known, {event.event_id: event for event in events})


def published_by(frame: pd.DataFrame, day: date) -> pd.Series:
    """Return which reports are of articles that were out by the end of a day."""
    first = frame["published_start"]
    last = frame["published_end"].fillna(first).fillna(_OPEN_END)
    return first.notna() & (last <= day.isoformat())
