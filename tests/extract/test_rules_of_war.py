"""Sentences of which the rules of several modules make one report, or none."""

import pytest

NEAR = "Taliban gunmen killed a vaccinator in Takhar on Thursday. "


@pytest.mark.parametrize(
    ("text", "kind", "province"),
    [
        ("Convoys of Taliban from Badghis and Balkh entered Faryab.", "deployment", "Faryab"),
        ("The Taliban said two fighters were taken alive in Laghman.", "detention", "Laghman"),
        ("The Taliban took three districts of Baghlan.", "control", "Baghlan"),
        ("Fighters of the NRF, which fights in Panjshir, said so.", "clash", "Panjshir"),
        ("Two Taliban killed in Kapisa, NRF says.", "attack", "Kapisa"),
        (
            "The group of Taliban turned two schools in Rokha into barracks.",
            "deployment",
            "Panjshir",
        ),
        (NEAR + "On the same day seven more were killed in Kunduz.", "attack", "Kunduz"),
        (
            "Taliban police arrested a former police commander in Daman; he was found dead.",
            "violence_against_civilians",
            "Kandahar",
        ),
    ],
)
def test_what_is_told(reports_of, text, kind, province):
    assert (kind, province) in {(r.kind, r.province) for r in reports_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "IS-K has lost several commanders in Nangarhar.",
        "Massoud called upon the fighters of the NRF to rise up in Panjshir.",
        "In Sangin more Taliban lost their lives than anywhere else.",
        "The Taliban governor said that nobody was beaten in Ghazni.",
    ],
)
def test_what_tells_of_nothing(reports_of, text):
    assert not reports_of(text)


def test_an_air_strike_with_its_dead_is_one_attack(reports_of):
    found = reports_of(
        "On 16 April Pakistani aircraft struck targets in Khost, killing 20 children."
    )
    assert [(r.kind, r.initiator) for r in found] == [("attack", ("Pakistan army",))]


def test_there_was_fighting(reports_of):
    found = reports_of("There was heavy fighting between the NRF and the Taliban in Rokha.")
    assert [r.kind for r in found] == ["clash"]


def test_who_took_them_into_custody(reports_of):
    text = "Taliban forces disarmed TTP members in Kunar and took them into custody."
    (report,) = reports_of(text)
    assert (report.kind, report.initiator, report.target) == ("detention", ("Taliban",), ("TTP",))


def test_captives_who_are_killed_are_no_clash(reports_of):
    text = "Six men were executed by the Taliban after they surrendered in Andarab in May."
    assert {r.kind for r in reports_of(text)} == {"violence_against_civilians"}


def test_the_dead_and_the_arrested_of_a_raid_are_two_reports(reports_of):
    text = "Eight IS-K members were killed and nine arrested in raids by the Taliban in Nimroz."
    assert {r.kind for r in reports_of(text)} == {"attack", "detention"}


def test_a_list_behind_in_may_hold_ordinary_words(reports_of):
    found = reports_of("Taliban units shot at farmers in Khash and Jurm.")
    assert {r.district for r in found} == {"Khash", "Jurm"}


def test_a_line_headed_with_a_party_is_its_claim(reports_of):
    (report,) = reports_of("3. NRF: two Taliban killed in Bazarak, Panjshir")
    assert (report.status, report.target) == ("claimed", ("Taliban",))


def test_a_headline_may_say_says(reports_of):
    (report,) = reports_of("Freedom Front Says It Killed Four Taliban in Alasay, Kapisa")
    assert (report.status, report.initiator) == ("claimed", ("AFF",))


def test_the_group_behind_a_comma_does_not_speak(reports_of):
    found = reports_of("According to one Member State, the Taliban attacked a base in Ghazni.")
    assert [r.status for r in found] == ["reported"]
