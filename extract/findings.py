"""Findings: what each trigger of a sentence tells, before they are put together as reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.actors import Actors, find_actors
from extract.attribution import Attribution, attribute, speaking_only, without_asides
from extract.claims import Claim
from extract.clauses import View
from extract.dates import DateMention
from extract.elliptic import find_also, own_date
from extract.evidence import counts, kind_of, may_count
from extract.factuality import judge_trigger
from extract.finding import CLASS_OF, Finding
from extract.lexicon import Lexicon
from extract.locate import Scene, choose_scene, list_places
from extract.marks import Mark
from extract.merging import merge
from extract.relevance import Context, fits, is_era, is_gone, is_name, is_other_news, is_supposed
from extract.when import choose_date, is_since, period_of

# Sides that fight one another in this conflict.
_WARRING = frozenset(["taliban", "resistance", "jihadist", "foreign"])
# Triggers that say themselves that they are a claim ("claimed victory in").
_CLAIMING = ("claim", "declar")


def read_findings(
    view: View, claims: Sequence[Claim], dates: Sequence[DateMention], context: Context
) -> list[Finding]:
    """What the sentence tells, one finding a family, place and truth, the best trigger of each."""
    chains = list_places(view)
    found = []
    for trigger in view.triggers:
        if any(
            m.span.start <= trigger.span.start < m.span.end and not is_since(m, trigger)
            for m in dates
        ):
            continue  # "a year after the fall of Kabul" is a date
        if is_era(view, trigger, context.published):
            continue
        if trigger.surface[0].isupper() and is_name(view, trigger):
            continue
        finding = _read(view, trigger, claims, context)
        if finding is None:
            continue
        scene = choose_scene(view, trigger, chains)
        if scene is not None and not fits(view, trigger, finding.kind, scene):
            continue
        scenes = [scene] if scene is None else [scene, *find_also(view, trigger, scene, chains)]
        placed = [_placed(finding, one, view, dates, context) for one in scenes]
        placed[1:] = [_dated_beside(one, view, dates) for one in placed[1:]]
        if is_supposed(view, context, is_dated=placed[0].when is not None):
            continue
        found += placed
    return merge(view, found)


def _read(
    view: View,
    trigger: Mark,
    claims: Sequence[Claim],
    context: Context,
) -> Finding | None:
    if trigger.trigger is None or not may_count(view, trigger):
        return None
    claims = without_asides(view, trigger, claims)
    actors = find_actors(view, trigger, speaking_only(view, trigger, claims), context.topic)
    if not counts(view, trigger, actors, is_near_violence=context.is_near_violence):
        return None
    fact = judge_trigger(view, trigger)
    refuted = fact.reason.startswith("denied") and trigger.trigger.strong
    denies = fact.denied and (trigger.trigger.kind == "control" or refuted)
    if not fact.happened and not denies:
        return None
    kind = kind_of(view, trigger, actors, context.lexicon)
    if is_other_news(view, trigger, actors, kind, context):
        return None
    told = attribute(trigger, claims, context.quoted)
    if trigger.surface.lower().startswith(_CLAIMING) and told.status == "reported":
        told = replace(told, names=actors.initiator or told.names, status="claimed")
    actors = _with_sides(view, actors, told, kind, context.lexicon)
    status = "denied" if denies else told.status
    deniers = [claim.speaker for claim in claims if claim.status == "denied" and claim.speaker]
    if denies and deniers:
        told = replace(told, names=tuple(deniers), reasons=(f"denied by {deniers[0]}",))
    reasons = (f"{trigger.surface!r} tells of {kind}", fact.reason, *told.reasons)
    return Finding(trigger, kind, status, actors, told, None, None, "current", reasons)


def _with_sides(
    view: View, actors: Actors, told: Attribution, kind: str, lexicon: Lexicon
) -> Actors:
    """Who else is a side of a fight or a taking: the enemy named beside, or who tells of it."""
    if CLASS_OF[kind] not in {"fight", "control"} or len(actors.groups) > 1:
        return actors
    named = [m.group for m in view.groups if m.role in {"named", "generic", "reference"}]
    own = {lexicon.side_of(group) for group in actors.groups}
    rivals = [
        group
        for group in [*named, told.party or ""]
        if lexicon.side_of(group) in _WARRING and lexicon.side_of(group) not in own
    ]
    if not rivals or (not actors.groups and kind == "attack"):
        return actors  # where nobody is named as acting, the sentence only mentions them
    sides = {lexicon.side_of(group): group for group in reversed(rivals)}
    fill = 2 - len(actors.groups)
    return replace(actors, others=(*actors.others, *list(reversed(sides.values()))[:fill]))


def _placed(
    finding: Finding,
    scene: Scene | None,
    view: View,
    dates: Sequence[DateMention],
    context: Context,
) -> Finding:
    """The finding with its place, and with the date and the period that follow from it."""
    place_at = scene.places[0].span.start if scene else None
    when = choose_date(view, finding.trigger, dates, place_at)
    facts = context.lexicon.groups
    gone = [facts[name].active_to for name in finding.actors.target if name in facts]
    recalled = is_gone(gone, context.published) if when is None else False
    period = period_of(view, finding.trigger, when, context.time, finding.actors.initiator)
    period = "historical" if recalled or (when is None and context.is_history) else period
    return replace(finding, scene=scene, when=when, period=period)


def _dated_beside(finding: Finding, view: View, dates: Sequence[DateMention]) -> Finding:
    when = own_date(view, finding.scene, dates) if finding.scene else None
    return replace(finding, when=when) if when else finding
