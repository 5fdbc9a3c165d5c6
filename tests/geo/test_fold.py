"""Folding keeps exact offsets and never fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Panjshir", "panjshir"),
        ("Panjsh\u012br", "panjshir"),
        ("Panjshi\u0304r", "panjshir"),
        ("Pul-e Khumri", "pul e khumri"),
        ("Pul\u2010e\u00a0Khumri", "pul e khumri"),
        ("Pul-e\nKhumri", "pul e khumri"),
        ("Baghlan\u2019s", "baghlan's"),
        ("\u201cKabul\u201d", '"kabul"'),
        ("پنجشير", "پنجشیر"),
        ("پنجشېر", "پنجشیر"),
        ("پل\u200cخمری", "پل خمری"),
        ("كابل", "کابل"),
        ("قلعهٔ", "قلعه"),
        ("جلال آباد", "جلال اباد"),
        ("بغـــلان", "بغلان"),
        ("کُندُز", "کندز"),
        ("۱۲۳", "123"),
        ("ﬁre", "fire"),
    ],
)
def test_folds_alike(text, folded):
    assert fold(text).text == folded


def test_offsets_lead_back_over_dropped_marks():
    text = "در کُندُز"
    folded = fold(text)
    start = folded.text.index("کندز")
    first, last = folded.span(start, start + 4)
    assert text[first:last] == "کُندُز"


def test_a_mark_on_the_last_letter_belongs_to_the_span():
    text = "Ghazni\u0304 fell"
    first, last = fold(text).span(0, 6)
    assert text[first:last] == "Ghazni\u0304"


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_any_string_folds_to_text_that_rust_takes(text):
    fold(text).text.encode("utf-8")


@given(st.text())
def test_every_folded_letter_leads_to_one_that_folds_to_it(text):
    folded = fold(text)
    for at, letter in enumerate(folded.text):
        start, end = folded.span(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert letter in fold(text[start:end]).text
