"""Rival tolls of one sentence, and the places that a toll is of, in whole reports."""

import pytest

RIVALS = [
    (
        "The NRF said 30 Taliban fighters were killed in Khenj district of Panjshir on Monday, "
        "but the Taliban said only two of its men had died.",
        {("NRF", 30), ("Taliban", 2)},
        (2, 30),
    ),
    (
        "Residents of Dara in Panjshir said 16 Taliban were killed in the clash, while the Taliban "
        "put the figure at four.",
        {("resident", 16), ("Taliban", 4)},
        (4, 16),
    ),
    (
        "Pakistani air strikes killed 46 people in Barmal district of Paktika, the Taliban said; "
        "Pakistan said it had killed 20 militants.",
        {("Taliban", 46), ("Pakistan", 20)},
        (20, 46),
    ),
    (
        "Four Taliban were killed and a guard died later in Rokha district of Panjshir.",
        {(None, 4), (None, 1)},
        (5, 5),
    ),
]


@pytest.mark.parametrize(("text", "claims", "killed"), RIVALS)
def test_rival_tolls_are_never_added(text, claims, killed, reports_of):
    (report,) = reports_of(text)
    assert {(toll.claimed_by, toll.min) for toll in report.casualties} == claims
    assert (report.killed_min, report.killed_max) == killed


def test_each_place_has_its_own_toll(reports_of):
    text = "Four Taliban members were killed in Khost and two in Paktia on Sunday, residents said."
    killed = {report.province: report.killed_min for report in reports_of(text)}
    assert killed == {"Khost": 4, "Paktia": 2}


def test_toll_of_another_place_is_left_out(reports_of):
    text = "Five Taliban were killed in Andarab, three in Khost wa Fereng and one in Deh Salah."
    killed = {report.district: report.killed_min for report in reports_of(text)}
    assert killed["Andarab"] == 5


def test_toll_of_two_districts_counts_for_neither(reports_of):
    text = "Taliban forces arrested 15 people in Khenj and Rokha districts of Panjshir on Sunday."
    assert {report.captured_min for report in reports_of(text)} == {None}


def test_province_around_the_place_takes_no_share(reports_of):
    text = (
        "A bomber killed the governor and two others in the office of the governor of Balkh "
        "province in Mazar-e-Sharif on Thursday."
    )
    killed = {report.district: report.killed_min for report in reports_of(text)}
    assert killed["Mazar-e Sharif"] == 3
