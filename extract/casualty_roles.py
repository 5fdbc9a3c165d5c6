"""Who a casualty verb is said of: its objects behind it, or its subjects in front.

Reads the items of casualty_phrases.py; knows no tolls.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from extract.casualty_phrases import Items

_AFTER = r"(?![wx]*[wKEI])"  # what follows an object that is a subject of its own: "and five were"
_MORE = rf"(?:(?:,[PWZ])*(?:,?&|\+)[PWZ]{_AFTER})?"  # ", three officers and a guard"
_OBJECTS = re.compile(rf"(?:t?|[lu]{{1,2}}(?=P))[PWZ]{_AFTER}{_MORE}")
_OF_PEOPLE = re.compile(r"(?:[&,|]C)*o[PW](?:(?:,[PWZ])*,?&[PWZ](?![wx]*[KEI]))?")
_COMPANY = re.compile(r"\+[PW]")
_IN_FRONT = re.compile("(?<![eO])[PW](?:oZ)?(?:,[PW])*,?&$")


def match_objects(items: Items, end: int) -> re.Match[str] | None:
    """What stands as object directly behind a verb that ends at `end`: people and things."""
    return _OBJECTS.match(items.letters, end)


def match_people_of(items: Items, at: int) -> re.Match[str] | None:
    """The "of ..." behind a noun, or behind others joined to it: "arrests and deaths of"."""
    match = _OF_PEOPLE.match(items.letters, at + 1)
    joined = range(at + 1, match.end()) if match else ()
    counted = (index for index in joined if items.letters[index] == "C")
    return None if any(items.phrase(index).numbered for index in counted) else match


def people_in(items: Items, match: re.Match[str] | None) -> list[int]:
    """The items of a match that are people."""
    return _people(items, range(*match.span()) if match else ())


def find_company(items: Items, end: int) -> list[int]:
    """Those at `end` who share the subject's fate: "was killed with two of his guards"."""
    return people_in(items, _COMPANY.match(items.letters, end))


def is_passive(items: Items, at: int) -> bool:
    """Whether the verb is said of its subject: "were killed", "left five dead"."""
    letters = items.letters
    return letters[at] == "E" or (letters[at] == "K" and letters[max(0, at - 1) : at] == "w")


def find_subjects(items: Items, at: int, used: Container[int], *, passive: bool) -> list[int]:
    """The phrases in front that a passive or intransitive verb is said of, in order.

    `used` are phrases that another verb has: "killed two and wounded three".
    """
    letters = items.letters
    if letters[at] not in "KEI" or (letters[at] == "E" and letters[at - 1 : at] in ("p", "t")):
        return []  # "to bury their dead"
    index = at - 1
    while index >= 0 and letters[index] in "wxj":
        index -= 1
    if passive and not _is_beside(items, index, at):
        index = walk_to_subject(items, index)
    if index < 0 or letters[index] not in "PW" or index in used:
        return []
    if not passive and (_shoots(items, index, at) or not _is_reduced(items, index, at)):
        return []
    joined = _IN_FRONT.search(letters[:index])
    before = [other for other in people_in(items, joined) if other not in used]
    return [*before, index, *find_company(items, index + 1)]


def walk_to_subject(items: Items, index: int) -> int:
    """The nearest phrase, leftwards from `index`, that no preposition governs; -1 for none.

    Does not leave the clause, nor pass another verb of casualties.
    """
    letters = items.letters
    while index >= 0 and letters[index] not in "zKGRIJTL":
        governed = index > 0 and letters[index - 1] in "eoO+"
        if letters[index] in "PW" and not governed:
            return index
        index -= 1
    return -1


def _is_beside(items: Items, index: int, at: int) -> bool:
    """Whether a number stands directly in front: "put losses at 14 dead"."""
    return index == at - 1 and items.letters[max(0, index)] == "P" and items.phrase(index).numbered


def _people(items: Items, span: Iterable[int]) -> list[int]:
    return [index for index in span if items.letters[index] in "PW"]


def _shoots(items: Items, index: int, at: int) -> bool:
    """Whether those in front are the gunmen: "two fighters shot into the air"."""
    entry = items.words.entry(items.word[at])
    return index == at - 1 and entry is not None and entry.word_class == "shot"


def _is_reduced(items: Items, index: int, at: int) -> bool:
    """Whether people are killed, not killers: "12 fighters killed in ..."."""
    if index != at - 1:
        between = items.letters[index:at]
        return "j" not in between and "w" in between
    phrase = items.phrase(index)
    after = items.letters[at + 1 : at + 2]
    named = items.words.entry(phrase.noun) is not None
    return phrase.numbered or (named and after in ("", "e", ","))
