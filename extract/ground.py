"""What taking and moving need beside them: ground, forces, and who holds what.

Checks like those of extract/needs.py, for the kinds control, deployment and presence.
"""

from __future__ import annotations

import re

from extract.clauses import View
from extract.marks import Mark
from extract.syntax import is_passive
from extract.targets import Case

# How far an object stands from its verb, in characters.
_OBJECT_REACH = 75


def _object_words(case: Case, kind: str) -> bool:
    """A word of the kind as object: after an active verb, before a passive one."""
    start, end = case.trigger.span.start, case.trigger.span.end
    if is_passive(case.view, case.trigger):
        return bool(case.view.cues_in(kind, start - _OBJECT_REACH, start))
    return bool(case.view.cues_in(kind, end, end + _OBJECT_REACH))


_COUNTED = re.compile(
    r"(?:^|\b(?:the|an?|two|three|four|five|six|seven|eight|nine|ten|several|some|of|\d+)\s+)$",
    re.IGNORECASE,
)


def captures_people(case: Case) -> bool:
    """Fighters are taken, not ground: "captured nine Taliban"."""
    if not case.trigger.surface.lower().startswith(("captur", "seiz")):
        return False
    start = case.trigger.span.start
    if is_passive(case.view, case.trigger) and any(
        start - 40 <= place.span.end <= start for place in case.view.places
    ):
        return False  # "Banu and Deh Salah were captured by local men"
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


def _object_bases(case: Case) -> bool:
    """Bases and strongholds are ground too, although they are marked as signs of presence."""
    end = case.trigger.span.end
    return any(
        end <= other.span.start <= end + _OBJECT_REACH and _is_base(other)
        for other in case.view.triggers
    )


# What is taken from the enemy, not ground: "captured American Humvees".
_LOOT = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:humvees?|vehicles?|weapons?|rifles?|ammunition|equipment|motorcycles?"
    r"|armou?r|helicopters?|heroin|hashish|opium|kilograms?|kilos?|tons?|drugs|gear|radios?|arms|explosives|munitions)\b",
    re.IGNORECASE,
)


def has_territory(case: Case) -> bool:
    """Somebody takes a place: its name or a word for ground is the object."""
    named = case.actors.groups or case.view.groups
    if not named or _LOOT.match(case.view.after(case.trigger.span.end, 60)):
        return False
    surface = case.trigger.surface.lower()
    if surface in _TAKING:
        return _takes_ground(case)
    if surface == "cleared" and " of " not in case.view.after(case.trigger.span.end, 90):
        return False
    if _object_words(case, "territory") or _object_bases(case) or captures_people(case):
        return True
    return _place_is_object(case)


_TAKING = frozenset(("take", "took", "taken", "taking", "won"))


def _takes_ground(case: Case) -> bool:
    """Much is taken: ground only where it is named right behind."""
    end = case.trigger.span.end
    return bool(case.actors.groups) and (
        bool(case.view.cues_in("territory", end, end + 30))
        or any(end <= m.span.start <= end + 35 for m in case.view.triggers if _is_base(m))
        or any(end <= m.span.start <= end + 5 for m in case.view.places)
    )


def _place_is_object(case: Case) -> bool:
    """A place's name stands behind an active verb, or before a passive one."""
    start, end = case.trigger.span.start, case.trigger.span.end
    out_of = case.trigger.surface.lower().endswith((" of", " from"))
    if is_passive(case.view, case.trigger) and not out_of:
        return any(
            start - 40 <= place.span.end <= start
            or (start - 90 <= place.span.end <= start and case.view.text[place.span.end] == ",")
            for place in case.view.places
        )
    return any(
        end <= place.span.start <= end + 45
        and not re.search(r"\b(?:in|from|near|by)\b", case.view.text[end : place.span.start])
        for place in case.view.places
    )


def has_fall(case: Case) -> bool:
    """A place falls: its name stands before the verb, or the taker after it."""
    start, end = case.trigger.span.start, case.trigger.span.end
    taker = any(end <= m.span.start <= end + 40 for m in case.view.groups)
    fallen = any(start - 30 <= place.span.end <= start for place in case.view.places)
    ground = bool(case.view.cues_in("territory", start - 40, start))
    if case.trigger.surface.lower() == "fell" and not taker:
        return False
    return (fallen or ground) and (taker or bool(case.view.groups))


def has_forces(case: Case) -> bool:
    """Fighters, reinforcements or checkpoints of a party are sent or set up."""
    surface = case.trigger.surface.lower()
    near = case.view.cues_in("forces", case.trigger.span.start - 60, case.trigger.span.end + 80)
    itself = any(word in surface for word in ("reinforce", "checkpoint", "presence"))
    if case.actors.groups or case.view.groups:
        return bool(near) or itself
    troops = any(mark.surface.lower() in _TROOPS - _CARRIERS for mark in near)
    return troops or "reinforcements" in surface or surface.startswith("checkpoints")


# Verbs whose subject moves itself.
_MOVING = frozenset(
    (
        "arrived",
        "arriving",
        "poured",
        "pouring",
        "pushed",
        "pushing",
        "fanned",
        "moved",
        "passed",
        "entering",
        "marched",
        "rolled",
        "streamed",
        "converged",
        "crossed",
        "crossing",
        "moving",
        "heading",
        "headed",
        "arrive",
        "arrives",
    )
)
# What aid is carried in as well.
_CARRIERS = frozenset(("convoy", "convoys", "columns"))
# Words for forces that need no party beside them.
_TROOPS = frozenset(
    (
        "mujahideen",
        "mujahidin",
        "soldiers",
        "soldier",
        "troops",
        "fighters",
        "reinforcements",
        "convoy",
        "convoys",
        "columns",
        "tanks",
        "battalion",
        "armoured vehicles",
        "commandos",
        "special forces",
        "security forces",
    )
)


_MEN = re.compile(r"\b(?:fighters|men|troops|soldiers|forces|units)\b", re.IGNORECASE)


_TO_DO = re.compile(r"[^,.;]*?\bto\s+[a-z]")


def has_forces_object(case: Case) -> bool:
    """A weak verb of moving ("sent", "arrived") has forces as its object or subject."""
    start, end = case.trigger.span.start, case.trigger.span.end
    walking = case.trigger.surface.lower().split()[0] in {"entered", "advanced", "reached"}
    if walking:
        near = any(0 <= start - m.span.end <= 20 for m in case.view.groups)
        there = any(0 <= m.span.start - end <= 8 for m in case.view.places)
        return near and there
    if case.trigger.surface.lower() == "ordered" and _TO_DO.match(case.view.after(end, 60)):
        return False  # "ordered his fighters not to fire"
    ahead = case.view.cues_in("forces", end, end + 60)
    behind = case.view.cues_in("forces", start - 110, start)
    if is_passive(case.view, case.trigger):
        ahead, behind = [], case.view.cues_in("forces", case.view.start, start)
    elif case.trigger.surface.lower().split()[0] not in _MOVING:
        behind = []
    armed = [m for m in (*ahead, *behind) if m.surface.lower() in _TROOPS]
    own = [m for m in case.view.groups if end <= m.span.start <= end + 45]
    if any(_MEN.search(m.surface) for m in own):
        return True  # "keeps several thousand of its fighters"
    return bool(armed) or bool((case.view.groups or case.actors.groups) and (ahead or behind))


_HAVE = re.compile(r"\b(?:has|have|had|keeps?|runs?)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)


def may_be_held(view: View, trigger: Mark) -> bool:
    """Bases are held, people are had by number in a place: "has some 6,000 fighters in"."""
    fronted = any(m.span.start - view.start < 6 for m in view.places) and bool(
        _HAVE.search(view.before(trigger.span.start, 30))
    )
    return _is_base(trigger) or fronted or bool(_IN_PLACE.match(view.after(trigger.span.end, 30)))


def has_fighters(case: Case) -> bool:
    """A group, or words for its people, is the subject: "TTP fighters live in"."""
    start = case.trigger.span.start
    named = any(start - 60 <= m.span.start < start for m in case.view.groups)
    return named or bool(case.view.cues_in("forces", start - 60, start) and case.actors.groups)


def has_holding(case: Case) -> bool:
    """A group has them: "the NRF had more than twenty bases"."""
    if not may_be_held(case.view, case.trigger):
        return False
    width = 60 if _is_base(case.trigger) else 55
    lead = case.view.before(case.trigger.span.start, width)
    known = case.view.groups or case.actors.groups
    if known and _SET_UP.match(case.view.after(case.trigger.span.end, 60)):
        return True
    if _AND_MORE.search(lead) and _names_bases(case):
        return True
    held = _HOLDS.search(lead)
    return bool(held) and bool(known)


# "maintains safe houses in A, and new training camps in B"
_AND_MORE = re.compile(r"\band\s+(?:\w+\s+){0,2}$")


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
    r"\b(?:has|have|had|having|with|maintains?|established|runs?|keeps?|enjoys?|set up|sets up"
    r"|operates?|running|operating|maintaining|uses?|keeps?|estimated|some|around|about)\b"
    r"(?! been| not)(?:[^,;]|,(?=\d))*$",
    re.IGNORECASE,
)
