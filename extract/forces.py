"""What sending and moving need beside them: forces that are sent, or that move themselves.

Checks like those of extract/needs.py, for the kind deployment.
"""

from __future__ import annotations

import re

from extract.marks import Mark
from extract.needs import is_led
from extract.syntax import is_passive
from extract.targets import Case


def has_forces(case: Case) -> bool:
    """Fighters, reinforcements or checkpoints of a party are sent or set up."""
    surface = case.trigger.surface.lower()
    if surface == "garrison" and not _STANDS.match(case.view.after(case.trigger.span.end, 12)):
        return False
    near = case.view.cues_in("forces", case.trigger.span.start - 60, case.trigger.span.end + 80)
    itself = bool(_NAMES_FORCES.search(surface))
    if case.actors.groups or case.view.groups:
        return bool(near) or itself or _sends_people(case) or _leaves(case)
    if _FRESH.search(case.view.text, case.view.start, case.view.end):
        return True
    if _OWN_FORCES.search(surface):
        return True
    troops = any(_may_be_sent(case, mark) for mark in near)
    return troops or "reinforcements" in surface or surface.startswith("checkpoints")


# "a garrison of 300 men", none that only "answered by"
_STANDS = re.compile(r"\s+(?:of|in|at|near|around|has|was|is)\b|[.,;]")


def _may_be_sent(case: Case, mark: Mark) -> bool:
    """Whether a word for forces is enough: more so for what is sent than for who withdraws."""
    word, rule = mark.surface.lower(), case.trigger.trigger
    if word in _TROOPS:
        return word not in _CARRIERS
    sent = rule is not None and rule.name == "deploy" and word not in _AT_HOME
    return sent and case.trigger.surface.lower() not in _AT_HOME


# Who is always there, and single men.
_AT_HOME = frozenset(
    (
        "garrison",
        "guards",
        "commander",
        "commanders",
        "leaders",
        "members",
        "men",
        "personnel",
        "vehicles",
    )
)
_FRESH = re.compile(
    r"\b(?:fresh|additional|extra|more)\s+(?:\w+\s+){0,2}(?:forces|troops|fighters|soldiers|units"
    r"|police|policemen|guards|platoons|battalions)\b",
    re.IGNORECASE,
)
# Triggers that name forces, or what they build, by themselves.
_NAMES_FORCES = re.compile(
    "reinforce|checkpoint|positions|presence|barracks|garrison|outpost|base|post|roadblock|forces|troop"
    "|soldier|fighters|columns? of|tanks|artillery|guards|security|curfew|operation|patrol|alert"
    "|search|cordon|frisk|road|towers"
    "|کمکی|کاروان|قطار|پاسگاه|پایگاه|پوسته|تازه"
)


# Who else would build or man them.
_OWN_FORCES = re.compile(
    "troop|outposts|military (?:column|convoy|presence)|armed guards|check-?posts"
)


def _sends_people(case: Case) -> bool:
    """What is sent is a trigger itself: "dispatched a unit", "deploys fighters"."""
    end = case.trigger.span.end
    return any(
        m.trigger is not None and m.trigger.name == "base_count" and end <= m.span.start <= end + 25
        for m in case.view.triggers
    )


def _leaves(case: Case) -> bool:
    """A party leaves a place that is named right behind: "the Taliban withdrew from Deh Salah"."""
    rule, end = case.trigger.trigger, case.trigger.span.end
    leaving = rule is not None and rule.name == "withdraw" and bool(case.actors.groups)
    return leaving and any(end <= m.span.start <= end + 25 for m in case.view.places)


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
        "rolling",
        "roll",
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
        "humvees",
        "armed men",
        "heavily armed men",
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
        "battalions",
        "platoon",
        "regiment",
        "brigade",
        "brigades",
        "armoured vehicles",
        "commandos",
        "policemen",
        "recruits",
        "special forces",
        "security forces",
    )
)


_MEN = re.compile(r"\b(?:fighters|men|troops|soldiers|forces|units)\b", re.IGNORECASE)


# "convoys of Taliban from Badghis and Balkh entered Faryab"
_FROM_THERE = re.compile(
    r"\s+(?:\w+\s+)?(?:who\s+(?:came|come|arrived|had come|were sent)\s+)?from\s[^.;:]{3,60}"
)
_TO_PLACE = re.compile(r"[^,.;]{0,50}\b(?:to|into)\s")
_TO_DO = re.compile(r"[^,.;]*?\bto\s+[a-z]")


def has_forces_object(case: Case) -> bool:
    """A weak verb of moving ("sent", "arrived") has forces as its object or subject."""
    start, end = case.trigger.span.start, case.trigger.span.end
    walking = case.trigger.surface.lower().split()[0] in {"entered", "advanced", "reached"}
    if walking:
        near = any(
            0 <= start - m.span.end <= 20
            or (m.span.end <= start and _FROM_THERE.fullmatch(case.view.text, m.span.end, start))
            for m in case.view.groups
        )
        there = any(0 <= m.span.start - end <= 8 for m in case.view.places)
        return near and there
    if case.trigger.surface.lower() == "ordered" and _TO_DO.match(case.view.after(end, 60)):
        return False  # "ordered his fighters not to fire"
    ahead = case.view.cues_in("forces", end, end + 60)
    behind = case.view.cues_in("forces", start - 110, start)
    if is_passive(case.view, case.trigger):
        ahead, behind = [], case.view.cues_in("forces", case.view.start, start)
        if any(0 <= start - m.span.end <= 12 for m in case.view.groups) and _TO_PLACE.match(
            case.view.after(end, 60)
        ):
            return True  # "300 Taliban were moved to"
    elif case.trigger.surface.lower().split()[0] not in _MOVING:
        behind = []
    if (ahead or behind) and _FRESH.search(case.view.text, case.view.start, case.view.end):
        return True
    armed = [m for m in (*ahead, *behind) if m.surface.lower() in _TROOPS]
    own = [m for m in case.view.groups if end <= m.span.start <= end + 45]
    if any(_MEN.search(m.surface) for m in own):
        return True  # "keeps several thousand of its fighters"
    return (
        bool(armed)
        or is_led(case)
        or bool((case.view.groups or case.actors.groups) and (ahead or behind))
    )
