"""What an attack hits: in words or in arms, hardware, buildings, or one another in traffic."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.actors import Actors
from extract.clauses import View
from extract.marks import Mark
from extract.patterns import word_pattern
from extract.syntax import is_passive

WEAPON = word_pattern(
    "shot|gun|burst of|hail of|gunmen|gunfire|bullet|bomb|mine|rocket|mortar|grenade|blast"
    "|explosion|airstrike|drone|knife|stabbed|armed|executed|beaten|tortured|assassin"
    "|shootout|shelling|firefight|missile|ied\\b|sniper|rifle|kalashnikov|pistol|crossfire|ambush"
    "|explosive|machete"
)


@dataclass(slots=True)
class Case:
    """A trigger with its sentence and the sides found for it."""

    view: View
    trigger: Mark
    actors: Actors
    is_near_violence: bool = False


# What is attacked in words.
_SPOKEN_TARGET = re.compile(
    r"\s+(?:the\s+|his\s+|its\s+|their\s+)?(?:[\w’']+\s+){0,2}?(?:policy|policies|decisions?|ban|music|films?"
    r"|media|press|report|remarks|comments|statement|plans?|law|budget|record|ideas?|speech"
    r"|curriculum|critics|shops?)\b",
    re.IGNORECASE,
)


def is_armed(case: Case) -> bool:
    """An attack in the literal sense: a party, a weapon or somebody hurt stands beside it."""
    if case.view.has_cue("accident") and not case.actors.groups:
        return False
    if _SPOKEN_TARGET.match(case.view.after(case.trigger.span.end, 60)):
        return False
    if _TRAFFIC.search(case.view.before(case.trigger.span.start, 40)) and not WEAPON.search(
        case.view.text, case.view.start, case.view.end
    ):
        return False
    if case.trigger.surface.lower() == "clash" and _HAPPENED.match(
        case.view.after(case.trigger.span.end, 70)
    ):
        return True
    clause = case.view.clause(case.trigger.span.start)
    named = any(clause.start <= m.span.start < clause.end for m in case.view.groups)
    hurt = any(m.trigger is not None and m.trigger.by_target for m in case.view.triggers)
    rest = case.view.text[case.view.start : case.trigger.span.start] + case.view.after(
        case.trigger.span.end, 200
    )
    near = named or hurt or bool(case.actors.groups) or hits_building(case) or _was_hit(case)
    return near or bool(WEAPON.search(rest) or _HARDWARE.search(rest))


# "a clash of forty minutes took place": none of opinions
_HAPPENED = re.compile(
    r"(?!\s+of (?:\w+ )?(?:opinions?|views?|cultures?|ideas?|interests?|wills?))"
    r"[^.;,]{0,45}\b(?:took place|broke out|occurred|erupted)\b"
)
# "A truck hit a bus": what drives into something.
_TRAFFIC = re.compile(
    r"\b(?:trucks?|lorry|lorries|bus|buses|minibus|cars?|taxis?|vans?|tankers?|trains?|rickshaws?"
    r"|motorcycles?|motorbikes?|trailers?|tractors?)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_BUILDING = re.compile(
    r"\s+(?:(?:on|at|the|a|an|its|of)\s+)*(?:[\w’'-]+\s+){0,3}?(?:hospital|mosques?|schools?|shrines?"
    r"|temples?|embass(?:y|ies)|ministr(?:y|ies)|airport|banks?|hotels?|prisons?|universit(?:y|ies)"
    r"|barracks|villages?|worshippers|mourners|pilgrims|tourists)\b",
    re.IGNORECASE,
)


_IS_HIT = re.compile(
    r"\b(?:hospital|mosque|school|shrine|temple|embassy|ministry|airport|bank|hotel|guest ?house"
    r"|prison|university|barracks|village|house|compound|gathering|ceremony|camp|office|restaurant)s?\b"
    r"[^,.;]{0,50}$",
    re.IGNORECASE,
)


def _was_hit(case: Case) -> bool:
    """A building that "came under attack"."""
    surface = case.trigger.surface.lower()
    hit = surface.endswith("under attack") or is_passive(case.view, case.trigger)
    return hit and bool(_IS_HIT.search(case.view.before(case.trigger.span.start, 90)))


def hits_building(case: Case) -> bool:
    """A building or people at prayer stand right behind, that an attack in words does not hit."""
    return bool(_BUILDING.match(case.view.after(case.trigger.span.end, 70)))


_HARDWARE = word_pattern(
    "vehicles?|humvees?|rangers?|convoys?|outposts?|checkpoints?|bases?|tanks?|posts?|pickups?"
    "|motorcycles?|hideouts?|helicopters?|depots?|headquarters|watchtowers?|garrisons?|compounds?"
    "|tankers?|trucks?|buses|bus|minibus|cars?|lorry|markets?|mosques?|houses?|shops?|fuel|pylons?|bridges?"
    "|towers?|masts?|pipelines?|shrines?|statues?|schools?",
    r"\b",
)


_ROCKETS = re.compile(
    r"\b(?:rpg|rockets?|rocket-propelled|grenades?|missiles?|bombs?|mines?)\b", re.I
)


_ON_FIRE = frozenset(["set on fire", "set alight", "set ablaze", "torched", "setting alight"])
_BURNED_DOWN = frozenset(["burned down", "burnt down", "burned to the ground"])
_HOMES = re.compile(
    r"\b(?:houses?|homes?|schools?|mosques?|shops?|villages?|tents|harvests?)\b", re.IGNORECASE
)


def _is_arson(case: Case) -> bool:
    """Homes or a school that somebody set on fire."""
    clause = case.view.clause(case.trigger.span.start)
    surface = case.trigger.surface.lower()
    lit = surface in _ON_FIRE or (surface in _BURNED_DOWN and is_passive(case.view, case.trigger))
    return (
        lit
        and not case.view.has_cue("accident")
        and _HOMES.search(case.view.text, clause.start, clause.end) is not None
    )


# Nothing but fire brings those down.
_SHOT_DOWN = frozenset(("shot down", "shoots down", "shoot down", "downed"))


def hits_hardware(case: Case) -> bool:
    """Something of a party's is destroyed: its vehicle, its post."""
    clause = case.view.clause(case.trigger.span.start)
    named = bool(case.actors.groups) or any(
        clause.start <= m.span.start < clause.end for m in case.view.groups
    )
    low, high = case.trigger.span.start - 70, case.trigger.span.end + 70
    blown = "bl" in case.trigger.surface.lower() and "up" in case.trigger.surface.lower()
    hit = (
        named
        or blown
        or case.trigger.surface.lower() in _SHOT_DOWN
        or _is_arson(case)
        or bool(_ROCKETS.search(case.view.text, case.view.start, case.view.end))
    )
    return hit and bool(
        _HARDWARE.search(case.view.text, max(case.view.start, low), min(case.view.end, high))
    )
