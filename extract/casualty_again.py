"""People told of again: "shot him dead", "were taken away and shot", "one on each side".

Reads the items of casualty_phrases.py; knows no tolls.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from extract.casualty_phrases import ONE, Count, Items
from extract.casualty_roles import people_in, walk_to_subject
from extract.casualty_sides import Found
from extract.casualty_singles import set_person

_HIM = frozenset(["him", "her"])
_SELF = frozenset(["himself", "herself", "themselves"])
_OBJECT = _HIM | _SELF | {"them"}
_MORE = re.compile(r"j(?:,?&|\+)[PW](?![wx]*[wKEI])")
# From a passive verb to one joined to it: "were taken from their homes and later shot".
_JOINED = re.compile(r"[^KGREILTXzP,]*(?:[eo]P[^KGREILTXzP,]*)?,?&[xw]?$")
_REACH = 60  # items: how far off the words of one telling may stand
_EACH = re.compile("[^&z]{0,12}2")


def match_pronoun(items: Items, end: int) -> bool:
    """Whether the object of a verb that ends at `end` is a pronoun for people."""
    return items.letters[end : end + 1] == "j" and _word(items, end) in _OBJECT


def find_again(items: Items, at: int, end: int, counted: Container[int]) -> list[int]:
    """Whom the pronoun at `end` means: those told of before the verb at `at`; else itself."""
    word = _word(items, end)
    company = people_in(items, _MORE.match(items.letters, end))
    if word in _SELF:
        return company
    before = _find_meant(items, at, counted, one=word in _HIM)
    if before >= 0:
        return [before, *company]
    return [set_person(items, end, end + 1), *company] if word in _HIM else company


def _find_meant(items: Items, at: int, counted: Container[int], *, one: bool) -> int:
    """The nearest people in front that a pronoun may mean, not those who act; -1 for none."""
    doer = walk_to_subject(items, at - 1)
    for index in range(at - 1, max(-1, at - _REACH), -1):
        if items.letters[index] not in "PW" or (index == doer and doer == at - 1):
            continue
        phrase = items.phrase(index)
        if (phrase.numbered or index in counted) and (phrase.count == ONE) == one:
            return index
    return -1


def is_execution(items: Items, end: int) -> bool:
    """Whether the words behind a shooting tell of one put to death: "on the charge of"."""
    for index in range(end, min(end + _REACH, len(items.letters))):
        if items.letters[index] == "z":
            return False
        entry = items.words.entry(items.word[index])
        if entry is not None and entry.word_class == "punish":
            return True
    return False


def joined_passive(items: Items, last: tuple[int, Sequence[int]], at: int) -> Sequence[int]:
    """The people of the passive verb that ended before, if the verb at `at` is joined to it."""
    end, people = last
    return people if people and _JOINED.fullmatch(items.letters, end, at) else ()


def double_sides(items: Items, found: Sequence[Found]) -> None:
    """Count "one killed on each side" twice."""
    for one in found:
        if one.side in (None, "civilians") and _EACH.match(items.letters, one.at + 1):
            one.count = Count(*(None if x is None else 2 * x for x in one.count))


def _word(items: Items, at: int) -> str:
    (word,) = items.words.lows(items.word[at], items.word[at] + 1)
    return word
