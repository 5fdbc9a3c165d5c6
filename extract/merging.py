"""Findings of one sentence that tell of one happening: which is kept, and what it takes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.actors import Actors
from extract.clauses import View
from extract.finding import Finding
from extract.locate import contains

# Verbs of coming that only lead up to what was done there.
_WALKING = ("enter", "reach", "advanc", "arriv")
# Nouns that only describe where something else is told to happen.
_HELD = ("stronghold", "holdout", "bastion", "foothold")


def merge(view: View, findings: Sequence[Finding]) -> list[Finding]:
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
    if (_is_death(second), *_rank(view, second)) > (_is_death(first), *_rank(view, first)):
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


_DEATHS = frozenset(["kill", "execute", "reprisal", "bodies"])


def _is_death(finding: Finding) -> bool:
    """Whether people die: of those who were arrested and killed, that is told first."""
    rule = finding.trigger.trigger
    return finding.family == "harm" and rule is not None and rule.name in _DEATHS


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
