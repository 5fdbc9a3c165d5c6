"""Who says so: speakers, verbs of telling, and the status that follows for what they tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.clauses import View
from extract.groups import GroupMention
from extract.lexicon import Lexicon
from extract.marks import Mark
from extract.patterns import word_pattern

_TELLING = frozenset(["said", "claim", "deny", "confirm", "condemn", "reportedly"])
_PARTIES = frozenset(["taliban", "resistance", "jihadist", "foreign", "unknown", "other"])
# A speaker stands at most this far from the verb of telling.
_NEAR = 170
# A pronoun at most this far.
_BESIDE = 80
_NAME = re.compile(
    r"((?:[A-ZÀ-Ý][\w'’-]+\s+){0,3}[A-ZÀ-Ý][\w'’-]+)(?:,[^;]{2,120},|\s+(?:also|has|have|had|later|then"
    r"|further|recently|\w+ly))?\s*$"
)
_INVERTED_NAME = re.compile(r"^\s+((?:[A-ZÀ-Ý][\w'’-]+\s+){0,3}[A-ZÀ-Ý][\w'’-]+)")
_PRONOUN = word_pattern(
    "he|she|they|it|the statement|the spokesman|the source", r"\s*(?:\w+ly|also|has|had)?\s*$"
)
_INVERTED = re.compile(r"\s+(?:the |an? |one |local |two |[A-ZÀ-Ý])")
# A word behind the verb, before any comma.
_GOES_ON = re.compile(r"[^\w,]*\w")
_NOT_NAMES = frozenset(
    [
        "As",
        "The",
        "But",
        "And",
        "In",
        "On",
        "At",
        "It",
        "He",
        "She",
        "They",
        "This",
        "That",
        "However",
    ]
)


@dataclass(slots=True)
class Claim:
    """Somebody's telling: its verb's place, who speaks, and what status it gives."""

    start: int
    end: int
    speaker: str | None
    status: str
    mention: GroupMention | None = None
    after: bool = False  # the speaker follows the telling ("..., X said")
    kind: str = "other"  # party | verifies | other


def read_claims(view: View, lexicon: Lexicon, earlier: Claim | None) -> list[Claim]:
    """The tellings of a sentence, in order. `earlier` is the last one before, for "he said"."""
    claims = _headed(view, lexicon)
    for cue in view.cues:
        if cue.cue in _TELLING and not _is_thing(view, cue):
            claim = _read(view, cue, lexicon, claims[-1] if claims else earlier)
            if claim:
                claims.append(claim)
    return claims


def tells(view: View) -> bool:
    """Whether a sentence may hold a telling at all: a verb of it, or a speaker at its head."""
    if not _TELLING.isdisjoint([cue.cue for cue in view.cues]):
        return True
    return bool(view.groups) and view.after(view.groups[0].span.end, 2) == ": "


_HEAD = re.compile(r"\W*(?:\d{1,2}[.)/]\s*)?")


def _headed(view: View, lexicon: Lexicon) -> list[Claim]:
    """Who a line is headed with: "NRF: two Taliban killed"."""
    head = _HEAD.match(view.text, view.start, view.end)
    first = view.groups[0] if view.groups else None
    if head is None or first is None or first.span.start != head.end():
        return []
    if view.after(first.span.end, 2) != ": " or lexicon.side_of(first.group) not in _SIDES:
        return []
    return [Claim(first.span.start, first.span.end, first.group, "claimed", first, kind="party")]


_SIDES = frozenset(["taliban", "resistance", "jihadist"])
_THING = re.compile(
    r"\b(?:the|this|that|these|those|no|any|such|his|her|its|their)\s+$", re.IGNORECASE
)


_BEING = word_pattern("be|been|being|was|were|is|are", r"\s+(?:\w+ly\s+)?$")


# What is announced here is a thing: nothing that follows is told by it.
_ANNOUNCED = re.compile(
    r"\s+(?:an?|the|its|their|his)\s+(?:[\w-]+\s+){0,3}?(?:offensive|operations?|campaign|plans?|amnesty"
    r"|ceasefire|strategy|decision|ban|curfew|appointment|creation|formation)\b"
)


def _is_thing(view: View, cue: Mark) -> bool:
    """A telling spoken of, not made: "the claim", "could not be verified"."""
    if cue.surface.lower().startswith("announc") and _ANNOUNCED.match(view.after(cue.span.end, 60)):
        return True
    if "contrary to" in view.before(cue.span.start, 60).lower():
        return True
    if _BEING.search(view.before(cue.span.start, 24)) and view.after(cue.span.end, 4) != " by ":
        return cue.cue != "reportedly"
    noun = cue.surface.lower() in {"claim", "claims", "report", "reports", "denial", "documents"}
    return noun and bool(_THING.search(view.before(cue.span.start, 8)))


def _read(view: View, cue: Mark, lexicon: Lexicon, earlier: Claim | None) -> Claim | None:
    start, end = cue.span.start, cue.span.end
    if cue.cue == "reportedly":
        return Claim(start, end, "unnamed reports", "reported")
    found = _speaker(view, cue, lexicon, earlier)
    if found is None:
        found = _first_party(view, cue, lexicon)
    if found is None:
        return None
    name, kind, mention = found
    inverted = bool(_INVERTED.match(view.after(end, 14))) and (
        mention is None or mention.span.start > end
    )
    final = (
        inverted
        or not _GOES_ON.match(view.text, end, view.end)
        or cue.surface.lower().startswith("according")
    )
    final = final or view.after(end, 4) == " by "
    return Claim(start, end, name, _status(cue, kind), mention, final, kind)


def _status(cue: Mark, kind: str) -> str:
    """Claimed where a party speaks; confirmed where a body that verifies says it did."""
    if cue.cue == "deny":
        return "denied"
    if kind == "party" or (cue.cue == "claim" and kind != "verifies"):
        return "claimed"
    if cue.cue == "confirm" and kind == "verifies":
        return "confirmed"
    return "reported"


_OFFICE = re.compile(
    r"\b(?:police|governor|governor['’]s|provincial|hospital|health|airport|company|UN)\s+$",
    re.IGNORECASE,
)
_AND_HAS = re.compile(r"\b(?:and|but)\s+(?:(?:has|have|had|also|since|later|then)\s+)*$")


def _first_party(view: View, cue: Mark, lexicon: Lexicon) -> _Found | None:
    """The sentence's subject, where "and has since claimed" leaves it out."""
    named = [m for m in view.groups if m.role == "named" and m.span.end < cue.span.start]
    if not named or not _AND_HAS.search(view.before(cue.span.start, 30)):
        return None
    return _party(named[0], lexicon)


_Found = tuple[str, str, GroupMention | None]


def _speaker(view: View, cue: Mark, lexicon: Lexicon, earlier: Claim | None) -> _Found | None:
    """Name, kind (party | verifies | other) and group mention of who tells."""
    by = cue.surface.lower() == "claimed" and view.after(cue.span.end, 4) == " by "
    if by or cue.surface.lower() in {"according to", "as per"}:
        return _first_after(view, cue, lexicon)
    if _PRONOUN.search(view.before(cue.span.start, _BESIDE)):
        if earlier is None or earlier.speaker is None:
            return None
        return earlier.speaker, earlier.kind, earlier.mention
    inverted, last = None, view.before(cue.span.start, _BESIDE).rstrip()[-1:]
    if last in {*'”"’,'} and _INVERTED.match(view.after(cue.span.end, 14)):
        inverted = _first_after(view, cue, lexicon)
    if inverted and last != ",":
        return inverted
    return _last_before(view, cue, lexicon) or inverted


def _is_people(mark: Mark) -> bool:
    """Words for people, which speak: "NRF fighters claimed"."""
    return mark.trigger is not None and mark.trigger.name == "base_count"


def _last_before(view: View, cue: Mark, lexicon: Lexicon) -> _Found | None:
    low, high = max(view.start, cue.span.start - _NEAR), cue.span.start
    if view.triggers:
        ends = [m.span.end for m in view.triggers if m.span.end <= high and not _is_people(m)]
        low = max([low, *ends[-1:]])
    groups = [m for m in view.groups if low <= m.span.start < high and m.role != "compound"]
    named_groups = [m for m in groups if m.role != "generic"]
    groups = named_groups or groups
    others = [m for m in view.speakers if low <= m.span.start < high]
    if others and (not groups or others[-1].span.start > groups[-1].span.start):
        return _institution(view, others[-1], groups)
    if groups:
        return _party(groups[-1], lexicon)
    named = _NAME.search(view.text[low:high])
    if named and named.group(1).split()[0] not in _NOT_NAMES:
        return named.group(1), "other", None
    return None


def _first_after(view: View, cue: Mark, lexicon: Lexicon) -> _Found | None:
    low, high = cue.span.end, min(view.end, cue.span.end + 70)
    comma = view.text.find(",", low, high)
    high = comma if comma > 0 else high  # "according to one Member State, the group has ..."
    groups = [m for m in view.groups if low <= m.span.start < high and m.role != "compound"]
    others = [m for m in view.speakers if low <= m.span.start < high]
    if others and (not groups or others[0].span.start < groups[0].span.start):
        return _institution(view, others[0], [])
    if groups and groups[0].span.start - low < 45:
        return _party(groups[0], lexicon)
    named = _INVERTED_NAME.match(view.text[low:high])
    return (named.group(1), "other", None) if named else None


def _institution(view: View, mark: Mark, groups: Sequence[GroupMention]) -> _Found | None:
    speaker = mark.speaker
    if speaker is None:
        return None
    if groups and re.fullmatch(
        r"['’]?s?\s+(?:\w+\s+){0,2}", view.text[groups[-1].span.end : mark.span.start]
    ):
        return groups[-1].group, "party", groups[-1]
    following = [m for m in view.groups if 0 <= m.span.start - mark.span.end <= 12]
    if following and re.match(
        r"\s+(?:for|of|from|with)\s+(?:the\s+)?$",
        view.text[mark.span.end : following[0].span.start],
    ):
        return following[0].group, "party", following[0]
    if speaker.speaker == "spokesman" and _OFFICE.search(view.before(mark.span.start, 24)):
        return "local official", "other", None
    if speaker.independent == "party":
        return speaker.speaker, "party", None
    return speaker.speaker, "verifies" if speaker.verifies else "other", None


def _party(mention: GroupMention, lexicon: Lexicon) -> _Found:
    kind = "party" if lexicon.side_of(mention.group) in _PARTIES else "other"
    return mention.group, kind, mention
