"""From names, references, regions and guesses to the mentions of a text, in order."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Sequence
from itertools import accumulate

from geo.choose import Anchors
from geo.gazetteer import Gazetteer
from geo.links import read_designators, widen
from geo.names import Name
from geo.places import Candidate, Place, PlaceMention, Span
from geo.references import References
from geo.regions import region_end
from geo.roles import find_role
from geo.window import Look

# A bare "Xyz district" may be guessed at; "Xyz village" only where its province is named.
_FIRM_KINDS = frozenset(("province", "district"))
_KINDS = {"area": (), "town": ("town", "city", "village"), "city": ("city", "town")}


class Taken:
    """Spans that are spoken for."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def overlap(self, start: int, end: int) -> bool:
        """Whether `text[start:end]` touches one of them."""
        if not self._spans:
            return False
        at = bisect_right(self._starts, end - 1)
        return at > 0 and self._reach[at - 1] > start


def make_mention(
    look: Look,
    place: Place | None,
    role: str,
    reasons: tuple[str, ...],
    alternatives: Sequence[Candidate] = (),
) -> PlaceMention:
    """The mention of a look as far as it has been widened."""
    span = Span(look.start, look.end)
    return PlaceMention(span, look.surface(), place, role, reasons, tuple(alternatives))


class Assembly:
    """Puts the mentions of one text together."""

    def __init__(self, text: str, gazetteer: Gazetteer, taken: Taken, anchors: Anchors) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._taken = taken
        self._anchors = anchors
        self._references = References(gazetteer)

    def put_together(
        self, named: Sequence[tuple[Look, PlaceMention]], others: Sequence[Look]
    ) -> list[PlaceMention]:
        """Named places and the rest in text order; references see what stands before them."""
        self._busy = Taken(mention.span for _, mention in named)
        queue: list[tuple[int, Look, PlaceMention | None]] = [
            (mention.span.start, look, mention) for look, mention in named
        ]
        queue += [(look.start, look, None) for look in others]
        queue.sort(key=lambda item: item[0])
        out: list[PlaceMention] = []
        for _, look, mention in queue:
            for found in self._found(look, mention, out):
                if not out or found.span.start >= out[-1].span.end:
                    out.append(found)
        return out

    def _found(
        self, look: Look, mention: PlaceMention | None, earlier: list[PlaceMention]
    ) -> list[PlaceMention]:
        """The mention of a look, with what may be guessed from it before and behind."""
        if mention is None:
            if self._busy.overlap(look.start, look.end):
                return []
            found = self._other(look, earlier)
            return [found] if found else []
        guesses = [] if look.name.is_elsewhere else self._beside(look, mention.place)
        if not guesses:
            return [mention]
        return sorted((mention, *guesses), key=lambda mention: mention.span)

    def _other(self, look: Look, earlier: list[PlaceMention]) -> PlaceMention | None:
        kind = look.name.kind
        if kind == "demonym":
            return make_mention(look, None, "demonym", ("the people, not the place",))
        if kind == "reference":
            found = self._references.resolve(look, earlier)
            return make_mention(look, found[0], "reference", (found[1],)) if found else None
        if kind == "compass":
            end = region_end(look, self._text, self._gazetteer.cues)
            if end is None:
                return None
            look.end = end
            region = self._gazetteer.place(f"region/{look.name.value}")
            return make_mention(look, region, "event", ("a part of the country",))
        return self._designated(look)

    def _designated(self, look: Look) -> PlaceMention | None:
        """An unknown spelling in front of or behind a designator."""
        guesser = self._gazetteer.guesser
        kind = look.name.value
        spots = [
            *guesser.before_designator(self._text, look.start),
            *guesser.after_designator(self._text, look.end),
        ]
        kinds = _KINDS.get(kind, (kind,))
        within = None if kind in _FIRM_KINDS else self._anchors.all
        return self._guess(spots, kinds, within, f"sounds like it, and is said to be a {kind}")

    def _beside(self, look: Look, place: Place | None) -> list[PlaceMention]:
        """Unknown spellings beside their province ("Xyz, Baghlan") or in a list with this name."""
        if place is None or place.province is None:
            return []
        guesser, at = self._gazetteer.guesser, (look.name_start, look.name_end)
        within = {place.province}
        found = []
        if place.kind == "province":
            spots = list(guesser.beside_province(self._text, *at))
            found.append(self._guess(spots, (), within, f"sounds like it, beside {place.name}"))
        elif look.shared == "district":
            spots = list(guesser.in_list(self._text, *at))
            reason = f"sounds like it, in a list with {place.name}"
            found.append(self._guess(spots, ("district",), within, reason))
        return [guess for guess in found if guess]

    def _guess(
        self,
        spots: Sequence[tuple[int, int, str]],
        kinds: tuple[str, ...],
        within: Container[str] | None,
        reason: str,
    ) -> PlaceMention | None:
        for start, end, written in spots:
            if self._busy.overlap(start, end) or self._taken.overlap(start, end):
                continue
            near = self._anchors.all
            senses = self._gazetteer.guesser.places(written, kinds, near, within)
            if senses:
                look = Look(self._text, start, end, Name(written, "place", tuple(senses)))
                read_designators(look, self._gazetteer.words("designator"), None)
                widen(look, self._text)
                role, why = find_role(look, self._gazetteer.cues)
                reasons = (reason, why) if why else (reason,)
                return make_mention(look, senses[0].place, role, reasons)
        return None
