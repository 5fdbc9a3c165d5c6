"""Lunar Hijri dates, as statements of the Taliban bear them; equivalents as announced then."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from extract.articles import Article, Published
from extract.date_calendar import hijri_day, hijri_month, lunar_year_of
from extract.dates import find_dates
from extract.published import infer_published

DAY = date(2022, 9, 27)
PUBLISHED = Published("2022-09-27", DAY, DAY, "given")


@pytest.mark.parametrize(
    ("hijri", "announced"),
    [
        ((1445, 13, 1), date(2023, 7, 19)),
        ((1443, 21, 1), date(2022, 4, 2)),
        ((1444, 24, 10), date(2023, 6, 28)),
        ((1446, 22, 1), date(2025, 3, 30)),
    ],
)
def test_a_day_is_at_most_one_off_what_was_announced(hijri, announced):
    day = hijri_day(*hijri)
    assert day is not None
    assert abs(day - announced) <= timedelta(1)


def test_the_months_of_two_years_join():
    months = [hijri_month(year, 12 + month) for year in (1444, 1445) for month in range(1, 13)]
    assert {(b[0] - a[1]).days for a, b in pairwise(months)} == {1}
    assert {(last - first).days + 1 for first, last in months} == {29, 30}


def test_the_year_turns_at_muharram():
    assert [lunar_year_of(date(2023, 7, day)) for day in (18, 19)] == [1444, 1445]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("25 Rajab 1445", "2024-02-05", "2024-02-05"),
        ("in Ramadan", "2022-04-03", "2022-05-02"),
        ("on 10 Muharram 1444", "2022-08-08", "2022-08-08"),
    ],
)
def test_a_lunar_date_in_text(text, start, end):
    found = find_dates(text, 0, len(text), PUBLISHED)
    assert [(str(m.start), str(m.end)) for m in found] == [(start, end)]


@pytest.mark.parametrize("text", ["Rajab and Safar were arrested.", "1445-13-01"])
def test_what_is_no_lunar_date(text):
    assert not find_dates(text, 0, len(text), PUBLISHED)


def published(text):
    found = infer_published(Article("a", "v", "a.txt", text))
    return found and str(found.start)


def test_a_statement_is_dated_by_it():
    assert published("Balkh Police Command - Press Office\n25 Rajab 1445\n\nA hideout was raided.")


def test_a_clock_behind_the_day_in_a_head():
    text = "Afghan Service - top stories this hour (19.10.2025, 16:00)\n\n* Taliban raid in Takhar"
    assert published(text) == "2025-10-19"


def test_the_weekday_tells_the_year_of_a_dateline():
    text = "KABUL, July 5 (Agency) - The Taliban took a district, an official said on Monday.\n"
    assert published(text) == "2021-07-05"
    assert published(text.replace("on Monday", "on Thursday")) is None
