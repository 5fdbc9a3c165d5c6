"""Mention: one span of the text that names a place, a group, a date or a trigger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extract.dates import DateMention
from extract.groups import GroupMention
from extract.marks import Mark
from geo.places import PlaceMention

# Roles whose place is told of although nothing happens there; all but these resolve to no place.
_UNPLACED = frozenset(["organisation", "person", "demonym", "ambiguous", "foreign"])


@dataclass(frozen=True, slots=True)
class Mention:
    """One row of `clashmap mentions`; fields that do not belong to its type are None."""

    source: str
    type: str
    start: int
    end: int
    surface: str
    province: str | None = None
    district: str | None = None
    place_id: str | None = None
    group: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    reasons: tuple[str, ...] = ()


def place_rows(source: str, places: tuple[PlaceMention, ...]) -> Iterator[Mention]:
    """Places in Afghanistan, regions (province None) among them; what is no place is left out."""
    for mention in places:
        place = mention.place
        if place is None or place.kind == "country" or mention.role in _UNPLACED:
            continue
        yield Mention(
            source,
            "place",
            mention.span.start,
            mention.span.end,
            mention.surface,
            province=place.province,
            district=place.district,
            place_id=place.place_id,
            reasons=(mention.role, *mention.reasons),
        )


def group_rows(source: str, groups: tuple[GroupMention, ...]) -> Iterator[Mention]:
    """Groups that are named; a leader's name and the enemy in a compound are no mention of one."""
    for mention in groups:
        if mention.role in {"named", "generic", "reference"}:
            yield Mention(
                source,
                "group",
                mention.span.start,
                mention.span.end,
                mention.surface,
                group=mention.group,
                reasons=(mention.role, *mention.reasons),
            )


def date_rows(source: str, dates: list[DateMention]) -> Iterator[Mention]:
    """Date phrases with their windows."""
    for mention in dates:
        yield Mention(
            source,
            "date",
            mention.span.start,
            mention.span.end,
            mention.surface,
            date_start=mention.start.isoformat() if mention.start else None,
            date_end=mention.end.isoformat() if mention.end else None,
            reasons=(mention.rule, mention.precision),
        )


def trigger_rows(source: str, triggers: tuple[Mark, ...]) -> Iterator[Mention]:
    """Trigger words with the kind that each may tell of."""
    for mark in triggers:
        kind = mark.trigger.kind if mark.trigger else ""
        yield Mention(
            source, "trigger", mark.span.start, mark.span.end, mark.surface, reasons=(kind,)
        )
