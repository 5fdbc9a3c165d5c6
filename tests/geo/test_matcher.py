"""The matcher: borders, case, the longest match, exact offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import GeoError
from geo.matcher import Hit, Matcher


def find(names, text):
    matcher = Matcher((name, name, case) for name, case in names)
    return [(text[hit.start : hit.end], hit.payloads) for hit in matcher.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Kabul.", ["Kabul"]),
        ("Kabul", ["Kabul"]),
        ("Kabul's gates", ["Kabul"]),
        ("Kabul\u2019s gates", ["Kabul"]),
        ("anti-Kabul", ["Kabul"]),
        ("(Kabul)", ["Kabul"]),
        ("Kabuli", []),
        ("Kabul2", []),
        ("_Kabul", []),
        ("eKabul", []),
        ("Kabul\u0301", ["Kabul\u0301"]),
        ("kabul", []),
        ("KABUL", ["KABUL"]),
    ],
)
def test_borders_and_title_case(text, found):
    assert [surface for surface, _ in find([("Kabul", "title")], text)] == found


def test_the_longest_of_overlapping_names_wins():
    names = [("Khost", "title"), ("Khost wa Fereng", "title"), ("Fereng", "title")]
    assert [s for s, _ in find(names, "Khost wa Fereng, Khost")] == ["Khost wa Fereng", "Khost"]


def test_a_refused_long_name_does_not_hide_a_good_short_one():
    names = [("Dara valley", "upper"), ("Dara", "title")]
    assert [surface for surface, _ in find(names, "the Dara Valley")] == ["Dara"]


def test_upper_means_as_written():
    assert find([("IS", "upper")], "it is IS, not Is") == [("IS", ("IS",))]


def test_names_that_fold_alike_share_a_hit():
    matcher = Matcher([("Pul-e Khumri", 1, "title"), ("pul e khumri", 2, "any")])
    assert matcher.find("Pul-e Khumri") == [Hit(0, 12, (1, 2))]
    assert matcher.find("pul-e khumri") == [Hit(0, 12, (2,))]


def test_scripts_without_case_count_as_title():
    assert find([("کابل", "title")], "در کابل.") == [("کابل", ("کابل",))]


def test_offsets_are_those_of_the_original_text():
    text = "در پُل\u200cخمری و کابل"
    names = [("پل خمری", "title"), ("کابل", "title")]
    assert [surface for surface, _ in find(names, text)] == ["پُل\u200cخمری", "کابل"]


@pytest.mark.parametrize("entry", [("", 1, "any"), ("\u0640", 1, "any"), ("Kabul", 1, "lower")])
def test_bad_entries_are_named(entry):
    with pytest.raises(GeoError, match=r"empty|none of"):
        Matcher([entry])


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_no_string_fails_and_hits_never_overlap(text):
    matcher = Matcher([("a", 1, "any"), ("b a", 2, "any"), ("ا", 3, "any"), ("aa", 4, "title")])
    hits = matcher.find(text)
    assert all(one.end <= two.start for one, two in pairwise(hits))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
