"""The date of a trigger, and the period of the conflict that it falls in."""

import pytest


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Clashes broke out in Rukha on 4 June 2023.", "2023-06-04"),
        ("On 4 June 2023, clashes broke out in Rukha.", "2023-06-04"),
        (
            "Clashes broke out in Rukha on 4 June 2023, after the Taliban came on 1 June 2023.",
            "2023-06-04",
        ),
        ("Clashes broke out in Rukha.", "2023-06-03"),
    ],
)
def test_the_date_in_the_clause_of_the_trigger(reports_of, text, start):
    assert [report.date_start for report in reports_of(text)] == [start]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The NRF attacked the Taliban in Rukha on 4 June 2023.", "current"),
        ("The NRF attacked the Taliban in Rukha on 4 May 2022.", "background"),
        ("The Taliban attacked Rukha on 4 May 2001.", "historical"),
        ("The Soviet army attacked Rukha.", "historical"),
        ("The NRF attacked the Taliban in Rukha.", "current"),
    ],
)
def test_the_period(reports_of, text, period):
    assert {report.period for report in reports_of(text)} == {period}
