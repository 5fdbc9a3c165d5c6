"""Who acts and who is acted upon: voice, prepositions, possession, reference.

Speakers are for extract/claims.py; a party that only speaks is no actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.clauses import View
from extract.groups import GroupMention
from extract.marks import Mark
from extract.parties import (
    Around,
    agents,
    between,
    coordinated,
    read_active,
    read_noun,
    read_passive,
    read_presence,
)
from extract.syntax import is_noun, is_passive

_SUFFERED = re.compile(r"\b(?:suffer\w*|sustain\w*|took|taking)\s+(?:\w+\s+)?$", re.IGNORECASE)
# Air strikes are told by a nation's adjective.
_NATIONS = {
    "us": "US forces",
    "u.s.": "US forces",
    "american": "US forces",
    "pakistani": "Pakistan army",
}
_NATION = re.compile(r"\b(US|U\.S\.|American|Pakistani)\s+(?:\w+\s+)?$", re.IGNORECASE)


@dataclass(slots=True)
class Actors:
    """Canonical names of who acts, who is acted upon and who else is a side in it."""

    initiator: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    mentions: tuple[GroupMention, ...] = ()
    groups: tuple[str, ...] = field(init=False)  # all of them, each once

    def __post_init__(self) -> None:
        self.groups = unique((*self.initiator, *self.target, *self.others))


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once."""
    return tuple(dict.fromkeys(names))


def find_actors(
    view: View, trigger: Mark, speakers: Sequence[GroupMention], topic: str | None
) -> Actors:
    """The sides of what a trigger tells.

    `speakers` are mentions that only speak; `topic` is the group that a pronoun at the head of the
    sentence stands for.
    """
    clause = view.clause(trigger.span.start)
    parties = [m for m in view.groups if m.span.start < clause.end and m not in speakers]
    around = Around(
        view,
        trigger,
        [m for m in parties if m.span.end <= trigger.span.start],
        [m for m in parties if m.span.start >= trigger.span.end],
        _stand_in(trigger, speakers, topic),
    )
    return _claimed_by(around, _named_nation(around, _read(around)))


def _read(around: Around) -> Actors:
    rule = around.trigger.trigger
    pair = between(around)
    if pair:
        return _sides(pair[:1], pair[1:])
    if rule is not None and rule.kind == "presence":
        return _sides(*read_presence(around))
    if rule is not None and rule.by_target and _suffered(around):
        return _sides(agents(around), around.named[-1:])
    if is_passive(around.view, around.trigger):
        return _sides(*read_passive(around))
    if is_noun(around.view, around.trigger) and not _mutual(around):
        return _sides(*read_noun(around))
    return _sides(*read_active(around))


def _stand_in(
    trigger: Mark, speakers: Sequence[GroupMention], topic: str | None
) -> GroupMention | None:
    """Whom "it" and "they" before the trigger mean: who speaks, else what the text is about."""
    spoken = [m for m in speakers if m.span.end <= trigger.span.start]
    if spoken or speakers:
        return spoken[-1] if spoken else speakers[0]
    return GroupMention(trigger.span, trigger.surface, topic, "topic") if topic else None


def _mutual(around: Around) -> bool:
    """Two sides joined by "and" right before: "X and Y exchanged fire"."""
    rule = around.trigger.trigger
    if rule is None or rule.kind != "clash" or len(around.before) < 2:
        return False
    pair = coordinated(around.view, around.before)
    near = around.trigger.span.start - pair[-1].span.end < 25
    return near and len({m.group for m in pair}) == 2


def _suffered(around: Around) -> bool:
    """Losses that a side took: its name before the verb is the victim ("suffered casualties")."""
    surface = around.trigger.surface.lower()
    if "casualt" not in surface and "loss" not in surface:
        return False
    return bool(_SUFFERED.search(around.view.before(around.trigger.span.start, 30)))


def _sides(initiator: Sequence[GroupMention], target: Sequence[GroupMention]) -> Actors:
    acting = unique([mention.group for mention in initiator])
    acted = unique([mention.group for mention in target])
    if not acted and any(m.surface.lower().startswith("anti-taliban") for m in initiator):
        acted = ("Taliban",)  # the enemy that "anti-Taliban" names
    shown = tuple(m for m in (*initiator, *target) if m.role != "topic")
    return Actors(acting, tuple(n for n in acted if n not in acting), (), shown)


_OWNS_UP = re.compile(
    r"\s+(?:\w+\s+)?(?:claim\w*|took|takes|taken)\s+(?:the\s+)?(?:responsibility|credit)"
)
_CLAIMED = re.compile(r"\bclaimed by\s+(?:the\s+)?$")


def _claimed_by(around: Around, actors: Actors) -> Actors:
    """Who owns up behind the verb: "killed at least five and was claimed by the group"."""
    rule = around.trigger.trigger
    if actors.initiator or rule is None or rule.kind != "attack":
        return actors
    for mention in around.view.groups:
        if mention.span.start < around.trigger.span.end:
            continue
        owns = _OWNS_UP.match(around.view.text, mention.span.end, around.view.end)
        if owns or _CLAIMED.search(around.view.before(mention.span.start, 20)):
            target = tuple(name for name in actors.target if name != mention.group)
            return Actors((mention.group,), target, (), (*actors.mentions, mention))
    return actors


def _named_nation(around: Around, actors: Actors) -> Actors:
    """The adjective of "a US drone strike": it names who acts."""
    if actors.initiator or not is_noun(around.view, around.trigger):
        return actors
    nation = _NATION.search(around.view.before(around.trigger.span.start, 24))
    if nation is None:
        return actors
    acting = _NATIONS[nation.group(1).lower()]
    return Actors((acting,), tuple(n for n in actors.target if n != acting), (), actors.mentions)
