"""Which places a trigger speaks of: lists of places, prepositions, clauses, distance.

Knows the sentence alone; what a sentence without a place takes from the one before is for
extract/reports.py to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.clauses import View
from extract.marks import Mark
from extract.origins import come_from, is_elsewhere, is_origin
from extract.scenes import has_preposition, is_bound_for, is_scene
from geo.places import Place, PlaceMention

# Between two members of one list: "Andarab and Panjshir", "parts of Baghlan, Parwan and Kapisa".
_LIST_GAP = re.compile(
    r"^(?:[\s,;،]|\band(?: from)?\b|\bor\b|\bas well as\b|\balso\b|&|\bin\b|\bof\b|\bthe\b"
    r"|\bboth\b|\bparts?\b|\bsome\b|\bareas?\b|\bprovinces?\b|\bdistricts?\b|\bvalleys?\b|\bcit(?:y|ies)\b|\bnearby\b"
    r"|\bneighbou?ring\b|\bother\b|\(\d+\)|\b(?:one|two|three|four|five) of\b"
    r"|\b(?:north|south|east|west)[\w-]*ern\b|و)*$",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\b(?:also|as well as|along with|and|additionally|further)\s+(?:[\w-]+\s+){0,2}"
    r"(?:in|across|at|on)\s+"
    r"(?:(?:[\w-]+\s+){0,3}of\s+)?(?:(?:the|parts|some|areas|several|upper|lower)\s+)*$",
    re.IGNORECASE,
)
# Weights of the clues, set on the cases of bench/ and moved only together with them.
_SAME_CLAUSE, _AFTER, _PREPOSED, _FRONTED, _PER_CHAR, _CROSSED = 3.0, 1.2, 0.8, 1.5, 0.012, 1.0
_REGION, _OF_MAIN, _APPOSED = 1.5, 1.5, 2.0
# "were killed in A when fighters fired": the main clause says where.
_WHEN = re.compile(r"(?:when|as|while)\b", re.IGNORECASE)


@dataclass(slots=True)
class Scene:
    """The places chosen for a trigger, all of one list, with why they were."""

    places: tuple[PlaceMention, ...]
    score: float
    reason: str


def list_places(view: View) -> list[tuple[PlaceMention, ...]]:
    """The sentence's places as lists; a place that only contains its neighbour is left out."""
    if view.chains is None:
        view.chains = _list_places(view)
    return view.chains


def _list_places(view: View) -> list[tuple[PlaceMention, ...]]:
    mentions = [m for m in view.places if is_scene(view, m)]
    # A convoy hit "on its way to X" is hit near it, where no other place is named.
    mentions = mentions or [m for m in view.places if is_bound_for(view, m)]
    chains: list[list[PlaceMention]] = []
    end = 0
    for mention, reach in _without_containers(view, mentions):
        if chains and _same_list(view, chains[-1], mention, end):
            chains[-1].append(mention)
        else:
            chains.append([mention])
        end = reach
    found = [tuple(chain) for chain in chains]
    return [c for c in found if not come_from(view, c, is_alone=len(found) == 1)]


def _same_list(view: View, chain: Sequence[PlaceMention], mention: PlaceMention, end: int) -> bool:
    """Whether a mention goes on with a list that reaches to `end`, its container included."""
    if not _alike(chain, mention):
        return False
    gap = view.text[end : mention.span.start]
    return bool(len(gap) <= 40 and _LIST_GAP.match(gap)) or _goes_on(view, end, mention)


def _goes_on(view: View, low: int, mention: PlaceMention) -> bool:
    """A list that goes on after a few words: "in A and B have been reported, also in C and D"."""
    high = mention.span.start
    if high - low > 80 or not _ALSO.search(view.text[low:high]):
        return False
    if "," in view.text[low:high] and _tells_more(view, mention):
        return False  # "killed one in A, and in B two farmers were shot"
    starts = [m.span.start for m in view.triggers] + [m.span.start for m in view.groups]
    return not any(low <= start < high for start in starts)


def _tells_more(view: View, mention: PlaceMention) -> bool:
    """Whether something that happened is told behind a place."""
    return any(
        mark.span.start > mention.span.end and mark.trigger and mark.trigger.kind != "presence"
        for mark in view.triggers
    )


def _alike(chain: Sequence[PlaceMention], mention: PlaceMention) -> bool:
    return (chain[-1].role == "foreign") == (mention.role == "foreign")


def _without_containers(
    view: View, mentions: Sequence[PlaceMention]
) -> list[tuple[PlaceMention, int]]:
    """The mentions with where each ends, "in Baghlan" of "Andarab district in Baghlan" included.

    Of two that stand together, one inside the other, only the inner is kept.
    """
    kept: list[tuple[PlaceMention, int]] = []
    for mention in mentions:
        if kept and _stands_together(view, kept[-1], mention):
            inner, _ = kept[-1]
            if contains(mention.place, inner.place):
                kept[-1] = (inner, mention.span.end)
                continue
            if contains(inner.place, mention.place):
                kept[-1] = (mention, mention.span.end)
                continue
        kept.append((mention, mention.span.end))
    return kept


_APART = re.compile(r"\b(?:and|or|while|but|then|after)\b")
_OUTER_FIRST = re.compile(
    r"\s*(?:(?:districts?|valleys?|villages?)\s+of\s+(?:the\s+)?|['’]s?\s+(?:[\w-]+\s+){0,3}"
    r"|,\s*(?:in\s+)?(?:the\s+)?(?:(?:district|valley|village|town)\s+of\s+)?|\(|:\s*|-\s*)$"
)


def _stands_together(view: View, first: tuple[PlaceMention, int], second: PlaceMention) -> bool:
    mention, low = first
    gap = view.text[low : second.span.start]
    if len(gap) > 45 or _APART.search(gap):
        return False
    if any(low <= mark.span.start < second.span.start for mark in view.triggers):
        return False
    return not contains(mention.place, second.place) or bool(_OUTER_FIRST.match(gap))


_SIZE = {"country": 9, "province": 4, "district": 3, "city": 2}


def contains(outer: Place | None, inner: Place | None) -> bool:
    """Whether one place lies inside another by the gazetteer's hierarchy."""
    if outer is None or inner is None or outer.place_id == inner.place_id:
        return False
    if _SIZE.get(outer.kind, 1) <= _SIZE.get(inner.kind, 1):
        return False
    if outer.kind == "country":
        return inner.kind != "foreign"
    if outer.province is None or outer.province != inner.province:
        return False
    return outer.kind == "province" or outer.district == inner.district


def choose_scene(
    view: View, trigger: Mark, chains: Sequence[tuple[PlaceMention, ...]]
) -> Scene | None:
    """The list of places that the trigger speaks of, None where the sentence has none."""
    best: Scene | None = None
    for chain in chains:
        if is_origin(view, trigger, chain) or is_elsewhere(view, trigger, chain):
            continue
        score, reason = _score(view, trigger, chain)
        if best is None or score > best.score:
            best = Scene(chain, score, reason)
    return _narrowed(view, best, chains) if best else None


def _narrowed(view: View, scene: Scene, chains: Sequence[tuple[PlaceMention, ...]]) -> Scene:
    """The place inside the chosen one, where the sentence goes on to name it."""
    if len(scene.places) > 1:
        return scene
    clause = view.clause(scene.places[0].span.start)
    for chain in chains:
        if not clause.start <= chain[0].span.start < clause.end:
            continue
        if all(contains(scene.places[0].place, mention.place) for mention in chain):
            return Scene(chain, scene.score, f"{scene.reason}, narrowed down")
    return scene


def _score(view: View, trigger: Mark, chain: tuple[PlaceMention, ...]) -> tuple[float, str]:
    first, last = chain[0].span, chain[-1].span
    clause = view.clause(trigger.span.start)
    score, clues = 0.0, []
    if clause.start <= first.start < clause.end or clause.start <= last.start < clause.end:
        score += _SAME_CLAUSE
        clues.append("same clause")
    is_after = first.start >= trigger.span.end
    if is_after:
        score += _AFTER
        clues.append("after the trigger")
    if has_preposition(view.before(first.start, 45)):
        score += _PREPOSED
        clues.append("with a preposition")
        if first.start - view.start < 25:
            score += _FRONTED
            clues.append("at the head of the sentence")
    if _is_apposed(view, chain):
        score -= _APPOSED
    if chain[0].place is not None and chain[0].place.kind == "region":
        score -= _REGION  # "elsewhere in the southwest, ... in Dishu district"
    if not is_after and last.end <= clause.start and _WHEN.match(view.text, clause.start):
        score += _OF_MAIN
    low, high = (trigger.span.end, first.start) if is_after else (last.end, trigger.span.start)
    score -= _PER_CHAR * max(0, high - low)
    score -= _CROSSED * sum(
        1
        for other in view.triggers
        if low < other.span.start < high and _other_kind(other, trigger)
    )
    return score, ", ".join(clues) or "in the sentence"


# "Maidan Shahr, the gateway to Kabul, was lost": what it is called, not where it happened.
_APPOSITION = re.compile(r",\s+(?:the|an?|its|one of)\s[^,]*$")


def _is_apposed(view: View, chain: Sequence[PlaceMention]) -> bool:
    if not view.text.startswith(",", chain[-1].span.end):
        return False
    opening = _APPOSITION.search(
        view.text, max(view.start, chain[0].span.start - 60), chain[0].span.start
    )
    return opening is not None and any(m.span.end == opening.start() for m in view.places)


def _other_kind(other: Mark, trigger: Mark) -> bool:
    return bool(other.trigger and trigger.trigger and other.trigger.kind != trigger.trigger.kind)


def join_districts(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Places of one list in one district told of together: the district that holds them."""
    kept: dict[tuple[str, str], PlaceMention] = {}
    for number, mention in enumerate(mentions):
        place = mention.place
        key = (place.province or "", place.district or str(number)) if place else ("", "")
        if key in kept and place is not None and place.district:
            kept[key] = _in_district(kept[key], mention, place)
        else:
            kept[key] = mention
    return list(kept.values())


def _in_district(first: PlaceMention, last: PlaceMention, place: Place) -> PlaceMention:
    district = replace(
        place,
        place_id=f"AF/{place.province}/{place.district}",
        name=place.district or place.name,
        kind="district",
        lon=None,
        lat=None,
    )
    surface = f"{first.surface}, {last.surface}"
    return replace(
        first, surface=surface, place=district, reasons=("several places of one district",)
    )
