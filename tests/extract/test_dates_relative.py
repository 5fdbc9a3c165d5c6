"""Dates told from the publication. Published on Tuesday, 27 September 2022, where not said."""

from datetime import date

import pytest

from extract.articles import Published
from extract.dates import find_dates


def published(first, last=None):
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    return Published(None, *days, "given")


def read(text, known):
    found = find_dates(text, 0, len(text), known)
    return [(str(m.start), str(m.end), m.precision, m.anchored) for m in found]


TUESDAY = published("2022-09-27")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on Monday", "2022-09-26", "2022-09-26"),
        ("on Tuesday", "2022-09-27", "2022-09-27"),
        ("last Tuesday", "2022-09-20", "2022-09-20"),
        ("late on Saturday night", "2022-09-24", "2022-09-24"),
        ("Sunday’s attack", "2022-09-25", "2022-09-25"),
        ("Monday last week", "2022-09-19", "2022-09-19"),
        ("on Monday and Tuesday", "2022-09-26", "2022-09-27"),
        ("yesterday", "2022-09-26", "2022-09-26"),
        ("the day before yesterday", "2022-09-25", "2022-09-25"),
        ("the night before last", "2022-09-25", "2022-09-25"),
        ("the week before last", "2022-09-12", "2022-09-18"),
        ("an hour ago", "2022-09-27", "2022-09-27"),
        ("on the 16th, gunmen", "2022-09-16", "2022-09-16"),
        ("on the 30th and killed", "2022-08-30", "2022-08-30"),
        ("on the seventh of the month", "2022-09-07", "2022-09-07"),
        ("twelve hours ago", "2022-09-26", "2022-09-27"),
        ("earlier today", "2022-09-27", "2022-09-27"),
        ("last night", "2022-09-26", "2022-09-26"),
        ("this morning", "2022-09-27", "2022-09-27"),
        ("overnight", "2022-09-26", "2022-09-27"),
        ("two days ago", "2022-09-25", "2022-09-25"),
        ("two weeks ago", "2022-09-10", "2022-09-16"),
        ("three weeks earlier", "2022-09-03", "2022-09-09"),
        ("half a year ago", "2022-03-12", "2022-04-11"),
    ],
)
def test_a_told_day(text, start, end):
    assert [found[:2] for found in read(text, TUESDAY)] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("this week", "2022-09-26", "2022-09-27", "week"),
        ("earlier this week", "2022-09-26", "2022-09-27", "week"),
        ("last week", "2022-09-19", "2022-09-25", "week"),
        ("over the weekend", "2022-09-24", "2022-09-25", "day"),
        ("in recent days", "2022-09-20", "2022-09-27", "week"),
        ("in recent weeks", "2022-08-28", "2022-09-27", "week"),
        ("over the past few weeks", "2022-08-23", "2022-09-27", "week"),
        ("in the past 24 hours", "2022-09-26", "2022-09-27", "day"),
        ("for the past three days", "2022-09-24", "2022-09-27", "day"),
        ("in the last two months", "2022-07-27", "2022-09-27", "month"),
        ("in the past year", "2021-09-27", "2022-09-27", "year"),
        ("earlier this month", "2022-09-01", "2022-09-27", "month"),
        ("late last month", "2022-08-21", "2022-08-31", "month"),
        ("this year", "2022-01-01", "2022-09-27", "year"),
        ("last year", "2021-01-01", "2021-12-31", "year"),
    ],
)
def test_a_told_span(text, start, end, precision):
    assert read(text, TUESDAY) == [(start, end, precision, True)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("this week", "2022-03-28", "2022-05-31"),
        ("on Monday", "2022-03-28", "2022-05-30"),
        ("yesterday", "2022-03-31", "2022-05-30"),
        ("last September", "2021-09-01", "2021-09-30"),
        ("in recent days", "2022-03-25", "2022-05-31"),
        ("on 3 May", "2022-05-03", "2022-05-03"),
    ],
)
def test_a_publication_window_gives_the_union(text, start, end):
    known = published("2022-04-01", "2022-05-31")
    assert [found[:2] for found in read(text, known)] == [(start, end)]


def test_a_publication_year_leaves_a_month_wide():
    known = published("2022-01-01", "2022-12-31")
    assert read("in September", known) == [("2021-09-01", "2022-09-30", "month", True)]


def test_the_rule_says_that_the_window_was_wide():
    (found,) = find_dates("this week", 0, 9, published("2022-04-01", "2022-05-31"))
    assert found.rule == "this week, publication 2022-04-01 to 2022-05-31"


@pytest.mark.parametrize("text", ["on Monday", "in August", "on 3 May", "last week", "a week ago"])
def test_without_publication_told_dates_stay_unknown(text):
    assert [found[:2] + found[3:] for found in read(text, None)] == [("None", "None", True)]


@pytest.mark.parametrize(
    "text",
    [
        "next week",
        "in the coming days",
        "tomorrow",
        "by December",
        "next Friday",
        "later this year",
    ],
)
def test_the_future_says_so(text):
    assert [m.rule for m in find_dates(text, 0, len(text), TUESDAY)] == ["future"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on September 3 and fled the next day.", "2022-09-04"),
        ("On 3 May they fled; two days later they returned.", "2022-05-05"),
        ("He fell on 3 May, a day earlier than planned.", "2022-05-02"),
        ("On 3 May 2022 they met, the previous day they fought.", "2022-05-02"),
    ],
)
def test_a_day_counted_from_the_one_before_it(text, day):
    assert read(text, TUESDAY)[-1][:2] == (day, day)


def test_a_window_reaches_into_no_month_behind_it():
    known = published("2024-07-16", "2024-12-31")
    assert read("since January", known)[0][0] == "2024-01-01"


def test_years_later_are_not_counted_from_a_month_of_this_year():
    assert read("In August they met; three years later they rue it.", TUESDAY)[1][:2] == (
        "None",
        "None",
    )


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("nearly a year ago", "2021-09-27", "2022-01-25"),
        ("over a year ago", "2021-05-30", "2021-09-27"),
    ],
)
def test_nearly_and_over_halve_the_slack(text, start, end):
    assert [found[:2] for found in read(text, TUESDAY)] == [(start, end)]
