"""Weekdays and days that stand as headings over what they date."""

import pytest

BRIEF = """The week in brief (5 - 12 May 2024)

{first}
Villagers in Darayim district of Badakhshan clash with the Taliban. A day later the Taliban shoot
dead a second man in Argo.

{second}
A roadside bomb kills three Taliban in Bagram.
"""


def days(reports):
    return {report.district: report.date_start for report in reports if report.district}


@pytest.mark.parametrize(
    ("first", "second", "want"),
    [
        ("Sunday", "Monday", {"Darayim": "2024-05-05", "Bagram": "2024-05-06"}),
        ("## 6 May", "## 7 May", {"Darayim": "2024-05-06", "Bagram": "2024-05-07"}),
        ("Saturday:", "Friday:", {"Darayim": "2024-05-11", "Bagram": "2024-05-10"}),
    ],
)
def test_a_heading_dates_what_stands_below_it(reports_of, first, second, want):
    found = days(reports_of(BRIEF.format(first=first, second=second), published=None))
    assert want.items() <= found.items()


def test_a_day_later_counts_from_the_heading(reports_of):
    found = days(reports_of(BRIEF.format(first="Sunday", second="Monday"), published=None))
    assert found["Argo"] == "2024-05-06"


def test_one_date_alone_on_a_line_is_no_heading(reports_of):
    text = "Clashes in Bagram\n\n4 June 2023\n\nThe NRF attacked the Taliban in Bagram on Monday."
    assert [report.date_start for report in reports_of(text)] == ["2023-06-05"]


def test_what_stands_under_a_year_long_past_is_recalled(reports_of):
    text = "3 May 2022\nThe NRF attacked the Taliban in Bagram.\n\n4 May 2022\nThe Taliban left."
    assert {report.period for report in reports_of(text)} == {"background"}
