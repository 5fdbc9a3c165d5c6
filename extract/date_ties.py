"""Ties: a date told from the publication beside one that is known ("seized power last August").

The publication then is any day from which the told date means the known one.
"""

from collections.abc import Callable
from datetime import date
from functools import cache

from extract.date_anchors import Anchor, anchors
from extract.date_calendar import Days, shift_days
from extract.date_grammar import Line, read_base, read_line, tells_known_day
from extract.date_reading import Reading
from extract.date_solver import FIRST, LAST, Clue

# What a tie counts beside the other clues; half of it where the event is vaguely named.
TIE = 2.0
# How far, in words, a told date may stand from the event that it dates.
_NEAR = 5
# How many days ahead an event is told of with "by".
_AHEAD = 120


def find_ties(line: Line, sample: Line) -> list[Clue]:
    """The ties of one sentence; sample is its line as read_base reads it for any one day."""
    told = [at for at, item in enumerate(sample.values) if _is_told(item)]
    if not told or not tells_known_day(line):
        return []
    clues = [clue for at in told for clue in _ties_at(line, sample, at)]
    return [clue for clue in clues if clue.windows] + _weekday_of_event(line, sample)


def _is_told(item: object) -> bool:
    return isinstance(item, Reading) and item.anchored


def _ties_at(line: Line, sample: Line, at: int) -> list[Clue]:
    """The ties of the told date that is item `at`."""
    clues = []
    for other in range(max(0, at - _NEAR - 1), min(len(sample.values), at + _NEAR + 2)):
        known, between = sample.values[other], _between(sample.codes, at, other)
        if isinstance(known, Anchor) and not set(between) & set(",;XSbk&"):
            windows = {(one.start, one.end) for one in anchors() if one.name == known.name}
            weight = TIE if known.sure else TIE / 2
        elif between == "," and (days := _own_days(known)):
            windows, weight = {days}, TIE
        else:
            continue
        if sample.codes[at - 1 : at] == "B":
            # "Will be gone by August 31": told before it.
            ahead = tuple((shift_days(start, -_AHEAD), end) for start, end in sorted(windows))
            clues.append(Clue(ahead, weight, "tie: by a known day"))
        else:
            clues.append(_days_when(line, sample, at, windows)._replace(weight=weight))
    return clues


def _between(codes: str, at: int, other: int) -> str:
    """The codes between the two; a date that opens the sentence may have a comma behind it."""
    between = codes[min(at, other) + 1 : max(at, other)]
    return between.removeprefix(",") if at < other and at <= 2 else between


def _own_days(item: object) -> Days | None:
    """The days of a day or month with its year ("in August 2021, three years ago")."""
    if not isinstance(item, Reading) or item.anchored or item.precision not in ("day", "month"):
        return None
    return (item.start, item.end) if item.start and item.end else None


def _days_when(line: Line, sample: Line, at: int, known: set[Days]) -> Clue:
    """The days on which the told date that is item `at` means one of the known windows."""
    told = sample.values[at]
    rule = told.rule if isinstance(told, Reading) else ""
    # Nobody says "last August" in the September after it.
    wait = 60 if rule.startswith("last named month") else 0
    found = (_window_when(line, sample.edges[at], window) for window in sorted(known))
    kept = tuple((shift_days(one[0], wait), one[1]) for one in found if one is not None)
    return Clue(kept, TIE, f"tie: {rule}")


def _window_when(line: Line, first_token: int, known: Days) -> Days | None:
    """By bisection: a later publication never makes a told date mean an earlier day."""

    @cache
    def means(ordinal: int) -> tuple[date, date]:
        day = date.fromordinal(ordinal)
        return _reading_at(read_base(line, (day, day)), first_token, day)

    first, last = shift_days(known[0], -1), shift_days(known[1], 1)
    low = _first_day(lambda ordinal: means(ordinal)[1] >= first)
    high = _first_day(lambda ordinal: means(ordinal)[0] > last) - 1
    return (date.fromordinal(low), date.fromordinal(high)) if low <= high else None


def _reading_at(line: Line, first_token: int, day: date) -> Days:
    for edge, item in zip(line.edges, line.values, strict=False):
        if edge == first_token and isinstance(item, Reading) and item.start:
            return item.start, item.end or item.start
    return day, day


def _first_day(holds: Callable[[int], bool]) -> int:
    """The first ordinal of the tried days for which the test holds."""
    low, high = FIRST.toordinal(), LAST.toordinal() + 1
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _weekday_of_event(line: Line, sample: Line) -> list[Clue]:
    """A weekday in one sentence with an anniversary, or with "a day after" an event."""
    weekdays = [
        edge
        for edge, item in zip(sample.edges, sample.values, strict=False)
        if isinstance(item, Reading) and "weekday" in item.rule
    ]
    if len(weekdays) != 1:
        return []
    read = [one for one in read_line(line, None).values if isinstance(one, Reading)]
    days = [(one.start, one.end) for one in read if one.start and one.end and _is_counted_day(one)]
    if len(days) != 1:
        return []
    window = _window_when(line, weekdays[0], days[0])
    is_near = window and window[0] >= days[0][0] and (window[1] - window[0]).days < 20
    return [Clue((window,), TIE, "weekday of an event")] if window and is_near else []


def _is_counted_day(reading: Reading) -> bool:
    is_counted = reading.rule.startswith(
        ("counted from event", "anniversary", "eve of anniversary")
    )
    return is_counted and reading.precision == "day" and not reading.anchored
