"""People told of without a number: "he", a full name, a body that was found, men led away.

Reads the items of casualty_phrases.py; knows no tolls.
"""

from __future__ import annotations

import re

from extract.casualty_phrases import ONE, Items, Phrase
from extract.casualty_roles import match_objects, match_people_of, people_in, walk_to_subject

_ONE_PERSON = frozenset(["he", "she"])
_PLURAL_BE = frozenset(["were", "are"])
_SINGLE = re.compile("(?P<who>j|(?<![eoOtu])u{2,4})[xD]*w+$")
_NAME_BEFORE = re.compile("(?<![eoOtu])(u{1,4}),?&$")
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
        return [_set_person(items, first, end)] if word in _ONE_PERSON else []
    verbs = items.words.lows(items.word[end], items.word[at])
    return [_set_person(items, first, end)] if named and not _PLURAL_BE & {*verbs} else []


def find_named_before(items: Items, at: int) -> list[int]:
    """The name joined in front of the people at `at`: "Hamid Gul and two of his guards"."""
    match = _NAME_BEFORE.search(items.letters, max(0, at - 8), at)
    if match is None or not items.phrase(at).whose:
        return []
    return [_set_person(items, *match.span(1))]


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
        return (_set_person(items, *match.span(1)), match.end()) if follows.whose else ()
    described = follows.form == "plain" and follows.count == ONE
    return (match.end(), match.end()) if described else ()


def find_body_of(items: Items, at: int) -> int:
    """Whose body was found, if the one at `at` was: a person, or the body itself; else -1."""
    if not _is_found(items, at):
        return -1
    people = people_in(items, match_people_of(items, at))
    if not people:
        return at
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


def _set_person(items: Items, first: int, end: int) -> int:
    """Make the words from `first` to `end` one person; gives the index."""
    words, word = items.words, items.word[first]
    start, stop = words.start(word), words.end(items.word[end - 1])
    items.read[first] = Phrase("named", start, stop, ONE, None, False, word, word)
    return first
