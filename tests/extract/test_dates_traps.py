"""Words that look like dates and are none, broken lexicons, and any text at all."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.articles import Published
from extract.date_anchors import anchors
from extract.date_campaigns import campaign_starts
from extract.date_words import calendar_names
from extract.dates import find_dates
from extract.errors import ExtractError

DAY = date(2022, 9, 27)
PUBLISHED = Published("2022-09-27", DAY, DAY, "given")


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "Sat on a bench, May said nothing to Theresa May.",
        "General August told them to wait.",
        "The war lasted for 20 years, two decades of war.",
        "A two-day siege and a month-long battle",
        "The boy, aged 20, fled at 10 a.m. with 12 others.",
        "the Sunday Times and the Sunday school",
        "He was second to none in the first place.",
        "Some 300 of 2000 fighters, about 1990 men",
        "The fall of the village was a surprise, the last bridge fell.",
        "It has 3/4 of its men and 7-8 posts.",
        "March on, August ones!",
        "on the 5th floor of the 11th police district of Kabul",
        "with the 201st Corps on the 3rd day of Eid",
    ],
)
def test_no_date(text):
    assert find_dates(text, 0, len(text), PUBLISHED) == []


def test_in_may_13_fighters_is_no_day():
    (found,) = find_dates("In May 13 fighters were killed.", 0, 31, PUBLISHED)
    assert (found.surface, found.end) == ("May", date(2022, 5, 31))


def test_only_the_sentence_asked_for_is_read():
    text = "On Monday they met. On 3 May they fled."
    (found,) = find_dates(text, 20, len(text), PUBLISHED)
    assert text[found.span.start : found.span.end] == found.surface == "3 May"


_TEXT = (
    "on in since Monday May 3 14 2022 1401 Sunbula the last week ago of two - / , ۲۳ سنبله after"
    " takeover anniversary first eve until mid late and to U.S. 9/11 n’t 31st 0 99999 1990s"
)
_WORDS = st.sampled_from(_TEXT.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(_WORDS).map(" ".join)), st.booleans())
def test_any_text_gives_ordered_spans_of_its_own_words(text, known):
    found = find_dates(text, 0, len(text), PUBLISHED if known else None)
    edges = [edge for m in found for edge in (m.span.start, m.span.end)]
    assert edges == sorted(edges)
    assert all(text[m.span.start : m.span.end] == m.surface != "" for m in found)
    assert all(m.start <= m.end for m in found if m.start and m.end)


HEADS = {
    "calendars.csv": ("calendar,kind,number,name,alone", calendar_names),
    "anchors.csv": ("anchor,start,end,sure,cue,phrase", anchors),
    "campaigns.csv": ("campaign,side,season,start,basis", campaign_starts),
}


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [
        ("calendars.csv", "gregorian,month,13,Nonember,yes", "number"),
        ("calendars.csv", "gregorian,moon,1,January,yes", "kind"),
        ("anchors.csv", "x,2021-13-01,2021-08-15,yes,fell,kabul fell", "start"),
        ("anchors.csv", "x,2021-08-15,2021-08-15,yes,rose,kabul fell", "cue"),
        ("campaigns.csv", "x,NRF,sprung,2022-05-06,y", "season"),
        ("campaigns.csv", "x,NRF,spring,2022-05-66,y", "start"),
    ],
)
def test_a_broken_row_is_named(name, row, column, lexicon):
    head, load = HEADS[name]
    (lexicon / name).write_text(f"{head}\n{row}", encoding="utf-8")
    with pytest.raises(ExtractError, match=rf"{name} row 2.*{column}"):
        load.__wrapped__()


@pytest.fixture
def lexicon(tmp_path, monkeypatch):
    monkeypatch.setattr("extract.date_words.LEXICON", tmp_path)
    monkeypatch.setattr("extract.date_anchors.LEXICON", tmp_path)
    monkeypatch.setattr("extract.date_campaigns.LEXICON", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "piece",
    [
        "Monday ",
        "takeover ",
        "since a ",
        "3 May to ",
        "1 ",
        "last August takeover ",
        "2022-",
        "۱۴۰۱/",
    ],
)
def test_a_long_hostile_sentence_takes_linear_time(piece):
    times = []
    for count in (2_000, 16_000):
        text = piece * count
        began = process_time()
        find_dates(text, 0, len(text), PUBLISHED)
        times.append(process_time() - began)
    assert times[1] < 30 * times[0] + 0.5
