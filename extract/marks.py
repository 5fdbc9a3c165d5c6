"""Everything that one pass of the automaton finds in a text, each kind in text order.

The one place where the gazetteer's names and the lexicon meet; rules are read on top of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Protocol, TypeVar

from extract.groups import GroupMention, read_groups
from extract.lexicon import (
    Cue,
    Decoy,
    GroupName,
    GroupReference,
    Lexicon,
    PersonName,
    SpeakerName,
    Trigger,
    load_lexicon,
)
from extract.own_data import folders_of, own_folders
from geo.gazetteer import Gazetteer
from geo.matcher import Hit, Matcher
from geo.names import Name
from geo.places import PlaceMention, Span
from geo.resolve import resolve_places

_OF_GROUPS = frozenset([GroupName, GroupReference, PersonName])
# Words that are cues only in lower case: "May" and "Will" are a month and a man.
_LOWER_ONLY = frozenset(["may", "will", "said", "can", "might", "must"])


@dataclass(slots=True)
class Mark:
    """A word of the lexicon in the text: a trigger, a cue or somebody who speaks."""

    span: Span
    surface: str
    trigger: Trigger | None = None
    cue: str | None = None
    speaker: SpeakerName | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found in a text; each tuple is sorted by start."""

    text: str
    places: tuple[PlaceMention, ...]
    groups: tuple[GroupMention, ...]
    triggers: tuple[Mark, ...]
    cues: tuple[Mark, ...]
    speakers: tuple[Mark, ...]
    decoys: tuple[Span, ...]


class Tools:
    """The automaton with the gazetteer and lexicon behind it; made once, shared by all articles."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        entries: list[tuple[str, object, str]] = [*gazetteer.entries(), *lexicon.entries]
        self.matcher: Matcher[object] = Matcher(entries)
        self._names: Matcher[object] = Matcher(
            [entry for entry in lexicon.entries if isinstance(entry[1], GroupName)]
        )
        self._inside: dict[str, list[Hit[object]]] = {}

    def names_inside(self, surface: str, start: int) -> list[Hit[object]]:
        """The groups that a trigger of several words names: "drove the Taliban out of"."""
        if " " not in surface:
            return []
        if surface not in self._inside:
            self._inside[surface] = self._names.find(surface)
        found = self._inside[surface]
        return [Hit(start + hit.start, start + hit.end, hit.payloads) for hit in found]


def load_tools(extra: Sequence[Path] = ()) -> Tools:
    """Tools from data/, extended by a user's own folders (gazetteer and lexicon files alike)."""
    return Tools(
        Gazetteer.load(extra=folders_of("gazetteer", extra)),
        load_lexicon(extra=folders_of("lexicon", extra)),
    )


def default_tools() -> Tools:
    """Tools from data/ and the folders of CLASHMAP_DATA, read once a process."""
    return _tools_with(own_folders())


@lru_cache(maxsize=1)
def _tools_with(own: tuple[Path, ...]) -> Tools:
    return load_tools(own)


def mark(text: str, tools: Tools) -> Marks:
    """All places, groups, triggers, cues and speakers in a text, resolved."""
    names: list[Hit[Name]] = []
    group_hits: list[Hit[object]] = []
    triggers, cues, speakers, decoys = [], [], [], []
    for hit in tools.matcher.find(text):
        start, end, payloads = hit
        if not _OF_GROUPS.isdisjoint(map(type, payloads)):
            group_hits.append(hit)
            continue
        for payload in payloads:
            if isinstance(payload, Cue):
                surface = text[start:end]
                if surface.lower() not in _LOWER_ONLY or surface.islower():
                    cues.append(Mark(Span(start, end), surface, cue=payload.type))
            elif isinstance(payload, Trigger):
                triggers.append(Mark(Span(start, end), text[start:end], trigger=payload))
                group_hits += tools.names_inside(text[start:end], start)
            elif isinstance(payload, Name) and not (names and names[-1] is hit):
                names.append(hit)  # type: ignore[arg-type]
            elif isinstance(payload, SpeakerName):
                speakers.append(Mark(Span(start, end), text[start:end], speaker=payload))
            elif isinstance(payload, Decoy):
                decoys.append(Span(start, end))
    groups = read_groups(text, group_hits, tools.lexicon)
    taken = [m.span for m in groups if m.role != "compound"]
    places = resolve_places(text, names, tools.gazetteer, taken=taken)
    return Marks(
        text,
        tuple(places),
        tuple(groups),
        tuple(triggers),
        tuple(cues),
        tuple(speakers),
        tuple(decoys),
    )


class Spanned(Protocol):
    """Anything with a span."""

    @property
    def span(self) -> Span:
        """Where it stands."""


_START = attrgetter("span.start")
S = TypeVar("S", bound=Spanned)


def within(items: Sequence[S], start: int, end: int) -> Sequence[S]:
    """The items of a sorted sequence that begin inside [start, end)."""
    if not items or items[-1].span.start < start or items[0].span.start >= end:
        return items[:0]
    first = bisect_left(items, start, key=_START)
    return items[first : bisect_left(items, end, lo=first, key=_START)]
