"""Tolls told by nouns, bodies, lives lost, and people told of again."""

import pytest

CASES = [
    ("The deaths of six Taliban were confirmed.", [("Taliban", "killed", 6, 6)]),
    ("The death toll rose to 50.", [(None, "killed", 50, 50)]),
    ("The fighting claimed the lives of 12 civilians.", [("civilians", "killed", 12, 12)]),
    ("The NRF lost 14 men.", [("NRF", "killed", 14, 14)]),
    ("The Taliban suffered heavy losses.", [("Taliban", "killed_or_wounded", None, None)]),
    (
        "The Taliban have suffered heavy casualties in Panjshir.",
        [("Taliban", "killed_or_wounded", None, None)],
    ),
    ("There were no casualties.", [(None, "killed_or_wounded", 0, 0)]),
    (
        "The NRF inflicted heavy casualties on the Taliban.",
        [("Taliban", "killed_or_wounded", None, None)],
    ),
    (
        "There were 12 deaths and 160 extrajudicial killings.",
        [(None, "killed", 12, 12), (None, "killed", 160, 160)],
    ),
    ("Seven bodies were found in a well.", [(None, "killed", 7, 7)]),
    ("The group put the toll at 23.", [(None, "killed", 23, 23)]),
    (
        "The ambush resulted in the death of a Taliban commander and two of his bodyguards.",
        [("Taliban", "killed", 1, 1), ("Taliban", "killed", 2, 2)],
    ),
    ("The two sides suffered casualties.", [(None, "killed_or_wounded", None, None)]),
    ("Taliban casualties were high.", [("Taliban", "killed_or_wounded", None, None)]),
    ("A Taliban convoy was hit, killing six on board.", [(None, "killed", 6, 6)]),
    (
        "Taliban fighters opened fire on a wedding, killing the groom and injuring 14 guests.",
        [("civilians", "killed", 1, 1), ("civilians", "wounded", 14, 14)],
    ),
    ("The explosion left no casualties.", [(None, "killed_or_wounded", 0, 0)]),
    ("The casualty toll stands at 31.", [(None, "killed_or_wounded", 31, 31)]),
    ("The number of wounded reached 18.", [(None, "wounded", 18, 18)]),
    ("The death toll rose from 12 to 19.", [(None, "killed", 19, 19)]),
    ("He put the number of dead at six.", [(None, "killed", 6, 6)]),
    (
        "The Taliban and the NRF both suffered casualties.",
        [(None, "killed_or_wounded", None, None)],
    ),
    (
        "The clash caused heavy casualties among the NRF.",
        [("NRF", "killed_or_wounded", None, None)],
    ),
    (
        "The raid led to the death of three and the injury of seven Taliban fighters.",
        [(None, "killed", 3, 3), ("Taliban", "wounded", 7, 7)],
    ),
    ("Police found 12 bodies in Zaranj.", [(None, "killed", 12, 12)]),
    ("The number of those killed has risen to 34.", [(None, "killed", 34, 34)]),
    ("The attack resulted in 11 Taliban casualties.", [("Taliban", "killed_or_wounded", 11, 11)]),
    ("The Taliban suffered 11 casualties.", [("Taliban", "killed_or_wounded", 11, 11)]),
    (
        "Taliban losses were put at 14 dead and 9 wounded.",
        [("Taliban", "killed", 14, 14), ("Taliban", "wounded", 9, 9)],
    ),
    (
        "The deaths of a mother and two children were reported.",
        [("civilians", "killed", 1, 1), ("civilians", "killed", 2, 2)],
    ),
    ("Three fighters sustained injuries.", [(None, "wounded", 3, 3)]),
    (
        "A suicide bomber blew himself up, killing himself and four others.",
        [(None, "killed", 4, 4)],
    ),
    ("No loss of life was reported.", [(None, "killed", 0, 0)]),
    ("The Taliban suffered the loss of 20 fighters.", [("Taliban", "killed", 20, 20)]),
    (
        "Residents say 16 people were killed, while the Taliban put the figure at four.",
        [(None, "killed", 16, 16), (None, "killed", 4, 4)],
    ),
    (
        "Amnesty documented the summary killing of 27 captured NRF fighters.",
        [("NRF", "killed", 27, 27)],
    ),
    ("The number of martyrs reached 23.", [(None, "killed", 23, 23)]),
    ("The number of victims has risen to 46.", [(None, "killed", 46, 46)]),
    (
        "Gunmen stopped a bus, pulled off 14 Hazara passengers and shot them dead.",
        [(None, "killed", 14, 14)],
    ),
    ("The Taliban shot him dead in front of his family.", [(None, "killed", 1, 1)]),
    (
        "Taliban fighters killed him and his brother.",
        [(None, "killed", 1, 1), ("civilians", "killed", 1, 1)],
    ),
    (
        (
            "UNAMA recorded 21 instances of extrajudicial killings of former government "
            "officials and security forces members."
        ),
        [(None, "killed", 21, 21)],
    ),
    (
        ("With this operation the number of Taliban killed by our forces this month reaches 31."),
        [("Taliban", "killed", 31, 31)],
    ),
    ("He lost his two brothers in 1998 and his home in 2021.", [("civilians", "killed", 2, 2)]),
    (
        (
            "Khaama Press reports that the bodies of three former soldiers, who went missing "
            "a week ago, were recovered in Zabul."
        ),
        [("former ANDSF", "killed", 3, 3)],
    ),
    ("We have lost 25 men since the spring, the commander admitted.", [(None, "killed", 25, 25)]),
    (
        "Taliban casualties in the fighting stood at 14 killed and 22 wounded.",
        [("Taliban", "killed", 14, 14), ("Taliban", "wounded", 22, 22)],
    ),
    (
        (
            "The number of people killed in the blast at the Kaaj learning centre reached 53,"
            " 46 of them girls and young women."
        ),
        [(None, "killed", 53, 53)],
    ),
    (
        "Resistance sources put NRF losses at 18 dead and 20 wounded.",
        [("NRF", "killed", 18, 18), ("NRF", "wounded", 20, 20)],
    ),
    ("The ambush claimed the life of a Taliban commander.", [("Taliban", "killed", 1, 1)]),
    ("The doctors saved the lives of 12 people.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_casualty_words_are_read(text, expected, toll_rows_of):
    assert toll_rows_of(text) == expected
