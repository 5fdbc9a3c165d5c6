"""Places that a sentence goes on to without a verb of their own."""

import pytest


def told(reports):
    return [(r.kind, r.district or r.province, str(r.date_start)) for r in reports]


def test_days_lead_on_to_further_places(reports_of):
    found = reports_of(
        "IS-K claimed attacks, among them those of 21 March in Kandahar city, of 29 April in "
        "Guzara district and of 17 May in Bamyan."
    )
    assert [str(r.date_start) for r in found] == ["2023-03-21", "2023-04-29", "2023-05-17"]


def test_each_has_its_own_day_and_toll(reports_of):
    found = reports_of(
        "The NRF killed two Taliban in Andarab on Monday, three in Warsaj on Tuesday."
    )
    assert told(found) == [("attack", "Andarab", "2023-06-05"), ("attack", "Warsaj", "2023-06-06")]
    assert [(toll.min, toll.max) for r in found for toll in r.casualties] == [(2, 2), (3, 3)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "In Kunduz, IS-K cells are active, with smaller ones in Takhar and Jowzjan.",
            {"Kunduz", "Takhar", "Jowzjan"},
        ),
        (
            "Al-Qaeda has set up eight training camps, including four in Ghazni and Laghman.",
            {"Ghazni", "Laghman"},
        ),
        ("The Taliban arrested 200 IS-K fighters, 40 of them in Kunar.", {"Kunar"}),
        ("The NRF attacked a post in Takhar, one of its men said in Kabul.", {"Takhar"}),
        ("The Taliban arrested ten men in Panjshir and two were released in Kabul.", {"Panjshir"}),
    ],
)
def test_which_places_are_told_of(reports_of, text, places):
    assert {r.province for r in reports_of(text)} == places
