"""Tolls of people without a number of their own: one, taken away, joined to others."""

import pytest

ONE = [
    (
        "Taliban fighters shot a shepherd named Mirza in front of his family.",
        [("civilians", "killed", 1, 1)],
    ),
    ("They shot a farmer dead on Friday.", [("civilians", "killed", 1, 1)]),
    ("Men on motorcycles gunned down a tribal elder in Kunduz.", [("civilians", "killed", 1, 1)]),
    ("Unknown men shot dead a Taliban intelligence agent.", [("Taliban", "killed", 1, 1)]),
    ("Taliban members killed an old man named Haji Yusuf.", [("civilians", "killed", 1, 1)]),
    ("The body of a former soldier was found in a canal.", [("former ANDSF", "killed", 1, 1)]),
    ("The dead body of a woman was found near the river.", [("civilians", "killed", 1, 1)]),
    ("A body was found in the river.", [(None, "killed", 1, 1)]),
    ("A former police officer was assassinated in Faizabad.", [("former ANDSF", "killed", 1, 1)]),
    ("Mullah Rahmat, the district chief, was killed.", [(None, "killed", 1, 1)]),
    ("He was shot dead outside the mosque.", [(None, "killed", 1, 1)]),
    ("She was killed on the spot.", [(None, "killed", 1, 1)]),
    ("He was arrested by the Taliban in May.", [(None, "captured", 1, 1)]),
    ("They were killed on the spot.", []),
    ("He was shot in the foot.", [(None, "killed_or_wounded", 1, 1)]),
    ("It was killed by the committee.", []),
    ("He was shot by the Taliban.", [(None, "killed_or_wounded", 1, 1)]),
    ("Gunmen shot three people in Herat.", [(None, "killed_or_wounded", 3, 3)]),
    ("Gunmen shot and wounded two villagers.", [("civilians", "wounded", 2, 2)]),
    ("Gunmen shot and killed two villagers.", [("civilians", "killed", 2, 2)]),
    ("The crew shot a film about a shepherd.", []),
    ("Three men were shot and killed.", [("civilians", "killed", 3, 3)]),
    ("A boy was shot and wounded by border guards.", [("civilians", "wounded", 1, 1)]),
    ("The Taliban shot at a car.", []),
    ("Two gunmen shot into the air.", []),
    ("The governing body of the commission was dissolved.", []),
    ("The body found that 12 rules had been broken.", []),
    (
        "A teacher was abducted and his body was found later.",
        [("civilians", "captured", 1, 1), (None, "killed", 1, 1)],
    ),
    ("Kunduz City was captured.", []),
    ("Operation Dawn was planned.", []),
    ("Hamid Gul was killed in Panjshir.", [(None, "killed", 1, 1)]),
    ("Gunmen killed Hamid Gul, a former minister of state, in Kabul.", [(None, "killed", 1, 1)]),
    ("The commander was killed as he was leaving.", [(None, "killed", 1, 1)]),
    ("The base was captured when it was weak.", []),
    ("Resistance men shot and wounded three Taliban.", [("Taliban", "wounded", 3, 3)]),
]

TAKEN = [
    (
        "The Taliban raided the village and took at least 17 people with them.",
        [(None, "captured", 17, None)],
    ),
    (
        "They took my cousin and six other boys.",
        [("civilians", "captured", 1, 1), ("civilians", "captured", 6, 6)],
    ),
    ("The Taliban picked up 12 young men from the bazaar.", [("civilians", "captured", 12, 12)]),
    ("The police hauled off 12 young men.", [("civilians", "captured", 12, 12)]),
    ("Gunmen whisked away 12 young men at night.", [("civilians", "captured", 12, 12)]),
    ("Taliban led away 12 young men.", [("civilians", "captured", 12, 12)]),
    ("The Taliban rounded up 12 young men.", [("civilians", "captured", 12, 12)]),
    ("The Taliban have taken two persons into custody.", [(None, "captured", 2, 2)]),
    ("12 people were taken from their homes.", [(None, "captured", 12, 12)]),
    ("The Taliban took nine villagers away.", [("civilians", "captured", 9, 9)]),
    ("The Taliban took away nine villagers.", [("civilians", "captured", 9, 9)]),
    ("Five villagers were taken to an unknown location.", [("civilians", "captured", 5, 5)]),
    (
        "At least 12 people were detained, among them three former soldiers.",
        [(None, "captured", 12, None)],
    ),
    ("The journey took 12 people two days.", []),
    ("The NRF took two bases and five outposts.", []),
    ("The bus took 40 passengers to Kabul.", []),
    ("Twelve people were taken to hospital.", []),
    ("The wounded were taken to a hospital in Kabul.", []),
    ("The ambulance took five people to the hospital.", []),
    ("He took a teacher with experience.", []),
    ("The Taliban took part in the talks.", []),
    ("The Taliban took over the district.", []),
    ("The bus took them to prison.", []),
    ("Two teachers were taken to prison.", [("civilians", "captured", 2, 2)]),
]

JOINED = [
    (
        "The Taliban said they killed an NRF commander and 11 fighters.",
        [("NRF", "killed", 1, 1), ("NRF", "killed", 11, 11)],
    ),
    (
        "The blast killed Mawlawi Hamid and two of his bodyguards.",
        [(None, "killed", 1, 1), (None, "killed", 2, 2)],
    ),
    (
        "The blast killed Hamid Gul and two of his bodyguards.",
        [(None, "killed", 1, 1), (None, "killed", 2, 2)],
    ),
    (
        "Three Taliban were killed and five others wounded.",
        [("Taliban", "killed", 3, 3), ("Taliban", "wounded", 5, 5)],
    ),
    (
        "Four Taliban were killed in the first attack and 7 in the second attack.",
        [("Taliban", "killed", 4, 4), ("Taliban", "killed", 7, 7)],
    ),
    (
        "The NRF killed four Taliban in the first attack and 7 in the second attack.",
        [("Taliban", "killed", 4, 4), ("Taliban", "killed", 7, 7)],
    ),
    (
        "The NRF killed three Taliban members, one of them a commander.",
        [("Taliban", "killed", 3, 3)],
    ),
    ("Three Taliban members, one of them a commander, were killed.", [("Taliban", "killed", 3, 3)]),
    ("The death toll rose to 62 from 47.", [(None, "killed", 62, 62)]),
    ("The death toll rose from 47 to 62.", [(None, "killed", 62, 62)]),
    ("The number of those killed has risen to 62, up from 47.", [(None, "killed", 62, 62)]),
    ("A 12-year-old boy was killed in the attack.", [("civilians", "killed", 1, 1)]),
    ("A 12 year old boy was killed in the attack.", [("civilians", "killed", 1, 1)]),
    ("A boy, 12, was killed in the attack.", [("civilians", "killed", 1, 1)]),
    ("A boy aged 12 was killed in the attack.", [("civilians", "killed", 1, 1)]),
    (
        "The blast killed six and wounded as many.",
        [(None, "killed", 6, 6), (None, "wounded", 6, 6)],
    ),
    (
        "The blast killed six people and wounded as many others.",
        [(None, "killed", 6, 6), (None, "wounded", 6, 6)],
    ),
    ("No fewer than seven people were killed.", [(None, "killed", 7, None)]),
    (
        "A 32-year-old former policeman was shot dead by the Taliban in Almar district of Faryab.",
        [("former ANDSF", "killed", 1, 1)],
    ),
    (
        "Three Taliban were killed in an NRF attack in Rokha and five in an AFF attack in Bagram.",
        [("Taliban", "killed", 3, 3), ("Taliban", "killed", 5, 5)],
    ),
    (
        "Eight Taliban died on Sunday: five in Andarab and three in Khenj, all in NRF attacks.",
        [("Taliban", "killed", 8, 8)],
    ),
    (
        "The Taliban killed four NRF fighters in Andarab and seized five rifles.",
        [("NRF", "killed", 4, 4)],
    ),
    ("Four people were killed in Andarab and five outposts fell.", [(None, "killed", 4, 4)]),
    (
        "The NRF killed a Taliban commander and two civilians.",
        [("Taliban", "killed", 1, 1), ("civilians", "killed", 2, 2)],
    ),
    (
        "The NRF killed a Taliban commander and two people.",
        [("Taliban", "killed", 1, 1), (None, "killed", 2, 2)],
    ),
    ("Two boys, aged 12 and 14, were killed.", [("civilians", "killed", 2, 2)]),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_person_is_counted(text, expected, toll_rows_of):
    assert toll_rows_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), TAKEN)
def test_people_led_away_are_captured(text, expected, toll_rows_of):
    assert toll_rows_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_numbers_are_joined(text, expected, toll_rows_of):
    assert toll_rows_of(text) == expected
