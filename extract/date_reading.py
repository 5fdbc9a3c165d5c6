"""Readings of single date phrases: the matched words and the publication days -> days.

Each `read_*` takes a Phrase and returns a Reading, or None where the words are no date after all.
Where the publication is a window, a relative phrase is read from its first and from its last day.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from extract.date_anchors import Anchor
from extract.date_calendar import (
    LUNAR,
    Days,
    hijri_day,
    hijri_month,
    hijri_year_of,
    lunar_year_of,
    make_day,
    month_days,
    shift_days,
)
from extract.date_words import Word

# An article may name a day that its own dateline, in another time zone, has not reached.
AHEAD = 2
# A window no longer than this is taken to hold the latest such month or day; a longer one is
# read from both of its ends.
NARROW = 183


class Reading(NamedTuple):
    """What a date phrase means. start None: no beginning known; end None: none said yet."""

    start: date | None
    end: date | None
    precision: str
    rule: str
    anchored: bool = False


class Phrase(NamedTuple):
    """Matched words: their codes and values, the publication days, and what stands around.

    before and after are the codes around it, prior the reading of the date before it.
    """

    codes: str
    values: list[Word | Reading | Anchor]
    now: Days | None
    before: str
    after: str
    prior: "Reading | None" = None

    def value(self, code: str) -> int | str | None:
        """The value of the first word with that code, None where there is none."""
        at = self.codes.find(code)
        item = self.values[at] if at >= 0 else None
        return item.value if isinstance(item, Word) else None

    def number(self, code: str) -> int | None:
        """The same, where it is a number."""
        value = self.value(code)
        return value if isinstance(value, int) else None

    def words(self) -> list[Word]:
        """The plain words among the values."""
        return [item for item in self.values if isinstance(item, Word)]


Rule = Callable[[Phrase], Reading | None]


def fixed(days: Days | None, precision: str, rule: str) -> Reading | None:
    """A reading that leans on nothing outside the phrase."""
    return None if days is None else Reading(*days, precision, rule)


def relative(
    now: Days | None, resolve: Callable[[date], Days], precision: str, rule: str
) -> Reading:
    """The union of what the phrase means on the first and on the last publication day."""
    if now is None:
        return Reading(None, None, precision, f"{rule}, publication unknown", anchored=True)
    if now[0] == now[1]:
        return Reading(*resolve(now[0]), precision, rule, anchored=True)
    start, end = resolve(now[0])[0], resolve(now[1])[1]
    note = f"{rule}, publication {now[0]} to {now[1]}"
    return Reading(start, end, precision, note, anchored=True)


def latest(
    now: Days | None, resolve: Callable[[date], Days | None], precision: str, rule: str
) -> Reading | None:
    """As `relative`, but from the last publication day alone where the window is narrow."""
    if now is None:
        return Reading(None, None, precision, f"{rule}, publication unknown", anchored=True)
    last = resolve(now[1])
    first = resolve(now[0]) if (now[1] - now[0]).days > NARROW else last
    if first is None or last is None:
        return None
    note = rule if now[0] == now[1] else f"{rule}, publication {now[0]} to {now[1]}"
    return Reading(first[0], last[1], precision, note, anchored=True)


def one_day(day: date | None) -> Days | None:
    """A day as a window."""
    return None if day is None else (day, day)


def written_year(phrase: Phrase) -> int | None:
    """The year that the phrase states; a Solar Hijri one as it is."""
    return phrase.number("Y") or phrase.number("J")


def told_year(phrase: Phrase, day: date) -> int | None:
    """The Gregorian year of "this year", "last year", "next year" seen from `day`."""
    if phrase.value("u") != "year":
        return None
    for code, shift in (("l", -1), ("P", -1), ("h", 0), ("x", 1)):
        if code in phrase.codes:
            return day.year + shift
    return None


def calendar_day(phrase: Phrase, year: int, day: int) -> date | None:
    """A day of the month that the phrase names, in a year of that month's calendar."""
    month = phrase.number("M")
    if month is not None:
        return make_day(year, month, day)
    month = phrase.number("H")
    return None if month is None else hijri_day(year, month, day)


def calendar_month(phrase: Phrase, year: int) -> Days | None:
    """The month that the phrase names, in a year of that month's calendar."""
    month = phrase.number("M")
    if month is not None:
        return month_days(year, month)
    month = phrase.number("H")
    return None if month is None else hijri_month(year, month)


def own_year(phrase: Phrase, day: date) -> int:
    """The year that holds `day`, in the calendar of the phrase's month."""
    if "M" in phrase.codes:
        return day.year
    return lunar_year_of(day) if (phrase.number("H") or 0) > LUNAR else hijri_year_of(day)


def latest_day(phrase: Phrase, day: int) -> Callable[[date], Days | None]:
    """From a publication day, the latest such day of the month that it can tell of."""
    weekday = phrase.number("W")
    is_window = phrase.now is not None and (phrase.now[1] - phrase.now[0]).days > AHEAD
    ahead = 0 if is_window else AHEAD

    def resolve(seen: date) -> Days | None:
        limit = shift_days(seen, ahead)
        year, fallback = own_year(phrase, limit), None
        # 29 February comes again within 8 years; a weekday that fits neither year is a slip.
        for back in range(9):
            found = calendar_day(phrase, year - back, day)
            if found is None or found > limit:
                continue
            if weekday is None or (found.isoweekday() == weekday and back < 2):
                return found, found
            fallback = fallback or found
        return one_day(fallback)

    return resolve


def latest_month(phrase: Phrase, back: int = 0) -> Callable[[date], Days | None]:
    """From a publication day, the latest such month begun by then; `back`: ended by then."""

    def resolve(seen: date) -> Days | None:
        year = own_year(phrase, seen)
        for candidate in (year, year - 1, year - 2):
            days = calendar_month(phrase, candidate)
            if days and (days[1] < seen if back else days[0] <= seen):
                return days
        return None

    return resolve
