"""People captured, detained and led away, with those killed beside them."""

import pytest

CASES = [
    ("Dozens of residents were arrested.", [("civilians", "captured", 24, None)]),
    ("The arrest of 30 people was reported.", [(None, "captured", 30, 30)]),
    (
        "The NRF took 12 Taliban fighters prisoner and 8 prisoners were freed.",
        [("Taliban", "captured", 12, 12)],
    ),
    ("Two former army soldiers were detained.", [("former ANDSF", "captured", 2, 2)]),
    (
        "The Taliban detained dozens of men and executed three of them.",
        [("civilians", "captured", 24, None), ("civilians", "killed", 3, 3)],
    ),
    (
        "The Taliban arrested a former police officer and his two sons.",
        [("former ANDSF", "captured", 1, 1), ("civilians", "captured", 2, 2)],
    ),
    (
        "Thirty-five resistance fighters were captured alive.",
        [("unnamed resistance", "captured", 35, 35)],
    ),
    (
        "The Taliban rounded up more than a hundred villagers.",
        [("civilians", "captured", 100, None)],
    ),
    (
        "The Taliban have killed, wounded or captured 40 of the NRF's fighters.",
        [("NRF", "killed_or_wounded", None, 40), ("NRF", "captured", None, 40)],
    ),
    (
        "More than 20 NRF fighters were killed, 15 wounded and six taken prisoner.",
        [("NRF", "killed", 20, None), ("NRF", "wounded", 15, 15), ("NRF", "captured", 6, 6)],
    ),
    (
        "Forty rebels, including four commanders, were killed and over 100 captured.",
        [(None, "killed", 40, 40), (None, "captured", 100, None)],
    ),
    (
        "The Taliban have arrested more than 150 people, mostly young men, in Panjshir.",
        [(None, "captured", 150, None)],
    ),
    ("The Taliban took 30 villagers hostage.", [("civilians", "captured", 30, 30)]),
    ("Seven soldiers loyal to the NRF were captured.", [("NRF", "captured", 7, 7)]),
    (
        "The police kept nine villagers in custody after the raid.",
        [("civilians", "captured", 9, 9)],
    ),
    (
        "They killed over 90 Taliban fighters and captured 35.",
        [("Taliban", "killed", 90, None), ("Taliban", "captured", 35, 35)],
    ),
    ("They captured and jailed 60 NRF fighters.", [("NRF", "captured", 60, 60)]),
    (
        "It counts 131 killings and at least 424 arbitrary arrests of former soldiers.",
        [(None, "killed", 131, 131), ("former ANDSF", "captured", 424, None)],
    ),
    (
        "In August 2023 Taliban forces arrested Panjshir residents.",
        [("civilians", "captured", None, None)],
    ),
    (
        ("Six resistance fighters, among them a deputy commander, were killed and four captured."),
        [("unnamed resistance", "killed", 6, 6), ("unnamed resistance", "captured", 4, 4)],
    ),
    ("Nearly 60 NRF men were taken prisoner.", [("NRF", "captured", 60, 60)]),
    ("Up to 40 villagers have been abducted.", [("civilians", "captured", None, 40)]),
    (
        "Two ex-soldiers and a former prosecutor were detained.",
        [("former ANDSF", "captured", 2, 2), ("former ANDSF", "captured", 1, 1)],
    ),
    ("The Taliban detained 14 women protesters in Kabul.", [("civilians", "captured", 14, 14)]),
    (
        "The Taliban's intelligence agency arrested five members of the NRF in Kabul.",
        [("NRF", "captured", 5, 5)],
    ),
    (
        "The Taliban deny that more than 80 of their members have been captured.",
        [("Taliban", "captured", 80, None)],
    ),
    (
        "The Taliban have imprisoned over 1,000 young people from Panjshir.",
        [(None, "captured", 1000, None)],
    ),
    (
        "The Taliban beat and detained scores of residents, including elders.",
        [("civilians", "captured", 40, None)],
    ),
    ("Two sons of a former officer were arrested.", [("civilians", "captured", 2, 2)]),
    (
        "Eight people were arrested in connection with the killing of a cleric.",
        [(None, "captured", 8, 8), ("civilians", "killed", 1, 1)],
    ),
    (
        "The Taliban arrested a man and killed another.",
        [("civilians", "captured", 1, 1), ("civilians", "killed", 1, 1)],
    ),
    (
        "The Taliban killed one and captured five.",
        [(None, "killed", 1, 1), (None, "captured", 5, 5)],
    ),
    (
        "Nine men were held in a barn for a month, and three of them died.",
        [("civilians", "captured", 9, 9), ("civilians", "killed", 3, 3)],
    ),
    (
        "Taliban forces arrested Rasul Parsi, a university lecturer, in Herat.",
        [(None, "captured", 1, 1)],
    ),
    (
        "Six months later another 30 people, mostly elders, were rounded up.",
        [(None, "captured", 30, 30)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_captured_are_counted(text, expected, toll_rows_of):
    assert toll_rows_of(text) == expected
