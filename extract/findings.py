"""Findings: what each trigger of a sentence tells, before they are put together as reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.actors import Actors, find_actors
from extract.attribution import Attribution, attribute, speaking_only, without_asides
from extract.claims import Claim
from extract.clauses import View
from extract.dates import DateMention
from extract.elliptic import find_also, own_date
from extract.evidence import counts, kind_of, may_count
from extract.factuality import judge_trigger
from extract.lexicon import Lexicon
from extract.locate import Scene, choose_scene, contains, list_places
from extract.marks import Mark
from extract.relevance import Context, fits, is_era, is_gone, is_name, is_other_news, is_supposed
from extract.when import choose_date, is_since, period_of

# Sides that fight one another in this conflict.
_WARRING = frozenset(["taliban", "resistance", "jihadist", "foreign"])
# Verbs of coming that only lead up to what was done there.
_WALKING = ("enter", "reach", "advanc", "arriv")
# Nouns that only describe where something else is told to happen.
_HELD = ("stronghold", "holdout", "bastion", "foothold")
# Triggers that say themselves that they are a claim ("claimed victory in").
_CLAIMING = ("claim", "declar")
# Kinds that tell of one happening where they meet in one sentence at one place.
CLASS_OF = {
    "clash": "fight",
    "attack": "fight",
    "violence_against_civilians": "harm",
    "detention": "harm",
    "control": "control",
    "deployment": "deployment",
    "presence": "presence",
}


@dataclass(slots=True)
class Finding:
    """One trigger read: kind, status, who, where (None: nowhere said in this sentence), when."""

    trigger: Mark
    kind: str
    status: str
    actors: Actors
    attribution: Attribution
    scene: Scene | None
    when: DateMention | None
    period: str
    reasons: tuple[str, ...]

    @property
    def family(self) -> str:
        """The class of kinds that it belongs to."""
        return CLASS_OF[self.kind]


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
    return _merge(view, found)


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


def _merge(view: View, findings: Sequence[Finding]) -> list[Finding]:
    """The best finding of each family, place and truth; what only restates another is left out."""
    if len(findings) < 2:
        return list(findings)
    best: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        key = (finding.family, _where(finding), finding.status == "denied")
        kept = best.get(key)
        best[key] = finding if kept is None else _combine(view, kept, finding)
    kept_all = _most_specific(list(best.values()))
    # The toll first: what it belongs to is then not left out for it.
    for finding in sorted(kept_all, key=lambda f: not _kills(f)):
        if _restates(view, finding, kept_all):
            kept_all.remove(finding)
    return kept_all


def _most_specific(findings: list[Finding]) -> list[Finding]:
    """Of two findings of one family, the one whose place lies inside the other's place."""
    return [
        finding
        for finding in findings
        if not any(
            other is not finding and other.family == finding.family and _is_inside(other, finding)
            for other in findings
        )
    ]


def _is_inside(inner: Finding, outer: Finding) -> bool:
    if inner.scene is None or outer.scene is None or len(outer.scene.places) > 1:
        return False
    around = outer.scene.places[0].place
    return any(contains(around, mention.place) for mention in inner.scene.places)


def _where(finding: Finding) -> tuple[str, ...]:
    if finding.scene is None:
        return ()
    return tuple(m.place.place_id for m in finding.scene.places if m.place)


def _combine(view: View, first: Finding, second: Finding) -> Finding:
    """The stronger of two readings of one happening, with the sides that either names."""
    main, other = first, second
    if _rank(view, second) > _rank(view, first):
        main, other = second, first
    actors = main.actors
    rule = other.trigger.trigger
    tells_both = bool(other.actors.initiator and other.actors.target)
    if tells_both and rule is not None and rule.by_target and not actors.target:
        actors = other.actors  # "killed three X in an attack": the verb knows better
    initiator = actors.initiator or tuple(
        n for n in other.actors.initiator if n not in actors.target
    )
    target = actors.target or tuple(n for n in other.actors.target if n not in initiator)
    others = tuple(n for n in other.actors.groups if n not in initiator + target)
    merged = Actors(initiator, target, others, actors.mentions + other.actors.mentions)
    return replace(main, actors=merged, reasons=(*main.reasons, other.reasons[0]))


def _rank(view: View, finding: Finding) -> tuple[bool, bool, bool, int]:
    rule = finding.trigger.trigger
    clause = view.clause(finding.trigger.span.start)
    at = finding.scene.places[0].span.start if finding.scene else -1
    return (
        bool(rule and rule.strong),
        finding.when is not None,
        clause.start <= at < clause.end,
        len(finding.actors.groups),
    )


def _is_later_killing(other: Finding, killing: Finding, all_found: Sequence[Finding]) -> bool:
    """Of two words for one killing the first is kept."""
    rule = other.trigger.trigger
    later = all_found.index(other) > all_found.index(killing)
    return rule is not None and rule.by_target and later


def _covers(other: Finding, killing: Finding) -> bool:
    """The act that a killing belongs to: not another side's attack that it avenges."""
    if other.family not in {"fight", "harm"}:
        return False
    if other.family == killing.family:
        return True
    if other.kind == "detention":
        return False  # some were killed, others arrested
    doer, own = other.actors.initiator, killing.actors.initiator
    return not own or not doer or bool(set(own) & set(doer))


def _kills(other: Finding) -> bool:
    return other.trigger.trigger is not None and other.trigger.trigger.by_target


def _took_lives(view: View) -> bool:
    """Whether the sentence tells of people killed: "eight killed and nine arrested in raids"."""
    return any(mark.trigger and mark.trigger.name == "kill" for mark in view.triggers)


def _explains(other: Finding, name: str) -> bool:
    """What a raid or a search is told with: arrests; a search also the fight that it followed."""
    rule = other.trigger.trigger
    fought = other.family == "fight" and rule is not None and rule.strong
    return other.kind == "detention" or (fought and name == "search")


def _restates(view: View, finding: Finding, all_found: Sequence[Finding]) -> bool:
    """A killing told with its attack, or a presence in the same clause, is no second report."""
    others = [
        other for other in all_found if other is not finding and _where(other) == _where(finding)
    ]
    rule = finding.trigger.trigger
    if rule is None or not others or finding.status == "denied":
        return False
    if rule.by_target:
        taken = any(o.family == "control" and o.status != "denied" for o in others)
        rivals = [o for o in others if not _is_later_killing(o, finding, all_found)]
        return taken or any(_covers(other, finding) for other in rivals)
    if rule.name in {"raid", "search"}:
        deadly = rule.name == "raid" and (any(map(_kills, others)) or _took_lives(view))
        return not deadly and any(_explains(other, rule.name) for other in others)
    if rule.name == "sent" and finding.trigger.surface.lower().startswith(_WALKING):
        return True
    held = finding.trigger.surface.lower().startswith(_HELD)
    if rule.name in {"conflict", "target_verb"} or (rule.name == "presence" and held):
        return True
    clause = view.clause(finding.trigger.span.start)
    same = [o for o in others if view.clause(o.trigger.span.start) == clause]
    return finding.family == "presence" and bool(same)
