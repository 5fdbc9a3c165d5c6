"""Places that people or forces only come from, or are brought to afterwards."""

from __future__ import annotations

import re

from extract.clauses import View
from extract.marks import Mark
from geo.places import PlaceMention

_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)


def is_origin(view: View, trigger: Mark, chain: tuple[PlaceMention, ...]) -> bool:
    """Where forces come from, unless they leave it: "battalions from Helmand"."""
    rule = trigger.trigger
    if rule is None or rule.kind not in {"deployment", "presence"} or rule.name == "withdraw":
        return False
    if trigger.surface.lower().endswith(" from"):  # "operates from safe houses in"
        return chain[0].span.start < trigger.span.end
    return bool(_FROM.search(view.before(chain[0].span.start, 10)))


# "Two brothers from Herat were shot dead in Albuquerque": a place that no table has.
_IN_UNKNOWN = re.compile(
    r"\s+in\s+(?=[A-Z][a-z])(?!\w+ (?:custody|detention|prisons?|hands|cells?)\b)"
)
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Ramadan|Afghan)")


# "a Taliban commander from Farah", "four men from Uruzgan"
_SOMEBODY_FROM = re.compile(
    r"\b(?P<who>m[ae]n|officers?|commanders?|fighters?|soldiers?|officials?|members?|clerics?|traders?"
    r"|boys?|brothers|people|drivers?|guards?|judges?)\s+from\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_IN_ARMS = frozenset(("officer", "commander", "fighter", "soldier", "guard"))


def come_from(view: View, chain: tuple[PlaceMention, ...], *, is_alone: bool) -> bool:
    """Whether somebody only comes from there; of civilians only where another place is named.

    "Four men from Andarab were arrested" leaves no other place than Andarab.
    """
    who = _SOMEBODY_FROM.search(view.before(chain[0].span.start, 40))
    if who is None:
        return False
    return not is_alone or who["who"].lower().rstrip("s") in _IN_ARMS


# Where those whom something happened to are brought: "were arrested and flown to Kabul".
_BROUGHT_TO = re.compile(
    r"\b(?:flown|transferred|taken|brought|moved|driven|rushed|airlifted|evacuated|transported)\s+"
    r"(?:\w+\s+){0,2}?to\s+(?:the\s+|a\s+\w+\s+in\s+)?$"
    r"|\b(?:displaced|fled|fleeing)\b[^.;]{0,50}\bto\s+(?:the\s+)?$"
)


def is_elsewhere(view: View, trigger: Mark, chain: tuple[PlaceMention, ...]) -> bool:
    """Whether people only come from there, or are brought there afterwards."""
    rule = trigger.trigger
    moves = rule is not None and rule.kind == "deployment"
    if not moves and _BROUGHT_TO.search(view.before(chain[0].span.start, 80)):
        return True
    return _is_home(view, trigger, chain)


def _is_home(view: View, trigger: Mark, chain: tuple[PlaceMention, ...]) -> bool:
    """Where people come from whom something happens to elsewhere."""
    if chain[-1].span.end > trigger.span.start:
        return False
    away = _IN_UNKNOWN.match(view.text, trigger.span.end, view.end)
    if away is None or not _FROM.search(view.before(chain[0].span.start, 10)):
        return False
    at = away.end()
    spans = [m.span for m in view.places] + [m.span for m in view.groups]
    return not any(span.start <= at < span.end for span in spans) and not _MONTH.match(
        view.text, at
    )
