"""How many: bounds, ranges, words for numbers, and numbers that count no one."""

import pytest

CASES = [
    (
        "At least 12 were killed and more than 20 wounded.",
        [(None, "killed", 12, None), (None, "wounded", 20, None)],
    ),
    ("The attack happened on Monday, leaving at least 3 people dead.", [(None, "killed", 3, None)]),
    ("Between 10 and 15 Taliban fighters were killed.", [("Taliban", "killed", 10, 15)]),
    ("10-15 Taliban fighters were killed.", [("Taliban", "killed", 10, 15)]),
    (
        "On 14 September 2021 Taliban fighters killed a 25-year-old man.",
        [("civilians", "killed", 1, 1)],
    ),
    (
        "As many as 30 Taliban were killed or injured, the group said.",
        [("Taliban", "killed_or_wounded", None, 30)],
    ),
    ("The clash left several dead on both sides.", [(None, "killed", 3, None)]),
    ("In 2021 the Taliban killed hundreds.", [(None, "killed", 200, None)]),
    (
        "Several hundred Taliban fighters have been killed in the past year, Nazary said.",
        [("Taliban", "killed", 300, None)],
    ),
    (
        ("The attack resulted in the deaths of at least three and the wounding of five Taliban."),
        [(None, "killed", 3, None), ("Taliban", "wounded", 5, 5)],
    ),
    ("The attack killed nearly two dozen people.", [(None, "killed", 24, 24)]),
    ("The war killed tens of thousands of civilians.", [("civilians", "killed", 20000, None)]),
    (
        "At least four were killed and an unknown number wounded.",
        [(None, "killed", 4, None), (None, "wounded", None, None)],
    ),
    (
        "The Taliban lost at least 20 fighters while the NRF lost two.",
        [("Taliban", "killed", 20, None), ("NRF", "killed", 2, 2)],
    ),
    (
        "The blast killed at least 7 people and left 30 others wounded.",
        [(None, "killed", 7, None), (None, "wounded", 30, 30)],
    ),
    (
        "Hundreds of Taliban fighters have been killed in Panjshir, according to the NRF.",
        [("Taliban", "killed", 200, None)],
    ),
    (
        "It inflicted dozens of casualties on Taliban forces.",
        [("Taliban", "killed_or_wounded", 24, None)],
    ),
    ("Five to seven Taliban were killed.", [("Taliban", "killed", 5, 7)]),
    ("The Taliban killed two to three civilians a day.", [("civilians", "killed", 2, 3)]),
    (
        "The front says it has carried out 120 attacks and killed scores of Taliban.",
        [("Taliban", "killed", 40, None)],
    ),
    (
        "The attack killed at least one civilian, an 11-year-old girl.",
        [("civilians", "killed", 1, None)],
    ),
    (
        "The 40 years of war killed hundreds of thousands of civilians.",
        [("civilians", "killed", 200000, None)],
    ),
    (
        "Between 20 and 25 Taliban members were killed or injured, according to the NRF.",
        [("Taliban", "killed_or_wounded", 20, 25)],
    ),
    ("The fighting killed three to five residents.", [("civilians", "killed", 3, 5)]),
    ("Two or three Taliban fighters were wounded.", [("Taliban", "wounded", 2, 3)]),
    ("Half a dozen NRF fighters were killed.", [("NRF", "killed", 6, 6)]),
    ("A couple of Taliban guards were hurt.", [("Taliban", "wounded", 2, 2)]),
    (
        "Twenty-five Taliban fighters and a handful of civilians died.",
        [("Taliban", "killed", 25, 25), ("civilians", "killed", 3, None)],
    ),
    ("No more than five Taliban died.", [("Taliban", "killed", None, 5)]),
    ("Fewer than ten people were hurt.", [(None, "wounded", None, 10)]),
    ("Taliban troops have killed at least 20 captives since Monday.", [(None, "killed", 20, None)]),
    (
        "The blast left more than 50 dead and over 100 injured.",
        [(None, "killed", 50, None), (None, "wounded", 100, None)],
    ),
    ("Residents said 'dozens' were killed.", [(None, "killed", 24, None)]),
    (
        "A 32-year-old former police officer was shot dead in front of his home.",
        [("former ANDSF", "killed", 1, 1)],
    ),
    ("In 1998 the Taliban killed more than 2,000 Hazaras.", [(None, "killed", 2000, None)]),
    (
        "Two to three hundred Taliban fighters have been killed this year.",
        [("Taliban", "killed", 200, 300)],
    ),
    (
        "The NRF said the Taliban suffered at least 20 casualties, seven of them dead.",
        [("Taliban", "killed_or_wounded", 20, None), ("Taliban", "killed", 7, 7)],
    ),
    (
        "The attack left 12 people dead and more than 30 with injuries.",
        [(None, "killed", 12, 12), (None, "wounded", 30, None)],
    ),
    ("The operation was led by a 34-year-old commander who was killed.", [(None, "killed", 1, 1)]),
    (
        "At least 160 former officials and soldiers have been killed extrajudicially.",
        [(None, "killed", 160, None)],
    ),
    (
        "Nearly a hundred people, many of them pupils, were killed or maimed.",
        [(None, "killed_or_wounded", 100, 100)],
    ),
    ("He put Taliban casualties at 30 to 35.", [("Taliban", "killed_or_wounded", 30, 35)]),
    ("A couple of dozen fighters died.", [(None, "killed", 24, 24)]),
    (
        (
            "Fourteen Hazara men who had gone to greet pilgrims were gunned down between Ghor"
            " and Daikundi."
        ),
        [("civilians", "killed", 14, 14)],
    ),
    (
        (
            "Armed opposition groups killed, according to their own claims, at least 121 de "
            "facto personnel."
        ),
        [(None, "killed", 121, None)],
    ),
    ("More than 50 people, 20 of them children, are feared dead.", [(None, "killed", 50, None)]),
    (
        (
            "A suicide bombing outside the Taliban-run foreign ministry in Kabul on Monday "
            "killed six civilians and wounded several others, among them a child."
        ),
        [("civilians", "killed", 6, 6), ("civilians", "wounded", 3, None)],
    ),
    (
        "At least two children were among those killed, a hospital official said.",
        [("civilians", "killed", 2, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_number_is_read(text, expected, toll_rows_of):
    assert toll_rows_of(text) == expected
