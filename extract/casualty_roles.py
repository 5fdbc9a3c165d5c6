"""Who a casualty verb is said of: its objects behind it, or its subjects in front.

Reads the items of casualty_phrases.py; knows no tolls.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from extract.casualty_phrases import ONE, Items

_AFTER = r"(?![wx]*[wKEI])"  # what follows an object that is a subject of its own: "and five were"
_OF = "(?:o[tlu]{1,4}|oZ)?"  # "the governor of Badakhshan and his driver"
_MORE = rf"(?:(?:,[PWZ]{_OF})*(?:,?&|\+)[PWZ]{_AFTER})?"  # ", three officers and a guard"
_ASIDE = "(?:,[-lupjtexbs]{1,6},)?"  # "killed, by its own count, 12 ..."
_OBJECTS = re.compile(rf"{_ASIDE}(?:t?|[lu]{{1,2}}(?=P))[PWZ](?:{_OF}(?=,|&))?{_AFTER}{_MORE}")
_OBJECT = re.compile(r"(?:t?|[lu]{1,2}(?=P))[PWZ](?:&[PWZ])?(?=,)")
_OF_PEOPLE = re.compile(r"(?:[&,|]C){0,6}o[PW](?:(?:,[PWZ])*,?&[PWZ](?![wx]*[KEI]))?")
_INVERTED = re.compile(r"w+P(?:(?:,P)*,?&P)?(?![wx]*[KEI])")
_BEATEN = re.compile("wl{1,3},?&w?$")  # "were surrounded and killed"
_COMPANY = re.compile(r"(?:e?D{1,3})?,?\+[PW]")
_REACH = 60  # items: how far back people joined to others may begin
_WHO = re.compile("(?<![eoO])Pj[^,&PWzKGREI]*$")
_IN_FRONT = re.compile(rf"(?<![eO])[PW]{_OF}(?:,[PW]{_OF})*,?&$")
_HEADLINE = re.compile("(?:^|(?<=[:z,]))P,$")


def match_objects(items: Items, end: int) -> re.Match[str] | None:
    """What stands as object directly behind a verb that ends at `end`: people and things."""
    match = _OBJECTS.match(items.letters, end)
    if match is not None and "," in match.group()[1:] and _speaks(items, match.end()):
        return _OBJECT.match(items.letters, end)
    return match


def _speaks(items: Items, at: int) -> bool:
    """Whether those in front speak: "killing 12, Taliban officials and residents said"."""
    entry = items.words.entry(items.word[at]) if at < len(items.word) else None
    return entry is not None and entry.word_class == "say"


def match_inverted(items: Items, at: int) -> re.Match[str] | None:
    """The people behind a state that begins its clause: "Among the dead was a governor"."""
    begins = items.letters[at] == "E" and items.letters[at - 1 : at] in ("", "z", ",", "&")
    return _INVERTED.match(items.letters, at + 1) if begins else None


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
    if letters[at] != "K":
        return letters[at] == "E"
    if letters[max(0, at - 1) : at] == "w":
        return True
    beaten = _BEATEN.search(letters, max(0, at - 6), at)
    return beaten is not None and _OBJECTS.match(letters, at + 1) is None


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
    # "led by a commander who was killed"
    if _is_he(items, index + 1):
        return []
    told = letters[index + 1] == "j" and letters[index] in "PW" and at - index > 2
    if passive and not told and not _is_beside(items, index, at):
        index = walk_to_subject(items, index)
    index = _main_people(items, index)
    if index < 0 or letters[index] not in "PW" or index in used:
        return []
    if not passive and (_shoots(items, index, at) or not _is_reduced(items, index, at)):
        return []
    joined = _IN_FRONT.search(letters, max(0, index - _REACH), index)
    joined = joined or _headline_pair(items, index)
    before = [other for other in people_in(items, joined) if other not in used]
    return [*before, index, *find_company(items, index + 1)]


def _is_he(items: Items, at: int) -> bool:
    """Whether "he" or "she" stands at `at`: of one person, whoever was named before."""
    (word,) = items.words.lows(items.word[at], items.word[at] + 1)
    return word in ("he", "she")


def _headline_pair(items: Items, index: int) -> re.Match[str] | None:
    """The first of a headline's "Woman, two children killed"."""
    match = _HEADLINE.search(items.letters, max(0, index - 2), index)
    if match is None or items.phrase(index).form not in ("people", "bare"):
        return None
    first = items.phrase(match.start())
    has_article = items.words.letters[first.first] in "atp"
    return None if has_article or first.form != "plain" or not first.numbered else match


def _main_people(items: Items, index: int) -> int:
    """The people of whom those at `index` are told: "12 people, all civilians, were killed"."""
    letters = items.letters
    if index < 0 or letters[index] != "P" or items.phrase(index).numbered:
        return index
    more = items.phrase(index)
    told = _WHO.search(letters, max(0, index - _REACH), index)  # "12 men who met pilgrims"
    apposed = letters[max(0, index - 2) : index + 2] == "P,P,"
    at = index - 2 if apposed else told.start() if told else index
    first = items.phrase(at)
    if at == index or not first.numbered:
        return index
    first.side = first.side or (more.side if apposed else None)
    return at


def walk_to_subject(items: Items, index: int) -> int:
    """The nearest phrase, leftwards from `index`, that no preposition governs; -1 for none.

    Does not leave the clause, nor pass another verb of casualties.
    """
    letters, last = items.letters, index
    while index >= 0 and (letters[index] not in "zKGRIJTL" or letters[index - 1 : index] == "o"):
        governed = index > 0 and letters[index - 1] in "eoO+"
        if letters[index] in "PW" and not governed and (index == last or _counts(items, index)):
            return index
        index -= 1
    return -1


def _counts(items: Items, index: int) -> bool:
    """Whether more than "a" is said: "ten Taliban, a source said, were killed"."""
    return items.letters[index] == "P" or items.phrase(index).count != ONE


def _is_beside(items: Items, index: int, at: int) -> bool:
    """Whether a number stands directly in front: "put losses at 14 dead"."""
    return index == at - 1 and items.letters[max(0, index)] == "P" and items.phrase(index).numbered


def _people(items: Items, span: Iterable[int]) -> list[int]:
    return [index for index in span if items.letters[index] in "PW" and not _is_tool(items, index)]


def _is_tool(items: Items, index: int) -> bool:
    """Whether a thing is told of: "killed with a knife"."""
    return items.letters[index - 1 : index + 1] == "+W" and items.phrase(index).count == ONE


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
