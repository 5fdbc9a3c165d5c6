"""People, things and casualty nouns with their numbers: one sentence's words as few larger items.

The grammar is regular expressions over the letters of casualty_words.py. Knows no verbs' objects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.casualty_words import Words
from extract.numbers import read_number

_CARD = r"(?:(?:[0na]|vo?)?M+(?:&?n)?|0|n|v)"
_NUMBER = rf"b*(?:B{_CARD}&{_CARD}|{_CARD}(?:[-|]{_CARD})?)"
_YEARLIKE = rf"(?:{_NUMBER}|b*9)"
_BARE_GROUP = r"gs?g*(?![sldufSh])"
_GROUP_HEAD = r"gs?g*f?[ludQ]{0,3}(?:[hS]+|c(?:(?:,c)*&c)?)"
_HEAD = rf"(?:{_GROUP_HEAD}|{_BARE_GROUP}|[hS]+g?|c+(?:(?:,c)*&c)?)"
_NAME = r"u{0,4}"
_OF_GROUP = r"(?:(?:o|O|k[e+-]?)[atp]?(?:[lu]{0,2}g[slud]{0,3}|f?[lu]{0,2}S+))"
_MODIFIERS = r"[fludSQ]{0,4}?"
_HEADED = rf"{_HEAD}{_NAME}{_OF_GROUP}?"
_PEOPLE = rf"{_MODIFIERS}{_HEADED}"
_LEAD = "(?:[tp]|A(?=[bB0nvM9]))?"
_NUMBERED = rf"(?=[bB0nvaM9qAtp]){_LEAD}(?:{_YEARLIKE}|q|A)"
_COUNTING = rf"(?=[bB0nvaMqAtp]){_LEAD}(?:{_NUMBER}|q|A)"
_CHUNK = re.compile(
    r"(?=[bB0nvaMqA9tpmghScfNQF])(?:"  # what none of these begins is no phrase: a quick way out
    # "12 civilian deaths", "heavy Taliban casualties"
    rf"(?P<counted>(?:{_COUNTING}(?:o[tp]?)?[ml]?3?[lusQ]{{0,3}}?(?:R&)?|[atp])?Q?(?:gs?f?[lu]?|c|h|S)*N)"
    # "at least five of its fighters", "no civilians", "two others"
    rf"|(?P<people>{_NUMBERED}[mAH]?(?:o[tp]?m?{_NUMBER}?|[tp])?[KE]?{_PEOPLE})"
    rf"|(?P<others>{_COUNTING}m?H|F(?=w*[KE]))"
    # "12 shepherds", "a beekeeper": people only where a verb that needs people says so
    rf"|(?P<weak>(?:{_COUNTING}m?|a)[fulg]{{0,3}}?[lu](?![luhScgdN]))"
    # "12", "12 of them", "12 of the wounded"
    rf"|(?P<bare>{_COUNTING}(?:ot[KE](?![luhScgdN])|m?(?:oj)?(?![oluhScgdND])))"
    # "a Taliban commander", "civilians"
    rf"|(?P<plain>(?:[atp]m?K?{_MODIFIERS}|f?S*){_HEADED})"
    # "five outposts", "40 years"
    rf"|(?P<thing>(?:{_NUMBERED}(?:o[tp]?)?|[atp])[mlufgcshS]{{0,4}}?d)"
    r")"
)
_LETTER = {
    "counted": "C", "people": "P", "others": "P", "thing": "Z", "weak": "W", "bare": "P",
    "plain": "P",
}  # fmt: skip


class Count(NamedTuple):
    """How many: both None where no number is said."""

    min: int | None = None
    max: int | None = None


ONE = Count(1, 1)
_ZERO, _UNSAID = Count(0, 0), Count()


@dataclass(slots=True)
class Phrase:
    """People (or things, or casualties) with a number; `start`, `end` are offsets into the text.

    form: the alternative of the grammar that read it. whose: "its", "their": the side is the
    speaker's. first: the index of its first word.
    """

    form: str
    start: int
    end: int
    count: Count
    side: str | None
    whose: bool
    first: int
    noun: int
    adjective: int | None = None

    @property
    def numbered(self) -> bool:
        """Whether a number or "a" is said."""
        return self.count.min is not None or self.count.max is not None


@dataclass(slots=True)
class Items:
    """A sentence as items: letters of words and, as P, C, W and Z, of phrases.

    word: for every item its first word's index; matches: by item, what the grammar read there.
    """

    words: Words
    letters: str
    word: list[int]
    matches: dict[int, re.Match[str]]
    read: dict[int, Phrase] = field(default_factory=dict)

    def phrase(self, at: int) -> Phrase:
        """The phrase at an item whose letter is P, C, W or Z."""
        if at not in self.read:
            self.read[at] = _read_phrase(self.words, self.matches[at])
        return self.read[at]


def read_items(words: Words) -> Items:
    """The words joined to phrases; what an "including ..." names is left out."""
    source = words.letters
    letters = ""
    positions: list[int] = []
    matches: dict[int, re.Match[str]] = {}
    last = 0
    for match in _CHUNK.finditer(source):
        first = match.start()
        if first > last:
            letters += source[last:first]
            positions.extend(range(last, first))
        matches[len(letters)] = match
        letters += _LETTER[match.lastgroup or ""]
        positions.append(first)
        last = match.end()
    letters += source[last:]
    positions.extend(range(last, len(source)))
    items = Items(words, letters, positions, matches)
    if "i" in letters:
        items = _drop(items, _INCLUDED)
    items = _drop(items, _SOME) if "oj" in source else items
    return _drop(items, _OWNER) if "PP" in items.letters or "Ps" in letters else items


# "..., including a commander": those are in the number already.
_INCLUDED = re.compile(r",?i[tm]?[PWg](?:(?:,&?|&)[PW](?![wxKEI]))*(?:,(?!&))?")
# ", three of them Pakistani nationals,": so are those
_SOME = re.compile(r",(?:P|[0n]oj)[tlugm]{0,3}[PW]?(?:,(?!&)|$)")
# "a former policewoman's two brothers"
_OWNER = re.compile(r"Ps(?=[PW])|P(?=P)")


def _drop(items: Items, pattern: re.Pattern[str]) -> Items:
    """Without the people that the pattern finds; an owner gives what is owned his side."""
    keep: list[int] = []
    last = 0
    for match in pattern.finditer(items.letters):
        if not _is_told(items, match):
            continue
        keep.extend(range(last, match.start()))
        last = match.end()
    keep.extend(range(last, len(items.letters)))
    matches = {new: items.matches[old] for new, old in enumerate(keep) if old in items.matches}
    letters = "".join([items.letters[index] for index in keep])
    return Items(items.words, letters, [items.word[index] for index in keep], matches)


def _is_told(items: Items, match: re.Match[str]) -> bool:
    """Whether the match is what its pattern looks for: owners with "'s", people "of them"."""
    first, end = match.span()
    if match.re is _SOME:
        some = items.matches.get(first + 1)
        return some is None or some.group().endswith("oj")
    return match.re is _INCLUDED or end - first > 1 or items.matches[first].group().endswith("s")


def _read_phrase(words: Words, match: re.Match[str]) -> Phrase:
    first, end = match.span()
    letters = match.group()
    form = str(match.lastgroup)
    start = first + 1 if letters[0] == "t" and end - first > 1 else first
    noun = first + _noun_of(letters)
    adjective = max(letters.find("K"), letters.find("E"))
    return Phrase(
        form,
        words.start(start),
        words.end(end - 1),
        _read_count(words, match, noun),
        _read_side(words, match, noun),
        "p" in letters and "g" not in letters,
        first,
        noun,
        first + adjective if adjective >= 0 else None,
    )


_NOUN = re.compile("[hScgHN](?=[^hScgHN]*$)")
_NOUN_BEFORE_OF = re.compile("[hScgHN](?=[^hScgHNoOk]*[oOk][^oOk]*$)")


def _noun_of(letters: str) -> int:
    """The index of the word for the people: the head, or the last one where there is none."""
    match = _NOUN_BEFORE_OF.search(letters) or _NOUN.search(letters)
    return match.start() if match else len(letters) - 1


def _read_side(words: Words, match: re.Match[str], noun: int) -> str | None:
    letters = match.group()
    at, people = letters.rfind("g"), letters.find("c")
    head = words.entry(match.start() + people) if 0 <= people < at else None
    # "residents of a Taliban stronghold" are residents, "men of the NRF" are its own.
    if at >= 0 and (head is None or head.word_class == "man"):
        return words.group(match.start() + at)
    if "c" in letters:
        return "civilians"
    entry = words.entry(noun)
    if entry is None or "S" not in letters:
        return None
    entries = (words.entry(match.start() + index) for index in range(len(letters)))
    former = any(word is not None and word.word_class == "former_force" for word in entries)
    return "former ANDSF" if former or "f" in letters else None


_EXACT, _GOES_ON, _SINGLE = frozenset("0n9"), frozenset("M-|"), frozenset("AF")
_NUMERIC = frozenset("bB0nvM9")
_COUNT = re.compile(
    rf"(?P<bounds>b*)(?:B(?P<low>{_CARD})&(?P<high>{_CARD})"
    rf"|(?P<from>{_CARD}|9)(?:[-|](?P<to>{_CARD}))?)"
)


def _read_count(words: Words, match: re.Match[str], noun: int) -> Count:
    letters = match.group()
    lead = len(letters) - len(letters.lstrip("tp"))
    lead += letters[lead] == "A" and letters[lead + 1 : lead + 2] in _NUMERIC
    first = letters[lead : lead + 1]
    if first == "q":
        return _ZERO
    if match.lastgroup != "plain":
        if first in _EXACT and letters[lead + 1 : lead + 2] not in _GOES_ON:
            return _value(words, match.start() + lead, match.start() + lead + 1)
        number = _COUNT.match(letters, lead)
        if number is not None:
            return _read_number(words, number, match.start())
    elif "c&c" in letters and _are_single(words, match):
        return Count(letters.count("c"), letters.count("c"))
    return ONE if _is_one(words, match, noun, lead) else _UNSAID


def _is_one(words: Words, match: re.Match[str], noun: int, lead: int) -> bool:
    """Whether no number is said but one person is meant: "another", "a Taliban", "soldier"."""
    letters = match.group()
    first, entry = letters[lead], words.entry(noun)
    if (
        first in _SINGLE
        or match.lastgroup == "weak"
        or letters.startswith("ag")
        or (first == "a" and words.letters[noun] == "g")
    ):
        return True
    return entry is not None and entry.letter in "hScN" and entry.min == 1


def _are_single(words: Words, match: re.Match[str]) -> bool:
    """Whether each noun names one: "a father and son"."""
    nouns = [words.entry(at) for at in range(*match.span()) if words.letters[at] == "c"]
    return all(noun is not None and noun.min == 1 for noun in nouns)


def _read_number(words: Words, number: re.Match[str], first: int) -> Count:
    count = _value_at(words, first, number.span("low" if number["low"] else "from"))
    top = "high" if number["high"] else "to"
    if number[top]:
        high = _value_at(words, first, number.span(top)).max
        count = Count(_scale(count.min, high, number), high)
    for index in range(*number.span("bounds")):
        bound = words.entry(first + index)
        if bound is not None and bound.word_class == "floor":
            count = Count(count.min, None)
        elif bound is not None and bound.word_class == "ceiling":
            count = Count(None, count.max if count.max is not None else count.min)
    return count


def _scale(low: int | None, high: int | None, number: re.Match[str]) -> int | None:
    """The lower end of "two to three hundred", which is in hundreds too."""
    if low and high and number["from"] and "M" not in number["from"] and "M" in number["to"]:
        factor = next(x for x in (1_000_000, 1000, 100, 20, 12, 1) if high % x == 0)
        return low * factor if low * factor <= high else low
    return low


def _value_at(words: Words, first: int, span: tuple[int, int]) -> Count:
    return _value(words, first + span[0], first + span[1])


def _value(words: Words, start: int, end: int) -> Count:
    """One number: exact, or a word such as "dozens" or "several hundred" as a range."""
    entry = words.entry(start)
    if entry is not None and end - start == 1 and entry.letter != "M":
        return Count(entry.min, entry.max)
    if entry is not None and entry.letter == "v":
        factor = read_number(words.lows(start + 1, end)) or 1
        return Count(*(None if x is None else x * factor for x in (entry.min, entry.max)))
    value = read_number(words.lows(start, end))
    return Count(value, value)
