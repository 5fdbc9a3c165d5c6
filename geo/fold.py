"""Folding of text for comparison, with exact ways back to the original offsets.

Knows Latin and Arabic script: case, diacritics, typographic signs, the code points that Arabic,
Persian and Pashto keyboards write for one letter, vowel marks and joiners. Knows no names.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

# Signs that most non-ASCII English news text consists of: one `replace` each (under a microsecond
# for 5 KB) leaves pure ASCII, which then costs two more passes in C.
_COMMON = (
    ("\u2019", "'"),
    ("\u2018", "'"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u2013", " "),
    ("\u2014", " "),
    ("\u2026", "."),
    ("\u00a0", " "),
)
# Letters and signs that Unicode decomposition does not bring together.
_LETTERS = {
    **dict.fromkeys("يىېۍئے", "ی"),
    **dict.fromkeys("كڪ", "ک"),
    **dict.fromkeys("ةۀہۂەھ", "ه"),
    **dict.fromkeys("أإٱآ", "ا"),
    "ؤ": "و",
    "ګ": "گ",
    "ټ": "ت",
    "ډ": "د",
    "ړ": "ر",
    "ڼ": "ن",
    **dict.fromkeys("ʼʻ`´ʿʾ′‛", "'"),
    **dict.fromkeys("«»„‟″", '"'),
    **dict.fromkeys("-‐‑‒–—―−\u200c", " "),  # zero-width non-joiner parts words in Persian
    **dict.fromkeys("ł", "l"),
    **dict.fromkeys("ı", "i"),
    **dict.fromkeys("ø", "o"),
    **dict.fromkeys("đ", "d"),
    "ß": "ss",
}
_DROPPED = frozenset("ـ\u200b\u200d\u200e\u200f\u2060\ufeff\u00ad")  # tatweel, joiners, marks
_RUN = re.compile(r"[^\x00-\x7f]+")


class _CharTable(dict[int, str]):
    """What each character folds to, worked out once for each."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_char(chr(code))
        return folded


def _fold_char(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    if char in _DROPPED:
        return ""
    if (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    if unicodedata.category(char) == "Cs":
        return "\ufffd"  # a lone surrogate cannot be handed to the automaton
    parts = unicodedata.normalize("NFKD", char)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    lower = bare.lower()
    return "".join(_LETTERS.get(part, part) for part in lower if part not in _DROPPED) or (
        " " if char.isspace() else ""
    )


_CHARS = _CharTable()


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable: lower case, no marks, hyphens and line ends as spaces.

    `original` is the text it came from. Offsets are those of the original unless characters
    vanished or grew; then `cuts` (folded) and `origins` (original) give the places where the two
    part, one pair for each changed character.
    """

    text: str
    original: str
    cuts: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of `text[start:end]`, the marks on its last letter included."""
        if not self.cuts:
            return start, end
        first, last = self._origin(start), self._origin(end - 1) + 1 if end > start else start
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return first, max(first, last)

    def _origin(self, position: int) -> int:
        at = bisect_right(self.cuts, position) - 1
        if at < 0:
            return position
        return self.origins[at] + (position - self.cuts[at])


def fold(text: str) -> Folded:
    """The text folded for comparison; never fails, whatever the string holds."""
    plain = text
    if not plain.isascii():
        for old, new in _COMMON:
            plain = plain.replace(old, new)
    if plain.isascii():
        return Folded(plain.lower().replace("-", " ").replace("\n", " ").replace("\t", " "), text)
    return _fold_runs(plain, text)


def _fold_runs(plain: str, original: str) -> Folded:
    """Folds only what is not ASCII; notes an offset pair for each character that changed length."""
    pieces: list[str] = []
    cuts: list[int] = []
    origins: list[int] = []
    done = length = 0
    for run in _RUN.finditer(plain):
        start, end = run.span()
        pieces.append(plain[done:start].lower())
        length += start - done
        folded = run[0].translate(_CHARS)
        if len(folded) != end - start or any(len(_CHARS[ord(char)]) != 1 for char in run[0]):
            _note_offsets(run[0], start, length, (cuts, origins))
        pieces.append(folded)
        length += len(folded)
        done = end
    pieces.append(plain[done:].lower())
    joined = "".join(pieces).replace("-", " ").replace("\n", " ").replace("\t", " ")
    return Folded(joined, original, tuple(cuts), tuple(origins))


def _note_offsets(run: str, origin: int, position: int, table: tuple[list[int], list[int]]) -> None:
    cuts, origins = table
    for offset, char in enumerate(run):
        for _ in _CHARS[ord(char)]:
            cuts.append(position)
            origins.append(origin + offset)
            position += 1
    cuts.append(position)
    origins.append(origin + len(run))
