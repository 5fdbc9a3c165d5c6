"""The groups around a trigger, and which of them a noun, a verb or a presence gives which part.

Works on the groups that stand before and after; extract/actors.py picks the reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.clauses import View
from extract.groups import GroupMention
from extract.marks import Mark
from extract.patterns import word_pattern
from extract.syntax import is_noun, is_outcome, is_passive

Sides = tuple[Sequence[GroupMention], Sequence[GroupMention]]

_PRONOUN = word_pattern("they|it|its|he|their|we|our|to have|having", r"\s+(?:\w+\s+){0,5}$")
_HEAD = re.compile(r"\W*(?:\d+\.\s*)?(?:It|They|Its|Their|Our|We)\b")
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_BY = re.compile(
    r"\bby\s+(?:(?!on\b|against\b|in\b|at\b)\w+[\s-]+){0,5}$|\bat the hands of\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_AGAINST = word_pattern(
    "on|against|at|among|with|of|targeting|upon|for|over", r"\s+(?:\S+\s+){0,5}$"
)
_HIM = re.compile(r"\s+(?:and killed\s+)?(?:him|her|them)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*(?:where|when|which|who|after|before)\b", re.IGNORECASE)
# Between a group and an event noun: the group suffered it ("were killed in an attack").
_VICTIM = word_pattern(
    "killed|died|die|dead|wounded|injured|hurt|lost|hit|targeted|destroyed|caught|martyred"
    "|repelled|repulsed|survived|escaped|damaged|suffered|faced",
    r"\b",
)
_WITH_A = re.compile(r"\b(?:with|using)\s+(?:an?\s+)?(?:\w+\s+)?$", re.IGNORECASE)
_OWN_THING = re.compile(r"\b(?:its|their|our|his)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:of|for)\s+(?:the\s+)?$", re.IGNORECASE)
_OPPONENT = re.compile(
    r"\b(?:against|opposed to|hostile to|resisting|outside)\s+(?:the\s+)?$", re.IGNORECASE
)
_OBJECT = re.compile(r"\b(?:to|by|from|with|on|for)\s+(?:the\s+)?$", re.IGNORECASE)
_AND = re.compile(
    r"^(?:[\s,]|\b(?:and|or|as well as|alongside|the|an?|both|fighters?|forces?|men|members?|troops"
    r"|soldiers|militants|guards)\b)*$"
)


@dataclass(slots=True)
class Around:
    """A trigger with the groups before and after it; stand_in is whom "it" and "they" mean."""

    view: View
    trigger: Mark
    before: Sequence[GroupMention]
    after: Sequence[GroupMention]
    stand_in: GroupMention | None
    named: list[GroupMention] = field(init=False)  # before, and no part of "anti-Taliban"

    def __post_init__(self) -> None:
        self.named = [mention for mention in self.before if mention.role != "compound"]

    def lead(self, mention: GroupMention, width: int = 45) -> str:
        """The words before a group that stands after the trigger."""
        low = max(self.trigger.span.end, mention.span.start - width)
        return self.view.text[low : mention.span.start]

    def has_pronoun(self) -> bool:
        """Whether a pronoun is the trigger's subject, right before it or at the head."""
        if _PRONOUN.search(self.view.before(self.trigger.span.start)):
            return True
        return not self.named and bool(_HEAD.match(self.view.text, self.view.start))


def between(around: Around) -> list[GroupMention]:
    """The groups of "between X and Y" behind the trigger, none where it is not said so."""
    first = around.after[:1]
    return list(around.after[:2]) if first and _BETWEEN.search(around.lead(first[0])) else []


def agents(around: Around) -> list[GroupMention]:
    """The group that "by" or "at the hands of" names."""
    return [m for m in around.after if _BY.search(around.lead(m))][:1]


def coordinated(view: View, mentions: Sequence[GroupMention]) -> list[GroupMention]:
    """The last mention with those that it is listed with ("the AFF and the NRF")."""
    chosen = list(mentions[-1:])
    for mention in reversed(mentions[:-1]):
        gap = view.text[mention.span.end : chosen[0].span.start]
        if mention.span.end > chosen[0].span.start or not _AND.match(gap):
            break
        chosen.insert(0, mention)
    return chosen


def read_presence(around: Around) -> Sides:
    """Whose presence it is: "anti-X strongholds", "a bastion of X", "X is active in"."""
    ends_in_of = around.trigger.surface.lower().endswith(" of")
    for mention in around.after[:2]:
        lead = around.lead(mention)
        if _OWNER.search(lead) or (ends_in_of and lead.strip().lower() in {"", "the"}):
            return [mention], []
    beside = [m for m in around.before if around.trigger.span.start - m.span.end <= 3]
    if beside:
        return coordinated(around.view, around.before), []
    own = [m for m in around.named if not _OPPONENT.search(around.view.before(m.span.start, 25))]
    own = [m for m in own if not _OBJECT.search(around.view.before(m.span.start, 12))] or own
    if own:
        return coordinated(around.view, own), []
    rule = around.trigger.trigger
    alone = rule is not None and rule.name == "base_count" and not around.view.groups
    stands = around.stand_in is not None and (
        around.stand_in.role != "topic" or alone or around.has_pronoun()
    )
    return ([around.stand_in] if stands and around.stand_in else []), []


def read_passive(around: Around) -> Sides:
    """Sides of "X was attacked by Y", "X came under attack from Y"."""
    acting = agents(around)
    if not acting and "under" in around.trigger.surface.lower():
        acting = [m for m in around.after if _FROM.search(around.lead(m, 30))][:1]
    acted = around.named[-1:]
    acting = acting or _when_they_fired(around)
    if acted and _is_other_subject(around, acted[0]):
        return acting, []  # "a Taliban officer, and in Argo two farmers were shot"
    if not acted and acting:
        acted = [m for m in around.after if m not in acting][:1]
    return acting, acted


_FIRED = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:fired|opened fire|discharged|shot|shelled|bombed|detonated|attacked"
    r"|stormed|raided|ambushed)\b"
)
_CLAUSE_REACH = 90
_WHEN_THE = re.compile(r"\b(?:when|after|as)\s+(?:the\s+)?$")


def _when_they_fired(around: Around) -> list[GroupMention]:
    """Who fires in the clause that says how: "were injured when Taliban guards opened fire"."""
    rule = around.trigger.trigger
    if rule is None or not rule.by_target:
        return []
    end = around.trigger.span.end
    near = [m for m in around.view.groups if end <= m.span.start <= end + _CLAUSE_REACH]
    for mention in near[:1]:
        fired = _FIRED.match(around.view.text, mention.span.end, around.view.end)
        if fired and _WHEN_THE.search(around.lead(mention)):
            return [mention]
    return []


_HIS = re.compile(r"\b(?:his|her|its|their|our)\s+$", re.IGNORECASE)


def _is_other_subject(around: Around, mention: GroupMention) -> bool:
    """Whether people of a clause of their own stand between a group and the trigger."""
    view, trigger = around.view, around.trigger
    clause = view.clause(trigger.span.start)
    if clause.start <= mention.span.start < clause.end:
        return False
    people = view.cues_in("civilian", clause.start, trigger.span.start)
    return any(not _HIS.search(view.before(mark.span.start, 8)) for mark in people)


def read_noun(around: Around) -> Sides:
    """Sides of "X's attack on Y", "an attack by X", "Y were killed in an attack"."""
    acting, acted = _beside_noun(around)
    suffering = around.before[-1:] if around.before and _suffers(around) else []
    acted = acted or list(suffering)
    if not acting:
        acting = _noun_agents(around, [m for m in around.before if m not in suffering], acted)
    if not acting and around.stand_in is not None and around.stand_in.role != "topic":
        own = _OWN_THING.search(around.view.before(around.trigger.span.start, 20))
        acting = [around.stand_in] if own else []
    if not acted and len(around.before) > 1 and acting and around.before[-1] is acting[0]:
        acted = [m for m in around.before[:-1] if m.group != acting[0].group][-1:]
    return acting, acted[:1]


def _beside_noun(around: Around) -> tuple[list[GroupMention], list[GroupMention]]:
    acting: list[GroupMention] = []
    acted: list[GroupMention] = []
    for mention in around.after[:3]:
        lead = around.lead(mention)
        if _BY.search(lead) or _FROM.match(lead.lstrip()):
            acting.append(mention)
        elif (
            _AGAINST.search(lead)
            or not lead.strip()
            or _is_hit(around, lead)
            or (_BLAST.search(around.trigger.surface) and _NEAR.fullmatch(lead))
            or (_THROWN.search(around.trigger.surface) and _INTO.fullmatch(lead))
        ):
            acted.append(mention)
    return acting, acted


# "a hand grenade was thrown into the Taliban's station"
_THROWN = re.compile(r"\b(?:thrown|threw|hurled|lobbed|fired|launched|dropped)\b", re.IGNORECASE)
# "blast near Taliban convoy"
_BLAST = re.compile(r"blast|explosion|bomb|grenade", re.IGNORECASE)
_NEAR = re.compile(r"\s*(?:near|close to|beside|outside|next to)\s+(?:an?\s+|the\s+)?")
_INTO = re.compile(
    r"\s*(?:\w+\s+)?(?:into|at|towards?|near|inside)\s+(?:the\s+|an?\s+)?", re.IGNORECASE
)
_HIT = re.compile(r"(?:hits?|struck|slammed|landed|exploded|at|into)$", re.IGNORECASE)


def _is_hit(around: Around, lead: str) -> bool:
    """The object of "a bomb hit a Taliban vehicle"."""
    return bool(_HIT.search(around.trigger.surface)) and len(lead) < 24 and "," not in lead


def _suffers(around: Around) -> bool:
    """Whether the event befell the group before it rather than was done by it."""
    mention = around.before[-1]
    if _VICTIM.search(around.view.text, mention.span.end, around.trigger.span.start):
        return True
    verbs = [
        mark
        for mark in around.view.triggers
        if 0 <= mention.span.start - mark.span.end < 30 and not is_noun(around.view, mark)
    ]
    passive = verbs and is_passive(around.view, verbs[-1])
    return bool(verbs) and not passive  # the object of "killed three X in an attack"


def _noun_agents(
    around: Around, before: Sequence[GroupMention], acted: Sequence[GroupMention]
) -> list[GroupMention]:
    """The latest group before the noun that is not its target ("Taliban attack on the NRF")."""
    taken = {m.group for m in acted}
    others = [m for m in before if m.group not in taken]
    if others and _WITH_A.search(around.view.before(around.trigger.span.start, 20)):
        return others[:1]
    clause = around.view.clause(around.trigger.span.start)
    if _RELATIVE.match(around.view.text, clause.start):
        others = [m for m in others if m.span.start >= clause.start]
    return coordinated(around.view, others) if others else []


def read_active(around: Around) -> Sides:
    """Sides of "X attacked Y", "they killed 40 Y", "X and Y clashed"."""
    pair = _pair(around) or _shared(around)
    if pair is not None:
        return pair
    subject = _subject(around)
    him = _HIM.match(around.view.after(around.trigger.span.end, 12))
    if len(around.named) > 1 and (him or _HIM.search(around.trigger.surface)):
        return around.named[:1], around.named[-1:]
    acted = [m for m in around.after if not subject or m.group != subject[0].group][:1]
    if not subject and any(_BY.search(around.lead(m)) for m in acted):
        return acted, []
    if acted and around.view.cues_in("civilian", around.trigger.span.end, acted[0].span.start):
        acted = []  # the object is the people in between
    return subject, acted


def _subject(around: Around) -> list[GroupMention]:
    named = around.named
    if named and is_outcome(around.view, around.trigger):
        return named[:1]
    if named:
        return coordinated(around.view, named)
    if around.before:
        return list(around.before[-1:])
    return [around.stand_in] if around.stand_in and around.has_pronoun() else []


def _pair(around: Around) -> Sides | None:
    """Two sides before a verb of fighting: "X and Y clashed"."""
    if around.trigger.trigger is None or around.trigger.trigger.kind != "clash" or around.after:
        return None
    both = coordinated(around.view, around.named) if around.named else []
    return (both[:1], both[1:]) if len({m.group for m in both}) == 2 else None


def _shared(around: Around) -> Sides | None:
    """A second verb with the first one's subject and object: "killed 7 Taliban and captured 6"."""
    if not around.named:
        return None
    last = around.named[-1]
    gap = around.view.text[last.span.end : around.trigger.span.start]
    if len(gap) > 50 or not gap.rstrip().endswith(" and"):
        return None
    verbs = [m for m in around.view.triggers if m.span.end <= last.span.start]
    verbs = [m for m in verbs if not is_noun(around.view, m)]
    if not verbs or last.span.start - verbs[-1].span.end > 40:
        return None
    subject = [m for m in around.named if m.span.end <= verbs[-1].span.start][-1:]
    if not subject and around.stand_in is not None and around.stand_in.role != "topic":
        subject = [around.stand_in]
    return (subject, [last]) if subject else None
