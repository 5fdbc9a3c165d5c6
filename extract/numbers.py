"""Cardinal numbers in words and digits. Knows nothing of what is counted."""

from collections.abc import Sequence

_UNITS = [
    *["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    *["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"],
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

CARDINALS = {word: value for value, word in enumerate(_UNITS)}
CARDINALS.update((word, 10 * value) for value, word in enumerate(_TENS, 2))
CARDINALS.update(
    (f"{ten}-{unit}", CARDINALS[ten] + CARDINALS[unit]) for ten in _TENS for unit in _UNITS[1:10]
)
MULTIPLIERS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}


def read_digits(word: str) -> int | None:
    """The value of "12", "1,200" or "۱۲"; None where the word is no whole number."""
    digits = word.replace(",", "").replace("٬", "")
    return int(digits) if digits.isdecimal() else None


def read_number(words: Sequence[str]) -> int | None:
    """The value of one cardinal in lower case: ["two", "hundred"], ["a", "dozen"], ["1,200"].

    "and" and "a" are read as the number has them; None where a word is no part of a number.
    """
    total, current, seen = 0, 0, False
    for word in words:
        if word in ("a", "an", "and", "of"):
            continue
        seen = True
        factor = MULTIPLIERS.get(word)
        value = CARDINALS.get(word) if factor is None else factor
        if value is None:
            value = read_digits(word)
        if value is None:
            return None
        if factor is None:
            current += value
        elif factor < 1000:
            current = (current or 1) * factor
        else:
            total, current = total + (current or 1) * factor, 0
    return total + current if seen else None
