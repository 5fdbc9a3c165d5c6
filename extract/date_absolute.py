"""Readings of days, months, seasons and years by their names: "14 September", "mid-August 2022"."""

from datetime import date

from extract.date_calendar import (
    LUNAR,
    Days,
    hijri_month,
    hijri_year,
    make_day,
    part_of_month,
    part_of_year,
    season_days,
    shift_days,
    year_days,
)
from extract.date_calendar import hijri_day as _hijri_day
from extract.date_reading import (
    Phrase,
    Reading,
    calendar_day,
    calendar_month,
    fixed,
    latest,
    latest_day,
    latest_month,
    one_day,
    own_year,
    relative,
    told_year,
    written_year,
)
from extract.date_words import Word

_WEEKS = {1: (1, 7), 2: (8, 14), 3: (15, 21), 4: (22, 28)}


def read_year_first(phrase: Phrase) -> Reading | None:
    """2022-09-14, 1401/6/23."""
    year, month, day = [word.value for word in phrase.words() if word.code in "YJn"]
    return _numeric(int(year), int(month), int(day), "year first")


def read_year_last(phrase: Phrase) -> Reading | None:
    """14/09/2022; month first only where the second number is no month."""
    first, second, year = (int(word.value) for word in phrase.words() if word.code in "YJn")
    if second > 12:
        return _numeric(year, first, second, "month first")
    return _numeric(year, second, first, "day first")


def read_dotted(phrase: Phrase) -> Reading | None:
    """14.09.2022."""
    day, month, year = [int(part) for part in str(phrase.value("#")).split(".")]
    return _numeric(year, month, day, "day first")


def _numeric(year: int, month: int, day: int, order: str) -> Reading | None:
    if month > LUNAR:
        return None
    found = make_day(year, month, day) if year >= 1500 else _hijri_day(year, month, day)
    return fixed(one_day(found), "day", f"numeric date, {order}")


def read_day(phrase: Phrase) -> Reading | None:
    """14 September, Sept. 14, 2022, Monday 12 September, 24 Sunbula 1401."""
    day = phrase.number("n") or phrase.number("o") or 0
    year = written_year(phrase)
    if year is not None:
        return fixed(one_day(calendar_day(phrase, year, day)), "day", "day, month and year")
    if "u" in phrase.codes:
        return _in_told_year(phrase, (day, day))
    return latest(phrase.now, latest_day(phrase, day), "day", "day and month, latest")


def read_day_range(phrase: Phrase) -> Reading | None:
    """3-7 May, May 3-7, from 3 to 7 May, between May 3 and 7."""
    numbers = [int(word.value) for word in phrase.words() if word.code in "no"]
    first, last = numbers[0], numbers[-1]
    if last < first:
        return None
    year = written_year(phrase)
    if year is None:
        if "u" in phrase.codes:
            return _in_told_year(phrase, (first, last))
        return _latest_range(phrase, first, last)
    start, end = calendar_day(phrase, year, first), calendar_day(phrase, year, last)
    return fixed((start, end), "day", "days of a month") if start and end else None


def _latest_range(phrase: Phrase, first: int, last: int) -> Reading | None:
    start = latest(phrase.now, latest_day(phrase, first), "day", "days of a month, latest")
    if start is None or start.start is None or start.end is None:
        return start
    return start._replace(end=shift_days(start.end, last - first))


def _in_told_year(phrase: Phrase, days: Days | tuple[int, int]) -> Reading | None:
    """Days of a month of "this year" or "last year"."""
    first, last = int(str(days[0])), int(str(days[1]))

    def resolve(seen: date) -> Days:
        year = told_year(phrase, seen) or seen.year
        start, end = (calendar_day(phrase, year, day) for day in (first, last))
        return (start or seen, end or start or seen)

    return relative(phrase.now, resolve, "day", "day of a told year")


def _part(phrase: Phrase) -> str | None:
    part = phrase.value("e")
    if part is None and "L" in phrase.codes:
        return f"half{phrase.number('o') or (2 if 'l' in phrase.codes else 1)}"
    return str(part) if part is not None else None


def _cut(days: Days | None, part: str | None) -> Days | None:
    return days if days is None or part is None else part_of_month(days, part)


def read_month(phrase: Phrase) -> Reading | None:
    """September 2022, mid-August, last August, May this year, in Saur 1401, first half of May."""
    part, year = _part(phrase), written_year(phrase)
    precision = "week" if part else "month"
    if year is not None:
        days = _cut(calendar_month(phrase, year), part)
        return fixed(days, precision, f"{part or 'whole'} month and year")
    if "u" in phrase.codes or "h" in phrase.codes or "x" in phrase.codes:
        return _month_of_told_year(phrase, part, precision)
    back = 1 if "l" in phrase.codes or "P" in phrase.codes else 0
    resolve = latest_month(phrase, back)
    rule = "last named month" if back else "latest month"
    return latest(phrase.now, lambda seen: _cut(resolve(seen), part), precision, rule)


def _month_of_told_year(phrase: Phrase, part: str | None, precision: str) -> Reading | None:
    def resolve(seen: date) -> Days:
        year = told_year(phrase, seen)
        if year is None:
            year = own_year(phrase, seen.replace(month=6, day=1))
            days = calendar_month(phrase, year)
            if "x" in phrase.codes and days and days[0] <= seen:
                year += 1
        else:
            year = own_year(phrase, date(year, 6, 1))
        return _cut(calendar_month(phrase, year), part) or (seen, seen)

    found = relative(phrase.now, resolve, precision, "month of a told year")
    return as_future(found, phrase)


def as_future(reading: Reading, phrase: Phrase) -> Reading:
    """The reading with rule "future" where it begins after the last publication day."""
    begins_later = phrase.now and reading.start and reading.start > phrase.now[1]
    return reading._replace(rule="future") if begins_later or "x" in phrase.codes else reading


def read_week_of_month(phrase: Phrase) -> Reading | None:
    """The first week of June 2022; the last week is the last seven days."""
    if phrase.value("u") not in ("week", "day"):
        return None
    nth = phrase.number("o") or 0
    span = (nth, nth) if phrase.value("u") == "day" else _WEEKS.get(nth)
    span = (0, 0) if "l" in phrase.codes else span
    if span is None:
        return None

    def cut(days: Days | None) -> Days | None:
        if days is None:
            return None
        if span == (0, 0):
            return shift_days(days[1], -6), days[1]
        return shift_days(days[0], span[0] - 1), shift_days(days[0], span[1] - 1)

    year = written_year(phrase)
    if year is not None:
        return fixed(cut(calendar_month(phrase, year)), "week", "week of a month")
    resolve = latest_month(phrase)
    return latest(phrase.now, lambda seen: cut(resolve(seen)), "week", "week of a month, latest")


def _season(phrase: Phrase) -> int:
    return phrase.number("s") or phrase.number("F") or 1


def read_season(phrase: Phrase) -> Reading | None:
    """Summer 2022, this spring, last winter, in the spring, spring of 1401."""
    season, year = _season(phrase), phrase.number("Y")
    if year is not None:
        return fixed(season_days(year, season), "season", "season and year")
    hijri = phrase.number("J")
    if hijri is not None:
        return fixed(_hijri_season(hijri, season), "season", "season and Solar Hijri year")
    if "u" in phrase.codes:
        told = relative(
            phrase.now,
            lambda seen: season_days(told_year(phrase, seen) or seen.year, season),
            "season",
            "season of a told year",
        )
        return as_future(told, phrase)
    return as_future(
        relative(phrase.now, lambda seen: _seen_season(phrase, seen), "season", "told season"),
        phrase,
    )


def _hijri_season(year: int, season: int) -> Days | None:
    first, last = hijri_month(year, 3 * season - 2), hijri_month(year, 3 * season)
    return (first[0], last[1]) if first and last else None


def _seen_season(phrase: Phrase, seen: date) -> Days:
    """The latest season begun by then; for "last", ended; for "next", not yet begun."""
    years = [season_days(seen.year + shift, _season(phrase)) for shift in (1, 0, -1, -2)]
    if "x" in phrase.codes:
        return min(days for days in years if days[0] > seen)
    if "l" in phrase.codes or "P" in phrase.codes:
        return max(days for days in years if days[1] < seen)
    if "h" in phrase.codes:
        # "This winter" is the coming one from July on, the passing one before.
        is_passing = _season(phrase) == 4 and seen.month <= 6
        return years[2] if is_passing else years[1]
    return max(days for days in years if days[0] <= seen)


# A month that is also a name or a word is a date only behind one of these.
_MONTH_AFTER = "IiSUbkvTNBq&-le"


def read_bare_month(phrase: Phrase) -> Reading | None:
    """In August, January; a name that is also a word needs a preposition."""
    name = next(word for word in phrase.words() if word.code in "MH")
    behind = phrase.before.rstrip("d")[-1:]
    # "The August offensive" tells the month; "August said" does not.
    is_told_of = phrase.before.endswith("d") and phrase.after[:1] in (".", "-")
    is_joined = bool(behind) and behind in _MONTH_AFTER
    allowed = name.note == "yes" or (name.note == "in" and (is_told_of or is_joined))
    return read_month(phrase) if allowed else None


def read_months_in_year(phrase: Phrase) -> Reading | None:
    """From May to early August 2021, 28 May to 3 June 2022: the year stands at the end alone."""
    join = next(n for n in range(len(phrase.codes) - 1, 0, -1) if phrase.codes[n] in "T&U-")
    year = written_year(phrase) or 0
    right = _side(phrase, slice(join + 1, None), year)
    left = _side(phrase, slice(0, join), year)
    if left and right and left.start and right.end and left.start > right.end:
        left = _side(phrase, slice(0, join), year - 1)
    if not left or not right:
        return None
    return Reading(left.start, right.end, right.precision, "range within a year")


def _side(phrase: Phrase, part: slice, year: int) -> Reading | None:
    """One end of a range, read with the year that stands at its end."""
    values = [word for word in phrase.words()[part] if word.code not in "YJ"]
    code = "Y" if "M" in phrase.codes else "J"
    values.append(Word(code, year))
    codes = "".join(word.code for word in values)
    one = phrase._replace(codes=codes, values=list(values))
    return read_day(one) if "n" in codes else read_month(one)


# A bare number is a year only behind or before one of these.
_YEAR_AFTER = "IiSUbkvTNBeq&-hdaO;"


def read_year(phrase: Phrase) -> Reading | None:
    """In 2022, late 2021, the first half of 2022, year 1401."""
    year, hijri = phrase.number("Y"), phrase.number("J")
    if year is None:
        return fixed(hijri_year(hijri), "year", "Solar Hijri year") if hijri else None
    part = _part(phrase)
    if part:
        return fixed(part_of_year(year, part), "season", f"{part} in a year")
    behind = phrase.before[-1:]
    # "Of 2000 fighters" is a count: a round number is a year only behind "in" and "since".
    if behind not in _YEAR_AFTER or (year % 100 == 0 and behind not in "ISU"):
        return None
    rule = "year as adjective" if phrase.before.endswith(("d", "a")) else "year"
    return fixed(year_days(year), "year", rule)


def read_decade(phrase: Phrase) -> Reading | None:
    """The 1980s, the late 1990s."""
    first = phrase.number("D") or 0
    if not 1900 <= first <= 2090:
        return None
    spans = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}
    low, high = spans.get(_part(phrase), (0, 9))
    return fixed((date(first + low, 1, 1), date(first + high, 12, 31)), "year", "decade")
