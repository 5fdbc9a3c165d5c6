"""Tolls in Dari and Pashto, where the number stands before its people and the verb at the end.

Every word gets a letter (casualty_persian_words.py), and the grammar is regular expressions over
them. Knows no claims, places or dates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extract.casualty_persian_words import Word, longest_form, spell
from extract.groups import GroupMention

_ARABIC = re.compile("[\u0621-\u06d3]")
_WORD = re.compile(r"[^\W_]+(?:\u200c[^\W_]+)*|[^\s\w\u200c]")

_NUMBER = r"b{0,3}(?:Bn[b&]n|[n1](?:&?n){0,8}(?:[b|]n)?|q)"
_KIND = r"(?:c(?:o[hvSgf]?)?|f?[hvSg])"
# "including two women": those are in the number already
_INCLUDED = re.compile(
    rf",?i{_NUMBER}m?{_KIND}[hvSgf]{{0,3}}(?:,?&{_NUMBER}{_KIND}[hvSgf]{{0,3}})*,?"
)
# "12 of the residents of Khenj": a number, what they are, whose.
_WHO = rf"(?P<number>{_NUMBER})m?(?P<who>{_KIND}[hvSgfmx]{{0,6}})?"
# ... then, up to the verb, the object mark, a place, by whom; no other number.
_TOLD = re.compile(
    rf"{_WHO}r?(?P<way>(?<=[rchvSgfmx])(?:[^nq1zKNT.]|[n1]t){{0,10}}?|)(?P<verb>K(?:[&|]K)*)(?P<not>!?)"
)
_JOINED = re.compile(rf"(?P<number>{_NUMBER})m?(?P<who>{_KIND}[hvSgfm]{{0,4}})(?:,?[&,]|w)")
# "the body of a girl was found", "three bodies were found"
_BODY = re.compile(
    rf"(?P<verb>D)(?P<number>(?:{_NUMBER})?)m?(?P<who>{_KIND}[hvSgfmx]{{0,4}})"
    r"[^nq1zKNT.]{0,8}?F(?P<not>)"
)
_BODIES = re.compile(rf"(?P<number>{_NUMBER})(?P<who>)(?P<verb>D)[^zKNT.]{{0,8}}?F(?P<not>)")

_NAMED = re.compile(rf"(?P<verb>[NK]){_WHO}(?P<not>)")
_TOTAL = re.compile(rf"(?P<verb>T)[^zKN.]{{0,6}}?e(?P<number>{_NUMBER})(?P<who>c?)R(?P<not>)")
_NONE = re.compile(r"(?P<verb>L)(?P<number>)(?P<who>)[^zKN.]{0,3}!(?P<not>)")
_ONE = re.compile(
    r"(?<![n1&eoc])(?P<number>)(?P<who>[hvS][hvSgf]{0,3})(?P<verb>K)(?P<not>!?)(?=x?(?:[.!]|$))"
)


@dataclass(frozen=True, slots=True)
class PersianCount:
    """One toll: offsets in the text, whose, what, and how many."""

    start: int
    end: int
    side: str | None
    what: str
    min: int | None
    max: int | None
    bare: bool = False


class _Piece(NamedTuple):
    start: int
    end: int
    word: Word | None
    group: str | None = None


def find_persian(
    text: str, start: int, end: int, groups: Sequence[GroupMention]
) -> list[PersianCount]:
    """The tolls that text[start:end] says in Dari or Pashto, in order."""
    if not _ARABIC.search(text, start, end):
        return []
    sentence = _Sentence.read(text, start, end, groups)
    if not any(letter in sentence.letters for letter in "KNTLD"):
        return []
    return sorted(_share(list(sentence.counts())), key=lambda count: count.start)


def _share(counts: list[PersianCount]) -> list[PersianCount]:
    """The counts; "four others" are of the side before; so is a bare number behind them."""
    counts.sort(key=lambda count: count.start)
    for index in range(1, len(counts)):
        if counts[index].bare and counts[index].side is None:
            counts[index] = replace(counts[index], side=counts[index - 1].side)
    return counts


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence's words and their letters."""

    pieces: list[_Piece]
    letters: str
    joined: dict[int, re.Match[str]]  # "two women and", by where it ends

    @classmethod
    def read(cls, text: str, start: int, end: int, groups: Sequence[GroupMention]) -> _Sentence:
        """The words of text[start:end]; a group's name and a listed form are one word each."""
        spans = [match.span() for match in _WORD.finditer(text, start, end)]
        keys = [spell(text[first:last]) for first, last in spans]
        starts = [first for first, _ in spans]
        names = {mention.span.start: mention for mention in groups}
        pieces: list[_Piece] = []
        index = 0
        while index < len(spans):
            mention = names.get(spans[index][0])
            size, word = longest_form(keys, index)
            if mention is not None:
                size = bisect_left(starts, mention.span.end) - index
                word = None
            last = spans[index + size - 1][1]
            group = mention.group if mention else None
            pieces.append(_Piece(spans[index][0], last, word, group))
            index += size
        letters = "".join(_letter(piece, text) for piece in pieces)
        for match in reversed([*_INCLUDED.finditer(letters)]):
            first, last = match.span()
            letters = letters[:first] + letters[last:]
            del pieces[first:last]
        joined = {match.end(): match for match in _JOINED.finditer(letters)}
        return cls(pieces, letters, joined)

    def counts(self) -> Iterator[PersianCount]:
        """Every count, in the order of the patterns."""
        used: set[int] = set()
        for pattern in (_TOTAL, _TOLD, _NAMED, _ONE, _NONE, _BODY, _BODIES):
            for match in pattern.finditer(self.letters):
                places = {*range(*match.span("verb")), *range(*match.span("number"))}
                if used & places:
                    continue
                used |= places
                for what in self._whats(match):
                    yield from self._counts_of(match, what)

    def _whats(self, match: re.Match[str]) -> list[str]:
        said = [self.pieces[index].word for index in range(*match.span("verb"))]
        whats = list(dict.fromkeys(word.what for word in said if word is not None and word.what))
        return ["killed_or_wounded"] if {"killed", "wounded"} <= {*whats} else whats

    def _counts_of(self, match: re.Match[str], what: str) -> Iterator[PersianCount]:
        """The count of a match, and of the people joined in front: "two women and a child"."""
        if match["not"] and "q" not in match["number"]:
            return
        before = self.joined.get(match.start()) if match["who"] else None
        while before is not None:
            yield self._count(before, what)
            before = self.joined.get(before.start())
        if match["number"] or match.re not in (_ONE, _BODY) or self._is_one(match.start("who")):
            yield self._count(match, what)

    def _is_one(self, at: int) -> bool:
        word = self.pieces[at].word
        return word is not None and word.min == 1

    def _count(self, match: re.Match[str], what: str) -> PersianCount:
        spans = [match.span(name) for name in ("number", "who") if match[name]]
        first, last = (spans[0][0], spans[-1][1]) if spans else match.span("verb")
        low, high = self._number(*match.span("number")) if match["number"] else (1, 1)
        if match.re is _NONE:
            low, high = 0, 0
        bare = not match["who"] or not set(match["who"]) & set("hvSg")
        side = self._side(*match.span("who")) or self._owner(first)
        start, end = self.pieces[first].start, self.pieces[last - 1].end
        return PersianCount(start, end, side, what, low, high, bare)

    def _side(self, first: int, last: int) -> str | None:
        letters = self.letters[first:last] if first >= 0 else ""
        if "v" in letters and "g" not in letters.split("v")[0]:
            return "civilians"
        if "g" in letters:
            return self.pieces[first + letters.index("g")].group
        return "former ANDSF" if "S" in letters and "f" in letters else None

    def _owner(self, first: int) -> str | None:
        """The group of a Pashto "of the group two members", named in front of the number."""
        return (
            self.pieces[first - 1].group
            if self.letters[max(0, first - 2) : first] == "eg"
            else None
        )

    def _number(self, first: int, last: int) -> tuple[int | None, int | None]:
        """The bounds that the words from `first` to `last` say: "more than", "20 to 30"."""
        words = [word for piece in self.pieces[first:last] if (word := piece.word) is not None]
        between = any(word.letter == "B" for word in words)
        parts: list[list[Word]] = [[]]
        bounds: set[str] = set()
        for word in words:
            if word.letter in "n1q":
                parts[-1].append(word)
            elif parts[-1] and (word.letter in "b|" or between):
                parts.append([])
            else:
                bounds.add(word.word_class)
        low, high = _value(parts[0])
        if len(parts) > 1:
            return low, _value(parts[1])[1]
        if "floor" in bounds:
            return low, None
        return (None, high) if "ceiling" in bounds else (low, high)


def _value(words: Sequence[Word]) -> tuple[int | None, int | None]:
    """The value of one number: "three thousand and five hundred"; "dozens" is open above."""
    total = 0
    for word in words:
        value = word.min or 0
        total = total * value if value == 1000 and total else total + value
    return total, None if any(word.max is None for word in words) else total


def _letter(piece: _Piece, text: str) -> str:
    if piece.group is not None:
        return "g"
    if piece.word is not None:
        return piece.word.letter
    mark = text[piece.start]
    return "." if mark in ".؟!۔" else "z" if mark in "؛;:" else "," if mark in ",،" else "x"
