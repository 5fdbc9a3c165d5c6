"""Spellings never seen before: a bounded guess that needs other evidence.

"Xyz district" or "Xyz, Baghlan" may be read as a listed name that sounds alike; a word on its own
never is. Everything is looked up by consonant skeleton first, so the cost is that of a dictionary.
"""

import re
from collections.abc import Iterable

from geo.fold import fold
from geo.names import Name, Sense
from geo.places import Place
from geo.spelling import skeleton

_WORD = r"[^\W\d_a-z][^\W\d_]+(?:['’][^\W\d_]+)?"
_NAME = rf"{_WORD}(?:[ -](?:(?:e|i|ye|wa|o|va|aw|ul|al)[ -])?{_WORD}){{0,2}}"
_BEFORE = re.compile(rf"({_NAME}) $")
_BEFORE_PARENT = re.compile(rf"({_NAME})(?:,| in| of)(?: the)? $")
_AFTER = re.compile(rf" of (?:the )?({_NAME})")
_OWNED = re.compile(rf"['’]s ({_NAME})")
_STOP = frozenset(
    [
        "the",
        "in",
        "at",
        "on",
        "from",
        "near",
        "to",
        "of",
        "and",
        "a",
        "an",
        "this",
        "that",
        "for",
        "by",
        "with",
        "since",
        "after",
        "before",
        "while",
        "as",
        "its",
        "their",
        "his",
        "her",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "taliban",
        "afghan",
        "police",
        "district",
        "province",
        "city",
        "provincial",
        "security",
        "former",
        "new",
        "several",
        "two",
        "three",
        "four",
        "five",
        "local",
        "state",
        "islamic",
        "national",
        "resistance",
        "front",
        "army",
        "government",
        "governor",
    ]
)
_REACH = 52
_MIN_SKELETON = 3


class Guesser:
    """Reads unknown spellings as listed places; built once from a gazetteer's entries."""

    def __init__(self, entries: Iterable[tuple[str, Name, str]]) -> None:
        self._by_sound: dict[str, dict[str, tuple[str, Place]]] = {}
        for surface, name, _ in entries:
            if name.kind == "place" and surface.isascii() and not name.is_elsewhere:
                self._add(fold(surface).text, name)

    def _add(self, key: str, name: Name) -> None:
        sound = skeleton(key)
        if len(sound) < _MIN_SKELETON:
            return
        for sense in name.senses:
            if sense.use == "plain" and sense.place.kind != "foreign":
                found = self._by_sound.setdefault(sound, {})
                found.setdefault(sense.place.place_id, (key, sense.place))

    def before_designator(self, text: str, start: int) -> Iterable[tuple[int, int, str]]:
        """(start, end, written) of the capitalised words in front of a designator, longest first."""
        left = max(0, start - _REACH)
        found = _BEFORE.search(text[left:start])
        return _suffixes(found[1], left + found.start(1)) if found else ()

    def after_designator(self, text: str, end: int) -> Iterable[tuple[int, int, str]]:
        """The same for "district of Xyz"."""
        found = _AFTER.match(text, end, end + _REACH)
        return _prefixes(found[1], found.start(1)) if found else ()

    def beside_province(self, text: str, start: int, end: int) -> Iterable[tuple[int, int, str]]:
        """The same for "Xyz, Baghlan" and "Baghlan's Xyz"."""
        left = max(0, start - _REACH)
        found = _BEFORE_PARENT.search(text[left:start])
        if found:
            yield from _suffixes(found[1], left + found.start(1))
        owned = _OWNED.match(text, end, end + _REACH)
        if owned:
            yield from _prefixes(owned[1], owned.start(1))

    def places(self, written: str, kinds: Iterable[str], provinces: Iterable[str]) -> list[Sense]:
        """The places that sound like this and are of these kinds, all of one province, or none.

        Where several provinces have one, those in `provinces` (named nearby) decide.
        """
        key = " ".join(fold(written).text.replace("'", "").split())
        sound = skeleton(key)
        kinds = tuple(kinds)
        found = [
            place
            for listed, place in self._by_sound.get(sound, {}).values()
            if (not kinds or place.kind in kinds) and _near(key, listed)
        ]
        if len({place.province for place in found}) > 1:
            near = set(provinces)
            found = [place for place in found if place.province in near]
        if not found or len({place.province for place in found}) > 1:
            return []
        found.sort(key=lambda place: (-place.prominence, place.place_id))
        return [Sense(place, "variant") for place in found]


def _suffixes(written: str, start: int) -> Iterable[tuple[int, int, str]]:
    end = start + len(written)
    while written:
        if written.split(" ", maxsplit=1)[0].lower() not in _STOP:
            yield start, end, written
        _, _, written = written.partition(" ")
        start = end - len(written)


def _prefixes(written: str, start: int) -> Iterable[tuple[int, int, str]]:
    while written:
        if written.split(" ", maxsplit=1)[0].lower() not in _STOP:
            yield start, start + len(written), written
        written = written.rpartition(" ")[0]


def _near(one: str, other: str) -> bool:
    """Whether two spellings differ by no more than about a third of their letters."""
    one, other = one.replace(" ", ""), other.replace(" ", "")
    return _distance(one, other) <= max(1, (min(len(one), len(other)) + 1) // 3)


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
