"""Directions that name a part of the country: "the north", "northern Afghanistan".

"North of Kabul" only tells where something lies, and "southern Sunnis" are people: neither is a
place here. A region is never forced into a province.
"""

from geo.verdicts import Cues
from geo.window import Look

_WORLDS = ("West", "East")  # capitalised and bare, these are the Western and the Eastern world
_COUNTRY = frozenset(("country", "afghanistan", "nation"))
_MODIFIERS = frozenset(("the", "war", "torn", "-"))
_SIGNS = frozenset(".,;:!?)]—–-\"“”’'")


def region_end(look: Look, text: str, cues: Cues) -> int | None:
    """Where the phrase that names a region of Afghanistan ends, None where it names none."""
    written = text[look.name_start : look.name_end]
    at = _skip_directions(look.after)
    rest = look.after[at:]
    if written in _WORLDS and rest[:1] != ["of"]:
        return None
    if rest[:1] == ["of"] and not look.name.text.endswith("ern"):
        count = _country_after(rest[1:])
    elif rest[:1] and (rest[0] == "afghanistan" or rest[0] in cues["area_noun"]):
        count = _area(look, rest)
    elif look.name.text.endswith("ern") or look.name.text == "central":
        return None
    else:
        return _bare_end(look, text, rest, at, cues)
    return None if count is None else _end_of(look, text, at + count)


def _country_after(words: list[str]) -> int | None:
    """How many words "of the country" takes, None where something else follows."""
    for count, word in enumerate(words[:4]):
        if word in _COUNTRY:
            return count + 2
        if word not in _MODIFIERS:
            return None
    return None


def _area(look: Look, rest: list[str]) -> int | None:
    """How many words "provinces" or "Afghanistan" take; "the northern province of X" names none."""
    if rest[0] == "afghanistan":
        return 1
    if look.before[:1] == ["-"]:
        return None
    if rest[1:2] == ["of"]:
        count = _country_after(rest[2:])
        return None if count is None else count + 1
    return None if rest[0] == "province" else 1


def _bare_end(look: Look, text: str, rest: list[str], at: int, cues: Cues) -> int | None:
    """The end of "in the north" and of "the country's north"."""
    before = look.before
    owned = before[:1] == ["'s"] and before[1:2] and before[1] in _COUNTRY
    placed = before[:1] == ["the"] and before[1:2] and before[1] in cues["locative"]
    closed = not rest or rest[0] in cues["after_region"] or rest[0] in _SIGNS or rest[0] == "\n\n"
    if owned or (placed and closed):
        return _end_of(look, text, at)
    return None


def _skip_directions(after: list[str]) -> int:
    """How many words after the first direction go on with it ("and west")."""
    at = 0
    while after[at : at + 1] and after[at] in ("and", "or", ",", "-", "to"):
        word = "".join(after[at + 1 : at + 2]).removesuffix("ern")
        if word not in _DIRECTIONS:
            break
        at += 2
    return at


_DIRECTIONS = frozenset(
    ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
)


def _end_of(look: Look, text: str, count: int) -> int:
    """The offset after `count` words that follow the name."""
    position = look.name_end
    for raw in look.after_raw[:count]:
        position = text.index(raw, position) + len(raw)
    return position
