"""What a trigger needs beside it before it counts, and what it then tells (its kind)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.actors import Actors, is_passive
from extract.clauses import View
from extract.lexicon import Lexicon
from extract.marks import Mark

_WEAPON = re.compile(
    r"\b(?:shot|gun|gunmen|gunfire|bullet|bomb|mine|rocket|mortar|grenade|blast|explosion|attack"
    r"|ambush|clash|fighting|airstrike|drone|knife|stabbed|armed|executed|beaten|tortured|assassin)",
    re.IGNORECASE,
)
_EXPLOSIVE = re.compile(
    r"\b(?:bomb|blast|explo|mine\b|rocket|mortar|shell|airstrike|air strike|drone|grenade|suicide)",
    re.IGNORECASE,
)
_CRIME = re.compile(
    r"\b(?:drug|drugs|narcotic|smuggl|traffick|robber|thief|thieves|theft|corruption|murder case"
    r"|counterfeit|fraud|alcohol|gambling)",
    re.IGNORECASE,
)
_ARMED_SIDES = frozenset(["taliban", "resistance", "jihadist"])
_HARM = frozenset(["clash", "attack", "violence_against_civilians"])
# How far an object stands from its verb, in characters.
_OBJECT_REACH = 75


@dataclass(frozen=True, slots=True)
class _Case:
    """A trigger with its sentence and the sides found for it."""

    view: View
    trigger: Mark
    actors: Actors


def counts(view: View, trigger: Mark, actors: Actors) -> bool:
    """Whether the trigger has beside it what it needs."""
    rule = trigger.trigger
    if rule is None:
        return False
    check = _CHECKS.get(rule.needs)
    return check is None or check(_Case(view, trigger, actors))


def _has_group(case: _Case) -> bool:
    """A group acts, or stands in the trigger's own clause."""
    clause = case.view.clause(case.trigger.span.start)
    return bool(case.actors.groups) or any(
        clause.start <= mention.span.start < clause.end for mention in case.view.groups
    )


def _has_conflict(case: _Case) -> bool:
    """Two sides, or a group in the trigger's own clause."""
    clause = case.view.clause(case.trigger.span.start)
    near = [m for m in case.view.groups if clause.start <= m.span.start < clause.end]
    return len({m.group for m in case.view.groups}) > 1 or bool(near)


def _no_accident(case: _Case) -> bool:
    return not case.view.has_cue("accident")


def _has_casualty(case: _Case) -> bool:
    return bool(case.actors.groups) or any(
        m.trigger is not None and m.trigger.name == "kill" for m in case.view.triggers
    )


def _has_agent(case: _Case) -> bool:
    """Somebody or something armed did it: a bare death, or an accident, is no attack."""
    if case.view.has_cue("accident") and not case.actors.initiator:
        return False
    clause = case.view.clause(case.trigger.span.start)
    piece = case.view.text[clause.start : clause.end]
    others = [
        m
        for m in case.view.triggers
        if m.trigger and not m.trigger.by_target and m.trigger.strong and m.trigger.kind in _HARM
    ]
    return bool(case.actors.groups) or bool(_WEAPON.search(piece)) or bool(others)


# What is attacked in words.
_SPOKEN_TARGET = re.compile(
    r"\s+(?:the\s+|his\s+|its\s+|their\s+)?(?:[\w’']+\s+){0,2}?(?:policy|policies|decisions?|ban|music|films?"
    r"|media|press|report|remarks|comments|statement|plans?|law|ministry|budget|record|ideas?|speech"
    r"|curriculum|critics|shops?)\b",
    re.IGNORECASE,
)


def _is_armed(case: _Case) -> bool:
    """An attack in the literal sense: a party, a weapon or somebody hurt stands beside it."""
    if case.view.has_cue("accident") and not case.actors.groups:
        return False
    if _SPOKEN_TARGET.match(case.view.after(case.trigger.span.end, 60)):
        return False
    clause = case.view.clause(case.trigger.span.start)
    named = any(clause.start <= m.span.start < clause.end for m in case.view.groups)
    hurt = any(m.trigger is not None and m.trigger.by_target for m in case.view.triggers)
    rest = case.view.text[case.view.start : case.trigger.span.start] + case.view.after(
        case.trigger.span.end, 200
    )
    return named or hurt or bool(case.actors.groups) or bool(_WEAPON.search(rest))


_HARDWARE = re.compile(
    r"\b(?:vehicles?|humvees?|rangers?|convoys?|outposts?|checkpoints?|bases?|tanks?|posts?|pickups?"
    r"|motorcycles?|hideouts?|helicopters?|depots?|headquarters|watchtowers?|garrisons?|compounds?)\b",
    re.IGNORECASE,
)


def _hits_hardware(case: _Case) -> bool:
    """Something of a party's is destroyed: its vehicle, its post."""
    clause = case.view.clause(case.trigger.span.start)
    named = bool(case.actors.groups) or any(
        clause.start <= m.span.start < clause.end for m in case.view.groups
    )
    low, high = case.trigger.span.start - 70, case.trigger.span.end + 70
    return named and bool(
        _HARDWARE.search(case.view.text, max(case.view.start, low), min(case.view.end, high))
    )


_DRIVE = re.compile(
    r"\b(?:forc|driv|drove|expel|evict|throw|threw|push|order|displac|chas|oust)\w*\b",
    re.IGNORECASE,
)


def _is_driven(case: _Case) -> bool:
    """Somebody drives people from their homes, or harms the homes themselves."""
    surface = case.trigger.surface.lower()
    if not surface.startswith(("out of", "from", "off")):
        return True
    return bool(_DRIVE.search(case.view.before(case.trigger.span.start, 60)))


_WITH_THEM = re.compile(
    r"\b(?:with them|away|to an unknown|to unknown|prisoner|hostage|captive)\b", re.I
)
_TAKEN = re.compile(r"\b(?:was|were|been|have|has)\s+$", re.IGNORECASE)


def _took_people(case: _Case) -> bool:
    """They took people: "took 17 people with them", "took my cousin and six boys"."""
    end = case.trigger.span.end
    people = case.view.cues_in("civilian", end, end + 45)
    if not people or not (case.actors.groups or case.view.groups):
        return False
    gap = case.view.text[end : people[0].span.start]
    if re.search(r"\b(?:control|over|place|part|by|to|from|in)\b", gap):
        return False
    return bool(_WITH_THEM.search(case.view.after(end, 120))) or len(gap) < 25


def _has_human(case: _Case) -> bool:
    low, high = case.trigger.span.start - 90, case.trigger.span.end + 90
    clause = case.view.text[max(case.view.start, low) : min(case.view.end, high)]
    if _CRIME.search(clause):
        return False
    return bool(case.view.cues_in("human", low, high)) or bool(case.view.groups)


def _has_people(case: _Case) -> bool:
    return bool(
        case.view.cues_in("forces", case.trigger.span.start - 60, case.trigger.span.end + 60)
    ) or bool(case.actors.groups)


def _object_words(case: _Case, kind: str) -> bool:
    """A word of the kind as object: after an active verb, before a passive one."""
    start, end = case.trigger.span.start, case.trigger.span.end
    if is_passive(case.view, case.trigger):
        return bool(case.view.cues_in(kind, start - _OBJECT_REACH, start))
    return bool(case.view.cues_in(kind, end, end + _OBJECT_REACH))


_COUNTED = re.compile(
    r"(?:^|\b(?:the|an?|two|three|four|five|six|seven|eight|nine|ten|several|some|of|\d+)\s+)$",
    re.IGNORECASE,
)


def captures_people(case: _Case) -> bool:
    """Fighters are taken, not ground: "captured nine Taliban"."""
    if not case.trigger.surface.lower().startswith(("captur", "seiz")):
        return False
    if _COUNTED.search(case.view.before(case.trigger.span.start, 14)):
        return False  # "two captured fighters": an adjective
    lead = case.view.after(case.trigger.span.end, 40)
    near = [m for m in case.view.groups if 0 <= m.span.start - case.trigger.span.end <= 30]
    forces = case.view.cues_in("forces", case.trigger.span.end, case.trigger.span.end + 40)
    ground = case.view.cues_in("territory", case.trigger.span.end, case.trigger.span.end + 45)
    counted = re.match(r"\s+(?:\w+\s+){0,3}", lead)
    return bool(counted) and bool(near or forces) and not ground and not _object_bases(case)


_BASE = re.compile(r"(?:base|stronghold|bastion|position|camp|hideout|outpost)", re.IGNORECASE)


def _is_base(mark: Mark) -> bool:
    return mark.trigger is not None and bool(_BASE.match(mark.surface))


def _object_bases(case: _Case) -> bool:
    """Bases and strongholds are ground too, although they are marked as signs of presence."""
    end = case.trigger.span.end
    return any(
        end <= other.span.start <= end + _OBJECT_REACH and _is_base(other)
        for other in case.view.triggers
    )


def _has_territory(case: _Case) -> bool:
    """Somebody takes a place: its name or a word for ground is the object."""
    if not (case.actors.groups or case.view.groups):
        return False
    taking = case.trigger.surface.lower()[:2] in {"ta", "to"} and len(case.trigger.surface) <= 6
    if taking:
        end = case.trigger.span.end
        return bool(case.actors.groups) and (
            bool(case.view.cues_in("territory", end, end + 30))
            or any(end <= m.span.start <= end + 35 for m in case.view.triggers if _is_base(m))
            or any(end <= m.span.start <= end + 5 for m in case.view.places)
        )
    if case.trigger.surface.lower() == "cleared" and " of " not in case.view.after(
        case.trigger.span.end, 90
    ):
        return False
    if _object_words(case, "territory") or _object_bases(case) or captures_people(case):
        return True
    start, end = case.trigger.span.start, case.trigger.span.end
    if is_passive(case.view, case.trigger):
        return any(start - 40 <= place.span.end <= start for place in case.view.places)
    return any(
        end <= place.span.start <= end + 45
        and not re.search(r"\b(?:in|from|near|by)\b", case.view.text[end : place.span.start])
        for place in case.view.places
    )


def _has_fall(case: _Case) -> bool:
    """A place falls: its name stands before the verb, or the taker after it."""
    start, end = case.trigger.span.start, case.trigger.span.end
    taker = any(end <= m.span.start <= end + 40 for m in case.view.groups)
    fallen = any(start - 30 <= place.span.end <= start for place in case.view.places)
    ground = bool(case.view.cues_in("territory", start - 40, start))
    if case.trigger.surface.lower() == "fell" and not taker:
        return False
    return (fallen or ground) and (taker or bool(case.view.groups))


def _has_forces(case: _Case) -> bool:
    return bool(case.actors.groups or case.view.groups) and (
        bool(case.view.cues_in("forces", case.trigger.span.start - 60, case.trigger.span.end + 80))
        or "reinforce" in case.trigger.surface.lower()
        or "checkpoint" in case.trigger.surface.lower()
        or "presence" in case.trigger.surface.lower()
    )


def _has_forces_object(case: _Case) -> bool:
    start, end = case.trigger.span.start, case.trigger.span.end
    walking = case.trigger.surface.lower().split()[0] in {"entered", "advanced", "reached"}
    if walking and any(0 <= start - m.span.end <= 12 for m in case.view.groups):
        return True
    moving = case.trigger.surface.lower().split()[0] in {
        "arrived",
        "arriving",
        "entered",
        "advanced",
        "poured",
    }
    low, high = (start - 110, start) if moving else (end, end + 60)
    if is_passive(case.view, case.trigger):
        low, high = start - 90, start
    named = case.view.groups or case.actors.groups
    return bool(named) and bool(case.view.cues_in("forces", low, high))


def _has_holding(case: _Case) -> bool:
    """A group has them: "the NRF had more than twenty bases"."""
    lead = case.view.before(case.trigger.span.start, 60)
    if not _BASE.match(case.trigger.surface):
        lead = lead[-34:]  # people are had by number: "has some 6,000 fighters in"
        if not _IN_PLACE.match(case.view.after(case.trigger.span.end, 30)):
            return False
    held = _HOLDS.search(lead)
    return bool(held) and bool(case.view.groups)


_IN_PLACE = re.compile(r",?\s+(?:\w+\s+){0,4}?(?:in|across|inside)\b")
_HOLDS = re.compile(
    r"\b(?:has|have|had|having|with|maintains?|established|runs?|keeps?|enjoys?|set up|sets up|operates?"
    r"|estimated|some|around|about)\b(?! been| not)[^,;]*$",
    re.IGNORECASE,
)
_CHECKS = {
    "armed": _is_armed,
    "hardware": _hits_hardware,
    "driven": _is_driven,
    "took": _took_people,
    "group": _has_group,
    "holding": _has_holding,
    "conflict": _has_conflict,
    "explosion": _no_accident,
    "casualty": _has_casualty,
    "agent": _has_agent,
    "human": _has_human,
    "people": _has_people,
    "territory": _has_territory,
    "fall": _has_fall,
    "forces": _has_forces,
    "forces_object": _has_forces_object,
}


def kind_of(view: View, trigger: Mark, actors: Actors, lexicon: Lexicon) -> str:
    """The kind that a trigger tells, which for killing and taking depends on who suffers it."""
    rule = trigger.trigger
    if rule is None:
        return ""
    sides = {lexicon.side_of(name) for name in actors.target}
    if rule.by_target:
        return _kind_of_killing(view, trigger, actors, sides)
    if rule.name == "control_verb" and captures_people(_Case(view, trigger, actors)):
        return "clash"
    if rule.name == "detain" and sides & _ARMED_SIDES and "Taliban" not in actors.initiator:
        return "clash"  # who does not govern captures in a fight
    return rule.kind


def _kind_of_killing(view: View, trigger: Mark, actors: Actors, sides: set[str]) -> str:
    if sides - {"republic", ""}:
        return "attack"
    if _EXPLOSIVE.search(view.text, view.start, view.end):
        return "attack"
    low, high = trigger.span.start - 70, trigger.span.end + 70
    if actors.target or view.cues_in("civilian", low, high):
        return "violence_against_civilians"
    return "attack"
