"""Tolls in headlines: no articles, no verbs to be."""

import pytest

CASES = [
    (
        "NRF fighters killed, wounded 20 Taliban in Andarab",
        [("Taliban", "killed_or_wounded", 20, 20)],
    ),
    ("Unknown men kill former police officer in Ghor", [("former ANDSF", "killed", 1, 1)]),
    ("Ex-police officer found dead in Herat", [("former ANDSF", "killed", 1, 1)]),
    (
        "Woman, two children killed in Nangarhar mortar fire",
        [("civilians", "killed", 1, 1), ("civilians", "killed", 2, 2)],
    ),
    ("Gunmen kill four health workers in eastern Afghanistan", [(None, "killed", 4, 4)]),
    ("Kabul blast death toll climbs to 43", [(None, "killed", 43, 43)]),
    ("Car bomb kills deputy governor in Badakhshan", [(None, "killed", 1, 1)]),
    (
        "Roadside bomb kills policeman, wounds five",
        [(None, "killed", 1, 1), (None, "wounded", 5, 5)],
    ),
    (
        "Mosque bombing: 20 dead, dozens hurt",
        [(None, "killed", 20, 20), (None, "wounded", 24, None)],
    ),
    ("Taliban policeman killed in Kabul explosion", [("Taliban", "killed", 1, 1)]),
    ("Daesh attack on Taliban vehicle leaves 3 dead", [(None, "killed", 3, 3)]),
    ("Five killed as Taliban, resistance clash in Panjshir", [(None, "killed", 5, 5)]),
    ("Taliban kill eight resistance fighters", [("unnamed resistance", "killed", 8, 8)]),
    ("Two civilians among 9 dead in Kunduz blast", [(None, "killed", 9, 9)]),
    ("Hazara family of six killed in Daikundi", [(None, "killed", 6, 6)]),
    ("Pakistani shelling kills girl in Kunar", [("civilians", "killed", 1, 1)]),
    ("Iranian border guards shoot dead Afghan boy in Nimroz", [("civilians", "killed", 1, 1)]),
    (
        "Afghan migrant killed, three injured at Nimroz border",
        [(None, "killed", 1, 1), (None, "wounded", 3, 3)],
    ),
    (
        "Two Taliban dead, one injured in Ghor clash",
        [("Taliban", "killed", 2, 2), ("Taliban", "wounded", 1, 1)],
    ),
    (
        "#AFF: 3 Taliban killed, 2 injured in attack on Taliban post in Bagram",
        [("Taliban", "killed", 3, 3), ("Taliban", "wounded", 2, 2)],
    ),
    ("BREAKING: Explosion in Kabul; at least 4 killed", [(None, "killed", 4, None)]),
    ("Dozens feared dead in Kabul mosque blast", [(None, "killed", 24, None)]),
    ("IS claims killing Taliban commander in Kunar", [("Taliban", "killed", 1, 1)]),
    ("Prominent cleric assassinated in Herat", [("civilians", "killed", 1, 1)]),
    ("Two more civilians killed by Taliban in Panjshir", [("civilians", "killed", 2, 2)]),
    ("UN: 8 killed in attack on polio workers in north", [(None, "killed", 8, 8)]),
    ("Four family members found dead in Faryab", [("civilians", "killed", 4, 4)]),
    ("Taliban execute six prisoners in Andarab", [(None, "killed", 6, 6)]),
    ("Hospital: 12 dead, 30 hurt", [(None, "killed", 12, 12), (None, "wounded", 30, 30)]),
    (
        "Resistance front: 9 Taliban killed, 4 captured",
        [("Taliban", "killed", 9, 9), ("Taliban", "captured", 4, 4)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_headline_gives_its_tolls(text, expected, toll_rows_of):
    assert toll_rows_of(text) == expected
