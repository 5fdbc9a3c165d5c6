"""How a trigger stands in its sentence: as a noun, as an active or as a passive verb."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.clauses import View
from extract.marks import Mark
from extract.patterns import word_pattern

_PASSIVE = word_pattern(
    "was|were|is|are|been|being|be|got|gets",
    r"\s+(?:(?:also|then|later|reportedly|allegedly|never|fully|\w+ly|not|either|both|all)\s+)*$",
)
_PARTICIPLE = re.compile(
    r"(?:ed|en|sent|brought|shot|shot dead|overrun|struck|hit|slain|held|kept|retook)$"
)
_FINITE = word_pattern("they|it|he|who|has|have|had|and", r"\s+(?:\w+ly\s+)?$")
_BY_NEXT = re.compile(r"\s+by\b")
# "was pulled from his car and shot"
_TOO = re.compile(r"\b(?:was|were|been|being)\b[^.;,]*\band\s+(?:then\s+|later\s+)?$")
_TAKEN = frozenset(("captured", "seized", "recaptured"))
_IN_PLACE = re.compile(r"\s+(?:in|near)\s+[A-Z][\w’'-]+(?:[.,;]|\s+(?:province|district|city)\b|$)")
_SUBJECT = re.compile(r"\b(?:to|they|who|which|fighters|forces)\s+$")
# Nobody is named behind "two X killed": they are the victims.
_NO_OBJECT = re.compile(
    r"\s+(?:by|in|near|during|after|when|amid)\b|\s+at\s+(?!least|most)|\s+as\s+(?!many|much)|[,.;]|$"
)


# What begins with these tells the deed: "fired four rockets at".
_VERBS = ("took ", "led ", "fired ", "launched ", "lobbed ", "threw ", "hurled ", "dropped ")


def is_noun(view: View, trigger: Mark) -> bool:
    """Whether the trigger names the event ("an attack on") instead of telling it as a verb."""
    if trigger.trigger is None or trigger.trigger.position in {"verb", "state"}:
        return False
    if trigger.trigger.position == "noun":
        return True
    surface = trigger.surface.lower()
    if surface.endswith(("ed", "ing", "fought")) or surface.startswith(_VERBS):
        return False
    return not _SUBJECT.search(view.before(trigger.span.start, 12))


def is_passive(view: View, trigger: Mark) -> bool:
    """Whether the trigger is a passive participle ("were killed", "came under attack")."""
    surface = trigger.surface.lower()
    if "under attack" in surface or surface.startswith(("come under", "came under")):
        return True
    if not _may_be_participle(surface):
        return False
    if _PASSIVE.search(view.before(trigger.span.start)):
        return True
    behind = view.after(trigger.span.end, 12)
    if trigger.trigger is not None and trigger.trigger.by_target:
        return bool(_NO_OBJECT.match(behind)) and not _acts(view, trigger)
    if surface in _TAKEN and _IN_PLACE.match(view.after(trigger.span.end, 40)):
        return True  # "Five Daesh members captured in Balkh"
    return behind.lstrip()[:3] in {"by ", "in "} and not _acts(view, trigger)


@lru_cache(maxsize=4096)  # triggers are few and recur
def _may_be_participle(surface: str) -> bool:
    """Whether a trigger, or its first word, has the form of a participle."""
    return bool(_PARTICIPLE.search(surface) or _PARTICIPLE.search(surface.split(maxsplit=1)[0]))


def _acts(view: View, trigger: Mark) -> bool:
    """A group or pronoun right before it and no "by" behind ("the Taliban attacked in").

    A group right before a killing without an object is who was killed.
    """
    if _BY_NEXT.match(view.after(trigger.span.end, 4)):
        return False
    if _TOO.search(view.before(trigger.span.start, 90)):
        return False
    if _FINITE.search(view.before(trigger.span.start, 30)):
        return True
    if trigger.trigger is not None and trigger.trigger.by_target:
        return False
    return any(0 <= trigger.span.start - m.span.end <= 12 for m in view.groups)


def is_outcome(view: View, trigger: Mark) -> bool:
    """Whether it is a participle that tells what the sentence's act led to (", killing two")."""
    lead = view.before(trigger.span.start, 6).rstrip()
    return trigger.surface.lower().endswith("ing") and lead.endswith((",", " and"))
