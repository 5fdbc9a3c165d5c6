"""What being taken needs beside it: people who are, and a party that may have them.

Checks like those of extract/needs.py, for the kind detention and for captures in a fight.
"""

from __future__ import annotations

import re

from extract.needs import CRIME
from extract.patterns import NUMBER
from extract.syntax import is_passive
from extract.targets import Case

_WITH_THEM = re.compile(
    r"\b(?:with them|away|into custody|into detention|to (?:an )?unknown|prisoner|hostage"
    r"|captive)\b",
    re.IGNORECASE,
)


_TAKEN_FROM = re.compile(
    r"\s+from\s+(?:his|her|their|a|the|an)\s+(?:\w+\s+)?(?:home|house|shop|classroom|school|mosque"
    r"|bus|car|taxi|office|bed|wedding|field|street|workplace|bazaar|market|village|madrasa)s?\b"
)


_TO_CUSTODY = re.compile(
    r"\s+(?:away\s+)?to\s+(?:an? (?:unknown|undisclosed|secret)|prison|jail"
    r"|the (?:prison|police|intelligence))\b"
)
# "kept for nine nights in a container"
_KEPT_IN = re.compile(
    r"\s+(?:for\s+[\w\s]{3,22}\s+)?in\s+(?:an?|the)\s+(?:\w+\s+)?(?:container|cell|basement|dungeon"
    r"|prison|jail|barracks|police station)\b"
)


_SOLDIERS = re.compile(r"\b(?:soldiers|gunmen|fighters|policemen|armed men|men in uniform)\b", re.I)
# "took Amiri from his shop"
_NAMED_FROM = re.compile(
    r"\s+(?:[A-Z][\w’'-]+\s+){1,4}(?:away\s+)?from (?:his|her|their|a|the) "
    r"(?:home|house|shop|car|office|bed|classroom|school|mosque|bus|taxi|workplace|village|hotel)"
)
# "take a Taliban official off it", "dragged three men off the bus"
_OFF = re.compile(
    r"\s+(?!off)[^,.;]{3,50}?\boff (?:it|them|the bus|a bus|their bus|the minibus|a minibus)\b"
)
_BY_GROUP = re.compile(r"\s+(?:away\s+)?by\s+(?:the\s+)?[A-Z]")


def took_people(case: Case) -> bool:
    """They took people: "took 17 people with them", "took my cousin and six boys"."""
    end = case.trigger.span.end
    if _were_taken(case):
        return True
    if is_passive(case.view, case.trigger) and _BY_GROUP.match(case.view.after(end, 40)):
        start = case.trigger.span.start
        return bool(case.view.cues_in("human", start - 30, start) and case.view.groups)
    start = case.trigger.span.start
    named = bool(case.actors.groups or case.view.groups)
    named = named or bool(_SOLDIERS.search(case.view.text, case.view.start, start))
    behind = case.view.after(end, 90)
    if named and (_NAMED_FROM.match(behind) or _OFF.match(behind)):
        return True
    people = case.view.cues_in("civilian", end, end + 45)
    if _is_held(case) or not people or not named:
        return _is_held(case)
    gap = case.view.text[end : people[0].span.start]
    if re.search(r"\b(?:control|over|place|part|by|to|from|in|with|talks|of|what|tax)\b", gap):
        return False
    return bool(_WITH_THEM.search(case.view.after(end, 120))) or len(gap) < 25


def _were_taken(case: Case) -> bool:
    """A passive that leaves no doubt: "was taken from his shop", "two reporters were seized"."""
    if not is_passive(case.view, case.trigger):
        return False
    if case.trigger.surface.lower() in {"seized", "held"} and are_people(case):
        return True
    behind = case.view.after(case.trigger.span.end, 70)
    return any(form.match(behind) for form in (_TAKEN_FROM, _TO_CUSTODY, _KEPT_IN))


# "Five former policemen deported from Iran were held at the bridge"
_FEW_WORDS = re.compile(
    r"\W*(?:[A-Z][\w-]+:\s+)?(?:(?:and|but|while|where|when)\s+)?(?:at least\s+)?"
    rf"(?:(?:the|an?|some|several|dozens of|{NUMBER})\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)


def are_people(case: Case) -> bool:
    """People, not a meeting for them, are the subject of a passive verb."""
    start = case.trigger.span.start
    clause = case.view.clause(start)
    marks = [case.view.cues_in(kind, clause.start, start) for kind in ("civilian", "human")]
    people = next((found for found in marks if found), ())
    if not people or not is_no_crime(case):
        return False
    return bool(_FEW_WORDS.fullmatch(case.view.text, clause.start, people[0].span.start))


_CAPTIVES = re.compile(
    r"\s+(?:[\w,-]+\s+){0,4}(?:detainees|prisoners|captives|hostages?|inmates)\b", re.IGNORECASE
)
_HELD_WHERE = re.compile(r"\s+(?:in|at|by|over|for|without|after|on)\b")


def _is_held(case: Case) -> bool:
    """Who holds captives, or people who are held: "two journalists held in Khost"."""
    start, end = case.trigger.span.start, case.trigger.span.end
    if not is_no_crime(case):
        return False
    if case.trigger.surface.lower() != "held":
        return _CAPTIVES.match(case.view.after(end, 60)) is not None
    near = case.view.cues_in("civilian", start - 30, start)
    beside = [mark for mark in near if start - mark.span.end <= 12]
    return bool(beside) and _HELD_WHERE.match(case.view.after(end, 12)) is not None


def is_no_crime(case: Case) -> bool:
    """No word of common crime stands near: nothing but people is arrested, so no more is asked."""
    low, high = case.trigger.span.start - 90, case.trigger.span.end + 90
    return not CRIME.search(case.view.text, max(case.view.start, low), min(case.view.end, high))


def has_human(case: Case) -> bool:
    """People suffer it, and it is no matter of ordinary crime, unless a group does it."""
    if not case.actors.groups and not is_no_crime(case):
        return False
    low, high = case.trigger.span.start - 90, case.trigger.span.end + 90
    if any(case.view.cues_in(kind, low, high) for kind in ("human", "civilian")):
        return True
    if case.view.groups or _MANY.match(case.view.after(case.trigger.span.end, 30)):
        return True
    return bool(_COUNTED.search(case.view.before(case.trigger.span.start, 40)))


# "execute two"
_MANY = re.compile(
    rf"\s+(?:at least\s+|more than\s+|another\s+)?(?:{NUMBER}|dozens|several|many)\b"
)


# "have recorded nine such killings"
_COUNTED = re.compile(
    r"\b(?:recorded|documented|verified|counted|registered|reported)\s+"
    r"(?:at least\s+|more than\s+)?(?:\w+\s+){1,3}$",
    re.IGNORECASE,
)


def has_suspect(case: Case) -> bool:
    """People are gone, and a party is named beside that may have them; no flood took them."""
    if case.view.has_cue("accident") or not case.view.groups:
        return False
    return case.view.has_cue("human") or case.view.has_cue("civilian")


def has_people(case: Case) -> bool:
    """Fighters are taken or give up."""
    return bool(
        case.view.cues_in("forces", case.trigger.span.start - 60, case.trigger.span.end + 60)
    ) or bool(case.actors.groups)
