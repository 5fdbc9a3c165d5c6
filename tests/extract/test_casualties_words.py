"""The casualty word list: what it holds, and what a bad row says."""

import pytest

from extract.casualty_words import default_words, load_words, read_words
from extract.errors import ExtractError

HEADER = "class,what,min,max,needs,forms\n"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("verb,killed,,,,killed\n", "class"),
        ("past,dead,,,,killed\n", "what"),
        ("past,killed,,,people,killed\n", "needs"),
        ("vague,,many,,,dozens\n", "min"),
        ("past,killed,,,,\n", "forms"),
    ],
)
def test_bad_row_is_named(tmp_path, row, column):
    path = tmp_path / "casualties.csv"
    path.write_text(HEADER + "past,killed,,,,slain\n" + row, encoding="utf-8")
    with pytest.raises(ExtractError, match=f"casualties.csv row 3.*`{column}`"):
        load_words(path)


def test_an_analysts_word_counts(tmp_path):
    path = tmp_path / "casualties.csv"
    path.write_text(HEADER + "past,killed,,,,felled\n", encoding="utf-8")
    words = load_words(path)
    assert words.has_cue("two were felled")
    assert not words.has_cue("two were killed")


def test_soldier_is_no_cue_of_dying():
    assert not default_words().has_cue(" the soldiers left the studied valley")


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("on 14 September 2021", "eDDD"),
        ("on 5 May 12 men may", "eDD0cx"),
        ("in August 2023", "eDD"),
        ("$40 40% 3.5 12th 10:30", "l0dlll"),
        ("at least no more than half a dozen", "bbv"),
        ("a 25-year-old man's", "alcs"),
    ],
)
def test_words_become_letters(text, letters):
    assert read_words(text, 0, len(text), [], default_words()).letters == letters
