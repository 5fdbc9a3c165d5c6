"""Dates that name their day, month, season or year. Published on Tuesday, 27 September 2022."""

from datetime import date

import pytest

from extract.articles import Published
from extract.dates import find_dates

DAY = date(2022, 9, 27)
PUBLISHED = Published("2022-09-27", DAY, DAY, "given")


def read(text, published=PUBLISHED):
    """(surface, start, end, precision) of each date, days as ISO."""
    found = find_dates(text, 0, len(text), published)
    return [(m.surface, str(m.start), str(m.end), m.precision) for m in found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A clash on 14 September killed two.", "2022-09-14"),
        ("On September 14, men attacked.", "2022-09-14"),
        ("Sept. 14, 2022 saw an attack.", "2022-09-14"),
        ("the 14th of September", "2022-09-14"),
        ("The September 14 attack", "2022-09-14"),
        ("dated 14/09/2022", "2022-09-14"),
        ("dated 09/14/2022", "2022-09-14"),
        ("dated 05/06/2022", "2022-06-05"),
        ("dated 2022-09-14", "2022-09-14"),
        ("at 2022-09-14T10:30:00Z", "2022-09-14"),
        ("dated 14.09.2022", "2022-09-14"),
        ("on Dec. 5", "2021-12-05"),
        ("on 28 September", "2022-09-28"),
        ("On Monday, 12 September, two fell", "2022-09-12"),
        ("Thursday, May 12", "2022-05-12"),
        ("on 3 March last year", "2021-03-03"),
        ("on the night of 3 May", "2022-05-03"),
        ("on 29 February", "2020-02-29"),
        ("The fifth day of May", "2022-05-05"),
    ],
)
def test_a_day(text, day):
    ((_, start, end, precision),) = read(text)
    assert (start, end) == (day, day)
    assert precision in ("day", "week")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("between 3 and 7 May", "2022-05-03", "2022-05-07"),
        ("from May 3 to May 7", "2022-05-03", "2022-05-07"),
        ("on 3-7 May", "2022-05-03", "2022-05-07"),
        ("on May 3-7, 2021", "2021-05-03", "2021-05-07"),
        ("on 3–7 May 2021", "2021-05-03", "2021-05-07"),
        ("28 May to 3 June 2021", "2021-05-28", "2021-06-03"),
        ("from 15 August 2021 to 15 June 2022", "2021-08-15", "2022-06-15"),
        ("between 30 December and 2 January", "2021-12-30", "2022-01-02"),
        ("from May to August 2021", "2021-05-01", "2021-08-31"),
        ("from December to February 2021", "2020-12-01", "2021-02-28"),
        ("In July and August", "2022-07-01", "2022-08-31"),
        ("between late April and early May", "2022-04-21", "2022-05-10"),
        ("on 3, 4 and 5 May", "2022-05-03", "2022-05-05"),
        ("On Saturday, Sunday and Monday", "2022-09-24", "2022-09-26"),
        ("the May-June offensive", "2022-05-01", "2022-06-30"),
        ("the 1996-2001 rule", "1996-01-01", "2001-12-31"),
        ("from Monday to Wednesday", "2022-09-19", "2022-09-21"),
        ("the week of September 12", "2022-09-12", "2022-09-18"),
    ],
)
def test_a_range(text, start, end):
    assert [found[1:3] for found in read(text)] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("in August", "2022-08-01", "2022-08-31", "month"),
        ("the August offensive", "2022-08-01", "2022-08-31", "month"),
        ("in December", "2021-12-01", "2021-12-31", "month"),
        ("in September 2021", "2021-09-01", "2021-09-30", "month"),
        ("last May", "2022-05-01", "2022-05-31", "month"),
        ("last September", "2021-09-01", "2021-09-30", "month"),
        ("this May", "2022-05-01", "2022-05-31", "month"),
        ("during May this year", "2022-05-01", "2022-05-31", "month"),
        ("May last year", "2021-05-01", "2021-05-31", "month"),
        ("in mid-August", "2022-08-11", "2022-08-20", "week"),
        ("in early August", "2022-08-01", "2022-08-10", "week"),
        ("in late August 2021", "2021-08-21", "2021-08-31", "week"),
        ("at the end of August", "2022-08-21", "2022-08-31", "week"),
        ("the first week of June", "2022-06-01", "2022-06-07", "week"),
        ("the last week of February 2020", "2020-02-23", "2020-02-29", "week"),
        ("the second half of August", "2022-08-16", "2022-08-31", "week"),
        ("this spring", "2022-03-01", "2022-05-31", "season"),
        ("in the summer of 2021", "2021-06-01", "2021-08-31", "season"),
        ("last winter", "2021-12-01", "2022-02-28", "season"),
        ("in fall 2021", "2021-09-01", "2021-11-30", "season"),
        ("the 2022 spring", "2022-03-01", "2022-05-31", "season"),
        ("in 2021", "2021-01-01", "2021-12-31", "year"),
        ("in late 2021", "2021-09-01", "2021-12-31", "season"),
        ("the first half of 2022", "2022-01-01", "2022-06-30", "season"),
        ("in the 1980s", "1980-01-01", "1989-12-31", "year"),
        ("in the late 1990s", "1997-01-01", "1999-12-31", "year"),
    ],
)
def test_a_month_season_or_year(text, start, end, precision):
    assert [found[1:] for found in read(text)] == [(start, end, precision)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("since 2021", "2021-01-01", "None"),
        ("since January", "2022-01-01", "None"),
        ("since Monday", "2022-09-26", "None"),
        ("since last September", "2021-09-01", "None"),
        ("since his father was killed on 9 September 2001", "2001-09-09", "None"),
        ("until June", "None", "2022-06-30"),
        ("until the end of the year", "None", "2022-12-31"),
    ],
)
def test_open_beginnings_and_ends(text, start, end):
    assert [found[1:3] for found in read(text)] == [(start, end)]


def test_an_open_end_says_so():
    assert read("since January")[0][3] == "open"


def test_absolute_dates_need_no_publication():
    assert read("on 3 May 2022", None) == [("3 May 2022", "2022-05-03", "2022-05-03", "day")]


def test_each_date_of_a_sentence_keeps_its_own_words():
    text = "Two died on 3 May and five on 5 May."
    assert [found[0] for found in read(text)] == ["3 May", "5 May"]


def test_a_day_that_does_not_exist_leaves_its_month():
    assert read("on 31 June 2022") == [("June 2022", "2022-06-01", "2022-06-30", "month")]
