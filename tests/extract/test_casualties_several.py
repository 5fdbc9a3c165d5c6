"""Several numbers in one sentence, each of its own people."""

import pytest

CASES = [
    (
        "A bomb killed two civilians and wounded five others.",
        [("civilians", "killed", 2, 2), ("civilians", "wounded", 5, 5)],
    ),
    (
        "The NRF killed 12 and wounded 7 Taliban fighters.",
        [("Taliban", "killed", 12, 12), ("Taliban", "wounded", 7, 7)],
    ),
    (
        "12 Taliban fighters killed and 7 wounded in Andarab.",
        [("Taliban", "killed", 12, 12), ("Taliban", "wounded", 7, 7)],
    ),
    (
        "The blast left five dead and nine injured.",
        [(None, "killed", 5, 5), (None, "wounded", 9, 9)],
    ),
    (
        "Five Taliban and two NRF fighters were killed.",
        [("Taliban", "killed", 5, 5), ("NRF", "killed", 2, 2)],
    ),
    (
        "They killed six, including a commander, and wounded four.",
        [(None, "killed", 6, 6), (None, "wounded", 4, 4)],
    ),
    (
        "Local sources said two women and a child died in the explosion.",
        [("civilians", "killed", 2, 2), ("civilians", "killed", 1, 1)],
    ),
    (
        "A roadside bomb killed one policeman and hurt three others, including a child.",
        [(None, "killed", 1, 1), (None, "wounded", 3, 3)],
    ),
    (
        "Two children, a woman and an elderly man were among the dead.",
        [
            ("civilians", "killed", 2, 2),
            ("civilians", "killed", 1, 1),
            ("civilians", "killed", 1, 1),
        ],
    ),
    (
        "No Taliban fighters were killed but two were slightly wounded.",
        [("Taliban", "killed", 0, 0), (None, "wounded", 2, 2)],
    ),
    (
        "Four Taliban members, who had stormed a post, were killed and three others hurt.",
        [("Taliban", "killed", 4, 4), ("Taliban", "wounded", 3, 3)],
    ),
    (
        "Three people were killed and two more wounded when gunmen opened fire.",
        [(None, "killed", 3, 3), (None, "wounded", 2, 2)],
    ),
    (
        "Police said one person had been killed and three had been wounded.",
        [(None, "killed", 1, 1), (None, "wounded", 3, 3)],
    ),
    (
        "Commander Hasib was killed with eight of his fighters.",
        [(None, "killed", 1, 1), (None, "killed", 8, 8)],
    ),
    (
        "Two NRF fighters and five Taliban members were killed in the clash, residents said.",
        [("NRF", "killed", 2, 2), ("Taliban", "killed", 5, 5)],
    ),
    (
        "Eight Taliban fighters were killed and 13 others were wounded in an NRF attack.",
        [("Taliban", "killed", 8, 8), ("Taliban", "wounded", 13, 13)],
    ),
    (
        "In Takhar, one Taliban member was killed; in Badakhshan, two were wounded.",
        [("Taliban", "killed", 1, 1), (None, "wounded", 2, 2)],
    ),
    (
        "A mother and her three children were killed.",
        [("civilians", "killed", 1, 1), ("civilians", "killed", 3, 3)],
    ),
    (
        "The Taliban's deputy governor was wounded and three of his guards died.",
        [("Taliban", "wounded", 1, 1), ("Taliban", "killed", 3, 3)],
    ),
    (
        "Three AFF fighters were martyred and one was wounded.",
        [("AFF", "killed", 3, 3), ("AFF", "wounded", 1, 1)],
    ),
    (
        "Eleven worshippers died and 20 others were hurt when a bomb went off.",
        [("civilians", "killed", 11, 11), ("civilians", "wounded", 20, 20)],
    ),
    (
        "A woman was killed and her husband injured.",
        [("civilians", "killed", 1, 1), ("civilians", "wounded", 1, 1)],
    ),
    (
        "The commander of the unit and three of his men were killed.",
        [(None, "killed", 1, 1), (None, "killed", 3, 3)],
    ),
    (
        "The NRF killed a Taliban district governor and his two bodyguards.",
        [("Taliban", "killed", 1, 1), ("Taliban", "killed", 2, 2)],
    ),
    (
        "The mine killed a mother, her two daughters and a neighbour.",
        [
            ("civilians", "killed", 1, 1),
            ("civilians", "killed", 2, 2),
            ("civilians", "killed", 1, 1),
        ],
    ),
    (
        "The governor's spokesman said three policemen were killed and a civilian was hurt.",
        [(None, "killed", 3, 3), ("civilians", "wounded", 1, 1)],
    ),
    (
        "The magnetic mine killed a Taliban judge and his driver.",
        [("Taliban", "killed", 1, 1), ("Taliban", "killed", 1, 1)],
    ),
    (
        "A commander along with five of his fighters was killed.",
        [(None, "killed", 1, 1), (None, "killed", 5, 5)],
    ),
    (
        "The Taliban killed a former general together with two relatives.",
        [("former ANDSF", "killed", 1, 1), ("civilians", "killed", 2, 2)],
    ),
    (
        "Commander Hasib was killed with eight of his men.",
        [(None, "killed", 1, 1), (None, "killed", 8, 8)],
    ),
    (
        "Three Taliban guards were killed and a fourth was wounded at the gate.",
        [("Taliban", "killed", 3, 3), ("Taliban", "wounded", 1, 1)],
    ),
    (
        "Salafi clerics have been assassinated, and gunmen shot dead the head of a seminary.",
        [("civilians", "killed", None, None), (None, "killed", 1, 1)],
    ),
    (
        "Four Taliban died in Rokha, two in Anaba and one in Dara.",
        [("Taliban", "killed", 4, 4), ("Taliban", "killed", 2, 2), ("Taliban", "killed", 1, 1)],
    ),
    ("Casualties: 3 killed, 5 wounded.", [(None, "killed", 3, 3), (None, "wounded", 5, 5)]),
    (
        "Six enemy fighters have been dispatched to hell and four more wounded.",
        [(None, "killed", 6, 6), (None, "wounded", 4, 4)],
    ),
    ("One was killed and the other wounded.", [(None, "killed", 1, 1), (None, "wounded", 1, 1)]),
    (
        (
            "According to the statement, 11 Taliban were killed, including Qari Daud, a "
            "commander from Helmand, while nine suffered wounds."
        ),
        [("Taliban", "killed", 11, 11), (None, "wounded", 9, 9)],
    ),
    (
        "The bomb, hidden in a cart, killed one child and hurt another five.",
        [("civilians", "killed", 1, 1), ("civilians", "wounded", 5, 5)],
    ),
    (
        "There were six killed and eleven wounded among the Taliban.",
        [("Taliban", "killed", 6, 6), ("Taliban", "wounded", 11, 11)],
    ),
    (
        "The Taliban suffered six killed and eleven wounded.",
        [("Taliban", "killed", 6, 6), ("Taliban", "wounded", 11, 11)],
    ),
    (
        "Khair Mohammad Andarabi and two companions fell martyrs in the fight.",
        [(None, "killed", 1, 1), (None, "killed", 2, 2)],
    ),
    (
        (
            "In a separate incident, gunmen killed a former intelligence employee and his "
            "wife inside their home in Nangarhar."
        ),
        [(None, "killed", 1, 1), ("civilians", "killed", 1, 1)],
    ),
    (
        "A father and his two sons, all former policemen, were killed in Uruzgan.",
        [("civilians", "killed", 1, 1), ("civilians", "killed", 2, 2)],
    ),
    (
        "Abdul Wadood, his wife and their infant son were killed when the shell landed.",
        [(None, "killed", 1, 1), ("civilians", "killed", 1, 1), ("civilians", "killed", 1, 1)],
    ),
    (
        "A strike killed Omar Khalid and three other commanders.",
        [(None, "killed", 1, 1), (None, "killed", 3, 3)],
    ),
    (
        "A commander and his 12 men were surrounded and killed.",
        [(None, "killed", 1, 1), (None, "killed", 12, 12)],
    ),
    (
        "Two were killed on Monday, bringing the death toll to 12.",
        [(None, "killed", 12, 12)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_number_has_its_people(text, expected, toll_rows_of):
    assert toll_rows_of(text) == expected
