"""What taking needs beside it: ground as its object, or a place that falls.

Checks like those of extract/needs.py, for the kind control.
"""

from __future__ import annotations

import re

from extract.marks import Mark
from extract.needs import is_led
from extract.scenes import has_preposition
from extract.syntax import is_passive
from extract.taken import are_people
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


_GOODS = re.compile(
    r"\b(?:weapons?|explosives|vehicles?|arms|ammunition|equipment|rifles?|drugs?|documents?|humvees?)\b",
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
    if is_passive(case.view, case.trigger):
        clause = case.view.clause(start)
        people = any(
            case.view.cues_in(kind, clause.start, start) for kind in ("forces", "civilian", "human")
        )
        people = people or any(0 <= start - m.span.end <= 12 for m in case.view.groups)
        if people and not case.view.cues_in("territory", start - 25, start):
            return True
        # "Haji Khalil, once its treasurer, was captured in Herat": no place is the subject.
        placed = any(clause.start <= place.span.start < start for place in case.view.places)
        goods = _GOODS.search(case.view.text, clause.start, start) is not None
        taken = case.trigger.surface.lower() == "captured" and not goods
        return taken and not placed and not case.view.cues_in("territory", clause.start, start)
    near = [m for m in case.view.groups if 0 <= m.span.start - case.trigger.span.end <= 30]
    forces = case.view.cues_in("forces", case.trigger.span.end, case.trigger.span.end + 40)
    ground = case.view.cues_in("territory", case.trigger.span.end, case.trigger.span.end + 45)
    counted = re.match(r"\s+(?:\w+\s+){0,3}", lead)
    return bool(counted) and bool(near or forces) and not ground and not _object_bases(case)


_BASE = re.compile(
    r"(?:base|training (?:cent|site|camp|facilit)|stronghold|bastion|holdout|position|camp|hideout"
    r"|outpost)",
    re.IGNORECASE,
)


def is_base(mark: Mark) -> bool:
    """Whether the mark is a word for a base or a stronghold."""
    return mark.trigger is not None and bool(_BASE.match(mark.surface))


def _object_bases(case: Case) -> bool:
    """Bases and strongholds are ground too, although they are marked as signs of presence."""
    end = case.trigger.span.end
    return any(
        end <= other.span.start <= end + _OBJECT_REACH and is_base(other)
        for other in case.view.triggers
    )


# What is taken from the enemy, not ground: "captured American Humvees".
_LOOT = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:humvees?|vehicles?|weapons?|rifles?|ammunition|equipment|motorcycles?"
    r"|armou?r|helicopters?|heroin|hashish|opium|kilograms?|kilos?|tons?|drugs|gear|radios?|arms|explosives|munitions)\b",
    re.IGNORECASE,
)


# Fighters and goods that are lost, not ground: "has lost several commanders in".
LOST_MEN = re.compile(
    r"\s+(?:[\w-]+\s+){0,4}?(?:commanders?|fighters?|men|members?|leaders?|soldiers|troops|militants"
    r"|operatives|officers|instructors?|followers|support|momentum|revenues?|jobs?|sons?|brothers?"
    r"|lives|life|money|livestock|homes?|face|morale|income)\b",
    re.IGNORECASE,
)


_DRIVEN = frozenset(
    ("driven out of", "forced out of", "expelled from", "pushed out of", "driven from")
)


def drives_people(case: Case) -> bool:
    """People are driven from where they live: "families were driven out of Warsaj"."""
    start = case.trigger.span.start
    clause = case.view.clause(start)
    people = case.view.cues_in("civilian", clause.start, start)
    return (
        bool(people)
        and case.trigger.surface.lower() in _DRIVEN
        and is_passive(case.view, case.trigger)
    )


def has_territory(case: Case) -> bool:
    """Somebody takes a place: its name or a word for ground is the object."""
    if drives_people(case):
        return True
    named = case.actors.groups or case.view.groups or _is_conquest(case)
    if not named or _LOOT.match(case.view.after(case.trigger.span.end, 60)):
        return False
    surface = case.trigger.surface.lower()
    if surface in _TAKING:
        return _takes_ground(case) and not _HOSTAGES.match(
            case.view.after(case.trigger.span.end, 40)
        )
    if surface == "control" and _is_under(case):
        return True
    if _is_other_loss(case, surface) or (surface == "held" and are_people(case)):
        return False
    ground = _object_words(case, "territory") or _object_bases(case) or captures_people(case)
    return ground or _place_is_object(case)


def _is_other_loss(case: Case, surface: str) -> bool:
    """Men are lost, or something is cleared, not cleared of somebody."""
    if surface == "lost":
        end = case.trigger.span.end
        people = case.view.cues_in("civilian", end, end + 20)
        return bool(people) or bool(LOST_MEN.match(case.view.after(end, 60)))
    return surface == "cleared" and " of " not in case.view.after(case.trigger.span.end, 90)


_UNDER = re.compile(r"\bunder\s+(?:the\s+|full\s+|firm\s+)?$")


def _is_under(case: Case) -> bool:
    """A party's name between "under" and "control"."""
    start = case.trigger.span.start
    held = any(start - 80 <= m.span.end <= start for m in case.view.places)
    if not held and not case.view.cues_in("territory", start - 80, start):
        return False
    return any(
        0 < start - m.span.end <= 12 and _UNDER.search(case.view.before(m.span.start, 16))
        for m in case.view.groups
    )


_HOSTAGES = re.compile(r"\s+(?:[\w-]+\s+){0,3}(?:hostages?|prisoners?|captives?)\b")
_HIS_MEN = re.compile(r"\b(?:his|her|their)\s+(?:\w+\s+)?(?:men|fighters|forces|militia)\b", re.I)
_FORCES = re.compile(
    r"\b(?:forces|fighters|militias?|militiamen|rebels|insurgents)\b"
    r"(?:\s+(?:loyal|allied|opposed|close) to(?:\s+[\w-]+){1,4})?\s+(?:\w+ly\s+|have\s+|had\s+)?$",
    re.IGNORECASE,
)
# "had been cleared of government troops"
_OF_TROOPS = re.compile(
    r"\s+of\s+(?:[\w-]+\s+){0,2}(?:troops|forces|fighters|soldiers|rebels|insurgents|militants)\b"
)
_CONQUERED = frozenset(("conquered", "captured", "recaptured", "liberated", "overrun", "retaken"))


def _is_conquest(case: Case) -> bool:
    """Taken by force, though no party is named: "was completely conquered", "his men took"."""
    lead = case.view.text[case.view.start : case.trigger.span.start]
    if _HIS_MEN.search(lead) or _FORCES.search(lead[-60:]) or is_led(case):
        return True
    if _OF_TROOPS.match(case.view.after(case.trigger.span.end, 60)):
        return True
    return case.trigger.surface.lower() in _CONQUERED and is_passive(case.view, case.trigger)


_TAKING = frozenset(("take", "took", "taken", "taking", "won"))


def _takes_ground(case: Case) -> bool:
    """Much is taken: ground only where it is named right behind."""
    end = case.trigger.span.end
    if is_passive(case.view, case.trigger):
        clause, start = case.view.clause(case.trigger.span.start), case.trigger.span.start
        people = any(case.view.cues_in(kind, clause.start, start) for kind in ("human", "forces"))
        return not people and (_object_words(case, "territory") or _place_is_object(case))
    if not case.actors.groups:
        return bool(_TAKES_TOWNS.match(case.view.after(end, 50)))
    return (
        bool(case.view.cues_in("territory", end, end + 30))
        or any(end <= m.span.start <= end + 35 for m in case.view.triggers if is_base(m))
        or any(end <= m.span.start <= end + 5 for m in case.view.places)
    )


# What unnamed militiamen take, and no traveller: "took three districts of Baghlan".
_TAKES_TOWNS = re.compile(
    r"\s+(?:back\s+)?(?:the\s+)?(?:\w+\s+)?(?:districts?|villages?|towns?|valleys?|outposts?|checkpoints?"
    r"|bases?)\b",
    re.IGNORECASE,
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


# What much else does too: prices, snow, a reporter who fell ill.
_BARE_FALLS = frozenset(
    (
        *("fell", "fell without", "collapsed on", "had fallen", "has fallen", "have fallen"),
        *("was lost", "were lost", "has been lost", "have been lost", "was yielded"),
        *("were yielded", "changed masters"),
    )
)
_IS_SUBJECT = re.compile(
    r"(?:\s+(?:city|district|town|province|valley|village|centre|center))?(?:,[^,.;]{3,60},)?"
    r"\s+(?:also\s+|both\s+|all\s+|had\s+|has\s+|have\s+|\w+ly\s+)?"
)
_WHEN_IT = re.compile(
    r"\b(?:after|since|when|before|until|once|as|how|if|by the time|the day)\s+"
    r"(?:the\s+)?(?:\w+\s+of\s+)?$",
    re.IGNORECASE,
)
_TO_GROUND = re.compile(
    r"\s*(?:[.,:;]|and\b|again\b|without\b|peacefully\b|after\b|within\b|hours\b|(?:late|early|last|yesterday)\b"
    r"|on\s+(?:the\s+|an?\s+)?(?:[A-Z]|\d|same|night|morning|afternoon)"
    r"|in\s+(?:the\s+)?(?:[A-Z]|early|a (?:day|matter))"
    r"|by\s+(?:[A-Z]|the (?:evening|morning|afternoon)|evening|nightfall|noon|dawn|midday)"
    r"|at (?:dawn|dusk|night|noon|midnight)|as\b|when\b|overnight\b|too\b|first\b|next\b|that\b)"
)


def _is_fallen(case: Case) -> bool:
    """A place itself is the subject, and the main news: "Ghazni city fell on Thursday"."""
    view, start = case.view, case.trigger.span.start
    whole = case.trigger.surface.lower() == "fell without"
    if not whole and not _TO_GROUND.match(view.text, case.trigger.span.end):
        return False
    for place in view.places:
        lead = view.before(place.span.start, 45)
        if (
            place.span.end < start
            and _IS_SUBJECT.fullmatch(view.text, place.span.end, start)
            and not has_preposition(lead)
            and not _WHEN_IT.search(lead)
        ):
            return True
    return False


def has_fall(case: Case) -> bool:
    """A place falls: its name stands before the verb, or the taker after it."""
    start, end = case.trigger.span.start, case.trigger.span.end
    taker = any(end <= m.span.start <= end + 40 for m in case.view.groups)
    fallen = any(start - 30 <= place.span.end <= start for place in case.view.places)
    ground = bool(case.view.cues_in("territory", start - 40, start))
    if case.trigger.surface.lower() == "in our hands":
        return fallen or ground
    if case.trigger.surface.lower() in _BARE_FALLS and not taker:
        return _is_fallen(case)
    changed = case.trigger.surface.lower() == "changed hands"
    return (fallen or ground) and (taker or changed or bool(case.view.groups))
