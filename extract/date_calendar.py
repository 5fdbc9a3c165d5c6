"""Calendar arithmetic: months, weeks, seasons, Solar and Lunar Hijri days. Knows no text."""

import calendar
from datetime import date, timedelta

Days = tuple[date, date]

# Solar Hijri leap years follow a 33-year cycle; the residues hold for the years 1244 to 1472.
_LEAP_RESIDUES = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_FIRST_YEAR, _LAST_YEAR = 1244, 1472
_NOWRUZ_1400 = date(2021, 3, 21)

# Months behind the twelfth are those of the Lunar Hijri calendar: 13 Muharram .. 24 Dhu al-Hijja.
# The tabular calendar is taken; by the moon that is seen, a month may begin a day off.
LUNAR = 12
_FIRST_LUNAR_DAY = date(622, 7, 19)

# Where early, mid and late lie in a month; the end of a month is its last third too.
MONTH_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "half1": (1, 15)}
MONTH_PARTS["half2"] = (16, 31)
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), "half1": (1, 6), "half2": (7, 12)}


def make_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(day: date, days: int) -> date:
    """`day` moved by `days`, held inside what a date can be."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))


def shift_months(day: date, months: int) -> date:
    """The same day of the month `months` later, or the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9999), index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def month_days(year: int, month: int) -> Days:
    """First and last day of a Gregorian month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_days(year: int) -> Days:
    """First and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_days(day: date) -> Days:
    """Monday to Sunday of the week that holds `day`."""
    monday = shift_days(day, -day.weekday())
    return monday, shift_days(monday, 6)


def season_days(year: int, season: int) -> Days:
    """Three whole months: 1 spring (from March), 2 summer, 3 autumn, 4 winter (from December)."""
    first = date(year, 3 * season, 1)
    return first, shift_days(shift_months(first, 3), -1)


def part_of_month(days: Days, part: str) -> Days:
    """The early, mid or late days (or a half) of a month given by its first and last day."""
    first, last = MONTH_PARTS[part]
    end = shift_days(days[0], last - 1)
    return shift_days(days[0], first - 1), min(end, days[1])


def part_of_year(year: int, part: str) -> Days:
    """The first, second or last four months of a year, or one of its halves."""
    first, last = _YEAR_PARTS[part]
    return month_days(year, first)[0], month_days(year, last)[1]


def is_hijri_leap(year: int) -> bool:
    """Whether the Solar Hijri year has 366 days."""
    return year % 33 in _LEAP_RESIDUES


def hijri_new_year(year: int) -> date | None:
    """1 Hamal of a Solar Hijri year, None outside the years that the cycle holds for."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    low, high = sorted((year, 1400))
    days = 365 * (high - low) + sum(map(is_hijri_leap, range(low, high)))
    return _NOWRUZ_1400 + timedelta(days if year >= 1400 else -days)


def hijri_month(year: int, month: int) -> Days | None:
    """First and last day of a month: Solar Hijri 1 Hamal .. 12 Hut, lunar from 13 Muharram on."""
    new_year = hijri_new_year(year)
    if new_year is None or not 1 <= month <= 2 * LUNAR:
        return None
    if month > LUNAR:
        return _lunar_month(year, month - LUNAR)
    first = new_year + timedelta(31 * min(month - 1, 6) + 30 * max(month - 7, 0))
    length = 31 if month <= 6 else 30
    if month == 12 and not is_hijri_leap(year):
        length = 29
    return first, first + timedelta(length - 1)


def _lunar_month(year: int, month: int) -> Days:
    start, end = (_lunar_start(year, month), _lunar_start(year + month // 12, month % 12 + 1))
    return start, end - timedelta(1)


def _lunar_start(year: int, month: int) -> date:
    """The first day of a Lunar Hijri month by the tabular calendar."""
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
    return _FIRST_LUNAR_DAY + timedelta(days)


def lunar_year_of(day: date) -> int:
    """The Lunar Hijri year that holds a Gregorian day."""
    year = int((day - _FIRST_LUNAR_DAY).days / 354.367) + 1
    return next(y for y in (year + 1, year, year - 1) if _lunar_start(y, 1) <= day)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri one, months as in hijri_month; None where there is none."""
    days = hijri_month(year, month)
    if days is None or day < 1 or days[0] + timedelta(day - 1) > days[1]:
        return None
    return days[0] + timedelta(day - 1)


def hijri_year_of(day: date) -> int:
    """The Solar Hijri year that holds a Gregorian day."""
    year = day.year - 621
    new_year = hijri_new_year(year)
    return year if new_year is not None and day >= new_year else year - 1


def hijri_year(year: int) -> Days | None:
    """First and last day of a Solar Hijri year."""
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return (first[0], last[1]) if first and last else None
