"""Places by reference: "the province", "the valley", "there", "the provincial capital".

Each is read as the latest earlier mention that fits. Knows what was mentioned, not the grammar of
the sentence; where nothing near fits, nothing is said.
"""

from collections.abc import Sequence

from geo.gazetteer import Gazetteer
from geo.places import Place, PlaceMention
from geo.window import Look

_REACH = {"there": 400, "area": 350, "capital": 10**9}
_FAR = 4000  # "the province" may point back over several paragraphs
_EXPLETIVE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "may",
        "might",
        "can",
        "could",
        "should",
        "seems",
        "seem",
        "seemed",
        "remains",
        "remain",
        "remained",
        "exists",
        "exist",
        "appears",
        "appear",
        "appeared",
        "'s",
        "been",
        "be",
        "isn",
        "aren",
        "wasn",
        "weren",
        "must",
        "comes",
        "came",
    ]
)
_FIRM = frozenset(("event", "reference", "dateline", "excluded"))
_NAMED_AFTER = frozenset(("of", "called", "named"))


class References:
    """Resolves references against the mentions so far."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def resolve(self, look: Look, earlier: Sequence[PlaceMention]) -> tuple[Place, str] | None:
        """(place, reason), or None where the words refer to nothing known."""
        kind = look.name.value
        after, before = look.after, look.before
        if kind == "there":
            if (after and after[0] in _EXPLETIVE) or before[:1] in (["over"], ["out"]):
                return None
        elif (after and after[0] in _NAMED_AFTER) or after[:1] == ["-"]:
            return None
        if kind == "capital":
            return self._capital(look, earlier)
        reach = _REACH.get(kind, _FAR)
        for mention in reversed(earlier):
            if look.start - mention.span.end > reach:
                return None
            if mention.role == "foreign" and kind in ("there", "area"):
                return None
            if mention.role not in _FIRM or mention.place is None:
                continue
            place = self._fit(kind, mention.place)
            if place:
                return place, f"refers to {mention.surface!r}"
            if kind in ("there", "area"):
                return None
        return None

    def _fit(self, kind: str, place: Place) -> Place | None:
        if place.kind in ("foreign", "country"):
            return None
        if kind in ("there", "area"):
            return place
        if kind == "province":
            return self._gazetteer.province(place.province)
        if kind == "provincial capital":
            return self._gazetteer.capital(place.province)
        if kind == "district":
            return self._gazetteer.district(place.province, place.district)
        if kind == "valley":
            return place if place.kind == "valley" else self._valley(place)
        if kind == "city":
            return self._city(place)
        return place if place.kind == kind else None

    def _valley(self, place: Place) -> Place | None:
        return self._gazetteer.valley(place.province) if place.kind == "province" else None

    def _city(self, place: Place) -> Place | None:
        if place.kind == "city":
            return place
        if place.kind != "province":
            return None
        capital = self._gazetteer.capital(place.province)
        return capital if capital and capital.name == place.name else None

    def _capital(self, look: Look, earlier: Sequence[PlaceMention]) -> tuple[Place, str] | None:
        kabul = self._gazetteer.capital("Kabul")
        if kabul is None:
            return None
        afghan = look.name.text.endswith("Afghan capital")
        last = earlier[-1] if earlier else None
        if last and last.role == "foreign" and not afghan and look.start - last.span.end < 200:
            return None
        return kabul, "the capital of Afghanistan"
