"""Readings of single days told from the day of writing: "on Monday", "yesterday", "on the 16th"."""

from datetime import date

from extract.date_absolute import as_future
from extract.date_calendar import Days, shift_days, week_days
from extract.date_reading import Phrase, Reading, relative


def read_weekday(phrase: Phrase) -> Reading | None:
    """On Monday: the latest one; last Friday: before the day itself; Monday of last week."""
    weekday = phrase.number("W") or 1
    name = next(word for word in phrase.words() if word.code == "W")
    if name.note == "number":
        return None
    if phrase.value("u") == "week":
        weeks = -1 if "l" in phrase.codes or "P" in phrase.codes else int("x" in phrase.codes)

        def in_week(seen: date) -> Days:
            day = shift_days(week_days(seen)[0], 7 * weeks + weekday - 1)
            return day, day

        return as_future(relative(phrase.now, in_week, "day", "weekday of a told week"), phrase)
    if "x" in phrase.codes:
        found = relative(phrase.now, lambda seen: _next_weekday(seen, weekday), "day", "future")
        return found._replace(rule="future")
    strictly = int(any(code in phrase.codes for code in "lPQ"))

    def resolve(seen: date) -> Days:
        limit = shift_days(seen, -strictly)
        day = shift_days(limit, -((limit.isoweekday() - weekday) % 7))
        return day, day

    return relative(phrase.now, resolve, "day", "last weekday" if strictly else "latest weekday")


def _next_weekday(seen: date, weekday: int) -> Days:
    day = shift_days(seen, (weekday - seen.isoweekday() - 1) % 7 + 1)
    return day, day


def read_told_day(phrase: Phrase) -> Reading | None:
    """Yesterday, today, tomorrow, overnight, last night, this morning."""
    if phrase.value("t") == "overnight":
        return relative(phrase.now, lambda seen: (shift_days(seen, -1), seen), "day", "overnight")
    shift = phrase.number("t")
    if shift is None:
        shift = -1 if "l" in phrase.codes or "Q" in phrase.codes else 0

    def resolve(seen: date) -> Days:
        day = shift_days(seen, shift)
        return day, day

    found = relative(phrase.now, resolve, "day", "told day")
    return found._replace(rule="future") if shift > 0 else found


def read_day_of_month(phrase: Phrase) -> Reading | None:
    """On the 16th, the seventh of the month: the latest such day."""
    day = next(word for word in phrase.words() if word.code in "no")
    is_month = phrase.value("u") == "month"
    if (day.note != "ordinal" and not is_month) or not 1 <= int(day.value) <= 31:
        return None

    def resolve(seen: date) -> Days:
        for back in range(62):
            one = shift_days(seen, -back)
            if one.day == day.value:
                return one, one
        return seen, seen

    return relative(phrase.now, resolve, "day", "latest day of a month")


def read_before_last(phrase: Phrase) -> Reading | None:
    """The night before last, the day before yesterday: two days back; the week before last."""
    unit = str(phrase.value("u") or "day")
    if unit not in {"day", "week"}:
        return None
    if unit == "day":
        return relative(phrase.now, lambda seen: (shift_days(seen, -2),) * 2, "day", "told day")
    return relative(phrase.now, lambda seen: week_days(shift_days(seen, -14)), "week", "told week")
