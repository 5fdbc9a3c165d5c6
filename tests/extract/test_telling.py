"""From sentence to sentence: what a reader carries over, and what is not carried."""

import pytest

FIGHT = "NRF fighters attacked a Taliban post in Rokha district on 4 June 2023."


def rows(reports):
    return [(report.kind, report.district) for report in reports]


def test_the_place_of_the_sentence_before(reports_of):
    text = f"{FIGHT} The Taliban then arrested forty residents."
    assert rows(reports_of(text)) == [("attack", "Rokha"), ("detention", "Rokha")]
    carried = reports_of(text)[1]
    assert any("carried over" in rule for rule in carried.rules)
    assert carried.confidence < reports_of(text)[0].confidence


@pytest.mark.parametrize(
    "later",
    [
        "Wheat was cheap that week.\n\nThe Taliban then arrested forty residents.",
        "In Tehran, students met.\n\nTalks went on there.\n\nThe Taliban arrested forty residents.",
        "Across the country the Taliban arrested forty residents.",
    ],
)
def test_a_place_is_not_carried_far_or_against_the_text(reports_of, later):
    assert rows(reports_of(f"{FIGHT} {later}")) == [("attack", "Rokha")]


def test_a_toll_told_on_is_joined(reports_of):
    (report,) = reports_of(f"{FIGHT} Three Taliban fighters were killed in the attack.")
    assert (report.killed_min, report.killed_max) == (3, 3)


def test_a_list_of_provinces_gives_a_report_each_and_no_share_of_the_toll(reports_of):
    found = reports_of("Nine Taliban were killed in NRF attacks in Baghlan, Takhar and Kapisa.")
    assert [report.province for report in found] == ["Baghlan", "Takhar", "Kapisa"]
    assert {report.killed_max for report in found} == {None}


def test_two_kinds_at_one_place_give_two_reports(reports_of):
    text = (
        "The NRF attacked a Taliban post in Rokha district, and the Taliban arrested ten villagers."
    )
    assert {report.kind for report in reports_of(text)} == {"attack", "detention"}


def test_an_opponent_named_before_is_a_side(reports_of):
    text = f"{FIGHT} On 5 June 2023 the NRF attacked again in Anaba district."
    assert set(reports_of(text)[1].groups) == {"NRF", "Taliban"}
