"""Who acts and who is acted upon."""

import pytest

from extract.actors import find_actors, is_noun, is_passive

N, T = ("NRF",), ("Taliban",)


@pytest.mark.parametrize(
    ("text", "trigger", "initiator", "target"),
    [
        ("The NRF attacked the Taliban in Rukha.", "attacked", N, T),
        ("The Taliban were attacked by the NRF in Rukha.", "attacked", N, T),
        ("A Taliban post in Rukha came under attack from the NRF.", "came under attack", N, T),
        ("An attack by the NRF on the Taliban shook Rukha.", "attack", N, T),
        ("The Taliban attack on the NRF in Rukha failed.", "attack", T, N),
        ("Two Taliban fighters were killed in Rukha.", "killed", (), T),
        ("Clashes between the NRF and the Taliban shook Rukha.", "Clashes", N, T),
        ("The AFF and the NRF attacked a Taliban base in Rukha.", "attacked", ("AFF", "NRF"), T),
        ("The Taliban killed four civilians near an NRF base in Rukha.", "killed", T, ()),
        (
            "Anti-Taliban commandos attacked a base in Rukha.",
            "attacked",
            ("unnamed resistance",),
            T,
        ),
    ],
)
def test_sides(at, text, trigger, initiator, target):
    actors = find_actors(*at(text, trigger), [], None)
    assert (actors.initiator, actors.target) == (initiator, target)


def test_a_pronoun_stands_for_what_the_text_is_about(view_of, trigger_of):
    view = view_of("They attacked a Taliban post in Rukha.")
    actors = find_actors(view, trigger_of(view, "attacked"), [], "NRF")
    assert (actors.initiator, actors.target) == (N, T)


def test_a_speaker_is_no_side(view_of, trigger_of):
    view = view_of("The NRF said the Taliban attacked Rukha.")
    actors = find_actors(view, trigger_of(view, "attacked"), view.groups[:1], None)
    assert actors.groups == T


@pytest.mark.parametrize(
    ("text", "trigger", "passive"),
    [
        ("Three men were killed in Rukha.", "killed", True),
        ("Rukha was recently attacked.", "attacked", True),
        ("The post in Rukha, attacked by the NRF, burnt.", "attacked", True),
        ("The NRF attacked in Rukha.", "attacked", False),
        ("They attacked Rukha.", "attacked", False),
    ],
)
def test_voice(view_of, trigger_of, text, trigger, passive):
    view = view_of(text)
    assert is_passive(view, trigger_of(view, trigger)) is passive


@pytest.mark.parametrize(
    ("text", "trigger", "noun"),
    [
        ("An attack shook Rukha.", "attack", True),
        ("NRF fighters attack Rukha at night.", "attack", False),
        ("The NRF attacked Rukha.", "attacked", False),
    ],
)
def test_noun_or_verb(view_of, trigger_of, text, trigger, noun):
    view = view_of(text)
    assert is_noun(view, trigger_of(view, trigger)) is noun
