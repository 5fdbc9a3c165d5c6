"""Which place each name of a text means, what role it plays there, and why.

A pure function of the text, the matcher's hits and the gazetteer: designators and lists first, then
who is no place at all, then the choice among candidates, then the role, then references.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from geo.assemble import Assembly, Taken, make_mention
from geo.choose import Anchors, choose, linked_places
from geo.gazetteer import Gazetteer
from geo.links import (
    COMMA,
    find_holders,
    find_runs,
    read_city_words,
    read_designators,
    relate,
    settle_claims,
    share_designators,
    widen,
)
from geo.matcher import Hit
from geo.names import Name
from geo.places import Place, PlaceMention, Span
from geo.roles import find_role
from geo.verdicts import find_verdict, is_foreign_seat, is_seat
from geo.window import Look

_ELSEWHERE = {"foreign": "outside Afghanistan", "event": "the country as a whole"}
_PLACELESS = frozenset(("person", "organisation", "demonym", "ambiguous"))
_PASSED_ON = frozenset(("origin", "excluded", "comparison", "biography"))
_CAPITAL_WORDS = (["'s", "capital"], ["provincial", "capital"], ["'s", "provincial"])


def resolve_places(
    text: str, hits: Sequence[Hit[Any]], gazetteer: Gazetteer, taken: Iterable[Span] = ()
) -> list[PlaceMention]:
    """The place mentions of a text, in order, none overlapping.

    hits are a Matcher's, in text order; payloads other than Name are passed over. taken are spans
    that belong to something else (a group's name, a known person): no place is seen in them.
    """
    busy = Taken(taken)
    looks: list[Look] = []
    others: list[Look] = []
    for hit in hits:
        for name in hit.payloads:
            if isinstance(name, Name) and not busy.overlap(hit.start, hit.end):
                kept = looks if name.kind == "place" else others
                kept.append(Look(text, hit.start, hit.end, name))
                break
    names = _Names(text, looks, gazetteer)
    return Assembly(text, gazetteer, busy, names.anchors).put_together(
        list(zip(looks, names.mentions(), strict=True)), others
    )


class _Names:
    """The place names of one text on their way to being mentions."""

    def __init__(self, text: str, looks: list[Look], gazetteer: Gazetteer) -> None:
        self._text = text
        self._looks = looks
        self._gazetteer = gazetteer
        self.anchors = Anchors(text)
        self._read_words()
        kinds = gazetteer.words("designator")
        self._relations = [relate(text, one, two, kinds) for one, two in pairwise(looks)]
        settle_claims(looks, self._relations, kinds)
        self._runs = find_runs(self._relations, len(looks))
        self._run_of = {at: run for run in self._runs for at in range(run[0], run[1] + 1)}
        for first, last in self._runs:
            share_designators(looks[first : last + 1], gazetteer.cues)
            for look in looks[first : last + 1]:
                look.listed_in = looks[first].prior(1) in (["in"], ["into"])
        find_holders(looks, self._relations)
        self._judge()

    def _read_words(self) -> None:
        """The designators beside each name."""
        kinds = self._gazetteer.words("designator")
        last: Look | None = None
        for look in self._looks:
            if not look.name.is_elsewhere:
                read_designators(look, kinds, last)
                read_city_words(look, self._gazetteer.words("city_before"))
            last = look

    def _judge(self) -> None:
        """What is no ordinary mention, and which provinces the text names for certain."""
        for look in self._looks:
            if look.name.is_elsewhere:
                continue
            look.verdict = find_verdict(look, self._text, self._gazetteer.cues)
            province = _sole_province(look)
            if province and (look.verdict is None or look.verdict[0] not in _PLACELESS):
                self.anchors.add(look.name_start, province)

    def mentions(self) -> list[PlaceMention]:
        """A mention for each name, in order."""
        found = [self._mention(at, look) for at, look in enumerate(self._looks)]
        for first, last in self._runs:
            self._pass_on(found, first, last)
            self._join_governments(found, first, last)
        return found

    def _join_governments(self, found: list[PlaceMention], first: int, last: int) -> None:
        """Kabul beside a foreign capital is a government: "Kabul and Islamabad agreed"."""
        here = self._looks[first].prior(1)
        if here and here[0] in self._gazetteer.words("locative"):
            return
        if any(is_foreign_seat(found[at].place) for at in range(first, last + 1)):
            for at in range(first, last + 1):
                if found[at].role == "event" and is_seat(self._looks[at]):
                    reasons = (*found[at].reasons, "named together with a foreign capital")
                    found[at] = replace(found[at], role="government", reasons=reasons)

    def _pass_on(self, found: list[PlaceMention], first: int, last: int) -> None:
        """The role of a list's first name is that of all: "reinforcements from A, B and C"."""
        role = found[first].role
        if role not in _PASSED_ON or (
            role == "comparison" and COMMA in self._relations[first:last]
        ):
            return
        for at in range(first + 1, last + 1):
            if found[at].role == "event":
                reasons = (*found[at].reasons, f"in a list with {found[first].surface!r}")
                found[at] = replace(found[at], role=role, reasons=reasons)

    def _mention(self, at: int, look: Look) -> PlaceMention:
        if look.name.is_elsewhere:
            known = look.name.senses[0].place
            role = "foreign" if known.kind == "foreign" else "event"
            return make_mention(look, known, role, (_ELSEWHERE[role],))
        if look.verdict and look.verdict[0] in _PLACELESS:
            return make_mention(look, None, look.verdict[0], (look.verdict[1],))
        if _ruled_out(look):
            return make_mention(look, None, "ambiguous", ("a word nearby gives another meaning",))
        linked = linked_places(self._looks, self._relations, self._run_of, at)
        place, candidates = choose(look, linked, self.anchors)
        if place is None:
            why = "several places fit alike" if candidates else "an ordinary word or name here"
            return make_mention(look, None, "ambiguous", (why,), candidates)
        self.anchors.settle(look, place)
        widen(look, self._text)
        role, why = self._role(look, place)
        place, reasons = self._adjust(look, place, candidates[0].reasons)
        return make_mention(look, place, role, (*reasons, *([why] if why else [])), candidates[1:4])

    def _role(self, look: Look, place: Place) -> tuple[str, str]:
        role, why = look.verdict or find_role(look, self._gazetteer.cues)
        if place.kind == "foreign":
            return "foreign", _ELSEWHERE["foreign"]
        if place.kind == "river" and role == "event":
            return "locator", "a river runs through many places"
        return role, why

    def _adjust(
        self, look: Look, place: Place, reasons: tuple[str, ...]
    ) -> tuple[Place, tuple[str, ...]]:
        """The capital for "the capital of Panjshir"; the side of a border that the text is on."""
        if place.kind == "province":
            capital = self._gazetteer.capital(place.province)
            if capital and _speaks_of_capital(look):
                return capital, (*reasons, "its capital is meant")
            return place, reasons
        named = [province for province in place.provinces if province in self.anchors.all]
        if len(place.provinces) < 2 or not named or place.province in named:
            return place, reasons
        province = self._gazetteer.province(named[0])
        pcode = province.province_pcode if province else None
        moved = replace(
            place, province=named[0], district=None, province_pcode=pcode, district_pcode=None
        )
        return moved, (*reasons, f"on the border; the text names {named[0]}")


def _speaks_of_capital(look: Look) -> bool:
    """Whether "capital" beside a province means a place of its own.

    In "Bazarak, the capital of Panjshir" it only explains the place just named.
    """
    if look.after[:2] in _CAPITAL_WORDS:
        return "capital" in look.after[:3]
    if look.prior(2) != ["of", "capital"]:
        return False
    at = look.before.index("capital")
    return not {",", "is", "(", "–", "—"} & set(look.before[at + 1 : at + 4])


def _sole_province(look: Look) -> str | None:
    """The province that the name stands for on its own, if it is only one."""
    provinces = {
        sense.place.province
        for sense in look.name.senses
        if sense.use in ("plain", "variant") or look.designator
    }
    return next(iter(provinces)) if len(provinces) == 1 else None


def _ruled_out(look: Look) -> bool:
    """Whether a word that the analysts' table names stands where it may not."""
    rule = look.name.rule
    if rule is None or look.designator or look.shared:
        return False
    return bool(
        rule.not_before.intersection(look.after[:1])
        or rule.not_after.intersection(look.before[:1])
        or (rule.not_near and rule.not_near.intersection(look.after[:8] + look.before[:8]))
    )
