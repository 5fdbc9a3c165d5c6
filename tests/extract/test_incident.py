"""A sentence that says when and where what was just told took place."""

import pytest

from extract.incident import tells_of_incident


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The incident took place in Nawur district on Monday.", True),
        ("This deadly attack reportedly happened on Sunday night.", True),
        ("The blast occurred near a bank.", True),
        ("The meeting took place on Monday.", False),
        ("Residents said the incident took place on Monday.", False),
    ],
)
def test_which_sentences_do(view_of, text, told):
    assert tells_of_incident(view_of(text)) is told


def test_its_day_and_its_place_go_to_the_sentence_before(reports_of):
    found = reports_of(
        "Two Hazara shepherds were shot dead by armed nomads in Ghazni province, sources said.\n\n"
        "The incident took place in Nawur district on Monday afternoon."
    )
    assert [(r.district, str(r.date_start)) for r in found] == [("Nawur", "2023-06-05")]


def test_a_day_of_its_own_is_kept(reports_of):
    found = reports_of(
        "Taliban fighters attacked a village in Takhar on 3 June 2023. "
        "The incident took place after the visit of 8 June."
    )
    assert [str(r.date_start) for r in found] == ["2023-06-03"]


def test_a_place_elsewhere_is_not_taken(reports_of):
    found = reports_of(
        "Gunmen killed a former soldier in Takhar province. The incident occurred in Kunduz."
    )
    assert {r.province for r in found} == {"Takhar"}
