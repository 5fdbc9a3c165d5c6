"""Which story of a sentence each of its tolls belongs to, and whose claim it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.casualties import Toll, find_tolls
from extract.claims import Claim
from extract.clauses import View
from extract.reports import Story

# Between a toll and the place that it alone was suffered at.
_IN = re.compile(
    r"^(?:\s+(?!and\b|or\b)[\w’'-]+){0,5}\s+(?:in|at|near)\s+(?:the\s+)?$", re.IGNORECASE
)


def share_tolls(view: View, stories: list[Story], claims: Sequence[Claim]) -> list[Story]:
    """The stories with their tolls: each of the place behind it, else of the nearest trigger."""
    fitting = [s for s in stories if s.finding.family in {"fight", "harm"}]
    fitting = fitting or [s for s in stories if s.finding.family == "control"]
    if not fitting:
        return stories
    by_place: dict[int, list[Toll]] = {}
    by_trigger: dict[int, list[Toll]] = {}
    tolls = find_tolls(view.text, view.start, view.end, view.groups)
    behind = [_place_behind(view, toll, fitting) for toll in tolls]
    if len({at for at in behind if at is not None}) < 2:
        behind = [None] * len(tolls)  # one toll of all the places listed behind it
    for toll, at in zip(tolls, behind, strict=True):
        trigger = min((s.finding.trigger.span.start for s in fitting), key=_distance_to(toll))
        chosen = by_trigger.setdefault(trigger, []) if at is None else by_place.setdefault(at, [])
        chosen.append(_with_claimant(toll, claims))
    return [
        _with_tolls(story, by_place, by_trigger) if story in fitting else story for story in stories
    ]


def _distance_to(toll: Toll) -> Callable[[int], int]:
    return lambda start: abs(start - toll.span.start)


def _place_behind(view: View, toll: Toll, stories: Sequence[Story]) -> int | None:
    """Where this toll alone was: "five in Andarab and three in Khenj"."""
    if len({story.mention.span for story in stories}) < 2:
        return None
    for story in stories:
        at = story.mention.span.start
        if 0 < at - toll.span.end < 40 and _IN.search(view.text[toll.span.end : at]):
            return at
    return None


def _with_tolls(
    story: Story, by_place: dict[int, list[Toll]], by_trigger: dict[int, list[Toll]]
) -> Story:
    own = by_place.get(story.mention.span.start)
    tolls = own or by_trigger.get(story.finding.trigger.span.start)
    if not tolls:
        return story
    told = story.finding.attribution
    claimant = told.names[0] if told.status == "claimed" else None
    named = tuple(replace(toll, claimed_by=toll.claimed_by or claimant) for toll in tolls)
    return replace(story, tolls=named, shared=1 if own else story.shared)


def _with_claimant(toll: Toll, claims: Sequence[Claim]) -> Toll:
    """A toll belongs to whoever spoke last before it: rival tolls stay apart."""
    spoken = [claim for claim in claims if claim.end <= toll.span.start]
    if len(claims) < 2 or not spoken:
        return toll
    return replace(toll, claimed_by=spoken[-1].speaker)
