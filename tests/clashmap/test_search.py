"""Places are found in any spelling the gazetteer knows, with the reports that are there."""

import pytest

from clashmap.filters import Filters
from clashmap.views.search import (
    find_places,
    located_first,
    located_part,
    places_html,
    sought_part,
)
from clashmap.views.selecting import FrameSelection
from extract.marks import default_tools


@pytest.fixture(scope="module")
def find(frame):
    entries = list(default_tools().gazetteer.entries())
    return lambda text: find_places(text, entries, frame)


@pytest.mark.parametrize("text", ["Panjshir", "panjsher", "PANJSHIR", "پنجشیر"])
def test_a_province_is_found_in_any_spelling_with_its_reports(find, text):
    best = find(text)[0]
    assert (best.place.name, best.place.kind, best.reports) == ("Panjshir", "province", 2)


def test_a_part_of_a_name_finds_only_where_a_word_begins(find):
    assert "Panjshir" in [found.place.province for found in find("panjsh")]
    assert not [found for found in find("anjshir") if found.place.name == "Panjshir"]


def test_a_place_leads_to_the_map_of_its_province(find):
    assert '<a href="./?province=Panjshir" target="_self">' in places_html(find("Panjshir")[:1])


@pytest.mark.parametrize("text", ["", " ", "a", "<img src=x>", "no such place"])
def test_what_names_no_place_finds_none(find, text):
    assert find(text) == []


def test_places_outside_the_country_are_not_found(find):
    assert not [found for found in find("Tehran") if found.place.kind == "foreign"]


@pytest.mark.parametrize(("text", "number"), [("panjsher", 2), ("AFF", 1), ("nosuchword", 0)])
def test_reports_are_found_by_place_in_any_spelling_and_by_words(find, frame, text, number):
    every = FrameSelection(frame, Filters(periods=()), len)
    assert every.count(sought_part(text, find(text))) == number


def test_reports_at_the_place_come_before_those_that_only_name_it(find, frame):
    every, found = FrameSelection(frame, Filters(periods=()), len), find("Panjshir")
    there = every.page(0, 9, located_part("Panjshir", found))
    assert set(there["province"]) == {"Panjshir"}
    shown = located_first(there, every.page(0, 9), 4)
    assert list(shown["province"].iloc[: len(there)]) == ["Panjshir"] * len(there)
    assert shown["report_id"].is_unique
    assert len(shown) == 4


def test_words_that_name_no_place_have_no_reports_at_it(find):
    assert located_part("nosuchword", find("nosuchword")) is None
