"""People told of without a number: "he", a full name, a body that was found, men led away.

Reads the items of casualty_phrases.py; knows no tolls.
"""

from __future__ import annotations

import re

from extract.casualty_phrases import ONE, Items, Phrase
from extract.casualty_roles import match_objects, match_people_of, people_in, walk_to_subject

_ONE_PERSON = frozenset(["he", "she"])
_NOT_HELD = frozenset(["responsible", "accountable", "back", "up", "liable", "to", "talks", "off"])
_PLURAL_BE = frozenset(["were", "are"])
_SINGLE = re.compile("(?P<who>j|(?<![eoOtu])u{2,4})[xD]*w+$")
_NAME_BEFORE = re.compile("(?<![eoOtu])(u{1,4})(?:,?&|,)$")
_NAME_AFTER = re.compile("(u{1,4})(?:,?&|,)(?=P)")
# Behind people who were taken, not led somewhere: nothing, a time, "from the village".
_TAKEN = re.compile("y|,|e?D|O|$")


def find_single(items: Items, at: int, *, named: bool) -> list[int]:
    """The one person that "was killed" at `at` is said of: "he", or a full name if `named`."""
    match = _SINGLE.search(items.letters, max(0, at - 12), at)
    if match is None:
        return []
    first, end = match.span("who")
    if items.letters[first] == "j":
        (word,) = items.words.lows(items.word[first], items.word[first] + 1)
        return [set_person(items, first, end)] if word in _ONE_PERSON else []
    verbs = items.words.lows(items.word[end], items.word[at])
    return [set_person(items, first, end)] if named and not _PLURAL_BE & {*verbs} else []


def find_named_before(items: Items, at: int) -> list[int]:
    """The name joined in front of the people at `at`: "Hamid Gul and two of his guards"."""
    match = _NAME_BEFORE.search(items.letters, max(0, at - 8), at)
    listed = match is not None and "&" not in match.group()
    if match is None or (listed and "&" not in items.letters[at + 1 : at + 3]):
        return []
    if not (items.phrase(at).whose or _are_fellows(items, match, at)):
        return []
    return [set_person(items, *match.span(1))]


def _are_fellows(items: Items, match: re.Match[str], at: int) -> bool:
    """Whether "others" or companions follow a full name: "Hamid Gul and two others"."""
    noun = items.words.entry(items.phrase(at).noun)
    fellows = noun is not None and noun.word_class in ("others", "fellow")
    return fellows and len(match[1]) > 1


def match_named(items: Items, end: int) -> tuple[int, ...]:
    """A name behind a verb and where its people go on: "killed Hamid Gul and two of his guards".

    Empty where there is none; in "killed Hamid Gul, an officer" the officer is the person, and both
    numbers are his index.
    """
    match = _NAME_AFTER.match(items.letters, end)
    if match is None:
        return ()
    follows = items.phrase(match.end())
    if items.letters[match.end() - 1] == "&":
        others = len(match[1]) > 1 and follows.form == "people"
        joined = follows.whose or others or _are_fellows(items, match, match.end())
        return (set_person(items, *match.span(1)), match.end()) if joined else ()
    described = follows.form == "plain" and follows.count == ONE
    return (match.end(), match.end()) if described else ()


def find_body_of(items: Items, at: int) -> int:
    """Whose body was found, if the one at `at` was: a person, or the body itself; else -1."""
    if not _is_found(items, at):
        return -1
    people = people_in(items, match_people_of(items, at))
    if not people:
        of = items.letters[at + 1 : at + 2] == "o"
        return -1 if of and "u" not in items.letters[at + 2 : at + 4] else at
    return people[0] if items.phrase(people[0]).count == ONE else -1


def _is_found(items: Items, at: int) -> bool:
    """Whether the clause says that a body was found, or that somebody found it."""
    for index in range(max(0, at - 2), min(at + 15, len(items.letters))):
        if items.letters[index] == "z":
            return False
        entry = items.words.entry(items.word[index])
        if entry is not None and entry.word_class == "find":
            return index < at or items.letters[index - 1] == "w"
    return False


def are_held(items: Items, at: int) -> list[int]:
    """Those of whom "were held" at `at` is said: "12 men were held in a school"."""
    follows = items.words.lows(items.word[at] + 1, items.word[at] + 2)
    if items.letters[at - 1 : at] != "w" or _NOT_HELD & {*follows}:
        return []
    index = walk_to_subject(items, at - 2)
    held = index >= 0 and items.letters[index] == "P" and items.phrase(index).numbered
    return [index] if held else []


def are_taken(items: Items, at: int) -> list[int]:
    """Those led away by the "took" at `at`: "took six men away", "were taken to prison"."""
    letters = items.letters
    away = letters[at + 1 : at + 2] == "y"
    if away and letters[at - 1 : at] == "w":
        index = walk_to_subject(items, at - 2)
        return [index] if index >= 0 else []
    objects = match_objects(items, at + 1 + away)
    if objects is None:
        return []
    taken = away or letters[objects.end() : objects.end() + 1] == "y"
    # "the trip took 40 people to town" leads nobody off
    if not taken and not (letters[at - 1 : at] in ("P", "j", "&", "x") and _ends(items, objects)):
        return []
    return [index for index in people_in(items, objects) if items.phrase(index).numbered]


def _ends(items: Items, objects: re.Match[str]) -> bool:
    return _TAKEN.match(items.letters, objects.end()) is not None


def set_person(items: Items, first: int, end: int) -> int:
    """Make the items from `first` to `end` one person; gives the index."""
    words, word = items.words, items.word[first]
    start, stop = words.start(word), words.end(items.word[end - 1])
    items.read[first] = Phrase("named", start, stop, ONE, None, False, word, word)
    return first
