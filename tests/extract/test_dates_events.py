"""Dates that lean on a well-known event."""

from datetime import date

import pytest

from extract.articles import Published
from extract.dates import find_dates

DAY = date(2022, 9, 27)
PUBLISHED = Published("2022-09-27", DAY, DAY, "given")


def read(text):
    return [(str(m.start), str(m.end)) for m in find_dates(text, 0, len(text), PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("since the takeover", "2021-08-15", "None"),
        ("Since the Taliban’s swift takeover of Kabul", "2021-08-15", "None"),
        ("since the Taliban seized power in August 2021", "2021-08-15", "None"),
        ("Since the US left Afghanistan in August 2021", "2021-08-30", "None"),
        ("after the fall of Kabul", "2021-08-15", "None"),
        ("following the U.S. withdrawal", "2021-08-30", "None"),
        ("before the takeover", "None", "2021-08-15"),
        ("when Kabul fell", "2021-08-15", "2021-08-15"),
        ("after the Soviet withdrawal", "1989-02-15", "None"),
        ("since the Doha agreement", "2020-02-29", "None"),
        ("the 9/11 attacks", "2001-09-11", "2001-09-11"),
        ("two days before the 9/11 attacks", "2001-09-09", "2001-09-09"),
        ("100 days after the fall of Kabul", "2021-11-23", "2021-11-23"),
        ("Eleven months after the Taliban takeover", "2022-06-30", "2022-07-30"),
        ("A year after the fall of Kabul", "2022-07-01", "2022-09-27"),
        ("the first anniversary of the fall of Kabul", "2022-08-15", "2022-08-15"),
        ("the anniversary of the fall of Kabul", "2022-08-15", "2022-08-15"),
        ("on the eve of the first anniversary of the fall of Kabul", "2022-08-14", "2022-08-14"),
        ("the 20th anniversary of the 9/11 attacks", "2021-09-11", "2021-09-11"),
        ("three days after 14 September", "2022-09-17", "2022-09-17"),
        ("In the two years since the takeover", "2021-08-15", "None"),
        ("in the weeks after the fall of Kabul", "2021-08-15", "2021-10-06"),
        ("half a year after the fall of Kabul", "2022-01-31", "2022-03-02"),
        ("two and a half years after 9/11", "2004-02-25", "2004-03-26"),
        ("six months after August 2021", "2022-01-17", "2022-03-15"),
    ],
)
def test_an_event(text, start, end):
    assert read(text) == [(start, end)]


def test_a_count_from_an_event_not_dated_is_kept_without_days():
    assert read("three days after the ambush") == [("None", "None")]


def test_the_event_of_a_village_is_not_that_of_the_country():
    assert read("after the takeover of the village, after the withdrawal of the guards") == []


def test_an_event_told_without_a_join_is_no_date():
    assert read("The fall of Kabul came as a surprise.") == []
