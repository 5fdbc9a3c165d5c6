"""Tolls in single sentences: who, what became of them, how many."""

import pytest

from extract.casualties import find_tolls
from extract.groups import GroupMention
from geo.places import Span

CASES = [
    (
        "At least 12 were killed and more than 20 wounded.",
        [(None, "killed", 12, None), (None, "wounded", 20, None)],
    ),
    ("The deaths of six Taliban were confirmed.", [("Taliban", "killed", 6, 6)]),
    (
        "A bomb killed two civilians and wounded five others.",
        [("civilians", "killed", 2, 2), ("civilians", "wounded", 5, 5)],
    ),
    ("The NRF said three of its fighters were killed by the Taliban.", [("NRF", "killed", 3, 3)]),
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
    ("The attack happened on Monday, leaving at least 3 people dead.", [(None, "killed", 3, None)]),
    ("The death toll rose to 50.", [(None, "killed", 50, 50)]),
    ("The fighting claimed the lives of 12 civilians.", [("civilians", "killed", 12, 12)]),
    ("The NRF lost 14 men.", [("NRF", "killed", 14, 14)]),
    ("The Taliban suffered heavy losses.", [("Taliban", "killed_or_wounded", None, None)]),
    (
        "The Taliban have suffered heavy casualties in Panjshir.",
        [("Taliban", "killed_or_wounded", None, None)],
    ),
    ("Six people, including a commander, were killed.", [(None, "killed", 6, 6)]),
    (
        "They killed six, including a commander, and wounded four.",
        [(None, "killed", 6, 6), (None, "wounded", 4, 4)],
    ),
    ("The Taliban captured five outposts and two vehicles.", []),
    ("The Taliban deployed 1,000 fighters.", []),
    ("Between 10 and 15 Taliban fighters were killed.", [("Taliban", "killed", 10, 15)]),
    ("10-15 Taliban fighters were killed.", [("Taliban", "killed", 10, 15)]),
    ("Dozens of residents were arrested.", [("civilians", "captured", 24, None)]),
    ("A Taliban commander was killed.", [("Taliban", "killed", 1, 1)]),
    ("Taliban commander Mullah Hamid was killed in Baghlan.", [("Taliban", "killed", 1, 1)]),
    ("No civilians were hurt.", [("civilians", "wounded", 0, 0)]),
    ("There were no casualties.", [(None, "killed_or_wounded", 0, 0)]),
    (
        "The NRF inflicted heavy casualties on the Taliban.",
        [("Taliban", "killed_or_wounded", None, None)],
    ),
    ("The arrest of 30 people was reported.", [(None, "captured", 30, 30)]),
    (
        "There were 12 deaths and 160 extrajudicial killings.",
        [(None, "killed", 12, 12), (None, "killed", 160, 160)],
    ),
    (
        "On 14 September 2021 Taliban fighters killed a 25-year-old man.",
        [("civilians", "killed", 1, 1)],
    ),
    ("Arrest warrants were issued for 12 men.", []),
    (
        "The NRF took 12 Taliban fighters prisoner and 8 prisoners were freed.",
        [("Taliban", "captured", 12, 12)],
    ),
    ("Two former army soldiers were detained.", [("former ANDSF", "captured", 2, 2)]),
    ("Somewhere between 4,000 and 8,000 former soldiers took up arms.", []),
    (
        "The Taliban detained dozens of men and executed three of them.",
        [("civilians", "captured", 24, None), ("civilians", "killed", 3, 3)],
    ),
    (
        "Local sources said two women and a child died in the explosion.",
        [("civilians", "killed", 2, 2), ("civilians", "killed", 1, 1)],
    ),
    ("Seven bodies were found in a well.", [(None, "killed", 7, 7)]),
    (
        "As many as 30 Taliban were killed or injured, the group said.",
        [("Taliban", "killed_or_wounded", None, 30)],
    ),
    (
        "A roadside bomb killed one policeman and hurt three others, including a child.",
        [(None, "killed", 1, 1), (None, "wounded", 3, 3)],
    ),
    (
        "The Taliban arrested a former police officer and his two sons.",
        [("former ANDSF", "captured", 1, 1), ("civilians", "captured", 2, 2)],
    ),
    (
        "Two children, a woman and an elderly man were among the dead.",
        [
            ("civilians", "killed", 2, 2),
            ("civilians", "killed", 1, 1),
            ("civilians", "killed", 1, 1),
        ],
    ),
    ("Taliban forces shot dead two brothers in Andarab.", [("civilians", "killed", 2, 2)]),
    (
        "The NRF's spokesman denied that 12 of its fighters had been killed.",
        [("NRF", "killed", 12, 12)],
    ),
    ("The clash left several dead on both sides.", [(None, "killed", 3, None)]),
    ("The group put the toll at 23.", [(None, "killed", 23, 23)]),
    (
        "Thirty-five resistance fighters were captured alive.",
        [("unnamed resistance", "captured", 35, 35)],
    ),
    ("The battle killed 12 shepherds and 200 sheep.", [("civilians", "killed", 12, 12)]),
    (
        "The Taliban rounded up more than a hundred villagers.",
        [("civilians", "captured", 100, None)],
    ),
    (
        "Anti-government fighters killed two anti-Taliban activists.",
        [("unnamed resistance", "killed", 2, 2)],
    ),
    ("In 2021 the Taliban killed hundreds.", [(None, "killed", 200, None)]),
    (
        "Several hundred Taliban fighters have been killed in the past year, Nazary said.",
        [("Taliban", "killed", 300, None)],
    ),
    (
        "The Taliban have killed, wounded or captured 40 of the NRF's fighters.",
        [("NRF", "killed_or_wounded", None, 40), ("NRF", "captured", None, 40)],
    ),
    (
        "The ambush resulted in the death of a Taliban commander and two of his bodyguards.",
        [("Taliban", "killed", 1, 1), ("Taliban", "killed", 2, 2)],
    ),
    (
        "The attack resulted in the deaths of at least three and the wounding of five Taliban.",
        [(None, "killed", 3, None), ("Taliban", "wounded", 5, 5)],
    ),
    ("Nobody was hurt.", [(None, "wounded", 0, 0)]),
    ("The Taliban did not report any casualties.", []),
    ("The attack killed nearly two dozen people.", [(None, "killed", 24, 24)]),
    (
        "More than 20 NRF fighters were killed, 15 wounded and six taken prisoner.",
        [("NRF", "killed", 20, None), ("NRF", "wounded", 15, 15), ("NRF", "captured", 6, 6)],
    ),
    ("The Taliban executed 12 prisoners of war.", [(None, "killed", 12, 12)]),
    ("The Taliban seized 12 vehicles and killed the driver of one.", [(None, "killed", 1, 1)]),
    (
        "No Taliban fighters were killed but two were slightly wounded.",
        [("Taliban", "killed", 0, 0), (None, "wounded", 2, 2)],
    ),
    ("۱۲ نفر killed ۱۲ Taliban.", [("Taliban", "killed", 12, 12)]),
    (
        "Four Taliban members, who had stormed a post, were killed and three others hurt.",
        [("Taliban", "killed", 4, 4), ("Taliban", "wounded", 3, 3)],
    ),
    ("The war killed tens of thousands of civilians.", [("civilians", "killed", 20000, None)]),
    ("The two sides suffered casualties.", [(None, "killed_or_wounded", None, None)]),
    ("Taliban casualties were high.", [("Taliban", "killed_or_wounded", None, None)]),
    (
        "Three people were killed and two more wounded when gunmen opened fire.",
        [(None, "killed", 3, 3), (None, "wounded", 2, 2)],
    ),
    (
        "Police said one person had been killed and three had been wounded.",
        [(None, "killed", 1, 1), (None, "wounded", 3, 3)],
    ),
    ("He killed himself.", []),
    ("Villagers could not bury their dead.", []),
    ("The NRF could not capture even one of the province's bases.", []),
    ("The Taliban wounded one of the NRF's leaders.", [("NRF", "wounded", 1, 1)]),
    (
        "Forty rebels, including four commanders, were killed and over 100 captured.",
        [(None, "killed", 40, 40), (None, "captured", 100, None)],
    ),
    ("A Taliban convoy was hit, killing six on board.", [(None, "killed", 6, 6)]),
    (
        "Over the past week the Taliban arrested and later executed six men.",
        [("civilians", "killed", 6, 6)],
    ),
    (
        "Taliban fighters opened fire on a wedding, killing the groom and injuring 14 guests.",
        [("civilians", "killed", 1, 1), ("civilians", "wounded", 14, 14)],
    ),
    (
        "At least four were killed and an unknown number wounded.",
        [(None, "killed", 4, None), (None, "wounded", None, None)],
    ),
    (
        "He said 18 Taliban, including the district police chief, had been killed.",
        [("Taliban", "killed", 18, 18)],
    ),
    ("Taliban officials said only two of their men were wounded.", [("Taliban", "wounded", 2, 2)]),
    (
        "The Taliban lost at least 20 fighters while the NRF lost two.",
        [("Taliban", "killed", 20, None), ("NRF", "killed", 2, 2)],
    ),
    (
        "The blast killed at least 7 people and left 30 others wounded.",
        [(None, "killed", 7, None), (None, "wounded", 30, 30)],
    ),
    ("Some 50 Taliban insurgents surrendered.", []),
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
        "The Taliban have arrested more than 150 people, mostly young men, in Panjshir.",
        [(None, "captured", 150, None)],
    ),
    (
        "A mother and her three children were killed.",
        [("civilians", "killed", 1, 1), ("civilians", "killed", 3, 3)],
    ),
    (
        "Unknown gunmen assassinated a Taliban intelligence officer in Herat.",
        [("Taliban", "killed", 1, 1)],
    ),
    (
        "Hundreds of Taliban fighters have been killed in Panjshir, according to the NRF.",
        [("Taliban", "killed", 200, None)],
    ),
    (
        "The Taliban's deputy governor was wounded and three of his guards died.",
        [("Taliban", "wounded", 1, 1), ("Taliban", "killed", 3, 3)],
    ),
    ("One of the fighters was shot dead by Taliban forces.", [(None, "killed", 1, 1)]),
    (
        "Three AFF fighters were martyred and one was wounded.",
        [("AFF", "killed", 3, 3), ("AFF", "wounded", 1, 1)],
    ),
    (
        "Eleven worshippers died and 20 others were hurt when a bomb went off.",
        [("civilians", "killed", 11, 11), ("civilians", "wounded", 20, 20)],
    ),
    ("The Taliban took 30 villagers hostage.", [("civilians", "captured", 30, 30)]),
    ("Six members of the Taliban's 3rd battalion were killed.", [("Taliban", "killed", 6, 6)]),
    ("Seven soldiers loyal to the NRF were captured.", [("NRF", "captured", 7, 7)]),
    ("Thirty people have been killed so far this year.", [(None, "killed", 30, 30)]),
    ("The villagers were killed.", [("civilians", "killed", None, None)]),
    (
        "The NRF fields about 3,000 fighters and has killed a Taliban commander.",
        [("Taliban", "killed", 1, 1)],
    ),
    ("No one was killed or injured in the blast.", [(None, "killed_or_wounded", 0, 0)]),
    (
        "It inflicted dozens of casualties on Taliban forces.",
        [("Taliban", "killed_or_wounded", 24, None)],
    ),
    ("The attack killed none.", [(None, "killed", 0, 0)]),
    ("The 12 dead fighters were buried.", [(None, "killed", 12, 12)]),
    ("The explosion left no casualties.", [(None, "killed_or_wounded", 0, 0)]),
    (
        "A woman was killed and her husband injured.",
        [("civilians", "killed", 1, 1), ("civilians", "wounded", 1, 1)],
    ),
    ("Five to seven Taliban were killed.", [("Taliban", "killed", 5, 7)]),
    ("The Taliban killed two to three civilians a day.", [("civilians", "killed", 2, 3)]),
    (
        "NRF fighters killed, wounded 20 Taliban in Andarab",
        [("Taliban", "killed_or_wounded", 20, 20)],
    ),
    (
        "The NRF says it has killed or wounded 315 Taliban fighters since spring.",
        [("Taliban", "killed_or_wounded", 315, 315)],
    ),
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
    ("The NRF fields 3,500 fighters in the valley.", []),
    ("Taliban sent 600 reinforcements after its losses of territory.", []),
    ("The Taliban captured the attention of the world.", []),
    ("The road to the district is a dead end.", []),
    ("Commanders killed time before the 2 pm meeting.", []),
    ("The battle for the base cost his wounded pride.", []),
    ("The Taliban captured three bases and killed the commander of one.", [(None, "killed", 1, 1)]),
    (
        "The front says it has carried out 120 attacks and killed scores of Taliban.",
        [("Taliban", "killed", 40, None)],
    ),
    (
        "The attack killed at least one civilian, an 11-year-old girl.",
        [("civilians", "killed", 1, None)],
    ),
    ("On 5 May 12 residents were killed.", [("civilians", "killed", 12, 12)]),
    (
        "In August 2023 Taliban forces arrested Panjshir residents.",
        [("civilians", "captured", None, None)],
    ),
    (
        "The 40 years of war killed hundreds of thousands of civilians.",
        [("civilians", "killed", 200000, None)],
    ),
    (
        "Six resistance fighters, among them a deputy commander, were killed and four captured.",
        [("unnamed resistance", "killed", 6, 6), ("unnamed resistance", "captured", 4, 4)],
    ),
    (
        "Between 20 and 25 Taliban members were killed or injured, according to the NRF.",
        [("Taliban", "killed_or_wounded", 20, 25)],
    ),
    ("The fighting killed three to five residents.", [("civilians", "killed", 3, 5)]),
    ("Two or three Taliban fighters were wounded.", [("Taliban", "wounded", 2, 3)]),
    ("Half a dozen NRF fighters were killed.", [("NRF", "killed", 6, 6)]),
    ("A couple of Taliban guards were hurt.", [("Taliban", "wounded", 2, 2)]),
    ("The AFF killed 1,200 Taliban.", [("Taliban", "killed", 1200, 1200)]),
    (
        "Twenty-five Taliban fighters and a handful of civilians died.",
        [("Taliban", "killed", 25, 25), ("civilians", "killed", 3, None)],
    ),
    ("Nearly 60 NRF men were taken prisoner.", [("NRF", "captured", 60, 60)]),
    ("Up to 40 villagers have been abducted.", [("civilians", "captured", None, 40)]),
    ("No more than five Taliban died.", [("Taliban", "killed", None, 5)]),
    ("Fewer than ten people were hurt.", [(None, "wounded", None, 10)]),
    ("The casualty toll stands at 31.", [(None, "killed_or_wounded", 31, 31)]),
    ("The number of wounded reached 18.", [(None, "wounded", 18, 18)]),
    ("The death toll rose from 12 to 19.", [(None, "killed", 19, 19)]),
    ("He put the number of dead at six.", [(None, "killed", 6, 6)]),
    ("Seven Taliban were killed, not two vehicles.", [("Taliban", "killed", 7, 7)]),
    ("The Taliban executed three captives.", [(None, "killed", 3, 3)]),
    ("The Taliban carried out 30 operations and captured four positions.", []),
    ("Taliban fighters killed two former policemen in Ghazni.", [("former ANDSF", "killed", 2, 2)]),
    (
        "Two ex-soldiers and a former prosecutor were detained.",
        [("former ANDSF", "captured", 2, 2), ("former ANDSF", "captured", 1, 1)],
    ),
    (
        "The Taliban and the NRF both suffered casualties.",
        [(None, "killed_or_wounded", None, None)],
    ),
    (
        "The clash caused heavy casualties among the NRF.",
        [("NRF", "killed_or_wounded", None, None)],
    ),
    ("A rocket killed 15 sheep and wounded a shepherd.", [("civilians", "wounded", 1, 1)]),
    ("Police said two Taliban members were hanged.", [("Taliban", "killed", 2, 2)]),
    ("The attackers beheaded a teacher.", [("civilians", "killed", 1, 1)]),
    (
        "The commander of the unit and three of his men were killed.",
        [(None, "killed", 1, 1), (None, "killed", 3, 3)],
    ),
    ("The Taliban detained 14 women protesters in Kabul.", [("civilians", "captured", 14, 14)]),
    (
        "The NRF killed a Taliban district governor and his two bodyguards.",
        [("Taliban", "killed", 1, 1), ("Taliban", "killed", 2, 2)],
    ),
    ("Five people were killed in Kunduz, Baghlan and Takhar.", [(None, "killed", 5, 5)]),
    ("Ten were killed.", [(None, "killed", 10, 10)]),
    (
        "The mine killed a mother, her two daughters and a neighbour.",
        [
            ("civilians", "killed", 1, 1),
            ("civilians", "killed", 2, 2),
            ("civilians", "killed", 1, 1),
        ],
    ),
    (
        "The Taliban's intelligence agency arrested five members of the NRF in Kabul.",
        [("NRF", "captured", 5, 5)],
    ),
    (
        "The Taliban deny that more than 80 of their members have been captured.",
        [("Taliban", "captured", 80, None)],
    ),
    (
        "The governor's spokesman said three policemen were killed and a civilian was hurt.",
        [(None, "killed", 3, 3), ("civilians", "wounded", 1, 1)],
    ),
    (
        "The magnetic mine killed a Taliban judge and his driver.",
        [("Taliban", "killed", 1, 1), ("Taliban", "killed", 1, 1)],
    ),
    ("A total of 23 Taliban were killed.", [("Taliban", "killed", 23, 23)]),
    ("Gunmen killed five members of one family.", [(None, "killed", 5, 5)]),
    ("Taliban troops have killed at least 20 captives since Monday.", [(None, "killed", 20, None)]),
    ("Two Taliban vehicles were destroyed and everyone inside was killed.", []),
    (
        "The blast left more than 50 dead and over 100 injured.",
        [(None, "killed", 50, None), (None, "wounded", 100, None)],
    ),
    (
        "The raid led to the death of three and the injury of seven Taliban fighters.",
        [(None, "killed", 3, 3), ("Taliban", "wounded", 7, 7)],
    ),
    ("Police found 12 bodies in Zaranj.", [(None, "killed", 12, 12)]),
    (
        "The Taliban have imprisoned over 1,000 young people from Panjshir.",
        [(None, "captured", 1000, None)],
    ),
    ("There have been unconfirmed reports of casualties.", []),
    ("The Taliban lost control of two districts and 30 soldiers.", []),
    ("The number of those killed has risen to 34.", [(None, "killed", 34, 34)]),
    ("Residents said 'dozens' were killed.", [(None, "killed", 24, None)]),
    (
        "The Taliban beat and detained scores of residents, including elders.",
        [("civilians", "captured", 40, None)],
    ),
    ("Some of the dead were children.", []),
    ("Two sons of a former officer were arrested.", [("civilians", "captured", 2, 2)]),
    ("His brother was killed by the Taliban in 2021.", [("civilians", "killed", 1, 1)]),
    (
        "A 32-year-old former police officer was shot dead in front of his home.",
        [("former ANDSF", "killed", 1, 1)],
    ),
    (
        "About 10,000 fighters were sent to Panjshir and 2,000 to Andarab, where 12 died.",
        [(None, "killed", 12, 12)],
    ),
    ("In 1998 the Taliban killed more than 2,000 Hazaras.", [(None, "killed", 2000, None)]),
    (
        "Two to three hundred Taliban fighters have been killed this year.",
        [("Taliban", "killed", 200, 300)],
    ),
    ("The NRF said it had not lost any fighters.", []),
    ("A group of Taliban fighters was ambushed; most of them were killed.", []),
    ("The attack resulted in 11 Taliban casualties.", [("Taliban", "killed_or_wounded", 11, 11)]),
    ("The Taliban suffered 11 casualties.", [("Taliban", "killed_or_wounded", 11, 11)]),
    (
        "The NRF said the Taliban suffered at least 20 casualties, seven of them dead.",
        [("Taliban", "killed_or_wounded", 20, None), ("Taliban", "killed", 7, 7)],
    ),
    (
        "Taliban losses were put at 14 dead and 9 wounded.",
        [(None, "killed", 14, 14), (None, "wounded", 9, 9)],
    ),
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
        "The deaths of a mother and two children were reported.",
        [("civilians", "killed", 1, 1), ("civilians", "killed", 2, 2)],
    ),
    ("Three fighters sustained injuries.", [(None, "wounded", 3, 3)]),
    ("Of 14 Taliban captives, two were hanged.", [(None, "killed", 2, 2)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentence_gives_its_tolls(text, expected, toll_rows_of):
    found = toll_rows_of(text)
    assert found == expected


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
