"""Groups: names, acronyms, leaders, and words that refer back."""

import pytest

from extract.marks import default_tools, mark


def groups(text):
    return [(m.surface, m.group, m.role) for m in mark(text, default_tools()).groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The National Resistance Front met.", [("National Resistance Front", "NRF", "named")]),
        ("the NATIONAL RESISTANCE FRONT met.", [("NATIONAL RESISTANCE FRONT", "NRF", "named")]),
        ("The NRF met.", [("NRF", "NRF", "named")]),
        ("The nrf met.", []),
        ("جبهه مقاومت ملی", [("جبهه مقاومت ملی", "NRF", "named")]),
        ("The front door was open.", []),
    ],
)
def test_names(text, expected):
    assert groups(text) == expected


def test_the_enemy_in_a_compound_is_no_party():
    assert {role for _, _, role in groups("anti-Taliban feeling")} == {"compound"}


def test_a_surname_counts_after_the_full_name():
    assert groups("Nazary spoke.") == []
    named = groups("Ali Nazary spoke. Later Nazary left.")
    assert [(surface, role) for surface, _, role in named] == [
        ("Ali Nazary", "person"),
        ("Nazary", "person"),
    ]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The NRF met in Rukha. The rebels left at dawn.", "NRF"),
        ("The Taliban came to Rukha. The militants left at dawn.", "Taliban"),
        ("The NRF met. IS-K met. The jihadist group left.", "IS-K"),
        ("The Taliban launched an offensive against the NRF. Its fighters left.", "Taliban"),
    ],
)
def test_a_reference_means_the_last_group_that_it_fits(text, group):
    _, meant, role = groups(text)[-1]
    assert (meant, role) == (group, "reference")


def test_a_reference_to_nobody_is_left_out():
    assert groups("The outfit left at dawn.") == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("NRF forces beat off the enemy in Dara.", ["NRF", "Taliban"]),
        ("The Taliban beat off the enemy in Dara.", ["Taliban"]),
    ],
)
def test_the_enemy_of_a_party_that_is_named_first(text, named):
    assert [group for _, group, _ in groups(text)] == named
