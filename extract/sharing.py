"""Which story of a sentence each of its tolls belongs to, and whose claim it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extract.casualties import Toll, find_tolls
from extract.casualty_claimants import find_claimants
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
    claimants = find_claimants(view, tolls, claims)
    behind = [_place_behind(view, toll) for toll in tolls]
    if len({at for at in behind if at is not None}) < 2:
        behind = [None] * len(tolls)  # one toll of all the places listed behind it
    for toll, at, claimant in zip(tolls, behind, claimants, strict=True):
        trigger = min((s.finding.trigger.span.start for s in fitting), key=_distance_to(toll))
        chosen = by_trigger.setdefault(trigger, []) if at is None else by_place.setdefault(at, [])
        chosen.append(replace(toll, claimed_by=claimant))
    shared = {id(story): story.shared - _count_around(story, fitting) for story in fitting}
    return [
        _with_tolls(replace(story, shared=shared[id(story)]), by_place, by_trigger)
        if id(story) in shared
        else story
        for story in stories
    ]


def _count_around(story: Story, stories: Sequence[Story]) -> int:
    """How many of the places told together are the province of this one: the toll is of one."""
    place, trigger = story.mention.place, story.finding.trigger.span
    around = (s.mention.place for s in stories if s.finding.trigger.span == trigger)
    return sum(
        place is not None
        and other is not None
        and other.kind == "province" != place.kind
        and other.province == place.province
        for other in around
    )


def _distance_to(toll: Toll) -> Callable[[int], int]:
    return lambda start: abs(start - toll.span.start)


def _place_behind(view: View, toll: Toll) -> int | None:
    """Where this toll alone was: "five in Andarab and three in Khenj"."""
    for place in view.places:
        at = place.span.start
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
    named = tuple(
        replace(toll, claimed_by=claimant) if claimant and not toll.claimed_by else toll
        for toll in tolls
    )
    return replace(story, tolls=named, shared=1 if own else story.shared)
