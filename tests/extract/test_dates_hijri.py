"""Solar Hijri dates, in Latin and Arabic script; equivalents by a printed calendar."""

from datetime import date
from itertools import pairwise

import pytest

from extract.articles import Published
from extract.date_calendar import hijri_day, hijri_month, hijri_year_of
from extract.dates import find_dates

DAY = date(2022, 9, 27)
PUBLISHED = Published("2022-09-27", DAY, DAY, "given")


@pytest.mark.parametrize(
    ("hijri", "day"),
    [
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1400, 5, 24), date(2021, 8, 15)),
        ((1401, 6, 23), date(2022, 9, 14)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1357, 2, 7), date(1978, 4, 27)),
        ((1380, 6, 18), date(2001, 9, 9)),
        ((1400, 12, 30), None),
        ((1401, 25, 1), None),
        ((3000, 1, 1), None),
    ],
)
def test_a_hijri_day(hijri, day):
    assert hijri_day(*hijri) == day


def test_the_months_of_a_year_join():
    months = [hijri_month(1403, month) for month in range(1, 13)]
    gaps = [(b[0] - a[1]).days for a, b in pairwise(months)]
    assert gaps == [1] * 11


def test_the_hijri_year_turns_at_nowruz():
    assert [hijri_year_of(date(2022, 3, day)) for day in (20, 21)] == [1400, 1401]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("On 23 Sunbula 1401", "2022-09-14", "2022-09-14"),
        ("on 12 Hamal", "2022-04-01", "2022-04-01"),
        ("the 5th of Saur", "2022-04-25", "2022-04-25"),
        ("Asad 24, 1400", "2021-08-15", "2021-08-15"),
        ("in Saur 1401", "2022-04-21", "2022-05-21"),
        ("the month of Sunbula", "2022-08-23", "2022-09-22"),
        ("in 15 Shahrivar 1401", "2022-09-06", "2022-09-06"),
        ("در ۱۴۰۱/۶/۲۳", "2022-09-14", "2022-09-14"),
        ("۲۳ سنبله ۱۴۰۱", "2022-09-14", "2022-09-14"),
        ("۲۴ اسد سال ۱۴۰۰", "2021-08-15", "2021-08-15"),
        ("۲۳ شهریور ۱۴۰۱", "2022-09-14", "2022-09-14"),
        ("۲۳ وږی ۱۴۰۱", "2022-09-14", "2022-09-14"),
        ("۱۵ اگست ۲۰۲۱", "2021-08-15", "2021-08-15"),
        ("روز دوشنبه", "2022-09-26", "2022-09-26"),
        ("سه‌شنبه", "2022-09-27", "2022-09-27"),
        ("دیروز", "2022-09-26", "2022-09-26"),
        ("شب گذشته", "2022-09-26", "2022-09-26"),
        ("روز گذشته", "2022-09-26", "2022-09-26"),
        ("هفته گذشته", "2022-09-19", "2022-09-25"),
        ("دوشنبه گذشته", "2022-09-26", "2022-09-26"),
        ("دو هفته گذشته", "2022-09-13", "2022-09-27"),
        ("تېره شپه", "2022-09-26", "2022-09-26"),
        ("spring of 1401", "2022-03-21", "2022-06-21"),
        ("the year 1401", "2022-03-21", "2023-03-20"),
    ],
)
def test_a_hijri_date_in_text(text, start, end):
    found = find_dates(text, 0, len(text), PUBLISHED)
    assert [(str(m.start), str(m.end)) for m in found] == [(start, end)]


@pytest.mark.parametrize(
    "text", ["In Asad, men fled.", "Mizan district fell.", "حمل و نقل جدی است", "in 1401 houses"]
)
def test_a_name_alone_is_no_hijri_month(text):
    assert find_dates(text, 0, len(text), PUBLISHED) == []
