"""Where sentences begin and end."""

import pytest

from extract.segment import split_sentences


def pieces(text):
    return [text[s.span.start : s.span.end] for s in split_sentences(text)]


# "|" stands where a sentence must end; nowhere else may one.
CASES = [
    "The U.S. Army left in 2021.| The Taliban came.",
    "They fled to the U.S.| The rest stayed.",
    "Gen. Yasin Zia spoke.| Lt. Col. Amin did not.",
    "Dr. Abdullah met Mr. A. Massoud on Sept. 5, 2021.| They spoke for 3.5 hours.",
    "The raid began at 5 a.m. on Monday.| It ended at 9 p.m.| Nobody was hurt.",
    "It ended in Sept.| The men left.",
    "Resolution No. 2593 was passed.| They said no.| The talks ended.",
    "“We will fight.”| The group has 4,000 men.",
    "“Will you fight?” he asked.| Nobody answered.",
    "“Will we win?” Nazary asked.| “Yes!” Massoud replied.",
    '"We hold it." The valley is quiet.'.replace('." ', '."| '),
    "He waited ... and left.| Then he came back...| The men had gone.",
    "The force of Maj. Gen. Sami Sadat withdrew.| al-Qaeda stayed.",
    "The book (I.B. Tauris/Bloomsbury) came out.| It sold well.",
    "Groups such as the N.R.F. Council met, e.g. Jamiat vs. others.| Talks failed.",
    "The men took power.|The women left.",
    "طالبان به پنجشیر حمله کردند.| آیا جنگ تمام شد؟| نه.",
    "طالبان نے حملہ کیا۔| جنگ جاری ہے۔",
    "The report was clear.[12]| It named two men.",
    "It cost $3.5bn.| 40 men died.| “Many,” he said.",
    "The clash (it lasted an hour.) ended.",
    "NATO and the E.U. Commission agreed.",
    "1. The first point is long.| The second sentence follows.",
    "What now?!| Nobody knows…| The end.",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_they_should(marked):
    expected = [piece.strip() for piece in marked.split("|")]
    assert pieces(marked.replace("|", "")) == expected


def test_a_line_is_a_paragraph_with_single_or_double_newlines():
    single = split_sentences("A headline here\nFirst one. Second one.\nThird one.")
    double = split_sentences("A headline here\n\nFirst one. Second one.\r\n\r\nThird one.")
    assert [s.paragraph for s in single] == [s.paragraph for s in double] == [0, 1, 1, 2]


def test_a_text_without_newlines_is_one_paragraph():
    assert {s.paragraph for s in split_sentences("One fell. Two fled. Three stayed.")} == {0}


WRAPPED = """The fighters attacked a post in the upper valley on Monday night, and
the men inside the post fled towards the river. Two of them were killed
there.
A second post was taken in the morning, the spokesman said by telephone,
and its guards gave up their arms.
"""


def test_lines_wrapped_at_a_width_are_joined():
    assert len(pieces(WRAPPED)) == 3
    assert pieces(WRAPPED)[0].endswith("towards the river.")
    assert [s.paragraph for s in split_sentences(WRAPPED)] == [0, 0, 1]


def test_a_blank_line_ends_a_wrapped_paragraph():
    first = WRAPPED.partition("A second")[0]
    text = f"{first}\n{WRAPPED}"
    assert [s.paragraph for s in split_sentences(text)] == [0, 0, 1, 1, 2]


def test_headlines_of_like_length_are_not_joined():
    text = """Taliban say that they hold all of the valley
Resistance says it holds most of the valley
Residents say that nobody holds much of the valley
"""
    assert len(pieces(text)) == 3


def test_offsets_are_exact_with_any_line_ending_and_signs():
    text = "\ufeffOne é ended.\r\n\r\n\tTwo 🙂 ended.\u2028Three.\x85Four.\n"
    assert pieces(text) == ["\ufeffOne é ended.", "Two 🙂 ended.", "Three.", "Four."]


def test_no_text_gives_no_sentences():
    assert split_sentences("") == split_sentences(" \n\t\r\n\u00a0") == []
