"""Armed groups in the text: names, aliases and references ("the group", "its fighters")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.lexicon import GroupName, GroupReference, Lexicon, PersonName
from geo.matcher import Hit
from geo.places import Span

UNNAMED = frozenset(["unnamed resistance", "unnamed armed men"])


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A group named or referred to.

    role: named | compound (the enemy inside "anti-Taliban") | reference | generic ("resistance
    fighters") | person (a known spokesman or leader, standing for the group).
    """

    span: Span
    surface: str
    group: str
    role: str
    reasons: tuple[str, ...] = ()


def read_groups(text: str, hits: Iterable[Hit[object]], lexicon: Lexicon) -> list[GroupMention]:
    """The groups in text order; a reference is resolved to the latest mention that fits its side.

    A surname counts only after the person's full name; a reference that fits nobody is left out.
    """
    found: list[GroupMention] = []
    introduced: set[str] = set()
    for hit in hits:
        mention = _read(text, hit, found, introduced, lexicon)
        if mention is not None and not _same_men(mention, found):
            found.append(mention)
    return found


def _same_men(mention: GroupMention, found: Sequence[GroupMention]) -> bool:
    """One group is named by "NRF gunmen": the word behind a name adds none."""
    return (
        mention.role == "generic"
        and bool(found)
        and found[-1].role in {"named", "compound"}
        and mention.span.start - found[-1].span.end <= 1
    )


def _read(
    text: str,
    hit: Hit[object],
    earlier: Sequence[GroupMention],
    introduced: set[str],
    lexicon: Lexicon,
) -> GroupMention | None:
    span, surface = Span(hit.start, hit.end), text[hit.start : hit.end]
    if surface.lower() == "the front" and _ON.search(text[max(0, span.start - 6) : span.start]):
        return None  # "at the front": a line, no party
    for payload in hit.payloads:
        if isinstance(payload, GroupName):
            role = {"alias": "named"}.get(payload.form, payload.form)
            group = _of_the_state(text, payload, span) or payload.group
            return GroupMention(span, surface, group, role)
        if isinstance(payload, PersonName):
            return _person(payload, span, surface, introduced)
        if isinstance(payload, GroupReference):
            return _reference(text, payload, span, earlier, lexicon)
    return None


# "Pakistani and Afghan forces": those of the state that is, beside those of a neighbour.
_NEIGHBOUR = re.compile(r"\b(?:Pakistan|Iran|Tajik|Turkmen|Uzbek)[a-z]*\b")
_AFGHAN = re.compile(r"Afghan (?:border|forces|troops|soldiers|guards|side|security|military)")
_OLD_YEAR = re.compile(r"\b(?:19\d\d|20[01]\d|2020)\b")
_STATE = {"former ANDSF": "Taliban"}


def _of_the_state(text: str, payload: GroupName, span: Span) -> str | None:
    """Who "Afghan forces" at a border are since 2021; None where it says or may mean others."""
    if payload.group not in _STATE or not _AFGHAN.match(text, span.start):
        return None
    start = _sentence_start(text, span.start)
    stop = text.find(". ", span.end)
    sentence = text[start : stop if stop >= 0 else len(text)][:600]
    if _OLD_YEAR.search(sentence) or not _NEIGHBOUR.search(sentence):
        return None
    return _STATE[payload.group]


def _person(
    payload: PersonName, span: Span, surface: str, introduced: set[str]
) -> GroupMention | None:
    if payload.short and payload.person not in introduced:
        return None
    introduced.add(payload.person)
    reason = f"{payload.person} is a {payload.role} of {payload.group}"
    return GroupMention(span, surface, payload.group, "person", (reason,))


def _reference(
    text: str,
    payload: GroupReference,
    span: Span,
    earlier: Sequence[GroupMention],
    lexicon: Lexicon,
) -> GroupMention | None:
    if payload.phrase == "the enemy":
        return _enemy(text, span, earlier, lexicon)
    fitting = [m for m in earlier[-12:] if _fits(m, payload, lexicon)]
    sentence = _sentence_start(text, span.start)
    here = [m for m in fitting if m.span.start >= sentence]
    if here and _OPPOSED.search(text[sentence : span.start]):
        # "X launched an offensive against the group": the group is somebody else.
        fitting = [m for m in fitting if m.group != here[0].group]
        here = []
    chosen = here[-1:] or _subjects(text, fitting, sentence) or fitting[-1:]
    if not chosen:
        return _nameless(text, payload, span)
    reason = f"{payload.phrase!r} refers back to {chosen[0].surface!r}"
    return GroupMention(span, text[span.start : span.end], chosen[0].group, "reference", (reason,))


def _enemy(
    text: str, span: Span, earlier: Sequence[GroupMention], lexicon: Lexicon
) -> GroupMention | None:
    """Whom a party's statement calls so: of the armed opposition, whoever governs."""
    named = [m for m in earlier if m.role in {"named", "person"}]
    if not named or lexicon.side_of(named[0].group) != "resistance":
        return None
    reason = f"the enemy of {named[0].group}, which the text names first"
    return GroupMention(span, text[span.start : span.end], "Taliban", "reference", (reason,))


# Plain words for fighters that need no name before them.
_FIGHTERS = frozenset(["insurgents", "the insurgents", "militants", "the militants"])


def _nameless(text: str, payload: GroupReference, span: Span) -> GroupMention | None:
    """Fighters of whom nobody says whose they are; None for other references."""
    if payload.phrase not in _FIGHTERS:
        return None
    surface = text[span.start : span.end]
    return GroupMention(
        span, surface, "unnamed armed men", "generic", ("no group is named before",)
    )


_OPPOSED = re.compile(r"\b(?:against|with|by|on|upon|target\w*|attack\w*|from)\s*$", re.IGNORECASE)
_ON = re.compile(r"\b(?:on|at|to|from|in)\s+$", re.IGNORECASE)
_STOP = re.compile(r"[.!?۔؟][\"”’)]*\s")


def _fits(mention: GroupMention, payload: GroupReference, lexicon: Lexicon) -> bool:
    if mention.role in {"compound", "reference"}:
        return False
    side = lexicon.side_of(mention.group)
    if payload.sides and side not in payload.sides:
        return False
    return side not in {"historical", "foreign", "republic"}


def _sentence_start(text: str, offset: int) -> int:
    """Roughly where the sentence begins: enough to tell this one from the one before."""
    low = max(0, offset - 400)
    stops = [match.end() for match in _STOP.finditer(text, low, offset)]
    return stops[-1] if stops else low


def _subjects(text: str, fitting: Sequence[GroupMention], sentence: int) -> list[GroupMention]:
    """The first fitting group of the sentence before: what it was about."""
    previous = _sentence_start(text, max(0, sentence - 2))
    return [m for m in fitting if previous <= m.span.start < sentence][:1]
