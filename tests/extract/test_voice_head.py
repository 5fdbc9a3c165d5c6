"""Whose statement a text is, by the lines at its head."""

import pytest

BODY = "\n\nFreedom fighters struck a Taliban post in Bagram on Friday. Two were killed."


@pytest.mark.parametrize(
    "head",
    [
        "National Resistance Front of Afghanistan\nOffice of the Spokesperson",
        "NRF communique\n8 June 2023",
        "Ali Maisam Nazary @handle",
    ],
)
def test_a_letterhead_makes_it_a_claim(reports_of, head):
    assert {report.status for report in reports_of(head + BODY)} == {"claimed"}


@pytest.mark.parametrize(
    "head", ["NRF says statement on Bagram was late", "Bagram post struck", "Read @handle for more"]
)
def test_a_headline_does_not(reports_of, head):
    assert {report.status for report in reports_of(head + BODY)} == {"reported"}
