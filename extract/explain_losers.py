"""What a sentence also offered for a report and was not taken, each with the rule that decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.actors import find_actors
from extract.articles import Published
from extract.attribution import speaking_only
from extract.claims import Claim
from extract.clauses import View
from extract.dates import DateMention, find_dates
from extract.evidence import counts
from extract.factuality import judge_trigger
from extract.locate import choose_scene, list_places
from extract.marks import Mark
from extract.reports import Report, Story
from geo.places import Candidate, Place, PlaceMention, Span

# In words, what a trigger's row asks for; a need without words is named as it stands.
_NEEDS = {
    "group": "a group in its clause",
    "parties": "two sides, or people who feud",
    "present": "a group or fighters in its clause",
    "conflict": "a group in its clause, or two in the sentence",
    "holding": "a group that has or keeps them",
    "armed": "a group, a weapon or somebody hurt",
    "hardware": "a group whose vehicle or post it is",
    "mission": "a group, or somebody hurt in it",
    "fighters": "a group or its fighters as its subject",
    "found": "bodies found, with marks of violence",
    "planted": "a party, a vehicle, or that it was laid",
    "driven": "somebody who drives people out",
    "took": "people who are taken by a group",
    "explosion": "that it was no accident",
    "casualty": "a group, or somebody killed",
    "agent": "a group, a weapon or another attack",
    "human": "people, or a group, and no common crime",
    "people": "fighters, or a group",
    "territory": "a group, and ground or a place as its object",
    "fall": "a place that falls, and a group",
    "forces": "a group, and forces that move",
    "forces_object": "a group, and forces as its object",
    "no_crime": "no word of common crime",
    "suspected": "people, and a party that may hold them",
}
_ROLES = {
    "locator": "only tells where another place is",
    "origin": "where people or orders come from",
    "comparison": "only compared with",
    "excluded": "said to be outside it",
    "government": "stands for a government",
    "dateline": "where the article was filed",
    "biography": "belongs to a person's life",
    "organisation": "part of an organisation's name",
    "person": "a person's name",
    "demonym": "names a people",
    "ambiguous": "nothing decides which place is meant",
    "foreign": "outside Afghanistan",
}


@dataclass(frozen=True, slots=True)
class Loser:
    """What was not taken. what: place | trigger | date | group; why: in words."""

    what: str
    span: Span
    surface: str
    why: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as its reader had it: who speaks, what the text is about, what it told."""

    view: View
    claims: tuple[Claim, ...]
    published: Published | None
    topic: str | None
    stories: tuple[Story, ...]


def losers_of(report: Report, scene: Scene) -> tuple[Loser, ...]:
    """What the report's sentence also offered: other meanings, places, triggers, dates, groups."""
    trigger = _trigger_at(scene.view, report.spans["kind"][0])
    return (
        *_other_meanings(report, scene),
        *_other_places(scene, trigger),
        *_other_triggers(report, scene),
        *_other_dates(report, scene, trigger),
        *_other_groups(report, scene, trigger),
    )


def quiet_triggers(scene: Scene) -> Iterator[Loser]:
    """Every trigger of a sentence that gave no report, with why."""
    for trigger in scene.view.triggers:
        yield Loser("trigger", trigger.span, trigger.surface, _why_quiet(trigger, scene))


def _trigger_at(view: View, start: int) -> Mark | None:
    return next((mark for mark in view.triggers if mark.span.start == start), None)


def _other_meanings(report: Report, scene: Scene) -> Iterator[Loser]:
    """The other places that the report's place name could have meant."""
    for story in scene.stories:
        mention = story.mention
        if tuple(report.spans["place"]) != (mention.span.start, mention.span.end):
            continue
        for candidate in mention.alternatives:
            if candidate.place.place_id != report.place_id:
                yield Loser("place", mention.span, mention.surface, _meant(candidate))
        return


def _meant(candidate: Candidate) -> str:
    reasons = f": {', '.join(candidate.reasons)}" if candidate.reasons else ""
    return f"could also be the {_name(candidate.place)} (score {candidate.score:.1f}{reasons})"


def _name(place: Place) -> str:
    parts = dict.fromkeys((place.name, place.district, place.province))
    return f"{place.kind} {', '.join(part for part in parts if part)}"


def _other_places(scene: Scene, trigger: Mark | None) -> Iterator[Loser]:
    """The sentence's other places: further from the trigger, or where nothing happens."""
    view, listed = scene.view, list_places(scene.view)
    taken = {story.mention.span for story in scene.stories}
    scored = [(chain, choose_scene(view, trigger, (chain,))) for chain in listed if trigger]
    for chain, scored_scene in sorted(scored, key=lambda pair: -pair[1].score if pair[1] else 0.0):
        for mention in chain:
            if mention.span not in taken and scored_scene is not None:
                why = f"scores {scored_scene.score:.1f}: {scored_scene.reason}"
                yield Loser("place", mention.span, mention.surface, why)
    for mention in view.places:
        if not any(mention in chain for chain in listed) and mention.span not in taken:
            yield Loser("place", mention.span, mention.surface, _no_scene(mention))


def _no_scene(mention: PlaceMention) -> str:
    if mention.place is not None and mention.place.kind == "country":
        return "the country as a whole"
    return _ROLES.get(mention.role, "holds, or is passed on the way to, another place")


def _other_triggers(report: Report, scene: Scene) -> Iterator[Loser]:
    used = {story.finding.trigger.span for story in scene.stories}
    for trigger in scene.view.triggers:
        if trigger.span.start == report.spans["kind"][0]:
            continue
        own = trigger.span in used
        why = "gives a report of its own" if own else _why_quiet(trigger, scene)
        yield Loser("trigger", trigger.span, trigger.surface, why)


def _why_quiet(trigger: Mark, scene: Scene) -> str:
    """Which rule let a trigger pass without a report."""
    view = scene.view
    for mention in _dates(scene):
        if mention.span.start <= trigger.span.start < mention.span.end:
            return f"part of the date {mention.surface!r}"
    fact = judge_trigger(view, trigger)
    taking = trigger.trigger is not None and trigger.trigger.kind == "control"
    if not fact.happened and not (fact.denied and (taking or fact.reason.startswith("denied"))):
        return fact.reason
    speakers = speaking_only(view, trigger, scene.claims)
    actors = find_actors(view, trigger, speakers, scene.topic)
    if trigger.trigger is not None and not counts(view, trigger, actors):
        return f"needs {_NEEDS.get(trigger.trigger.needs, trigger.trigger.needs)} beside it"
    if scene.stories:
        return f"told together with {scene.stories[0].finding.trigger.surface!r}"
    return "no place is told for it" if not list_places(view) else "told of no place near enough"


def _dates(scene: Scene) -> list[DateMention]:
    return find_dates(scene.view.text, scene.view.start, scene.view.end, scene.published)


def _other_dates(report: Report, scene: Scene, trigger: Mark | None) -> Iterator[Loser]:
    for mention in _dates(scene):
        if (mention.span.start, mention.span.end) != report.spans.get("date"):
            yield Loser("date", mention.span, mention.surface, _date_lost(mention, scene, trigger))


def _date_lost(mention: DateMention, scene: Scene, trigger: Mark | None) -> str:
    if mention.rule == "future":
        return "lies ahead"
    if trigger is None:
        return "not the date of this"
    clause = scene.view.clause(trigger.span.start)
    inside = clause.start <= mention.span.start < clause.end
    return f"{'further from' if inside else 'in another clause than'} {trigger.surface!r}"


def _other_groups(report: Report, scene: Scene, trigger: Mark | None) -> Iterator[Loser]:
    speaking = speaking_only(scene.view, trigger, scene.claims) if trigger else []
    for mention in scene.view.groups:
        if mention.group in report.groups:
            continue
        why = "neither acts nor is acted upon here"
        if mention in speaking:
            why = "only speaks"
        elif mention.role == "compound":
            why = "only named inside a compound"
        yield Loser("group", mention.span, mention.surface, f"{mention.group}: {why}")
