"""Who acts and who is acted upon: voice, prepositions, possession, reference.

Speakers are for extract/claims.py; a party that only speaks is no actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.clauses import View
from extract.groups import GroupMention
from extract.marks import Mark, within

_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|got|gets)\s+(?:(?:also|then|later|reportedly|allegedly|never"
    r"|fully|\w+ly|not|either|both|all)\s+)*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:they|it|its|he|their|we|our|to have|having)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:\w+[\s-]+){0,5}$|\bat the hands of\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:on|against|at|among|with|of|targeting|upon|for|over)\s+(?:\S+\s+){0,5}$", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"(?:ed|en|shot dead|overrun|struck|hit|slain|held|retook)$")


@dataclass(frozen=True, slots=True)
class Actors:
    """Canonical names of who acts, who is acted upon and who else is a side in it."""

    initiator: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    mentions: tuple[GroupMention, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        """All of them, each once."""
        return unique([*self.initiator, *self.target, *self.others])


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once."""
    return tuple(dict.fromkeys(names))


_HIM = re.compile(r"\s+(?:and killed\s+)?(?:him|her|them)\b", re.IGNORECASE)
# Air strikes are told by a nation's adjective.
_NATIONS = {
    "us": "US forces",
    "u.s.": "US forces",
    "american": "US forces",
    "pakistani": "Pakistan army",
}
_NATION = re.compile(r"\b(US|U\.S\.|American|Pakistani)\s+(?:\w+\s+)?$", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*(?:where|when|which|who|after|before)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_FIRE_FROM = re.compile(r"\s+from\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
# Between a group and an event noun: the group suffered it ("were killed in an attack").
_VICTIM = re.compile(
    r"\b(?:killed|died|die|dead|wounded|injured|hurt|lost|hit|targeted|destroyed|caught|martyred"
    r"|repelled|repulsed|survived|escaped|damaged|suffered|faced)\b",
    re.IGNORECASE,
)
_WITH_A = re.compile(r"\b(?:with|using)\s+(?:an?\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_OWN_THING = re.compile(r"\b(?:its|their|our|his)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OWNS = re.compile(r"\bof\s+(?:the\s+)?$|\bfor\s+(?:the\s+)?$", re.IGNORECASE)
_OPPONENT = re.compile(
    r"\b(?:against|opposed to|hostile to|resisting|outside)\s+(?:the\s+)?$", re.I
)
_AND = re.compile(
    r"^(?:[\s,]|\b(?:and|or|as well as|alongside|the|an?|both|fighters?|forces?|men|members?|troops"
    r"|soldiers|militants|guards)\b)*$"
)
_SUFFERED = re.compile(r"\b(?:suffer\w*|sustain\w*|took|taking|inflicted)\s+(?:\w+\s+)?$", re.I)


def find_actors(
    view: View, trigger: Mark, speakers: Sequence[GroupMention], topic: str | None
) -> Actors:
    """The sides of what a trigger tells.

    `speakers` are mentions that only speak; `topic` is the group a pronoun at the head of the
    sentence stands for.
    """
    scope = _scope(view, trigger)
    parties = [m for m in within(view.groups, scope[0], scope[1]) if m not in speakers]
    before = [m for m in parties if m.span.end <= trigger.span.start]
    after = [m for m in parties if m.span.start >= trigger.span.end]
    if _says_between(view, trigger, after):
        return _sides(after[:1], after[1:2])
    if trigger.trigger is not None and trigger.trigger.kind == "presence":
        return _present(view, trigger, before, after, _stand_in(trigger, speakers, topic))
    if trigger.trigger is not None and trigger.trigger.by_target and _suffered(view, trigger):
        return _sides(_agents(view, after), [m for m in before if m.role != "compound"][-1:])
    if is_passive(view, trigger):
        return _passive(view, trigger, before, after)
    if is_noun(view, trigger) and not _mutual(view, trigger, before):
        return _noun(view, trigger, before, after, _stand_in(trigger, speakers, topic))
    return _active(view, trigger, before, after, _stand_in(trigger, speakers, topic))


def _mutual(view: View, trigger: Mark, before: Sequence[GroupMention]) -> bool:
    """Two sides joined by "and" right before: "X and Y exchanged fire"."""
    if trigger.trigger is None or trigger.trigger.kind != "clash" or len(before) < 2:
        return False
    pair = _coordinated(view, before)
    return len({m.group for m in pair}) == 2 and trigger.span.start - pair[-1].span.end < 25


def _stand_in(
    trigger: Mark, speakers: Sequence[GroupMention], topic: str | None
) -> GroupMention | str | None:
    """Whom "it" and "they" before the trigger mean: who speaks, else what the text is about."""
    spoken = [m for m in speakers if m.span.end <= trigger.span.start]
    return spoken[-1] if spoken else speakers[0] if speakers else topic


def _suffered(view: View, trigger: Mark) -> bool:
    """Losses that a side took: its name before the verb is the victim ("suffered casualties")."""
    if "casualt" not in trigger.surface.lower() and "loss" not in trigger.surface.lower():
        return trigger.surface.lower() in {"died", "lost their lives", "dead"}
    lead = _SUFFERED.search(view.before(trigger.span.start, 30))
    return lead is not None and not lead.group().lower().startswith("inflict")


def _present(
    view: View,
    trigger: Mark,
    before: Sequence[GroupMention],
    after: Sequence[GroupMention],
    stand_in: GroupMention | str | None,
) -> Actors:
    owners = _owners(view, trigger, before, after, stand_in)
    if (
        not owners
        and isinstance(stand_in, str)
        and _PRONOUN.search(view.before(trigger.span.start))
    ):
        return Actors((stand_in,))
    return _sides(owners, [])


def _owners(
    view: View,
    trigger: Mark,
    before: Sequence[GroupMention],
    after: Sequence[GroupMention],
    stand_in: GroupMention | str | None,
) -> list[GroupMention]:
    """Whose presence it is: "anti-X strongholds", "a bastion of X", "X is active in"."""
    for mention in after[:2]:
        if _OWNS.search(view.text[trigger.span.end : mention.span.start]):
            return [mention]
    beside = [m for m in before if trigger.span.start - m.span.end <= 3]
    if beside:
        return beside[-1:]
    own = [
        m
        for m in before
        if m.role != "compound"
        and not _OPPONENT.search(view.text[max(view.start, m.span.start - 25) : m.span.start])
    ]
    if own:
        return _coordinated(view, own)
    return [stand_in] if isinstance(stand_in, GroupMention) else []


def _coordinated(view: View, mentions: Sequence[GroupMention]) -> list[GroupMention]:
    """The last mention with those that it is listed with ("the AFF and the NRF")."""
    chosen = list(mentions[-1:])
    for mention in reversed(mentions[:-1]):
        if mention.span.end > chosen[0].span.start or not _AND.match(
            view.text[mention.span.end : chosen[0].span.start]
        ):
            break
        chosen.insert(0, mention)
    return chosen


def _agents(view: View, after: Sequence[GroupMention]) -> list[GroupMention]:
    return [m for m in after if _BY.search(view.before(m.span.start, 45))][:1]


def _scope(view: View, trigger: Mark) -> tuple[int, int]:
    """From the beginning of the sentence's part to the end of the trigger's clause."""
    clause = view.clause(trigger.span.start)
    return view.start, clause.end


def _sides(initiator: Sequence[GroupMention], target: Sequence[GroupMention]) -> Actors:
    acting, acted = _names(initiator), _names(target)
    if not acted and any(m.role == "compound" for m in initiator):
        acted = ("Taliban",)  # the enemy that "anti-Taliban" names
    return Actors(acting, tuple(n for n in acted if n not in acting), (), (*initiator, *target))


def _names(mentions: Iterable[GroupMention]) -> tuple[str, ...]:
    return unique(mention.group for mention in mentions)


def _says_between(view: View, trigger: Mark, after: Sequence[GroupMention]) -> bool:
    if len(after) < 2:
        return False
    return bool(_BETWEEN.search(view.text[trigger.span.end : after[0].span.start]))


def is_passive(view: View, trigger: Mark) -> bool:
    """Whether the trigger is a passive participle ("were killed", "came under attack")."""
    surface = trigger.surface.lower()
    if "under attack" in surface or "come under" in surface or "came under" in surface:
        return True
    if not _PARTICIPLE.search(surface) and not _PARTICIPLE.search(surface.split()[0]):
        return False
    if _PASSIVE.search(view.before(trigger.span.start)):
        return True
    return bool(re.match(r"\s+(?:by|in)\b", view.after(trigger.span.end, 5))) and not _subject_verb(
        view, trigger
    )


def _subject_verb(view: View, trigger: Mark) -> bool:
    """A group or pronoun right before: it acts ("the Taliban attacked in")."""
    before = view.before(trigger.span.start, 30)
    if re.search(r"\b(?:they|it|he|who|has|have|had|and)\s+(?:\w+ly\s+)?$", before, re.IGNORECASE):
        return not re.match(r"\s+by\b", view.after(trigger.span.end, 4))
    return any(0 <= trigger.span.start - m.span.end <= 12 for m in view.groups) and not re.match(
        r"\s+by\b", view.after(trigger.span.end, 4)
    )


def is_noun(view: View, trigger: Mark) -> bool:
    """Whether the trigger names the event ("an attack on") instead of telling it as a verb."""
    if trigger.trigger is None or trigger.trigger.position in {"verb", "state"}:
        return False
    surface = trigger.surface.lower()
    if trigger.trigger.position == "noun":
        return True
    return not re.search(r"(?:ed|ing)$", surface) and not re.search(
        r"\b(?:to|they|who|fighters|forces)\s+$", view.before(trigger.span.start, 12)
    )


def _passive(
    view: View,
    trigger: Mark,
    before: Sequence[GroupMention],
    after: Sequence[GroupMention],
) -> Actors:
    agents = _agents(view, after)
    if not agents and "under" in trigger.surface.lower():
        agents = [m for m in after if _FROM.search(view.before(m.span.start, 30))][:1]
    return _sides(
        agents[:1], [m for m in before if m.role != "compound"][-1:] or _objects(after, agents)
    )


def _objects(after: Sequence[GroupMention], agents: Sequence[GroupMention]) -> list[GroupMention]:
    return [m for m in after if m not in agents][:1] if agents else []


def _noun(
    view: View,
    trigger: Mark,
    before: Sequence[GroupMention],
    after: Sequence[GroupMention],
    stand_in: GroupMention | str | None,
) -> Actors:
    if after and _BETWEEN.search(view.text[trigger.span.end : after[0].span.start]):
        return _sides(after[:1], [])
    agents: list[GroupMention] = []
    targets: list[GroupMention] = []
    for mention in after[:3]:
        lead = view.text[max(trigger.span.end, mention.span.start - 45) : mention.span.start]
        if _BY.search(lead) or _FIRE_FROM.match(lead):
            agents.append(mention)
        elif _AGAINST.search(lead) or not lead.strip():
            targets.append(mention)
    suffering = before[-1:] if before and _suffers(view, trigger, before[-1]) else []
    if suffering and not targets:
        targets = list(suffering)
    if not agents:
        agents = _noun_agents(view, trigger, [m for m in before if m not in suffering], targets)
    if (
        not agents
        and isinstance(stand_in, GroupMention)
        and _OWN_THING.search(view.before(trigger.span.start, 20))
    ):
        agents = [stand_in]
    if not agents and (nation := _NATION.search(view.before(trigger.span.start, 24))):
        return Actors((_NATIONS[nation.group(1).lower()],), tuple(m.group for m in targets[:1]))
    if not targets and len(before) > 1 and agents and before[-1] is agents[0]:
        targets = [m for m in before[:-1] if m.group != agents[0].group][-1:]
    return _sides(agents, targets[:1])


def _suffers(view: View, trigger: Mark, mention: GroupMention) -> bool:
    """Whether the event befell the group before it rather than was done by it."""
    return bool(_VICTIM.search(view.text, mention.span.end, trigger.span.start))


def _noun_agents(
    view: View, trigger: Mark, before: Sequence[GroupMention], targets: Sequence[GroupMention]
) -> list[GroupMention]:
    """The latest group before the noun that is not its target ("Taliban attack on the NRF")."""
    taken = {m.group for m in targets}
    others = [m for m in before if m.group not in taken]
    if others and _WITH_A.search(view.before(trigger.span.start, 20)):
        return others[:1]
    clause = view.clause(trigger.span.start)
    if _RELATIVE.match(view.text, clause.start):
        others = [m for m in others if m.span.start >= clause.start]
    return _coordinated(view, others) if others else []


def _is_outcome(view: View, trigger: Mark) -> bool:
    """A participle that tells what the sentence's act led to (", killing two")."""
    return trigger.surface.lower().endswith("ing") and bool(
        re.search(r"(?:,|\band)\s+$", view.before(trigger.span.start, 6))
    )


def _active(
    view: View,
    trigger: Mark,
    before: Sequence[GroupMention],
    after: Sequence[GroupMention],
    stand_in: GroupMention | str | None,
) -> Actors:
    named = [m for m in before if m.role != "compound"]
    if trigger.trigger is not None and trigger.trigger.kind == "clash" and not after:
        both = _coordinated(view, named) if named else []
        if len({m.group for m in both}) == 2:
            return _sides(both[:1], both[1:])
    subject = _coordinated(view, named) if named else list(before[-1:])
    if named and _is_outcome(view, trigger):
        subject = named[:1]
    if not subject and _PRONOUN.search(view.before(trigger.span.start)):
        if isinstance(stand_in, str):
            target = tuple(name for name in _names(after[:1]) if name != stand_in)
            return Actors((stand_in,), target, (), tuple(after[:1]))
        subject = [stand_in] if stand_in else []
    if len(named) > 1 and _HIM.match(view.after(trigger.span.end, 12)):
        return _sides(named[:1], named[-1:])
    target = [m for m in after if not subject or m.group != subject[0].group][:1]
    by = [m for m in target if _BY.search(view.text[trigger.span.end : m.span.start])]
    if by and not subject:
        return _sides(by, [])
    if target and view.cues_in("civilian", trigger.span.end, target[0].span.start):
        target = []  # the object is the people in between
    return _sides(subject, target)
