"""Mentions: one row for each place, group, date and trigger, exact to the character."""

import pytest

from extract.pipeline import find_mentions

TEXT = "The NRF attacked a Taliban post in Rokha district on 4 June 2023."


def test_every_kind_with_what_it_means(article_of):
    rows = find_mentions(article_of(TEXT))
    assert {row.type for row in rows} == {"place", "group", "date", "trigger"}
    assert all(TEXT[row.start : row.end] == row.surface for row in rows)
    place = next(row for row in rows if row.type == "place")
    assert (place.surface, place.province, place.district) == (
        "Rokha district",
        "Panjshir",
        "Rokha",
    )
    date = next(row for row in rows if row.type == "date")
    assert (date.date_start, date.date_end) == ("2023-06-04", "2023-06-04")
    assert [row.group for row in rows if row.type == "group"] == ["NRF", "Taliban"]


def test_in_text_order(article_of):
    starts = [row.start for row in find_mentions(article_of(TEXT))]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Herati carpets were sold.", "place"),
        ("Prices rose in Peshawar.", "place"),
        ("Prices rose in Afghanistan.", "place"),
        ("Anti-Taliban feeling grew.", "group"),
        ("Ahmad Massoud wrote a letter.", "group"),
        ("His heart attack was mild.", "trigger"),
    ],
)
def test_what_is_no_mention(article_of, text, kind):
    assert kind not in {row.type for row in find_mentions(article_of(text))}


def test_a_region_is_a_place_without_a_province(article_of):
    rows = find_mentions(article_of("Snow fell in the north of Afghanistan."))
    assert [(row.type, row.province) for row in rows] == [("place", None)]
