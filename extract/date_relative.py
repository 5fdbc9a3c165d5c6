"""Readings of phrases told from the day of writing: "on Monday", "last week", "three days ago"."""

from collections.abc import Callable
from datetime import date

from extract.date_absolute import as_future
from extract.date_calendar import (
    Days,
    month_days,
    part_of_month,
    part_of_year,
    shift_days,
    shift_months,
    week_days,
    year_days,
)
from extract.date_reading import Phrase, Reading, relative

_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120}
_PRECISION = {"hour": "day", "day": "day", "fortnight": "week", "decade": "year"}
# "Half a year": what half of a unit is.
_HALVES = {"year": ("month", 6), "month": ("week", 2), "day": ("hour", 12), "decade": ("year", 5)}
# How many units a vague number means, at least and at most ("a few weeks").
_VAGUE = {2: (2, 3), 3: (2, 5), 4: (3, 9), 6: (5, 15)}
# So many hours ago was still today; more may have been yesterday.
_FEW_HOURS = 6
# Bare plurals: "weeks ago" is some weeks, not one and not many.
_PLURAL = {"hour": (1, 24), "day": (2, 7), "week": (2, 7), "month": (2, 12), "year": (2, 10)}
# "In recent days": what the word spans, in days.
_RECENT = {"hour": 1, "day": 7, "week": 30, "month": 120, "year": 1460}
# How far off a counted unit may be, in days ("two weeks ago", "a year ago").
_SLACK = {"hour": 0, "day": 0, "week": 3, "fortnight": 4, "month": 15, "year": 120, "decade": 1500}


def unit_of(phrase: Phrase) -> str:
    """The unit that the phrase counts in; "half a year" counts in months."""
    unit = str(phrase.value("u"))
    return _HALVES.get(unit, (unit, 1))[0] if "L" in phrase.codes else unit


def is_plural(phrase: Phrase) -> bool:
    """Whether the unit is a plural ("weeks")."""
    return any(word.note == "plural" for word in phrase.words())


def precision_of(unit: str) -> str:
    """The date precision that fits a unit."""
    return _PRECISION.get(unit, unit)


def count_of(phrase: Phrase) -> tuple[int, int]:
    """At least and at most how many units the phrase counts."""
    if "L" in phrase.codes:
        half = _HALVES.get(str(phrase.value("u")), ("", 1))[1]
        whole = phrase.number("c") or phrase.number("n") or 0
        return half * (2 * whole + 1), half * (2 * whole + 1)
    vague = phrase.number("f")
    if vague is not None:
        return _VAGUE.get(vague, (2, 5))
    for code in "cn0":
        number = phrase.number(code)
        if number is not None:
            return min(number, 999), min(number, 999)
    if not is_plural(phrase):
        return 1, 1
    low, high = _PLURAL.get(unit_of(phrase), (2, 5))
    # "In the weeks after" begins at once; "weeks after" does not.
    return (0 if phrase.codes.startswith("d") else low), high


def move(day: date, unit: str, count: int) -> date:
    """`day` moved by `count` units; hours by whole days."""
    if unit in _UNIT_MONTHS:
        return shift_months(day, count * _UNIT_MONTHS[unit])
    if unit == "hour":
        return shift_days(day, -((-count) // 24) if count > 0 else count // 24)
    return shift_days(day, count * _UNIT_DAYS.get(unit, 1))


def counted(day: date, unit: str, counts: tuple[int, int], sign: int) -> Days:
    """The days `counts` units before (sign -1) or after (sign 1) a day, give or take the slack."""
    ends = sorted(move(day, unit, sign * count) for count in counts)
    slack = _SLACK.get(unit, 0)
    start, end = shift_days(ends[0], -slack), shift_days(ends[1], slack)
    if 0 in counts:
        return (max(start, day), end) if sign > 0 else (start, min(end, day))
    return start, end


def read_ago(phrase: Phrase) -> Reading | None:
    """Three days ago, a year ago, weeks ago; "earlier" counts from the date before it, if any."""
    unit, counts = unit_of(phrase), count_of(phrase)
    sign = 1 if phrase.number("E") == 1 else -1
    told_from = phrase.prior if "E" in phrase.codes else None
    is_fine = told_from is not None and told_from.precision in ("day", precision_of(unit))
    if told_from is not None and is_fine and told_from.start and told_from.end:
        start, _ = counted(told_from.start, unit, counts, sign)
        _, end = counted(told_from.end, unit, counts, sign)
        rule = "counted from the date before it"
        return Reading(start, end, precision_of(unit), rule, told_from.anchored)
    if sign > 0:
        return Reading(None, None, precision_of(unit), "later than a date not told")
    if unit == "hour":
        back = int(counts[1] > _FEW_HOURS)
        return relative(
            phrase.now, lambda seen: (shift_days(seen, -back), seen), "day", "hours ago"
        )
    bias = phrase.number("m") or 0
    return relative(
        phrase.now,
        lambda seen: _biased(counted(seen, unit, counts, -1), bias),
        precision_of(unit),
        "units ago",
    )


def _biased(days: Days, bias: int) -> Days:
    """The later half of a slack for "nearly", the earlier one for "over"."""
    middle = shift_days(days[0], (days[1] - days[0]).days // 2)
    return {-1: (middle, days[1]), 1: (days[0], middle)}.get(bias, days)


def read_neighbour_day(phrase: Phrase) -> Reading | None:
    """The next day, the previous day: of the date before it; no date where there is none."""
    prior = phrase.prior
    if prior is None or not prior.start or not prior.end or unit_of(phrase) != "day":
        return None
    sign = -1 if "P" in phrase.codes else 1
    start, end = shift_days(prior.start, sign), shift_days(prior.end, sign)
    return Reading(start, end, "day", "day beside the date before it", prior.anchored)


def read_past_units(phrase: Phrase) -> Reading | None:
    """The past three days, the last two months, the past week: up to the day of writing."""
    unit = unit_of(phrase)
    is_counted = any(code in phrase.codes for code in "cnf0")
    most = count_of(phrase)[1] if is_counted or is_plural(phrase) else 1
    if unit == "day" and most == 1 and "n" not in phrase.codes:
        return read_neighbour_day(phrase)
    return relative(
        phrase.now, lambda seen: (move(seen, unit, -most), seen), precision_of(unit), "past units"
    )


def read_behind(phrase: Phrase) -> Reading | None:
    """The unit past, told behind it as Dari does: yesterday, last week, the two weeks past."""
    if "c" in phrase.codes or "f" in phrase.codes:
        return read_past_units(phrase)
    if unit_of(phrase) != "day":
        return read_told_unit(phrase)
    return relative(phrase.now, lambda seen: (shift_days(seen, -1),) * 2, "day", "told day")


def read_recent(phrase: Phrase) -> Reading | None:
    """In recent days, recent weeks, recent months."""
    days = _RECENT.get(unit_of(phrase), 30)
    precision = {"hour": "day", "day": "week"}.get(unit_of(phrase), precision_of(unit_of(phrase)))
    return relative(
        phrase.now, lambda seen: (shift_days(seen, -days), seen), precision, "recent units"
    )


def read_coming(phrase: Phrase) -> Reading | None:
    """In the coming days, the next two weeks: rule "future"."""
    unit = unit_of(phrase)
    most = count_of(phrase)[1] if any(code in phrase.codes for code in "cnf0") else 1
    if most == 1 and not is_plural(phrase):
        return read_told_unit(phrase)
    days = _RECENT.get(unit, 30) if most == 1 else 0

    def resolve(seen: date) -> Days:
        return seen, shift_days(seen, days) if days else move(seen, unit, most)

    return relative(phrase.now, resolve, precision_of(unit), "future")._replace(rule="future")


_CALENDAR_UNITS: dict[str, Callable[[date], Days]] = {
    "day": lambda day: (day, day),
    "week": week_days,
    "fortnight": lambda day: (shift_days(day, -13), day),
    "month": lambda day: month_days(day.year, day.month),
    "year": lambda day: year_days(day.year),
}


def read_told_unit(phrase: Phrase) -> Reading | None:
    """This week, earlier this month, last year, late last month, next week."""
    unit = unit_of(phrase)
    days_of = _CALENDAR_UNITS.get(unit)
    if days_of is None or (unit == "day" and "x" in phrase.codes):
        return read_neighbour_day(phrase)
    is_last = any(code in phrase.codes for code in "lPQ")
    shift = -1 if is_last else int("x" in phrase.codes)

    def resolve(seen: date) -> Days:
        start, end = days_of(move(seen, unit, shift))
        start, end = _part_of_unit(phrase, unit, (start, end))
        if phrase.number("E") == 1:
            return seen, end
        is_capped = start <= seen and shift <= 0 and "d" not in phrase.codes
        return (start, min(end, seen)) if is_capped else (start, end)

    precision = "week" if unit == "day" else unit
    found = relative(phrase.now, resolve, precision, f"{'last' if shift else 'this'} {unit}")
    is_later = shift > 0 or phrase.number("E") == 1
    return found._replace(rule="future") if is_later else as_future(found, phrase)


def _part_of_unit(phrase: Phrase, unit: str, days: Days) -> Days:
    part = phrase.value("e")
    if part is None:
        return days
    if unit == "month":
        return part_of_month(days, str(part))
    if unit == "year":
        return part_of_year(days[0].year, str(part))
    low, high = {"early": (0, 2), "mid": (2, 4), "late": (4, 6)}[str(part)]
    return shift_days(days[0], low), min(shift_days(days[0], high), days[1])


def read_weekend(phrase: Phrase) -> Reading | None:
    """Over the weekend, last weekend: Saturday and Sunday."""

    def resolve(seen: date) -> Days:
        limit = shift_days(seen, -2) if "l" in phrase.codes else seen
        if "x" in phrase.codes:
            limit = shift_days(seen, 7)
        saturday = shift_days(limit, -((limit.isoweekday() - 6) % 7))
        return saturday, shift_days(saturday, 1)

    found = relative(phrase.now, resolve, "day", "weekend")
    return found._replace(rule="future") if "x" in phrase.codes else found
