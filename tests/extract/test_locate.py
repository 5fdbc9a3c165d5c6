"""Which places a trigger speaks of."""

import pytest

from extract.locate import choose_scene, contains, list_places


def chosen(view_of, trigger_of, text, surface):
    view = view_of(text)
    scene = choose_scene(view, trigger_of(view, surface), list_places(view))
    return [mention.place.name for mention in scene.places] if scene else []


@pytest.mark.parametrize(
    ("text", "trigger", "places"),
    [
        ("Clashes broke out in Rokha.", "Clashes", ["Rokha"]),
        ("Clashes broke out in Rokha, Anaba and Paryan.", "Clashes", ["Rokha", "Anaba", "Paryan"]),
        ("Clashes broke out in Andarab district of Baghlan.", "Clashes", ["Andarab"]),
        ("Clashes broke out in Baghlan's Andarab district.", "Clashes", ["Andarab"]),
        (
            "Clashes broke out in Rokha, while the Taliban arrested men in Herat.",
            "Clashes",
            ["Rokha"],
        ),
        (
            "Clashes broke out in Rokha, while the Taliban arrested men in Herat.",
            "arrested",
            ["Herat"],
        ),
        ("Maidan Shahr, the gateway to Kabul, was lost on Sunday.", "was lost", ["Maidan Shahr"]),
        ("In Ghazni, gunmen attacked a convoy.", "attacked", ["Ghazni"]),
        ("Gunmen attacked a convoy.", "attacked", []),
        ("Clashes broke out across Afghanistan.", "Clashes", []),
        ("The wounded of the clashes were taken to a hospital in Kabul.", "clashes", []),
    ],
)
def test_the_place_of_a_trigger(view_of, trigger_of, text, trigger, places):
    assert chosen(view_of, trigger_of, text, trigger) == places


def test_a_place_contains_what_lies_in_it(view_of):
    inner, outer = (m.place for m in view_of("Andarab district of Baghlan.").places)
    assert contains(outer, inner)
    assert not contains(inner, outer)
    assert not contains(outer, outer)
