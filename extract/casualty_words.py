"""The words of casualty sentences: data/lexicon/casualties.csv, and a text in its terms.

Every word gets one letter for its class; a sentence becomes a string of letters, over which the
phrase grammar (casualty_phrases.py) is plain regular expressions. Knows no sentence structure.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

import ahocorasick_rs

from extract.errors import ExtractError
from extract.groups import GroupMention
from extract.numbers import CARDINALS, MULTIPLIERS, read_digits

_PATH = Path(__file__).resolve().parent.parent / "data" / "lexicon" / "casualties.csv"

# Class of casualties.csv -> letter; upper case: casualty words; no letter: passed over.
LETTERS = {
    "person": "h", "fellow": "h", "armed": "h", "force": "S", "former_force": "S",
    "civilian": "c", "man": "c", "others": "H", "counted": "h",
    "vague": "v", "any": "U", "none": "q", "floor": "b", "ceiling": "b", "about": "b",
    "between": "B", "another": "A", "more": "m", "a": "a", "of": "o", "from": "O", "the": "t",
    "whose": "p", "to": "-", "and": "&", "with": "+", "or": "|", "including": "i", "be": "w",
    "have": "x", "preposition": "e", "clause": "z", "pronoun": "j", "affiliated": "k",
    "former": "f", "thing": "d", "date": "D", "month": "Y", "heavy": "Q", "skip": "", "same": "v",
    "age": "r", "away": "y", "find": "l", "past": "K", "shot": "K", "gerund": "G", "base": "R",
    "dead": "E", "captive": "E", "die": "I", "noun": "N", "losses": "N", "toll": "T", "lose": "L",
    "take": "X", "hold": "X", "suffer": "J", "inflict": "V",
    "rest": "F", "each": "2", "instance": "3", "say": "l", "punish": "l",
}  # fmt: skip
_CASUALTY = frozenset("KGREINTL")
_CUES = frozenset(["counted", "take", "away"])
_NEEDS = frozenset(["", "person", "suffer", "found", "verb"])
_WHAT = frozenset(["", "killed", "wounded", "captured", "killed_or_wounded"])
_WORD = re.compile(
    r"[$€£#]?\d+(?:,\d{3})*(?:[.:٫]\d+|[^\W\d]\w*)?(?:-[^\W\d][\w-]*)*"
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?(?:\.[^\W\d_]\.)*(?:-[^\W_]+)*|['’]s\b|[^\s\w]"
)
_LINKED = frozenset(["linked", "affiliated", "aligned", "allied", "backed", "led", "appointed"])
_CACHE_LIMIT = 50_000  # spaced words remembered: about 20 MB, and most of any day's news


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of casualties.csv: its letter, and what it counts."""

    letter: str
    word_class: str
    what: str = ""
    min: int | None = None
    max: int | None = None
    needs: str = ""


Phrases: TypeAlias = list[tuple[str, Entry]]  # longest first


class Piece(NamedTuple):
    """A word and its place in what stands between two spaces; a listed phrase; a group's name.

    last_of: the listed phrases that end with the word, by the word before it. group: its name.
    """

    letter: str
    start: int
    end: int
    low: str = ""
    entry: Entry | None = None
    last_of: Mapping[str, Phrases] = MappingProxyType({})
    group: str | None = None


@dataclass(slots=True)
class Words:
    """A stretch of text as words, and their letters as a string.

    Each word is a piece and the offset in the text that its `start` and `end` count from.
    """

    placed: list[tuple[Piece, int]]
    letters: str

    def start(self, index: int) -> int:
        """The offset in the text of a word's first character."""
        piece, at = self.placed[index]
        return at + piece.start

    def end(self, index: int) -> int:
        """The offset in the text after a word's last character."""
        piece, at = self.placed[index]
        return at + piece.end

    def entry(self, index: int) -> Entry | None:
        """The row of casualties.csv that a word is in."""
        return self.placed[index][0].entry

    def group(self, index: int) -> str | None:
        """The canonical name of the group that a word names."""
        return self.placed[index][0].group

    def lows(self, start: int, end: int) -> list[str]:
        """Words in lower case."""
        return [piece.low for piece, _ in self.placed[start:end]]


@dataclass(slots=True)
class CasualtyWords:
    """single: word -> entry; longer: last word of a phrase -> word before it -> phrases.

    cues finds pieces of text without one of which a sentence holds no casualty word.
    """

    single: dict[str, Entry]
    longer: dict[str, dict[str, Phrases]]
    cues: ahocorasick_rs.AhoCorasick
    pieces: dict[str, tuple[Piece, ...]] = field(default_factory=dict)

    def has_cue(self, lowered: str) -> bool:
        """Whether a text in lower case may hold a casualty word; lets few others through."""
        try:
            return bool(self.cues.find_matches_as_indexes(lowered))
        except UnicodeEncodeError:  # lone surrogates: the patterns below take them as they are
            return True

    def split(self, spaced: str) -> tuple[Piece, ...]:
        """The words of what stands between two spaces, remembered."""
        found = tuple(self._piece(match) for match in _WORD.finditer(spaced))
        if len(self.pieces) >= _CACHE_LIMIT:
            self.pieces.clear()
        self.pieces[spaced] = found
        return found

    def _piece(self, match: re.Match[str]) -> Piece:
        word = match.group()
        low = word.lower()
        entry = self.single.get(low)
        if low == "may" and word[0] == "M":
            entry = self.single["june"]
        entry = entry or _read_figure(word)
        letter = entry.letter if entry else _letter_of(word, low)
        return Piece(letter, match.start(), match.end(), low, entry, self.longer.get(low, {}))


def _read_figure(word: str) -> Entry | None:
    """A count in digits as an entry: "0", or "9" where it may be a year."""
    value = read_digits(word)
    if value is None:
        return None
    letter = "9" if len(word) == 4 and 1900 <= value <= 2100 else "0"
    return Entry(letter, "number", "", value, value)


def _letter_of(word: str, low: str) -> str:
    """The letter of a word that no list holds and that is no count."""
    if not word[0].isalpha():
        return "s" if word[1:] == "s" else "l" if word[-1].isalnum() else ","
    if low.endswith("ly"):
        return ""
    return "u" if word[0].isupper() else "l"


@lru_cache(maxsize=1)
def default_words() -> CasualtyWords:
    """The words of data/lexicon/casualties.csv, read once."""
    return load_words(_PATH)


def load_words(path: Path) -> CasualtyWords:
    """Read casualty words; raises ExtractError naming file, row and column of the first bad row."""
    forms: dict[str, Entry] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), 2):
            if str(row["class"])[:3] == "fa_":  # casualty_persian.py's
                continue
            entry = _read_entry(row, f"{path.name} row {number}")
            forms.update((form.strip(), entry) for form in row["forms"].split("|") if form.strip())
    single = {form: entry for form, entry in forms.items() if " " not in form}
    longer: dict[str, dict[str, Phrases]] = {}
    for form in sorted(forms.keys() - single.keys(), key=lambda form: (-len(form), form)):
        *_, before, last = form.split(" ")
        longer.setdefault(last, {}).setdefault(before, []).append((form, forms[form]))
    return CasualtyWords(_with_numbers(single), longer, _find_cues(forms))


def _read_entry(row: dict[str, str], where: str) -> Entry:
    for column, known in (("class", LETTERS), ("needs", _NEEDS), ("what", _WHAT)):
        if row.get(column) not in known:
            raise ExtractError(
                f"{where}: column `{column}` says {row.get(column)!r}; "
                f"expected one of {', '.join(sorted(filter(None, known)))}."
            )
    if not row.get("forms"):
        raise ExtractError(f"{where}: column `forms` is empty. Give words separated by |.")
    low, high = (_read_count(row, column, where) for column in ("min", "max"))
    word_class = row["class"]
    return Entry(LETTERS[word_class], word_class, row["what"], low, high, row["needs"])


def _read_count(row: dict[str, str], column: str, where: str) -> int | None:
    cell = row.get(column) or ""
    if cell and not cell.isdecimal():
        raise ExtractError(f"{where}: column `{column}` says {cell!r}; expected a whole number.")
    return int(cell) if cell else None


def _with_numbers(single: dict[str, Entry]) -> dict[str, Entry]:
    numbers = {word: Entry("n", "number", "", x, x) for word, x in CARDINALS.items()}
    return numbers | {w: Entry("M", "number", "", x, x) for w, x in MULTIPLIERS.items()} | single


def _find_cues(forms: dict[str, Entry]) -> ahocorasick_rs.AhoCorasick:
    words = [f for f, row in forms.items() if row.letter in _CASUALTY or row.word_class in _CUES]
    # "die" is also the end of "soldier": a short word counts after a space only.
    return ahocorasick_rs.AhoCorasick([f" {word}" if len(word) < 5 else word for word in words])


def read_words(
    text: str, start: int, end: int, groups: Sequence[GroupMention], lexicon: CasualtyWords
) -> Words:
    """The words of text[start:end]; the words of a group's name are one, "g"."""
    placed: list[tuple[Piece, int]] = []
    pieces, at, before = lexicon.pieces, start, ""
    for spaced in text[start:end].split(" "):
        for piece in pieces.get(spaced) or lexicon.split(spaced):
            last_of = piece[5]
            if last_of and before in last_of:
                joined = _join_longer(placed, text, (start, at + piece[2]), last_of[before])
            else:
                joined = False
            if piece[0] and not joined:
                placed.append((piece, at))
            before = piece[3]
        at += len(spaced) + 1
    if groups:
        _join_groups(placed, groups)
    return Words(placed, _read_dates("".join([piece[0] for piece, _ in placed])))


def _join_longer(
    placed: list[tuple[Piece, int]],
    text: str,
    span: tuple[int, int],
    options: Phrases,
) -> bool:
    """Whether the words up to the end of `span` are a phrase of the list; it then is one word."""
    start, end = span
    for form, entry in options:
        first = end - len(form)
        if first < start or text[first:end].lower() != form:
            continue
        if first > start and text[first - 1].isalnum():
            continue
        while placed and placed[-1][1] + placed[-1][0].start >= first:
            placed.pop()
        if entry.letter:
            placed.append((Piece(entry.letter, 0, len(form), form, entry), first))
        return True
    return False


def _join_groups(placed: list[tuple[Piece, int]], groups: Sequence[GroupMention]) -> None:
    starts = [at + piece[1] for piece, at in placed]
    for mention in reversed(groups):
        begin, end = mention.span.start, mention.span.end
        first, last = bisect_left(starts, begin), bisect_left(starts, end)
        if first == last:
            continue  # inside a word: "anti-Taliban" is no Taliban
        piece, at = placed[last - 1]
        if at + piece.end > end:
            if piece.low.rpartition("-")[2] not in _LINKED:
                continue  # "Taliban-held" is no Taliban, "Taliban-linked" is
            end = at + piece.end
        one = piece.entry if piece.entry is not None and piece.entry.min == 1 else None
        placed[first:last] = [(Piece("g", 0, end - begin, "", one, group=mention.group), begin)]


def _read_dates(letters: str) -> str:
    """The letters with days, months and years as "D", and with no number that is an age."""
    if "Y" in letters:
        letters = _DAY_MONTH.sub(lambda match: "D" * len(match.group()), letters)
    if "r" in letters or ",0," in letters:
        letters = _AGE.sub(lambda match: "l" * len(match.group()), letters)
    return _YEAR.sub(r"\1\2D", letters) if "9" in letters else letters


_DAY_MONTH = re.compile("0Y|Y0|Y")
# "12 years old", "aged between 12 and 15", "a boy, 12,"
_AGE = re.compile("(?:[0n][-|&])?[0n]r|r(?:B?[0n][-|&])?[0n]?|(?<=[cSu]),0(?=,)")
_YEAR = re.compile("([eO]t?|D,?)9|(o)9(?![hScg])")
