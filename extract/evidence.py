"""Whether a trigger counts as evidence, and what kind it then tells of."""

from __future__ import annotations

import re

from extract import ground, needs
from extract.actors import Actors
from extract.clauses import View
from extract.lexicon import Lexicon
from extract.marks import Mark
from extract.needs import Case

_EXPLOSIVE = re.compile(
    r"\b(?:bomb|blast|explo|mine\b|rocket|mortar|shell|airstrike|air strike|drone|grenade|suicide)",
    re.IGNORECASE,
)
_ARMED_SIDES = frozenset(["taliban", "resistance", "jihadist"])


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
    "armed": needs.is_armed,
    "hardware": needs.hits_hardware,
    "driven": needs.is_driven,
    "took": needs.took_people,
    "group": needs.has_group,
    "holding": ground.has_holding,
    "conflict": needs.has_conflict,
    "explosion": needs.no_accident,
    "mission": needs.is_mission,
    "found": needs.was_found,
    "planted": needs.was_planted,
    "casualty": needs.has_casualty,
    "agent": needs.has_agent,
    "human": needs.has_human,
    "people": needs.has_people,
    "territory": ground.has_territory,
    "fall": ground.has_fall,
    "forces": ground.has_forces,
    "forces_object": ground.has_forces_object,
}


def kind_of(view: View, trigger: Mark, actors: Actors, lexicon: Lexicon) -> str:
    """The kind that a trigger tells, which for killing and taking depends on who suffers it."""
    rule = trigger.trigger
    if rule is None:
        return ""
    sides = {lexicon.side_of(name) for name in actors.target}
    special = _SPECIAL.get(rule.name)
    if special is not None and special[0](view, trigger, actors, sides):
        return special[1]
    return _kind_of_killing(view, trigger, actors, sides) if rule.by_target else rule.kind


def _is_heard(view: View, trigger: Mark, _actors: Actors, _sides: set[str]) -> bool:
    return needs.is_heard(view, trigger)


def _with_dead(view: View, trigger: Mark, _actors: Actors, _sides: set[str]) -> bool:
    return any(m.trigger and m.trigger.by_target and m is not trigger for m in view.triggers)


def _names_next(view: View, trigger: Mark, _actors: Actors, _sides: set[str]) -> bool:
    """A place follows right behind: "surrounded Panjshir" moves forces around it."""
    end = trigger.span.end
    return any(end <= m.span.start <= end + 5 for m in view.places)


def _takes_people(view: View, trigger: Mark, actors: Actors, _sides: set[str]) -> bool:
    return ground.captures_people(Case(view, trigger, actors))


def _takes_fighters(_view: View, _trigger: Mark, actors: Actors, sides: set[str]) -> bool:
    """Who does not govern captures in a fight."""
    if not actors.initiator:  # of those who are hunted as a cell, the police are told to arrest
        return "resistance" in sides
    return bool(sides & _ARMED_SIDES) and "Taliban" not in actors.initiator


# Triggers that tell of another kind where their sentence shows it: (test, that kind).
_SPECIAL = {
    "gunfire": (_is_heard, "clash"),
    "dismantle": (_with_dead, "attack"),
    "surround": (_names_next, "deployment"),
    "control_verb": (_takes_people, "clash"),
    "detain": (_takes_fighters, "clash"),
}


def _kind_of_killing(view: View, trigger: Mark, actors: Actors, sides: set[str]) -> str:
    if sides - {"republic", ""}:
        return "attack"
    if _EXPLOSIVE.search(view.text, view.start, view.end):
        return "attack"
    low, high = trigger.span.start - 70, trigger.span.end + 70
    if actors.target or view.cues_in("civilian", low, high):
        return "violence_against_civilians"
    return "attack"
