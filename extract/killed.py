"""What a killing needs beside it: somebody or something armed, or people whom parties hunt.

Checks like those of extract/needs.py, for deaths told without a word on how.
"""

from __future__ import annotations

import re

from extract.needs import ARMED_SUBJECT, CRIME, clause_of, names_weapon
from extract.patterns import NUMBER
from extract.syntax import is_passive
from extract.targets import WEAPON, Case

_HARM = frozenset(["clash", "attack", "violence_against_civilians"])
# Who dies in war alone: "two enemy commanders were killed", "five died on both sides".
_BOTH_SIDES = re.compile(r"\b(?:on|from|of) (?:both|either|each) sides?\b")
_FIGHTERS_FELL = re.compile(
    r"\b(?:enemy|combatants?|enemies|militants?|insurgents?|terrorists?|militiamen|mercenaries|guerrillas)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset(["unnamed armed men"])
_BY_ARMED = re.compile(
    r"\bby\s+(?:\w+\s+){0,3}(?:guards|police|soldiers|forces|troops|agents|gunmen|fighters)\b",
    re.IGNORECASE,
)
# Nobody calls those civilians whom a flood or a neighbour killed.
_CIVILIANS = re.compile(r"\b(?:civilians?|unarmed)\b", re.IGNORECASE)
_SO_MANY = re.compile(
    rf"\b(?:{NUMBER}|several|dozens|others?|another|more)"
    r"\s+(?:more\s+|others?\s+|of them\s+)?(?:was|were)\s+$",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:more|others?|another)\b", re.IGNORECASE)


def has_agent(case: Case) -> bool:
    """Somebody or something armed did it: a bare death, or an accident, is no attack."""
    if case.view.has_cue("accident") and (not case.actors.initiator or _crashed(case)):
        return False
    if _goes_on_killing(case) or _IN_CUSTODY.match(case.view.after(case.trigger.span.end, 50)):
        return True
    piece = clause_of(case)
    if CRIME.search(piece) and not set(case.actors.groups) - _NOBODY:
        return False
    return bool(case.actors.groups) or _dies_in_war(case, piece) or _does_harm_too(case)


_CRASH = re.compile(
    r"\b(?:crash\w*|collid\w*|collision|overturned|hard landing|training)\b", re.IGNORECASE
)


def _crashed(case: Case) -> bool:
    return bool(_CRASH.search(case.view.text, case.view.start, case.view.end)) and not names_weapon(
        case.view
    )


def _goes_on_killing(case: Case) -> bool:
    """More people killed where violence was just told of; "martyred" and "slain", which mean it."""
    if case.trigger.surface.lower() in {"martyred", "slain"}:
        return True
    clause = case.view.clause(case.trigger.span.start)
    return case.is_near_violence and bool(
        case.view.cues_in("civilian", clause.start, clause.end)
        or _SO_MANY.search(case.view.before(case.trigger.span.start, 40))
    )


def _dies_in_war(case: Case, piece: str) -> bool:
    """Whether the clause names who only dies in war, who is armed, or a weapon."""
    if _CIVILIANS.search(piece) and not case.view.has_cue("accident"):
        return True
    clause = case.view.clause(case.trigger.span.start)
    if case.view.cues_in("civilian", clause.start, clause.end) and names_weapon(case.view):
        return True
    if _FIGHTERS_FELL.search(piece) and is_passive(case.view, case.trigger):
        return True
    if "khawarij" in piece.lower() or _BOTH_SIDES.search(piece):
        return True
    by_armed = ARMED_SUBJECT.search(case.view.before(case.trigger.span.start, 30))
    if by_armed or _is_murdered(case) or _BY_ARMED.search(piece) or WEAPON.search(piece):
        return True
    return bool(_MORE.search(piece) and names_weapon(case.view))


# Whom nobody kills over a debt: "a former prosecutor was murdered", "four activists".
_MARKED_MEN = re.compile(
    r"\b(?:(?:former|ex-)\s?(?:\w+\s+){0,3}(?:police\w*|soldiers?|commandos?|army|security"
    r"|intelligence|prosecutors?|judges?|officials?|officers?|interpreters?|governors?"
    r"|lieutenants?|colonels?|generals?)|soldiers? of the (?:former|fallen|previous)|activists?"
    r"|journalists?|reporters?|prosecutors?|policew?o?m[ae]n|elders?|vaccinators?|health workers?"
    r"|aid workers?|clerics?|imams?|scholars?)\b",
    re.IGNORECASE,
)
_MURDERED = frozenset(("murdered", "assassinated", "killed", "shot dead", "shot and killed"))


_PRIVATE = re.compile(
    r"\b(?:famil(?:y|ial) (?:dispute|feud|quarrel)|domestic|inheritance|dowry|his wife|her husband"
    r"|road|traffic|crash\w*|accident\w*)\b",
    re.IGNORECASE,
)


def _is_private(case: Case) -> bool:
    """Whether a quarrel at home or an accident killed."""
    told = _PRIVATE.search(case.view.text, case.view.start, case.view.end)
    return told is not None or case.view.has_cue("accident")


_IN_CUSTODY = re.compile(r"\s+(?:while\s+)?(?:in|under)\s+(?:\w+\s+){0,3}?(?:custody|detention)\b")


def _is_murdered(case: Case) -> bool:
    """Whether somebody whom parties hunt is killed, by whomever."""
    if case.trigger.surface.lower() not in _MURDERED or _is_private(case):
        return False
    clause = case.view.clause(case.trigger.span.start)
    start = case.trigger.span.start
    return is_passive(case.view, case.trigger) and bool(
        _MARKED_MEN.search(case.view.text, clause.start, start)
    )


def _does_harm_too(case: Case) -> bool:
    """Whether the sentence tells of fighting or harm besides."""
    return any(
        m.trigger
        and m is not case.trigger
        and (
            (not m.trigger.by_target and m.trigger.strong and m.trigger.kind in _HARM)
            or (m.trigger.name == "gunshot" and case.view.groups)
        )
        for m in case.view.triggers
    )
