"""Resolution of hostile text: no string fails, every span is exact, nothing overlaps."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer import Gazetteer
from geo.matcher import Matcher
from geo.places import Span
from geo.resolve import resolve_places

GAZETTEER = Gazetteer.load()
MATCHER = Matcher(GAZETTEER.entries())
WORDS = [
    *("Kabul", "Panjshir", "Andarab", "Khost", "district", "province", "provinces", "of", "in"),
    *("the", "and", ",", ".", "'", "-", "\u2019s", "(", "\n", " \n\n", "north", "northern"),
    *("capital", "there", "valley", "Baharak", "Takhar", "Farah", "Commander", "University"),
    *("said", "from", "outside", "\u200c", "پنجشیر", "ولایت", "ولسوالی", "و", "Panjsheir"),
    *("Tajikistan", "Golestan", "'s", "West", "centre", "Kunduz", "city", ":", "\u2013"),
]


def check(text):
    mentions = resolve_places(text, MATCHER.find(text), GAZETTEER)
    spans = [mention.span for mention in mentions]
    assert [m.surface for m in mentions] == [text[span.start : span.end] for span in spans]
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(m.reasons for m in mentions)


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_any_string(text):
    check(text)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_heap_of_words(words):
    check(" ".join(words))
    check("".join(words))


def test_taken_spans_yield_no_place(resolve):
    text = "Islamic State in Kabul Province claimed the Kabul attack."
    mentions = resolve(text, [Span(0, 31)])
    assert [mention.span.start for mention in mentions] == [44]
