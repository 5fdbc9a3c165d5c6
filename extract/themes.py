"""What an article is about as a whole: a conflict, a disaster, a match or a book."""

from __future__ import annotations

import re

from extract.lexicon import Lexicon
from extract.marks import Marks
from extract.patterns import word_pattern


def is_leisure(marks: Marks) -> bool:
    """Whether an article is about a match, a song or a book."""
    told = [cue.span.start for cue in marks.cues if cue.cue in {"fiction", "sport"}]
    if len(told) >= _FEW and told[0] < _HEAD and not _names_news(marks):
        return True
    return len(told) > _FEW and not names_parties(marks)


# How a story or a review says at its head what it is.
_TOLD_AS_STORY = re.compile(
    r"\b(?:short story|flash fiction|(?:film|book) of the week|(?:film|book|theatre|theater|tv"
    r"|album|concert|exhibition|restaurant|game) review|an excerpt from the novel"
    r"|(?:our|the) (?:film|theatre|food|chess|book|music) (?:critic|writer|reviewer))\b|[★☆]{2}",
    re.IGNORECASE,
)
_OPENING = 250


def is_story(marks: Marks) -> bool:
    """Whether an article says at its head that it is a story, a review or a game, and no news."""
    if _TOLD_AS_STORY.search(marks.text, 0, _OPENING):
        return not _names_news(marks)
    played = [c for c in marks.cues if c.cue == "sport" and c.span.start < _HEAD]
    if len(played) < _FEW - 1 or any(m.role == "named" for m in marks.groups):
        return False
    return not any(m.trigger and m.trigger.by_target for m in marks.triggers)


_FEW = 3
_NEWS = re.compile(
    r"\b(?:residents?|sources?|officials?|police|witnesses|relatives) (?:said|say|told|confirmed)\b"
)


def _names_news(marks: Marks) -> bool:
    """Whether somebody is asked who tells of something that happened: no review does that."""
    return _NEWS.search(marks.text) is not None


def names_parties(marks: Marks) -> bool:
    """Whether an article names armed parties, more than once."""
    named = sum(1 for m in marks.groups if m.role in {"named", "generic", "reference"})
    return named > 1 or len(_ARMED_MEN.findall(marks.text)) > 1


_ARMED_MEN = word_pattern(
    "nomads|kuchis?|kochis?|gunmen|armed men|militants|insurgents|rebels|militiamen|assailants",
    r"\b",
)


# Begins with a set of characters, as word_pattern does: it is looked for in whole articles.
_OLD_YEAR = re.compile(r"[12](?<!\w[12])(?:(?<=1)[4-9]\d\d|(?<=2)0[01]\d|(?<=2)020)s?\b")
_NEW = re.compile(
    r"\b(?:202[1-9]|yesterday|tonight|last night|today|this (?:week|month|morning)"
    r"|last (?:week|month)"
    r"|(?:on|since|late|early|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
# So many old years, and nothing new below the dateline, make an article one about history.
_FEW_OLD_YEARS = 3
_HEAD = 200


def is_history(marks: Marks, lexicon: Lexicon) -> bool:
    """Whether all years that an article tells of lie before the conflict of today.

    One that names a group of today's armed opposition goes back only to explain.
    """
    text = marks.text
    if any(m.role == "named" and lexicon.side_of(m.group) == "resistance" for m in marks.groups):
        return False
    old = len(_OLD_YEAR.findall(text))
    return old >= _FEW_OLD_YEARS and _NEW.search(text, min(_HEAD, len(text))) is None


def find_scenarios(marks: Marks) -> tuple[int, ...]:
    """Where an article speaks of scenarios."""
    if "scenario" not in marks.text.lower():
        return ()
    return tuple(found.start() for found in _SCENARIO.finditer(marks.text))


_SCENARIO = word_pattern("scenarios?", r"\b")


def is_disaster(marks: Marks) -> bool:
    """Whether an article is about an earthquake, a flood or a crash, not about a conflict."""
    accidents = sum(1 for cue in marks.cues if cue.cue == "accident")
    fights = sum(
        1
        for mark in marks.triggers
        if mark.trigger and mark.trigger.strong and mark.trigger.kind in {"clash", "attack"}
    )
    return accidents >= 3 and accidents > 2 * fights
