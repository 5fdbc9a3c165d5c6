"""Clues to the publication: what an article tells of years, anniversaries and "last August".

Each clue is the set of days on which its writer could have said so; date_solver weighs them.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from extract.date_anchors import Anchor, anchors
from extract.date_calendar import Days, make_day, season_days, shift_days, shift_months
from extract.date_campaigns import campaign_days, is_under_way
from extract.date_grammar import (
    Line,
    read_base,
    read_joined,
    read_line,
    tells_known_day,
    tells_month,
)
from extract.date_reading import Reading
from extract.date_solver import FIRST, LAST, Clue
from extract.date_ties import TIE, find_ties
from extract.date_words import TOKEN, Word, read_word
from extract.dates import has_date_cue, make_line

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|\n+")
_NOT_TOLD = re.compile(r"©|[Cc]opyright|\b(?:will|would|could|may|plans?|expected|scheduled)\b")
# A publication day from which told dates are read, to see what they lean on.
_SAMPLE = date(2022, 6, 15), date(2022, 6, 15)
# What is read of a text at most: sentences, words of each, told dates tied to an event.
_MAX_SENTENCES, _MAX_WORDS, _MAX_TIES = 400, 120, 24
_YEARS = range(FIRST.year, LAST.year + 1)

# Weights: an anniversary or "three years after", like a told date tied to an event (date_ties.TIE),
# outweighs the mere freshness of the latest date; judged on the test texts, they move together.
_COUNTED, _RULE, _WEEKDAY = 2.0, 1.5, 2.0
# "Not before" counts from _DATED on as the date of something told, below it as a mere year.
_DATED = 1.0
_NOT_BEFORE = {"day": _DATED, "week": _DATED, "month": _DATED, "season": 0.7, "year": 0.7}
# The latest date in a news text is mostly this fresh: days after its end, weight.
_FRESH = {"day": (75, 0.75), "week": (75, 0.6), "month": (90, 0.5), "year": (450, 0.3)}
# A month or day without its year belongs to the months before: days after its end, weight.
_YEARLESS = {"day": (90, 0.5), "week": (150, 0.3), "month": (150, 0.3)}
_SEASONAL = 0.5
# A known event of the years since then is news for about a year; those before for ever.
_NEWS_SINCE = date(2021, 10, 1)
_EVENT_FRESH = 300, 0.4
_CAMPAIGN = frozenset(("offensive", "campaign", "push", "fighting"))
_IN_POWER = frozenset(("rule", "power", "regime", "control"))
_EVENT = "fall of Kabul"
_YEARS_OF = re.compile("[cona]u[iIq.ES]")


class Told(NamedTuple):
    """A sentence with a date word: its items and tokens, and the dates that it states."""

    sentence: str
    line: Line
    tokens: list[str]
    dates: list[Reading]
    in_title: bool

    @property
    def in_past(self) -> bool:
        """Whether it does not tell of what will or could be."""
        return _NOT_TOLD.search(self.sentence) is None


def read_told(title: str | None, text: str) -> list[Told]:
    """The sentences of an article that may tell of its publication, the title first."""
    pieces = [title or "", *_SENTENCE.split(text)][:_MAX_SENTENCES]
    return [_read(piece, at) for at, piece in enumerate(pieces) if has_date_cue(piece)]


def _read(sentence: str, number: int) -> Told:
    tokens = TOKEN.findall(sentence)[:_MAX_WORDS]
    line = make_line(tokens)
    dates = _absolute(line) if tells_known_day(line) else []
    return Told(sentence, line, tokens, dates, number == 0)


def find_clues(told: Sequence[Told]) -> list[Clue]:
    """All clues of an article's sentences."""
    clues: list[Clue] = []
    in_power: list[Clue] = []
    for one in told:
        line, is_known, has_month = one.line, tells_known_day(one.line), tells_month(one.line)
        sample = read_base(line, _SAMPLE) if is_known or has_month else line
        if is_known and sum(clue.weight == TIE for clue in clues) < _MAX_TIES:
            clues += find_ties(line, sample)
        in_power += _in_power(line, one.tokens)
        clues += _seasonal(line, one.tokens)
        clues += _stated(one)
        if has_month and one.in_past:
            clues += _yearless(line, sample)
        clues += _known_events(line)
    latest = sorted(in_power, key=lambda clue: clue.windows[0])[-1:]
    fresh = [reading for one in told for reading in _last_days(one)]
    return _once(clues) + latest + _freshness(fresh) + _fresh_events(told)


def latest_told(told: Sequence[Told]) -> date | None:
    """The latest known day that an article tells of as past; None where it tells of none."""
    clues = [clue for one in told for clue in (*_stated(one), *_known_events(one.line))]
    days = [one.windows[0][0] for one in clues if not one.bounding and one.weight >= _DATED]
    return max(days, default=None)


def _once(clues: list[Clue]) -> list[Clue]:
    """Each clue once, however often the text repeats it."""
    return list(dict.fromkeys(clues))


def _stated(told: Told) -> list[Clue]:
    return [clue for reading in _last_days(told) for clue in _bounds(reading)]


def _last_days(told: Told) -> list[Reading]:
    """The dates that a sentence tells as past, of ranges the last day, month or year."""
    if not told.dates or not told.in_past:
        return []
    return [_end_of_range(one) if "range" in one.rule else one for one in told.dates]


def _absolute(line: Line) -> list[Reading]:
    """The readings that need no publication day."""
    found = [one for one in read_line(line, None).values if isinstance(one, Reading)]
    return [one for one in found if not one.anchored and one.start is not None]


def _end_of_range(reading: Reading) -> Reading:
    """The last day, month or year of a range: it too is told of."""
    if reading.end is None or reading.precision not in ("day", "month", "year"):
        return reading
    end = reading.end
    first = {"day": end, "month": end.replace(day=1), "year": end.replace(month=1, day=1)}
    return reading._replace(start=first[reading.precision])


def _bounds(reading: Reading) -> list[Clue]:
    """A date told lies before the publication; an anniversary told is near it."""
    if reading.start is None or "until" in reading.rule or reading.start > LAST:
        return []
    start, end = max(reading.start, FIRST), reading.end or reading.start
    if "anniversary" in reading.rule:
        return [Clue(((shift_days(start, -10), shift_days(end, 45)),), _COUNTED, reading.rule)]
    if reading.rule.startswith("counted from") and reading.precision in ("month", "year"):
        return [Clue(((start, max(start, end)),), _COUNTED, reading.rule)]
    weight = _NOT_BEFORE.get(reading.precision, 1.0)
    return [Clue(((start, LAST),), weight, f"told: {reading.rule}", bounding=False)]


def _known_events(line: Line) -> list[Clue]:
    """A known event told of lies before the publication."""
    if "A" not in line.codes:
        return []
    return [
        Clue(((max(one.start, FIRST), LAST),), 1.0, f"told: {one.name}", bounding=False)
        for one in line.values
        if isinstance(one, Anchor) and one.sure
    ]


def _in_power(line: Line, tokens: list[str]) -> list[Clue]:
    """Three years of Taliban rule, the third year in power, three years later."""
    match = _YEARS_OF.search(line.codes)
    if match is None:
        return []
    word, unit = line.values[match.start() : match.start() + 2]
    if not isinstance(word, Word) or not isinstance(unit, Word) or unit.value != "year":
        return []
    at, folded = line.edges[match.start()], _folded(tokens)
    near = set(folded[at : at + 7])
    is_rule = near & _IN_POWER and "taliban" in folded
    has_event = any(isinstance(one, Anchor) and one.name == _EVENT for one in line.values)
    if not (is_rule or (has_event and near & {"on", "later", "since"})):
        return []
    count = int(word.value or 1)
    fall = next(one.start for one in anchors() if one.name == _EVENT)
    first = shift_months(fall, 12 * (count - 1 if word.code == "o" else count))
    # "A year on" is said near the day; "in the third year" all year long.
    last = shift_days(first, 365 if is_rule else 200)
    # "In the first year" is often told in hindsight.
    weight = _RULE / 2 if word.code == "o" else _RULE
    return [Clue(((shift_days(first, -45), last),), weight, f"{count} years in power")]


def _folded(tokens: list[str]) -> list[str]:
    return [read_word(token)[0] for token in tokens]


def _seasonal(line: Line, tokens: list[str]) -> list[Clue]:
    """This spring, a spring offensive under way: in or just after that season."""
    if "s" not in line.codes:
        return []
    clues, folded = [], _folded(tokens)
    for at, item in enumerate(line.values):
        if not isinstance(item, Word) or item.code != "s":
            continue
        edge, season = line.edges[at], int(item.value)
        is_now = at > 0 and line.codes[at - 1] == "h"
        campaign = _CAMPAIGN & set(folded[edge + 1 : edge + 3])
        if is_now or campaign:
            has_begun = bool(campaign) and is_under_way(folded)
            clues.append(Clue(_seasons(season, has_begun), _SEASONAL, f"season {season}"))
    return clues


@cache
def _seasons(season: int, has_begun: bool) -> tuple[Days, ...]:
    """The season of every year (from its offensive's first day), each with the days just after."""
    days = campaign_days if has_begun else season_days
    found = (days(year, season) for year in _YEARS)
    return tuple((first, shift_days(last, 15)) for first, last in found)


def _yearless(line: Line, sample: Line) -> list[Clue]:
    """In June, on 14 September: told within some months; with its weekday, only some years fit."""
    clues = []
    sample = read_joined(sample, _SAMPLE)
    for at, item in enumerate(sample.values):
        if not isinstance(item, Reading) or "latest" not in item.rule or item.start is None:
            continue
        if "weekday" in item.rule or item.precision not in _YEARLESS or item.end is None:
            continue
        words = line.values[sample.edges[at] : sample.edges[at + 1]]
        weekday = next((one.value for one in words if isinstance(one, Word) and one.code == "W"), 0)
        clues.append(_in_any_year(item, int(weekday)))
    return clues


def _in_any_year(reading: Reading, weekday: int) -> Clue:
    after, weight = _YEARLESS[reading.precision]
    start, end = reading.start or FIRST, reading.end or FIRST
    windows = []
    for year in _YEARS:
        first = make_day(year, start.month, start.day)
        if first is not None and (not weekday or first.isoweekday() == weekday):
            windows.append((first, shift_days(first, (end - start).days + after)))
    return Clue(tuple(windows), _WEEKDAY if weekday else weight, f"without a year: {reading.rule}")


def _freshness(readings: list[Reading]) -> list[Clue]:
    """The latest date told of each precision, known events apart, is mostly fresh."""
    clues = []
    for precision, (after, weight) in _FRESH.items():
        told = [one for one in readings if one.precision == precision and _is_news(one)]
        if told:
            latest = max(one.start for one in told if one.start)
            end = max(one.end or latest for one in told if one.start == latest)
            window = latest, shift_days(end, after)
            clues.append(Clue((window,), weight, f"latest {precision}"))
    return clues


def _fresh_events(told: Sequence[Told]) -> list[Clue]:
    """The latest known event of recent years that an article tells of."""
    events = [one for line in told for one in line.line.values if isinstance(one, Anchor)]
    days = [one.start for one in events if one.sure and one.start >= _NEWS_SINCE]
    after, weight = _EVENT_FRESH
    return (
        [Clue(((max(days), shift_days(max(days), after)),), weight, "known event")] if days else []
    )


def _is_news(reading: Reading) -> bool:
    """Whether a date is not that of an event recalled for years, nor counted from one."""
    if reading.start is None or reading.end is None or not FIRST <= reading.start <= LAST:
        return False
    if "event" in reading.rule or reading.start < date(2001, 1, 1):
        return False
    start, end = reading.start, reading.end
    if reading.precision == "year":
        return not any(one.start.year == start.year for one in _recalled())
    return not any(one.start <= end and start <= one.end for one in _recalled())


@cache
def _recalled() -> tuple[Anchor, ...]:
    """The events that articles of any later year tell of."""
    return tuple(one for one in anchors() if one.sure and one.start < _NEWS_SINCE)
