"""Whether a trigger counts as evidence, and what kind it then tells of."""

from __future__ import annotations

import re

from extract import forces, ground, holding, killed, needs, taken, targets
from extract.actors import Actors
from extract.clauses import View
from extract.lexicon import Lexicon
from extract.marks import Mark
from extract.patterns import word_pattern
from extract.targets import Case

_EXPLOSIVE = word_pattern(
    r"bomb|blast|explo|device|ied\b|mine\b|rocket|mortar|shell|airstrike|air strike|drone"
    "|grenade|suicide"
)
_ARMED_SIDES = frozenset(["taliban", "resistance", "jihadist"])


def may_count(view: View, trigger: Mark) -> bool:
    """Whether it may count, whoever acts: the cheap test before the sides are read."""
    rule = trigger.trigger
    return rule is not None and (rule.needs != "holding" or holding.may_be_held(view, trigger))


def counts(view: View, trigger: Mark, actors: Actors, *, is_near_violence: bool = False) -> bool:
    """Whether the trigger has beside it what it needs.

    A killing of civilians told without its means counts where violence was just told of.
    """
    rule = trigger.trigger
    if rule is None:
        return False
    check = _CHECKS.get(rule.needs)
    return check is None or check(Case(view, trigger, actors, is_near_violence))


_CHECKS = {
    "armed": targets.is_armed,
    "hardware": targets.hits_hardware,
    "driven": needs.is_driven,
    "took": taken.took_people,
    "group": needs.has_group,
    "parties": needs.has_parties,
    "present": needs.has_present,
    "holding": holding.has_holding,
    "conflict": needs.has_conflict,
    "explosion": needs.no_accident,
    "mission": needs.is_mission,
    "fighters": holding.has_fighters,
    "found": needs.was_found,
    "planted": needs.was_planted,
    "casualty": needs.has_casualty,
    "agent": killed.has_agent,
    "human": taken.has_human,
    "no_crime": taken.is_no_crime,
    "people": taken.has_people,
    "suspected": taken.has_suspect,
    "territory": ground.has_territory,
    "fall": ground.has_fall,
    "forces": forces.has_forces,
    "forces_object": forces.has_forces_object,
}


def kind_of(view: View, trigger: Mark, actors: Actors, lexicon: Lexicon) -> str:
    """The kind that a trigger tells, which for killing and taking depends on who suffers it."""
    rule = trigger.trigger
    if rule is None:
        return ""
    sides = {lexicon.side_of(name) for name in actors.target}
    for test, kind in _SPECIAL.get(rule.name, ()):
        if test(view, trigger, actors, sides):
            return kind
    if not rule.by_target:
        return rule.kind
    if {lexicon.side_of(name) for name in actors.initiator} == {"jihadist"}:
        return "attack"  # whomever they hit
    return _kind_of_killing(view, trigger, actors, sides)


def _is_heard(view: View, trigger: Mark, _actors: Actors, _sides: set[str]) -> bool:
    return needs.is_heard(view, trigger)


_AT_EACH_OTHER = re.compile(r" between |(?: (?:at|on|upon))? (?:each other|one another)\b")


def _is_between(view: View, trigger: Mark, _actors: Actors, _sides: set[str]) -> bool:
    """Two sides shoot: "shooting between the Taliban and nomads"."""
    return bool(_AT_EACH_OTHER.match(view.after(trigger.span.end, 24)))


def _hits_fighters(view: View, trigger: Mark, _actors: Actors, sides: set[str]) -> bool:
    """A series of killings of an armed side's men, not of captives."""
    if view.cues_in("civilian", view.start, trigger.span.start):
        return False
    return trigger.surface.lower() in {"killings", "mass killings"} and bool(sides & _ARMED_SIDES)


def _with_dead(view: View, trigger: Mark, _actors: Actors, _sides: set[str]) -> bool:
    return any(m.trigger and m.trigger.by_target and m is not trigger for m in view.triggers)


def _names_next(view: View, trigger: Mark, _actors: Actors, _sides: set[str]) -> bool:
    """A place follows right behind: "surrounded Panjshir" moves forces around it."""
    end = trigger.span.end
    return any(end <= m.span.start <= end + 5 for m in view.places)


_HOME = re.compile(r"\bfrom (?:his|her|their|a|the) (?:home|house|shop|car|office|bed)s?\b")


def _is_of_people(view: View, trigger: Mark, _actors: Actors, _sides: set[str]) -> bool:
    """A capture of somebody: "the capture of an IS-K cell"."""
    if not trigger.surface.lower().startswith("capture"):
        return False
    end = trigger.span.end
    named = any(end <= m.span.start <= end + 30 for m in view.groups)
    return named or bool(view.cues_in("forces", end, end + 30))


def _takes_from_home(view: View, trigger: Mark, actors: Actors, sides: set[str]) -> bool:
    """Somebody who no longer fights is taken: "seized a former commander from his home"."""
    behind = view.after(trigger.span.end, 90)
    return ground.captures_people(Case(view, trigger, actors)) and (
        "republic" in sides or bool(_HOME.search(behind))
    )


def _drives_people(view: View, trigger: Mark, actors: Actors, _sides: set[str]) -> bool:
    return ground.drives_people(Case(view, trigger, actors))


def _takes_people(view: View, trigger: Mark, actors: Actors, _sides: set[str]) -> bool:
    return ground.captures_people(Case(view, trigger, actors))


def _arrests(view: View, trigger: Mark, actors: Actors, sides: set[str]) -> bool:
    """Who governs, or nobody who is named, takes people that are no rebels: an arrest."""
    governs = not actors.initiator or set(actors.initiator) == {"Taliban"}
    return governs and "resistance" not in sides and _takes_people(view, trigger, actors, sides)


_SUSPECTED = re.compile(
    r"\b(?:suspicion|ties|links?|linked|support\w*|cooperat\w*|collaborat\w*|accus\w*|membership"
    r"|contacts?|connections?|affiliat\w*)\b",
    re.IGNORECASE,
)


# "23 relatives of NRF members were detained"
_KIN = re.compile(
    r"\b(?:relatives?|famil(?:y|ies)|brothers?|sons?|fathers?|wives|supporters?|sympathi[sz]ers?)"
    r" of\b[^.;,]*$"
)


def _takes_fighters(view: View, trigger: Mark, actors: Actors, sides: set[str]) -> bool:
    """Who does not govern captures in a fight; who is only suspected is arrested."""
    start = trigger.span.start
    if _SUSPECTED.search(view.after(trigger.span.end, 80)) or _KIN.search(view.before(start, 70)):
        return False
    if not actors.initiator:  # of those who are hunted as a cell, the police are told to arrest
        return "resistance" in sides
    return bool(sides & _ARMED_SIDES) and "Taliban" not in actors.initiator


# Triggers that tell of another kind where their sentence shows it: (test, that kind).
_HOMES = re.compile(r"\b(?:houses?|homes?|villages?|crops|orchards?)\b", re.IGNORECASE)
_ARMS = re.compile(
    r"\b(?:bases?|posts?|outposts?|checkpoints?|vehicles?|tanks?|humvees?|rangers?|convoys?|depots?)\b",
    re.IGNORECASE,
)


def _burns_homes(view: View, trigger: Mark, _actors: Actors, _sides: set[str]) -> bool:
    """People's homes are destroyed, nothing that a party fights with."""
    clause = view.clause(trigger.span.start)
    piece = view.text[clause.start : clause.end]
    return bool(_HOMES.search(piece)) and not _ARMS.search(piece)


_CUSTODY = re.compile(
    r"\s+(?:while\s+)?(?:in|under|of)\s+(?:\w+\s+){0,4}?(?:custody|detention|prison|jail|torture|captivity)\b",
    re.IGNORECASE,
)


def _dies_in_custody(view: View, trigger: Mark, _actors: Actors, _sides: set[str]) -> bool:
    return bool(_CUSTODY.match(view.after(trigger.span.end, 50)))


_SPECIAL = {
    "kill": ((_dies_in_custody, "violence_against_civilians"),),
    "gunfire": ((_is_heard, "clash"), (_is_between, "clash")),
    "gunshot": ((_is_between, "clash"),),
    "execute": ((_hits_fighters, "attack"),),
    "destroy": ((_burns_homes, "violence_against_civilians"),),
    "dismantle": ((_with_dead, "attack"),),
    "surround": ((_names_next, "deployment"),),
    "control_noun": ((_is_of_people, "detention"),),
    "control_lose": ((_drives_people, "violence_against_civilians"),),
    "detain": ((_takes_fighters, "clash"),),
    "control_verb": (
        (_takes_from_home, "detention"),
        (_arrests, "detention"),
        (_takes_people, "clash"),
    ),
}


# Who no longer fights: "a former police commander ... was later found dead".
_FORMER = re.compile(
    r"\b(?:former|ex-)\s?(?:\w+\s+){0,3}(?:police\w*|soldiers?|commandos?|army|security|intelligence|prosecutors?"
    r"|judges?|officials?|officers?|interpreters?)\b",
    re.IGNORECASE,
)


def _kind_of_killing(view: View, trigger: Mark, actors: Actors, sides: set[str]) -> str:
    if sides - {"republic", ""}:
        return "attack"
    if not sides and _FORMER.search(view.text, view.start, view.end):
        return "violence_against_civilians"
    if _EXPLOSIVE.search(view.text, view.start, view.end):
        return "attack"
    low, high = trigger.span.start - 70, trigger.span.end + 70
    if actors.target or _hits_people(view, low, high):
        return "violence_against_civilians"
    return "attack"


_ARMED_MAN = re.compile(r"\barmed\s+$", re.IGNORECASE)


def _hits_people(view: View, low: int, high: int) -> bool:
    """Whether civilians are told of, other than an armed man who fires at soldiers."""
    people = [
        mark
        for mark in view.cues_in("civilian", low, high)
        if not _ARMED_MAN.search(view.before(mark.span.start, 7))
    ]
    return bool(people)
