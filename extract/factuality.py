"""Whether a trigger tells of something that happened: negation, modality, questions, plans.

What could, may, will or would happen, what is pledged or called for, and what is negated is no
report; a negated taking of a place is a denied `control`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.clauses import View
from extract.marks import Mark
from extract.mentioned import only_mentioned
from extract.patterns import word_pattern
from extract.supposed import is_described, is_fiction, is_supposed

# How far back a word governs a trigger of its own clause, in characters.
_REACH = 70
_TO_DO = re.compile(
    r"(?<!\bup )(?<!\bclose )(?<!\bled )(?<!\bleads )(?<!\bleading )(?<!\bdue )(?<!\brise )"
    r"(?<!\bresponse )\bto\s+(?!(?:the|an?|their|its)\s)\w+\s+"
    r"(?:(?:the|an?|any|more|further|new|their|its|these|such)\s+){0,2}$",
    re.IGNORECASE,
)
_TO_NAMED = re.compile(r"\bto\s+(?!an?\b|the\b)[a-z]+\s+(?:the\s+)?[A-Z][\w-]+\s+$")
_TO = re.compile(r"\bto\s+(?:\w+ly\s+)?$")
# "became the first provincial capital to fall"
_FIRST_TO = re.compile(
    r"\b(?:first|second|third|fourth|latest|last|next|only)\b[^,.;]{0,45}"
    r"\bto\s+(?:be\s+|have\s+(?:been\s+)?)?(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
# "claimed on Monday to have fired": done, whoever says so
_PERFECT = re.compile(
    r"(?<!like )(?<!want )(?<!hope )(?<!supposed )(?<!meant )(?<!planned )\bto have\s+(?:been\s+)?"
    r"(?:\w+\s+){0,3}$"
)
_VERIFY = re.compile(
    r"\b(?:verif|confirm|corroborat|independent|immediately|authenticat|comment|respond|react"
    r"|fewer|less than)",
    re.IGNORECASE,
)
_REASSURED = re.compile(
    r"\b(?:no|not|few|little) (?:doubt|secret|only|just|alone|yet over)\b", re.I
)
_ENDED = re.compile(
    r"^\s+(?:(?:is|was|are|were)\s+(?:not |far from )?over|(?:has|had) ended"
    r"|(?:is|was) (?:the (?:first|second|third|latest|deadliest|worst|biggest)|one of))\b",
    re.IGNORECASE,
)
_HAD = re.compile(r"\W*(?:Had|Were|Should)\s+(?:the\s+)?\w+")
_LIES = word_pattern(
    "is|are|was|were",
    r"\s+(?:all\s+|\w+ly\s+)?"
    r"(?:lies|a lie|false|untrue|not true|baseless|fabricated|propaganda|fake|rejected|denied"
    r"|refuted)\b",
)
_LIKE = re.compile(r"\blike\s+(?:after\s+)?(?:an?\s+|the\s+)?$", re.IGNORECASE)
_WOULD = frozenset(["would", "could", "may", "might", "can", "will", "should"])
# A verb of the event's own, or one of somebody else's before the "would".
_OTHER_VERB = re.compile(
    r"\b(?:was|were|has|have|had|killed|left|took|broke|said|told)\b|;"
    r"|\b(?:and|but|or|who|which|that|he|she|it|they|we)\s+(?:\w+ly\s+)?$"
)
_UNWANTED = word_pattern(
    "want|wish|plan|intend|mean|try|tried|need|seek|hope", r"s?\s+to\s+(?:\w+ly\s+)?$"
)


@dataclass(slots=True)
class Factuality:
    """happened: told as a fact or claim; denied: told as not so; reason: the words that decided."""

    happened: bool
    denied: bool
    reason: str


# What an interviewer puts to somebody: "Q: The front says that ..."
_ASKED = re.compile(r"\W{0,3}(?:Q|Question)\s?\d{0,2}[:.]\s")
# A boast about all of history: "has never been conquered"
_EVER = re.compile(r"\b(?:has|have|had) never\b[^.;]{0,40}$", re.IGNORECASE)


def judge_trigger(view: View, trigger: Mark) -> Factuality:
    """How the sentence presents what the trigger names."""
    if view.text[view.end - 1] in "?؟" or _ASKED.match(view.text, view.start):
        return Factuality(happened=False, denied=False, reason="asked, not told")
    clause = view.clause(trigger.span.start)
    lower = max(clause.start, trigger.span.start - _REACH)
    refused = _denied(view, trigger, lower)
    if refused:
        return Factuality(happened=False, denied=True, reason=refused)
    unreal = _unreal(view, trigger, lower)
    if unreal:
        return Factuality(happened=False, denied=False, reason=unreal)
    return Factuality(happened=True, denied=False, reason="told as having happened")


def _denied(view: View, trigger: Mark, lower: int) -> str | None:
    denial = _denial(view, trigger)
    if denial:
        return f"denied: {denial.surface!r}"
    lie = _LIES.search(view.after(trigger.span.end, 140))
    if lie:
        return f"denied: {lie.group()!r}"
    if _UNWANTED.search(view.before(trigger.span.start, 24)):
        return None  # "do not want to hold it" says nothing of who does
    if view.cues_in("no_word", trigger.span.start - _REACH, trigger.span.start):
        return "negated: nothing tells of it"
    # "contested but not controlled": the first word is what is told.
    but_not = view.before(trigger.span.start, 9).endswith("but not ")
    if but_not or _is_of_ever(view, trigger) or _cannot(view, trigger, lower):
        return None
    negation = _negation(view, trigger, lower)
    return f"negated: {negation.surface!r}" if negation else None


def _unreal(view: View, trigger: Mark, lower: int) -> str | None:
    """Why it is not told as having happened, None where it is."""
    start = trigger.span.start
    reasons = (
        (is_supposed(view, lower, start), "supposed"),
        (is_fiction(view, trigger), "told in a story or a game"),
        (view.has_cue("modal") and bool(_HAD.match(view.text, view.start, view.end)), "supposed"),
        (is_described(view, lower, start), "only describes"),
        (view.before(start, 9).endswith("but not "), "told as not so"),
        (_will_be(view, trigger), "only possible: its own verb is"),
        (bool(_LIKE.search(view.before(start, 20))), "only compared with"),
        (_is_of_ever(view, trigger), "told of all times"),
        (_cannot(view, trigger, lower), "only possible"),
        (bool(_ENDED.match(view.after(trigger.span.end, 30))), "only referred to"),
    )
    told = next((why for holds, why in reasons if holds), None)
    return told or only_mentioned(view, trigger) or _plan(view, trigger, lower)


_CANNOT = frozenset(("can't", "cannot", "can’t", "without"))


def _cannot(view: View, trigger: Mark, lower: int) -> bool:
    """Who says that a place cannot be taken denies no claim."""
    if trigger.trigger is None or trigger.trigger.kind != "control":
        return False
    negation = _negation(view, trigger, lower)
    return negation is not None and negation.surface.lower() in _CANNOT


def _is_of_ever(view: View, trigger: Mark) -> bool:
    """A boast about the whole past of a place; who "has never attacked" denies it."""
    taking = trigger.trigger is not None and trigger.trigger.kind == "control"
    return taking and _EVER.search(view.before(trigger.span.start, 60)) is not None


def _negation(view: View, trigger: Mark, lower: int) -> Mark | None:
    for cue in reversed(view.cues_in("negation", lower, trigger.span.start)):
        between = view.text[cue.span.start : trigger.span.start]
        if (
            _VERIFY.search(between)
            or _REASSURED.match(between)
            or _noun_between(view, cue, trigger)
        ):
            continue
        return cue
    return None


_OR = re.compile(r",?\s+(?:or|and)\s+")


def _noun_between(view: View, cue: Mark, trigger: Mark) -> bool:
    """A place, group or other trigger between: the negation belongs to that ("no X, attacked")."""
    between = view.text[cue.span.end : trigger.span.start]
    if any(
        cue.span.end <= other.span.start < trigger.span.start
        and not _OR.fullmatch(view.text, other.span.end, trigger.span.start)
        for other in view.triggers
        if other is not trigger and trigger.trigger and trigger.trigger.position != "noun"
    ):
        return True
    return cue.surface.lower() in {"no", "nor", "neither"} and "," in between


def _denial(view: View, trigger: Mark) -> Mark | None:
    """A denying word that governs the trigger, in its clause or across "that"."""
    for cue in view.cues_of("deny"):
        if cue.span.start > trigger.span.start:
            continue
        between = view.text[cue.span.end : trigger.span.start]
        if len(between) <= 120 and not re.search(
            r"[;]|\b(?:but|while|whereas|after|as)\b", between
        ):
            return cue
    return None


def _plan(view: View, trigger: Mark, lower: int) -> str | None:
    """The words that make it a plan, a wish or a possibility, None where it is told as done."""
    start = trigger.span.start
    lead = view.before(start, 36)
    lead = lead if "to" in lead.lower() else ""  # most have none: no pattern needs a try
    governed = bool(_TO.search(lead[-24:]))
    noun = trigger.trigger is None or trigger.trigger.position == "noun"
    aimed = bool(_TO_DO.search(lead) or _TO_NAMED.search(lead))
    factual = view.cues_in("factual_to", lower, start)
    if (governed or aimed) and _PERFECT.search(view.before(start, 40)):
        governed = aimed = False
    if (governed or aimed) and _FIRST_TO.search(view.before(start, 70)):
        governed = aimed = False
    held = trigger.trigger is not None and trigger.trigger.kind in {"control", "presence"}
    tried = view.cues_in("attempt", lower, start)
    if tried and held:
        return f"only attempted: {tried[-1].surface!r}"
    factual = factual or tried
    done = bool(factual) and start - factual[-1].span.end < 50
    if not done and ((governed and not noun) or aimed):
        return "only aimed at"
    for kind, label in (("modal", "only possible"), ("pledge", "pledged or called for")):
        for cue in reversed(view.cues_in(kind, lower, start)):
            if not _released(view, cue, start):
                return f"{label}: {cue.surface!r}"
    return None


def _will_be(view: View, trigger: Mark) -> bool:
    """An event noun whose own verb is a "would": "air strikes on X would be popular"."""
    rule = trigger.trigger
    if rule is None or rule.position == "verb" or trigger.surface.lower().endswith("ed"):
        return False
    clause = view.clause(trigger.span.start)
    for cue in view.cues_in("modal", trigger.span.end, min(clause.end, trigger.span.end + 90)):
        between = view.text[trigger.span.end : cue.span.start]
        if view.after(cue.span.end, 16).lstrip().startswith(("still be heard", "be heard")):
            return False
        if cue.surface.lower().split()[0] in _WOULD and not _OTHER_VERB.search(between):
            return True
    return False


# "In keeping with our plans for the summer, a unit stormed": over at the comma.
_FRONTED = re.compile(
    r"\W*(?:In|As|Under|Despite|Amid|After|Following|Before|Since|Because|With|According|While)\b[^,]*$"
)


def _released(view: View, cue: Mark, start: int) -> bool:
    """The plan's own verb is over before the trigger: a finite verb of telling stands between."""
    between = view.text[cue.span.end : start]
    if "," in between and _FRONTED.match(view.text[view.start : cue.span.start]):
        return True
    return bool(re.search(r"\b(?:said|has|have|had|was|were|by|amid|following|during)\b", between))
