"""Which place each name of a text means, what role it plays there, and why.

A pure function of the text, the matcher's hits and the gazetteer: designators and lists first, then
who is no place at all, then the choice among candidates, then the role, then references.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from geo.choose import Anchors, choose, linked_places
from geo.gazetteer import Gazetteer
from geo.links import (
    find_holders,
    find_runs,
    read_city_words,
    read_designators,
    relate,
    share_designators,
    widen,
)
from geo.matcher import Hit
from geo.names import Name
from geo.places import Candidate, Place, PlaceMention, Span
from geo.references import References
from geo.regions import region_end
from geo.roles import find_role, find_verdict
from geo.window import Look

_ELSEWHERE = {"foreign": "outside Afghanistan", "event": "the country as a whole"}
# A bare "Xyz district" may be guessed at; "Xyz village" only where its province is named.
_FIRM_KINDS = frozenset(("province", "district"))
_PLACELESS = frozenset(("person", "organisation", "demonym"))


def resolve_places(
    text: str, hits: Sequence[Hit[Any]], gazetteer: Gazetteer, taken: Iterable[Span] = ()
) -> list[PlaceMention]:
    """The place mentions of a text, in order, none overlapping.

    hits are a Matcher's, in text order; payloads other than Name are passed over. taken are spans
    that belong to something else (a group's name, a known person): no place is seen in them.
    """
    return _Resolver(text, gazetteer, _Taken(taken)).run(hits)


class _Taken:
    """Spans that are spoken for."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def overlap(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, end - 1)
        return any(span.end > start for span in self._spans[max(0, at - 3) : at])


class _Resolver:
    """The working state for one text."""

    def __init__(self, text: str, gazetteer: Gazetteer, taken: _Taken) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._taken = taken
        self._kinds = gazetteer.words("designator")
        self._mentions: list[PlaceMention] = []

    def run(self, hits: Sequence[Hit[Any]]) -> list[PlaceMention]:
        looks: list[Look] = []
        others: list[Look] = []
        for hit in hits:
            name = next((p for p in hit.payloads if isinstance(p, Name)), None)
            if name is None or self._taken.overlap(hit.start, hit.end):
                continue
            look = Look(self._text, hit.start, hit.end, name)
            (looks if name.kind == "place" else others).append(look)
        chosen = self._resolve_names(looks)
        return self._put_together(looks, chosen, others)

    def _resolve_names(self, looks: list[Look]) -> list[PlaceMention]:
        last: Look | None = None
        for look in looks:
            if not look.name.is_elsewhere:
                read_designators(look, self._kinds, last)
                read_city_words(look, self._gazetteer.cues["city_before"])
            last = look
        relations = [
            relate(self._text, one, two, self._kinds)
            for one, two in zip(looks, looks[1:], strict=False)
        ]
        runs = find_runs(relations, len(looks))
        for first, final in runs:
            share_designators(looks[first : final + 1], self._gazetteer.cues)
        find_holders(looks, relations)
        anchors = Anchors(self._text)
        for look in looks:
            if look.name.is_elsewhere:
                continue
            look.verdict = find_verdict(look, self._text, self._gazetteer.cues)
            province = _sole_province(look)
            if province and (look.verdict is None or look.verdict[0] not in _PLACELESS):
                anchors.add(look.name_start, province)
        self._anchors = anchors
        return [
            self._mention(look, linked_places(looks, relations, runs, at))
            for at, look in enumerate(looks)
        ]

    def _mention(self, look: Look, linked: list[tuple[Look, str]]) -> PlaceMention:
        if look.name.is_elsewhere:
            place = look.name.senses[0].place
            role = "foreign" if place.kind == "foreign" else "event"
            return self._make(look, place, role, (_ELSEWHERE[role],))
        if look.verdict and look.verdict[0] in _PLACELESS:
            return self._make(look, None, look.verdict[0], (look.verdict[1],))
        place, candidates = choose(look, linked, self._anchors)
        if _ruled_out(look):
            return self._make(look, None, "ambiguous", ("a word nearby gives it another meaning",))
        if place is None:
            why = "several places fit alike" if candidates else "an ordinary word or name here"
            return self._make(look, None, "ambiguous", (why,), candidates)
        widen(look, self._text)
        reasons = candidates[0].reasons
        role, why = look.verdict or find_role(look, self._gazetteer.cues)
        if place.kind == "foreign":
            role, why = "foreign", "outside Afghanistan"
        elif place.kind == "river" and role == "event":
            role, why = "locator", "a river runs through many places"
        if place.kind == "province":
            place, reasons = self._capital_of(look, place, reasons)
        elif len(place.provinces) > 1:
            place, reasons = self._side_of_border(place, reasons)
        return self._make(look, place, role, (*reasons, *([why] if why else [])), candidates[1:4])

    def _capital_of(
        self, look: Look, province: Place, reasons: tuple[str, ...]
    ) -> tuple[Place, tuple[str, ...]]:
        """Its capital for "the capital of Panjshir" and "Panjshir's capital"."""
        capital = self._gazetteer.capital(province.province)
        prior, after = look.prior(3), look.after
        named = prior[:2] == ["of", "capital"] and not self._is_apposition(look)
        owned = after[:2] in (["'s", "capital"], ["provincial", "capital"]) or after[:3] == [
            "'s",
            "provincial",
            "capital",
        ]
        if capital and (named or owned):
            return capital, (*reasons, "its capital is meant")
        return province, reasons

    def _is_apposition(self, look: Look) -> bool:
        """Whether "the capital of X" only explains the place named just before it."""
        words = look.before
        at = words.index("capital")
        return any(word in (",", "is", "(", "–", "—") for word in words[at + 1 : at + 4])

    def _side_of_border(
        self, place: Place, reasons: tuple[str, ...]
    ) -> tuple[Place, tuple[str, ...]]:
        """A place that touches several provinces, put where the article is."""
        named = [province for province in place.provinces if province in self._anchors.all]
        if not named or place.province in named or place.province is None:
            return place, reasons
        moved = Place(
            place.place_id, place.name, place.kind, named[0], None, place.provinces,
            place.lon, place.lat, self._pcode(named[0]), None, place.prominence,
        )  # fmt: skip
        return moved, (*reasons, f"on the border; the article names {named[0]}")

    def _pcode(self, province: str) -> str | None:
        found = self._gazetteer.province(province)
        return found.province_pcode if found else None

    def _make(
        self,
        look: Look,
        place: Place | None,
        role: str,
        reasons: tuple[str, ...],
        alternatives: Sequence[Candidate] = (),
    ) -> PlaceMention:
        surface = self._text[look.start : look.end]
        span = Span(look.start, look.end)
        return PlaceMention(span, surface, place, role, reasons, tuple(alternatives))

    def _put_together(
        self, looks: list[Look], named: list[PlaceMention], others: list[Look]
    ) -> list[PlaceMention]:
        """Named places and the rest in text order; references see what stands before them."""
        queue = sorted(
            [(look.start, 0, look, mention) for look, mention in zip(looks, named, strict=True)]
            + [(look.start, 1, look, None) for look in others],
            key=lambda item: item[:2],
        )
        references = References(self._gazetteer)
        reach = 0
        busy = _Taken(mention.span for mention in named)
        out: list[PlaceMention] = []
        for start, _, look, mention in queue:
            if mention is not None:
                if start >= reach:
                    out.append(mention)
                    reach = mention.span.end
                out += self._guess_beside(look, mention, busy, out)
            elif start >= reach and not busy.overlap(start, look.end):
                found = self._other(look, references, out, busy)
                if found and found.span.start >= reach:
                    out.append(found)
                    reach = found.span.end
        return sorted(out, key=lambda mention: mention.span)

    def _other(
        self, look: Look, references: References, earlier: list[PlaceMention], busy: _Taken
    ) -> PlaceMention | None:
        kind = look.name.kind
        if kind == "demonym":
            return self._make(look, None, "demonym", ("the people, not the place",))
        if kind == "compass":
            return self._region(look)
        if kind == "reference":
            found = references.resolve(look, earlier)
            return self._make(look, found[0], "reference", (found[1],)) if found else None
        return self._guess_designated(look, busy)

    def _region(self, look: Look) -> PlaceMention | None:
        end = region_end(look, self._text)
        if end is None:
            return None
        look.end = end
        place = self._gazetteer.place(f"region/{look.name.value}")
        return self._make(look, place, "event", ("a part of the country",))

    def _guess_designated(self, look: Look, busy: _Taken) -> PlaceMention | None:
        guesser = self._gazetteer.guesser
        kind = look.name.value
        kinds = {"area": (), "town": ("town", "city", "village")}.get(kind, (kind,))
        spots = [
            *guesser.before_designator(self._text, look.start),
            *guesser.after_designator(self._text, look.end),
        ]
        return self._guess(spots, kinds, busy, f"sounds like it, and is said to be a {kind}")

    def _guess_beside(
        self, look: Look, mention: PlaceMention, busy: _Taken, earlier: list[PlaceMention]
    ) -> list[PlaceMention]:
        place = mention.place
        if place is None or place.kind != "province":
            return []
        spots = list(
            self._gazetteer.guesser.beside_province(self._text, look.name_start, look.name_end)
        )
        if not spots:
            return []
        reason = f"sounds like it, beside {place.name}"
        guess = self._guess(spots, (), busy, reason, within=place.province)
        known = guess and any(m.span == guess.span for m in earlier)
        return [guess] if guess and not known else []

    def _guess(
        self,
        spots: Sequence[tuple[int, int, str]],
        kinds: tuple[str, ...],
        busy: _Taken,
        reason: str,
        within: str | None = None,
    ) -> PlaceMention | None:
        for start, end, written in spots:
            if busy.overlap(start, end) or self._taken.overlap(start, end):
                continue
            senses = self._gazetteer.guesser.places(written, kinds, self._anchors.all)
            if within or not _FIRM_KINDS.issuperset(kinds) or not kinds:
                near = {within} if within else self._anchors.all
                senses = [sense for sense in senses if sense.place.province in near]
            if senses:
                look = Look(self._text, start, end, Name(written, "place", tuple(senses)))
                read_designators(look, self._kinds, None)
                widen(look, self._text)
                role, why = find_role(look, self._gazetteer.cues)
                reasons = (reason, why) if why else (reason,)
                return self._make(look, senses[0].place, role, reasons)
        return None


def _sole_province(look: Look) -> str | None:
    """The province that the name stands for on its own, if it is only one."""
    provinces = {
        sense.place.province
        for sense in look.name.senses
        if sense.use in ("plain", "variant") or look.designator
    }
    rule = look.name.rule
    if len(provinces) > 1 or None in provinces:
        return None
    if rule and rule.is_person and look.designator is None:
        return next(iter(provinces), None)
    return next(iter(provinces), None)


def _ruled_out(look: Look) -> bool:
    """Whether a word that the analysts' table names stands where it may not."""
    rule = look.name.rule
    if rule is None or look.designator or look.shared:
        return False
    return bool(
        rule.not_before & set(look.after[:1])
        or rule.not_after & set(look.before[:1])
        or (rule.not_near and rule.not_near & {*look.after[:8], *look.before[:8]})
    )
