"""What a trigger needs beside it: parties, weapons, people hurt or taken.

Each check looks at one sentence and answers yes or no; extract/evidence.py names them.
"""

from __future__ import annotations

import re

from extract.clauses import View
from extract.marks import Mark
from extract.patterns import word_pattern
from extract.syntax import is_passive
from extract.targets import WEAPON, Case, is_armed

CRIME = word_pattern(
    "kidnapper|drug|drugs|narcotic|smuggl|traffick|robber|thief|thieves|theft|corruption"
    "|murder case|counterfeit|fraud|alcohol|gambling"
    "|pickpocket|burglar|robbed"
)


def has_group(case: Case) -> bool:
    """A group acts, or stands in the trigger's own clause."""
    clause = case.view.clause(case.trigger.span.start)
    named = any(clause.start <= mention.span.start < clause.end for mention in case.view.groups)
    return bool(case.actors.groups) or named or is_led(case) or _is_done_by_arms(case)


def has_present(case: Case) -> bool:
    """A group, or fighters of one that no table names, are said to be there."""
    if case.trigger.surface.lower() in _BARE:
        return has_group(case)
    return has_group(case) or bool(FIGHTERS.search(clause_of(case)))


def clause_of(case: Case) -> str:
    """The words of the trigger's own clause."""
    clause = case.view.clause(case.trigger.span.start)
    return case.view.text[clause.start : clause.end]


# Words for being somewhere that are said of much else.
_BARE = frozenset(["presence", "footprint", "stronghold", "strongholds", "inside the province"])


# Who carries arms, whosever he is.
FIGHTERS = re.compile(
    r"\b(?:fighters|militants?|jihadists?|insurgents|guerrillas|rebels|separatists|extremists"
    r"|terrorists?|mujahid(?:een|in)|armed (?:men|groups?|bands?)|militia(?:s|men)?|dissidents)\b",
    re.IGNORECASE,
)


# A commander's people are a party too: "Mehdi's men took control of".
_LED = re.compile(
    r"[’']s? (?:own |remaining |local )?(?:men|fighters|forces|loyalists|militia|followers|group"
    r"|band|faction|network)\b|\b(?:men|fighters|forces|militia(?:men)?) (?:loyal|close) to\b",
    re.IGNORECASE,
)


def is_led(case: Case) -> bool:
    """Whether a leader's people are the subject."""
    return bool(_LED.search(case.view.before(case.trigger.span.start, 60)))


# Whose name may stand a sentence before: "fighters surrounded the house".
ARMED_SUBJECT = re.compile(
    r"\b(?:fighters|gunmen|militants|soldiers|troops|insurgents|rebels|guards|policemen|forces"
    r"|militiamen|bombers?|attackers?|assailants?)\s+(?:\w+ly\s+|have\s+|had\s+|also\s+)?$",
    re.IGNORECASE,
)


def _is_done_by_arms(case: Case) -> bool:
    rule = case.trigger.trigger
    if rule is None or rule.name not in {"surround", "storm"}:
        return False
    return bool(ARMED_SUBJECT.search(case.view.before(case.trigger.span.start, 30)))


# Who fights another without a name of its own.
_PARTY = re.compile(
    r"\b(?:nomads?|kuchis?|families|communities|tribes?(?:men)?|sub-tribes?|clans?|villagers|locals|guards|police|soldiers"
    r"|forces|gunmen|fighters|militants|insurgents|rebels|resistance|militia(?:men|s)?|smugglers"
    r"|traffickers|commanders|herders|settlers)\b",
    re.IGNORECASE,
)


def has_parties(case: Case) -> bool:
    """Who fights is a group, or armed or feuding people; in no sport and no accident."""
    if case.view.has_cue("sport") or (case.view.has_cue("accident") and not case.view.groups):
        return False
    return has_group(case) or bool(_PARTY.search(clause_of(case)))


_TOOK_PLACE = re.compile(r"\s+(?:took place|happened|occurred|was (?:carried out|conducted))\b")


def is_mission(case: Case) -> bool:
    """An operation of a group, or one that took place and in which somebody was hurt."""
    if has_group(case):
        return True
    hurt = any(m.trigger is not None and m.trigger.by_target for m in case.view.triggers)
    return hurt and bool(_TOOK_PLACE.match(case.view.after(case.trigger.span.end, 24)))


def has_conflict(case: Case) -> bool:
    """Two sides, or a group in the trigger's own clause."""
    clause = case.view.clause(case.trigger.span.start)
    near = [m for m in case.view.groups if clause.start <= m.span.start < clause.end]
    return len({m.group for m in case.view.groups}) > 1 or bool(near)


def no_accident(case: Case) -> bool:
    """No flood, crash or gas leak stands in the sentence."""
    if case.view.has_cue("accident"):
        return False
    return case.trigger.surface.lower() != "exploded" or is_armed(case)


_FOUND = re.compile(
    r"\b(?:found|lay|lying|washed up|floating|discovered|recovered|dumped|hanging|hung|exhumed"
    r"|thrown|displayed|returned|buried)\b",
    re.IGNORECASE,
)
_VIOLENT = re.compile(
    r"\b(?:tortur\w*|bullet|gunshot|shot|stabbed|bound|tied|headless|beheaded|hanging|hung|mutilated"
    r"|notes?|mass grave|bruises|wounds|detained|arrested|taken|abducted|kidnapped|disappeared)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?:bodies|corpses) of (?:at least )?(?:\w+ )?(?:men|people|youths|civilians)"
)


def was_found(case: Case) -> bool:
    """Bodies are found, and something says that those people were killed."""
    view = case.view
    if view.has_cue("accident") or not _FOUND.search(view.text, case.trigger.span.end, view.end):
        return False
    killed = bool(case.view.groups) or bool(_VIOLENT.search(view.text, view.start, view.end))
    return killed or case.is_near_violence or bool(_SEVERAL.search(view.text, view.start, view.end))


_PLANTED = re.compile(
    r"\b(?:planted|roadside|magnetic|remote|detonat\w+|target\w*|convoys?|vehicles?|patrols?|rangers?"
    r"|humvees?|claimed|responsib\w+)\b",
    re.IGNORECASE,
)


def was_planted(case: Case) -> bool:
    """A mine that a party laid or hit: not one left over from an older war."""
    if case.view.has_cue("accident"):
        return False
    named = bool(case.actors.groups) or bool(case.view.groups)
    return named or bool(_PLANTED.search(case.view.text, case.view.start, case.view.end))


# Shooting that is heard of, without a word on whom it hit.
_HEARD = re.compile(
    r"\b(?:still|heard|continued|sporadic|intense|heavy|exchanges? of|heard the sounds? of)\s+$",
    re.IGNORECASE,
)
_FESTIVE = re.compile(
    r"\b(?:celebrat\w*|wedding|into the air|in the air|aerial|joy|festive|match|victory)\b",
    re.IGNORECASE,
)


_IS_HEARD = re.compile(
    r"[^.;]{0,45}\b(?:(?:could|can) (?:still )?be heard|(?:was|were|is|are) (?:still )?heard"
    r"|rang out|echoed|reverberated)\b"
)


def is_heard(view: View, trigger: Mark) -> bool:
    """Whether it is shooting that is only heard of."""
    if _IS_HEARD.match(view.after(trigger.span.end, 70)):
        return True
    return bool(_HEARD.search(view.before(trigger.span.start, 30)))


# "opened fire on the mujahidin"
_AT_ARMS = re.compile(
    r"\s+(?:on|at)\s+(?:\w+\s+){0,3}(?:mujahid\w+|soldiers?|police\w*|guards?|patrols?|checkpoints?"
    r"|convoys?|posts?|troops|forces|fighters)\b",
    re.IGNORECASE,
)
# "its lead vehicle ran over a pressure-plate bomb"
_RAN_OVER = re.compile(
    r"\b(?:ran|run|drove|driven|rode|stepped|walked)\s+(?:over|on|onto|into)\s+(?:an?\s+|the\s+)?"
    r"(?:[\w-]+\s+){0,2}$"
)
_ANYBODY = re.compile(r"\s+(?:at\s+)?(?:you|anyone|anybody|everyone|everybody|everything)\b")


def has_casualty(case: Case) -> bool:
    """Shots hit somebody, or a party fires them."""
    low, high = case.trigger.span.start - 60, case.trigger.span.end + 40
    hurt = any(m.trigger is not None and m.trigger.name == "kill" for m in case.view.triggers)
    after = case.view.after(case.trigger.span.end, 24)
    if _TOOK_PLACE.match(after) or _AT_ARMS.match(case.view.after(case.trigger.span.end, 50)):
        return True
    if _ANYBODY.match(after):
        return False
    if is_passive(case.view, case.trigger) and _hits_somebody(case, low):
        return True
    if _RAN_OVER.search(case.view.before(case.trigger.span.start, 50)):
        return True
    if is_heard(case.view, case.trigger):
        return not _FESTIVE.search(case.view.text, case.view.start, case.view.end)
    return bool(case.actors.groups) or hurt or bool(case.view.cues_in("civilian", low, high))


_WERE_SHOT = frozenset(("shot", "gunned down", "mowed down", "cut down by"))


def _hits_somebody(case: Case, low: int) -> bool:
    """People who are shot stand before the passive verb, a soldier as well as a civilian."""
    start = case.trigger.span.start
    if case.view.cues_in("civilian", case.view.start, low):
        return True
    clause = case.view.clause(start)
    people = any(case.view.cues_in(kind, clause.start, start) for kind in ("forces", "human"))
    return people and case.trigger.surface.lower() in _WERE_SHOT


def names_weapon(view: View) -> bool:
    """Whether a weapon is named anywhere in the sentence."""
    return bool(WEAPON.search(view.text, view.start, view.end))


_DRIVE = re.compile(
    r"\b(?:forc|driv|drove|expel|evict|throw|threw|push|order|displac|chas|oust)\w*\b",
    re.IGNORECASE,
)


def is_driven(case: Case) -> bool:
    """Somebody drives people from their homes, or harms the homes themselves."""
    surface = case.trigger.surface.lower()
    if not surface.startswith(("out of", "from", "off")):
        return True
    return bool(_DRIVE.search(case.view.before(case.trigger.span.start, 60)))
