"""What did not happen is no report: negation, plans, possibilities, questions."""

import pytest

from extract.factuality import judge_trigger


def judged(view_of, trigger_of, text, surface):
    view = view_of(text)
    return judge_trigger(view, trigger_of(view, surface))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("NRF fighters attacked a post in Rukha.", "attacked"),
        ("Witnesses confirmed that clashes broke out in Rukha.", "clashes"),
        ("There is no doubt that clashes broke out in Rukha.", "clashes"),
        ("The claim that clashes broke out in Rukha could not be verified.", "clashes"),
        ("The Taliban managed to capture the district of Rukha.", "capture"),
        ("Not only Rukha but also Anaba was attacked.", "attacked"),
        ("Asked about the attack on Rukha, the governor gave no answer.", "attack"),
        (
            "The minister, who would resign a month later, said clashes broke out in Rukha.",
            "clashes",
        ),
    ],
)
def test_told_as_done(view_of, trigger_of, text, trigger):
    assert judged(view_of, trigger_of, text, trigger).happened


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("No clashes were reported in Rukha.", "clashes"),
        ("The Taliban have not captured Rukha.", "captured"),
        ("The Taliban denied that clashes took place in Rukha.", "clashes"),
        ("The report of an attack on Rukha is false.", "attack"),
        ("The NRF never attacked the bazaar of Rukha.", "attacked"),
        ("Rukha passed the winter without clashes.", "clashes"),
    ],
)
def test_denied(view_of, trigger_of, text, trigger):
    fact = judged(view_of, trigger_of, text, trigger)
    assert fact.denied
    assert not fact.happened


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The NRF could attack Rukha.", "attack"),
        ("The NRF may soon launch an offensive in Panjshir.", "offensive"),
        ("The NRF vowed to attack every post in Rukha.", "attack"),
        ("Elders called for an offensive against smugglers in Rukha.", "offensive"),
        ("Residents fear an attack on Rukha.", "attack"),
        ("If clashes break out in Rukha, the road will close.", "clashes"),
        ("The Taliban tried to capture Rukha.", "capture"),
        ("IS-K has tried to regain a foothold in Nangarhar.", "foothold"),
        ("They found jerrycans like those used for roadside bombs in Sangin.", "roadside bombs"),
        ("The Taliban sent men to Rukha to prevent attacks.", "attacks"),
        ("Did the Taliban attack Rukha?", "attack"),
        ("Asked about the attacks, an official in Rukha gave no answer.", "attacks"),
        ("Hundreds marched through Bazarak to protest against the strikes.", "the strikes"),
    ],
)
def test_neither_done_nor_denied(view_of, trigger_of, text, trigger):
    fact = judged(view_of, trigger_of, text, trigger)
    assert not fact.happened
    assert not fact.denied


def test_the_reason_names_the_word_that_decided(view_of, trigger_of):
    assert "'could'" in judged(view_of, trigger_of, "They could attack Rukha.", "attack").reason
