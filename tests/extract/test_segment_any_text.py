"""Any text at all: no exception, exact and ordered spans, nothing lost, time in proportion."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.segment import split_sentences

ROLES = {"body", "title", "dateline", "caption", "boilerplate", "byline"}
WIRE = [
    "U.S. ",
    "Gen. X",
    "“Yes.” ",
    "[Getty]",
    "(AP Photo/X)",
    "PHOTO: X/AFP",
    "By A",
    "5 May 2022",
]
SIGNS = ["\n", "\r\n", ". ", "---\n", "key: v\n", "؟", "...", "…", "\u2028", "\ud800", "İ", "!?"]
PIECES = [*WIRE, *SIGNS, "x is a writer "]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8))).map("".join))
def test_spans_are_ordered_trimmed_and_cover_all_but_white_space(text):
    end, left = 0, []
    for sentence in split_sentences(text):
        span = sentence.span
        piece = text[span.start : span.end]
        assert end <= span.start < span.end
        assert piece == piece.strip()
        assert sentence.role in ROLES
        left.append(text[end : span.start])
        end = span.end
    assert not "".join([*left, text[end:]]).strip()


@pytest.mark.parametrize(
    "piece", ["word ", ".", ". ", "\n", "U.S. ", "“A b c d e f.”\n", "(AP/", "A/", "By Aa\n", "["]
)
def test_time_grows_in_proportion(piece):
    text = piece * (200_000 // len(piece))
    started = time.process_time()
    split_sentences(text)
    assert time.process_time() - started < 5
