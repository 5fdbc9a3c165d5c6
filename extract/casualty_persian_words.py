"""The Dari and Pashto words of tolls: the rows of casualties.csv whose class begins with "fa_"."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from extract.errors import ExtractError
from extract.numbers import read_digits

_PATH = Path(__file__).resolve().parent.parent / "data" / "lexicon" / "casualties.csv"
_PREFIX = "fa_"
# Class of casualties.csv, without its prefix -> letter.
_LETTERS = {
    "outcome": "K", "noun": "N", "toll": "T", "losses": "L", "counter": "c", "person": "h",
    "civilian": "v", "force": "S", "former": "f", "other": "m", "floor": "b", "ceiling": "b",
    "about": "b", "between": "B", "a": "1", "none": "q", "number": "n", "and": "&", "or": "|",
    "of": "o", "object": "r", "preposition": "e", "clause": "z", "reached": "R", "not": "!",
    "with": "w", "including": "i", "time": "t", "body": "D", "found": "F",
}  # fmt: skip
_CLASSES = frozenset(_PREFIX + name for name in _LETTERS)
_WHAT = frozenset(["", "killed", "wounded", "captured", "killed_or_wounded"])
_SPELLING = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ۀ": "ه", "ې": "ی", "ګ": "گ"})
_LONGEST = 7  # words of the longest form: "they lost their lives"


class Word(NamedTuple):
    """A row of casualties.csv."""

    letter: str
    word_class: str
    what: str
    min: int | None
    max: int | None


@lru_cache(maxsize=1)
def default_persian() -> dict[str, Word]:
    """The Dari and Pashto words of data/lexicon/casualties.csv, read once."""
    return load_persian(_PATH)


def load_persian(path: Path) -> dict[str, Word]:
    """Words by spelling; raises ExtractError naming file, row and column of the first bad row."""
    words: dict[str, Word] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), 2):
            if not (row["class"] or "").startswith(_PREFIX):
                continue
            word = _read_row(row, f"{path.name} row {number}")
            words.update((spell(form), word) for form in row["forms"].split("|") if form.strip())
    return words


def _read_row(row: dict[str, str], where: str) -> Word:
    for column, known in (("class", _CLASSES), ("what", _WHAT)):
        if row.get(column) not in known:
            raise ExtractError(
                f"{where}: column `{column}` says {row.get(column)!r}; "
                f"expected one of {', '.join(sorted(filter(None, known)))}."
            )
    if not row.get("forms"):
        raise ExtractError(f"{where}: column `forms` is empty. Give words separated by |.")
    low, high = (_read_count(row, column, where) for column in ("min", "max"))
    word_class = row["class"].removeprefix(_PREFIX)
    return Word(_LETTERS[word_class], word_class, row["what"], low, high)


def _read_count(row: dict[str, str], column: str, where: str) -> int | None:
    cell = row.get(column) or ""
    if cell and not cell.isdecimal():
        raise ExtractError(f"{where}: column `{column}` says {cell!r}; expected a whole number.")
    return int(cell) if cell else None


def spell(form: str) -> str:
    """A form as it is looked up: one spelling of ye and kaf, nothing between its parts."""
    return form.translate(_SPELLING).replace("\u200c", "").replace(" ", "")


def longest_form(keys: Sequence[str], index: int) -> tuple[int, Word | None]:
    """How many words from `index` on are one listed form, and the form's row."""
    words = default_persian()
    for size in range(min(_LONGEST, len(keys) - index), 0, -1):
        word = words.get("".join(keys[index : index + size]))
        if word is not None:
            return size, word
    value = read_digits(keys[index])
    return 1, None if value is None else Word("n", "number", "", value, value)
