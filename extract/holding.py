"""What being present needs beside it: bases that are held, people who are had in a place.

Checks like those of extract/needs.py, for the kind presence.
"""

from __future__ import annotations

import re

from extract.clauses import View
from extract.ground import is_base
from extract.marks import Mark
from extract.needs import FIGHTERS, is_led
from extract.targets import Case

_HAVE = re.compile(
    r"\b(?:has|have|had|keeps?|runs?|hosts?|houses?|harbou?rs?|shelters?)\s+(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)


def may_be_held(view: View, trigger: Mark) -> bool:
    """Bases are held, people are had by number in a place: "has some 6,000 fighters in"."""
    fronted = any(m.span.start - view.start < 6 for m in view.places) and bool(
        _HAVE.search(view.before(trigger.span.start, 30))
    )
    return is_base(trigger) or fronted or bool(_IN_PLACE.match(view.after(trigger.span.end, 30)))


_FIGHTERS = re.compile(
    r"\b(?:fighters|militants|jihadists?|jihadis|guerrillas|insurgents|gunmen|armed men|partisans"
    r"|rebels|bandits|followers|loyalists|men loyal|bands?|cells|extremists"
    r"|separatists)\b[^.;]{0,60}$",
    re.I,
)


def has_fighters(case: Case) -> bool:
    """A group, or words for its people, is the subject: "TTP fighters live in"."""
    start = case.trigger.span.start
    if _FIGHTERS.search(case.view.before(start, 60)):
        return True
    named = is_led(case) or any(start - 60 <= m.span.start < start for m in case.view.groups)
    return named or bool(case.view.cues_in("forces", start - 60, start) and case.actors.groups)


def has_holding(case: Case) -> bool:
    """A group has them: "the NRF had more than twenty bases"."""
    view = case.view
    if not may_be_held(view, case.trigger) or _RELIEF.search(view.text, view.start, view.end):
        return False
    width = 60 if is_base(case.trigger) else 55
    lead = case.view.before(case.trigger.span.start, width)
    known = case.view.groups or case.actors.groups or is_led(case)
    if (known or FIGHTERS.search(lead)) and _SET_UP.match(
        case.view.after(case.trigger.span.end, 60)
    ):
        return True
    if _AND_MORE.search(lead) and _names_bases(case):
        return True
    held = _HOLDS.search(lead)
    return bool(held) and bool(known)


# Camps that shelter people: "opened two camps and sent mobile clinics".
_RELIEF = re.compile(
    r"\b(?:refugees?|returnees?|displaced|clinics?|tents|earthquakes?|quake|floods?|humanitarian"
    r"|vaccinat\w+|deportees?)\b",
    re.IGNORECASE,
)


# "maintains safe houses in A, and new training camps in B"
_AND_MORE = re.compile(r"\band\s+(?:\w+\s+){0,4}$")


def _names_bases(case: Case) -> bool:
    """Whether a base that is held was named before in the sentence."""
    return bool(case.actors.groups or case.view.groups) and any(
        m.trigger is not None
        and m.trigger.name == "base_count"
        and m.span.end < case.trigger.span.start
        and _HOLDS.search(case.view.before(m.span.start, 60))
        for m in case.view.triggers
    )


_SET_UP = re.compile(
    r"\s+(?:(?:were|was|are|is|have been|had been|has been)\s+(?:also\s+)?)"
    r"(?:set up|identified|established|found|located|reported|opened|built|in\b|active)",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r",?\s+(?:\w+\s+){0,4}?(?:in|across|inside)\b")
_HOLDS = re.compile(
    r"(?:\b|[’'](?=ve))(?:ve|has|have|had|having|with|maintains?|retains?|retained|hosts?|counts?|boasts?|possess(?:es)?"
    r"|established|opened|opens|built|runs?|keeps?|enjoys?|set up|sets up"
    r"|operates?|running|operating|maintaining|uses?|keeps?|estimated|some|around|about)\b"
    r"(?! been| not| lost)(?:[^,;]|,(?=\d))*$",
    re.IGNORECASE,
)
