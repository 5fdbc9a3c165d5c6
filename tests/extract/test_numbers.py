"""Cardinals in words and digits."""

import pytest

from extract.numbers import read_digits, read_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve", 12),
        ("twenty five", 25),
        ("twenty-five", 25),
        ("two hundred", 200),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two hundred and twelve", 212),
        ("three thousand five hundred", 3500),
        ("two hundred thousand", 200_000),
        ("hundred", 100),
        ("two dozen", 24),
        ("a dozen", 12),
        ("12", 12),
        ("1,200", 1200),
        ("۱۲", 12),
        ("١٢", 12),
        ("30 thousand", 30_000),
    ],
)
def test_cardinal_is_read(words, value):
    assert read_number(words.split()) == value


@pytest.mark.parametrize("words", ["", "a", "and", "twelve men", "1.5", "12th", "x"])
def test_no_cardinal_is_none(words):
    assert read_number(words.split()) is None


@pytest.mark.parametrize("word", ["1.200", "12-year-old", "-", ""])
def test_no_whole_number_is_none(word):
    assert read_digits(word) is None
