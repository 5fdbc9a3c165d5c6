"""Patterns that begin with a set of characters find what `\\b(?:words)rest` finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.patterns import word_pattern

WORDS, REST = r"was|were|w\w+ly|He", r"\s+(?:also\s+)?$"
PLAIN = re.compile(rf"(?<!\w)(?:{WORDS}){REST}", re.IGNORECASE)
PIECES = st.sampled_from(["was", "Were", "he", "HE", "wryly", "also", " ", "  ", "x", "\n"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they WERE ", "WERE "),
        ("they were also ", "were also "),
        ("awas ", None),
        ("(was ", "was "),
    ],
)
def test_finds_a_word_in_whatever_case_behind_no_letter(text: str, found: str | None) -> None:
    match = word_pattern("was|were", REST).search(text)
    assert (match and match.group()) == found


@given(st.lists(PIECES, max_size=8).map("".join))
def test_finds_what_the_plain_pattern_finds(text: str) -> None:
    one, other = word_pattern(WORDS, REST).search(text), PLAIN.search(text)
    assert (one and one.span()) == (other and other.span())
