"""Tolls in single sentences: who, what became of them, how many."""

import pytest

from extract.casualties import find_tolls
from extract.groups import GroupMention
from geo.places import Span

CASES = [
    ("The NRF said three of its fighters were killed by the Taliban.", [("NRF", "killed", 3, 3)]),
    ("Six people, including a commander, were killed.", [(None, "killed", 6, 6)]),
    ("A Taliban commander was killed.", [("Taliban", "killed", 1, 1)]),
    ("Taliban commander Mullah Hamid was killed in Baghlan.", [("Taliban", "killed", 1, 1)]),
    ("No civilians were hurt.", [("civilians", "wounded", 0, 0)]),
    ("Taliban forces shot dead two brothers in Andarab.", [("civilians", "killed", 2, 2)]),
    (
        "The NRF's spokesman denied that 12 of its fighters had been killed.",
        [("NRF", "killed", 12, 12)],
    ),
    ("The battle killed 12 shepherds and 200 sheep.", [("civilians", "killed", 12, 12)]),
    (
        "Anti-government fighters killed two anti-Taliban activists.",
        [("unnamed resistance", "killed", 2, 2)],
    ),
    ("Ten men of the NRF were killed in Rokha.", [("NRF", "killed", 10, 10)]),
    ("Nobody was hurt.", [(None, "wounded", 0, 0)]),
    ("The Taliban executed 12 prisoners of war.", [(None, "killed", 12, 12)]),
    ("The Taliban seized 12 vehicles and killed the driver of one.", [(None, "killed", 1, 1)]),
    ("۱۲ نفر killed ۱۲ Taliban.", [("Taliban", "killed", 12, 12)]),
    ("The Taliban wounded one of the NRF's leaders.", [("NRF", "wounded", 1, 1)]),
    (
        "Over the past week the Taliban arrested and later executed six men.",
        [("civilians", "captured", 6, 6), ("civilians", "killed", 6, 6)],
    ),
    (
        "He said 18 Taliban, including the district police chief, had been killed.",
        [("Taliban", "killed", 18, 18)],
    ),
    ("Taliban officials said only two of their men were wounded.", [("Taliban", "wounded", 2, 2)]),
    (
        "Unknown gunmen assassinated a Taliban intelligence officer in Herat.",
        [("Taliban", "killed", 1, 1)],
    ),
    ("One of the fighters was shot dead by Taliban forces.", [(None, "killed", 1, 1)]),
    ("Six members of the Taliban's 3rd battalion were killed.", [("Taliban", "killed", 6, 6)]),
    ("Thirty people have been killed so far this year.", [(None, "killed", 30, 30)]),
    ("The villagers were killed.", [("civilians", "killed", None, None)]),
    (
        "The NRF fields about 3,000 fighters and has killed a Taliban commander.",
        [("Taliban", "killed", 1, 1)],
    ),
    ("No one was killed or injured in the blast.", [(None, "killed_or_wounded", 0, 0)]),
    ("The attack killed none.", [(None, "killed", 0, 0)]),
    ("The 12 dead fighters were buried.", [(None, "killed", 12, 12)]),
    (
        "The NRF says it has killed or wounded 315 Taliban fighters since spring.",
        [("Taliban", "killed_or_wounded", 315, 315)],
    ),
    ("The Taliban captured three bases and killed the commander of one.", [(None, "killed", 1, 1)]),
    ("On 5 May 12 residents were killed.", [("civilians", "killed", 12, 12)]),
    ("The AFF killed 1,200 Taliban.", [("Taliban", "killed", 1200, 1200)]),
    ("Seven Taliban were killed, not two vehicles.", [("Taliban", "killed", 7, 7)]),
    ("The Taliban executed three captives.", [(None, "killed", 3, 3)]),
    ("Taliban fighters killed two former policemen in Ghazni.", [("former ANDSF", "killed", 2, 2)]),
    ("A rocket killed 15 sheep and wounded a shepherd.", [("civilians", "wounded", 1, 1)]),
    ("Police said two Taliban members were hanged.", [("Taliban", "killed", 2, 2)]),
    ("The attackers beheaded a teacher.", [("civilians", "killed", 1, 1)]),
    ("Five people were killed in Kunduz, Baghlan and Takhar.", [(None, "killed", 5, 5)]),
    ("Ten were killed.", [(None, "killed", 10, 10)]),
    ("A total of 23 Taliban were killed.", [("Taliban", "killed", 23, 23)]),
    ("Gunmen killed five members of one family.", [(None, "killed", 5, 5)]),
    ("His brother was killed by the Taliban in 2021.", [("civilians", "killed", 1, 1)]),
    (
        "About 10,000 fighters were sent to Panjshir and 2,000 to Andarab, where 12 died.",
        [(None, "killed", 12, 12)],
    ),
    ("Of 14 Taliban captives, two were hanged.", [(None, "killed", 2, 2)]),
    ("Gunmen killed a former soldier's three cousins.", [("civilians", "killed", 3, 3)]),
    ("Nine hirelings were sent to hell.", [(None, "killed", 9, 9)]),
    ("Six Daeshis were eliminated in the raid.", [(None, "killed", 6, 6)]),
    ("Two men had been killed on each side.", [("civilians", "killed", 4, 4)]),
    ("The film shows gunmen shooting six bound prisoners.", [(None, "killed", 6, 6)]),
    ("Three of the wounded later died in hospital.", [(None, "killed", 3, 3)]),
    ("Five puppets were neutralized.", [(None, "killed", 5, 5)]),
    ("Two spies were sent to hell in Khost.", [(None, "killed", 2, 2)]),
    ("Three of the Khawarij were sent to hell by the mujahideen.", [(None, "killed", 3, 3)]),
    ("One Taliban member attained martyrdom.", [("Taliban", "killed", 1, 1)]),
    ("Two of our brothers embraced martyrdom.", [("civilians", "killed", 2, 2)]),
    ("Among the dead was a Taliban district governor.", [("Taliban", "killed", 1, 1)]),
    (
        "Some 250 of his men surrendered and he was shot dead at the border.",
        [(None, "killed", 1, 1)],
    ),
    ("Among those killed were two commanders of the Red Unit.", [(None, "killed", 2, 2)]),
    (
        "A former commander of the Arbaki force was found hanged in Takhar.",
        [(None, "killed", 1, 1)],
    ),
    (
        (
            "Emergency NGO's surgical centre in Kabul said on Twitter it had received 10 "
            "patients from the blast, one of whom was dead on arrival."
        ),
        [(None, "killed", 1, 1)],
    ),
    (
        (
            "NRF fighters ambushed a convoy near Keshem, leaving seven Taliban dead and a "
            "Humvee destroyed, Ali Nazary wrote."
        ),
        [("Taliban", "killed", 7, 7)],
    ),
    (
        "Two men convicted of murder were executed by gunfire in a stadium.",
        [("civilians", "killed", 2, 2)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentence_gives_its_tolls(text, expected, toll_rows_of):
    assert toll_rows_of(text) == expected


def test_spans_are_offsets_of_the_whole_text():
    text = "Calm returned. At least 12 residents were killed."
    (toll,) = find_tolls(text, 15, len(text), [])
    assert text[toll.span.start : toll.span.end] == "At least 12 residents"


def test_only_the_stretch_is_read():
    text = "Two residents were killed. Five residents were wounded."
    assert [toll.what for toll in find_tolls(text, 27, len(text), [])] == ["wounded"]


def test_group_inside_a_word_is_no_side():
    text = "Two people in a Taliban-held village were killed."
    at = text.index("Taliban")
    group = GroupMention(Span(at, at + 7), "Taliban", "Taliban", "named")
    assert [toll.side for toll in find_tolls(text, 0, len(text), [group])] == [None]


def test_linked_group_is_a_side():
    text = "Two Taliban-linked militiamen were killed."
    group = GroupMention(Span(4, 11), "Taliban", "Taliban", "named")
    assert [toll.side for toll in find_tolls(text, 0, len(text), [group])] == ["Taliban"]


def test_claimed_by_is_left_to_the_caller(tolls_of):
    assert [toll.claimed_by for toll in tolls_of("The Taliban said four men died.")] == [None]


def test_a_letter_that_grows_in_lower_case_keeps_offsets():
    text = "İİİ said 12 residents were killed."
    (toll,) = find_tolls(text, 0, len(text), [])
    assert text[toll.span.start : toll.span.end] == "12 residents"


@pytest.mark.parametrize("text", ["", " ", "killed", "killed killed 12 12", "12", "—", "of of of"])
def test_fragments_do_not_fail(text, tolls_of):
    assert all(toll.span.end <= len(text) for toll in tolls_of(text))


def test_long_sentence_takes_linear_time():
    text = "dozens of people and " * 20_000 + "were killed."
    assert find_tolls(text, 0, len(text), [])
