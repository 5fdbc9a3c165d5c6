"""Spellings never seen before: a bounded guess that needs other evidence.

"Xyz district" or "Xyz, Baghlan" may be read as a listed name that sounds alike; a word on its own
never is. Everything is looked up by consonant skeleton first, so the cost is that of a dictionary.
"""

import re
from collections.abc import Container, Iterable

from geo.fold import fold
from geo.names import Name, Sense
from geo.spelling import skeleton

_WORD = r"[^\W\d_a-z][^\W\d_]+(?:['’][^\W\d_]+)?"
_NAME = rf"{_WORD}(?:[ -](?:(?:e|i|ye|wa|o|va|aw|ul|al)[ -])?{_WORD}){{0,2}}"
_KIND = r"(?: (?:[Dd]istrict|[Cc]ity|[Aa]rea|[Vv]illage|[Tt]own|[Vv]alley))?"
_BEFORE = re.compile(rf"({_NAME}) $")
_BEFORE_PARENT = re.compile(rf"({_NAME}){_KIND}(?:,| in| of)(?: the)? $")
_AFTER = re.compile(rf" of (?:the )?({_NAME})")
_LISTED_BEFORE = re.compile(rf"({_NAME})(?:,| and|, and) $")
_LISTED_AFTER = re.compile(rf"(?:,| and|, and) ({_NAME})")
_OWNED = re.compile(rf"['’]s ({_NAME})")
_REACH = 52
_LINKS = ("in", "of", "the")
# Below three consonants a sound fits too much, unless the province is named beside it.
_MIN_SKELETON, _MIN_SKELETON_WITHIN = 3, 2


class Guesser:
    """Reads unknown spellings as listed places; built once from a gazetteer's entries."""

    def __init__(self, entries: Iterable[tuple[str, Name, str]], barred: Container[str]) -> None:
        self._barred = barred
        self._by_sound: dict[str, dict[str, tuple[str, Sense]]] = {}
        for surface, name, _ in entries:
            if name.kind == "place" and surface.isascii() and not name.is_elsewhere:
                self._add(fold(surface).text, name)

    def _add(self, key: str, name: Name) -> None:
        sound = skeleton(key)
        if len(sound) < _MIN_SKELETON_WITHIN:
            return
        for sense in name.senses:
            if sense.use in ("plain", "marked") and sense.place.kind != "foreign":
                found = self._by_sound.setdefault(sound, {})
                found.setdefault(sense.place.place_id, (key, sense))

    def before_designator(self, text: str, start: int) -> Iterable[tuple[int, int, str]]:
        """(start, end, written) of the capitalised words before a designator, longest first."""
        if not _last_word(text, start)[:1].isupper():
            return ()
        left = max(0, start - _REACH)
        found = _BEFORE.search(text[left:start])
        return self._suffixes(found[1], left + found.start(1)) if found else ()

    def after_designator(self, text: str, end: int) -> Iterable[tuple[int, int, str]]:
        """The same for "district of Xyz"."""
        found = text.startswith(" of ", end) and _AFTER.match(text, end, end + _REACH)
        return self._prefixes(found[1], found.start(1)) if found else ()

    def beside_province(self, text: str, start: int, end: int) -> Iterable[tuple[int, int, str]]:
        """The same for "Xyz, Baghlan" and "Baghlan's Xyz"."""
        left = max(0, start - _REACH)
        word = _last_word(text, start)
        found = None
        if word in _LINKS or word.endswith(","):
            found = _BEFORE_PARENT.search(text[left:start])
        if found:
            yield from self._suffixes(found[1], left + found.start(1))
        owned = text[end : end + 1] in ("'", "’") and _OWNED.match(text, end, end + _REACH)
        if owned:
            yield from self._prefixes(owned[1], owned.start(1))

    def _suffixes(self, written: str, start: int) -> Iterable[tuple[int, int, str]]:
        end = start + len(written)
        while written:
            if written.split(" ", maxsplit=1)[0].lower() not in self._barred:
                yield start, end, written
            _, _, written = written.partition(" ")
            start = end - len(written)

    def _prefixes(self, written: str, start: int) -> Iterable[tuple[int, int, str]]:
        while written:
            if written.split(" ", maxsplit=1)[0].lower() not in self._barred:
                yield start, start + len(written), written
            written = written.rpartition(" ")[0]

    def in_list(self, text: str, start: int, end: int) -> Iterable[tuple[int, int, str]]:
        """The same for a list with a name that is known: "Xyz, Anaba and Rokha districts"."""
        left = max(0, start - _REACH)
        if text[start - 1 : start] == " ":
            found = _LISTED_BEFORE.search(text[left:start])
            if found:
                yield from self._suffixes(found[1], left + found.start(1))
        after = _LISTED_AFTER.match(text, end, end + _REACH)
        if after:
            yield from self._prefixes(after[1], after.start(1))

    def places(
        self,
        written: str,
        kinds: Iterable[str],
        near: Container[str],
        within: Container[str] | None,
    ) -> list[Sense]:
        """The places that sound like this and are of these kinds, all of one province, or none.

        within are the provinces that they have to lie in, if any are said; near, those named in the
        text, decide where places of several provinces sound alike.
        """
        key = " ".join(fold(written).text.replace("'", "").split())
        sound = skeleton(key)
        if within is None and len(sound) < _MIN_SKELETON:
            return []
        kinds = tuple(kinds)
        found = [
            sense.place
            for listed, sense in self._by_sound.get(sound, {}).values()
            if (not kinds or sense.place.kind in kinds)
            and (sense.use == "plain" if within is None else sense.place.province in within)
            and _near(key, listed)
        ]
        if len({place.province for place in found}) > 1:
            found = [place for place in found if place.province in near]
        if not found or len({place.province for place in found}) > 1:
            return []
        found.sort(key=lambda place: (-place.prominence, place.place_id))
        return [Sense(place, "variant") for place in found]


def _last_word(text: str, start: int) -> str:
    """The word that ends a space before `start`; a look at it saves most of the searches."""
    if text[start - 1 : start] != " ":
        return ""
    return text[max(text.rfind(" ", 0, start - 1), start - _REACH, 0) : start - 1].lstrip()


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
