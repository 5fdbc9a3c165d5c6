"""Places by reference: "the province", "the valley", "there", "the provincial capital".

Each is read as the latest earlier mention that fits. Knows what was mentioned, not the grammar of
the sentence; where nothing near fits, nothing is said.
"""

from collections.abc import Sequence

from geo.gazetteer import Gazetteer
from geo.places import Place, PlaceMention
from geo.window import Look

# How far back (characters) a reference reaches; "the province" over several paragraphs.
_REACH = {"there": 400, "area": 350}
_FAR = 4000
_VAGUE = frozenset(("there", "area"))
_FIRM = frozenset(("event", "reference", "dateline", "excluded"))
_NAMED_AFTER = frozenset(("of", "called", "named", "-"))
_ABROAD = 200  # "the capital" this close behind a foreign place may be the foreign one


class References:
    """Resolves references against the mentions so far."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def resolve(self, look: Look, earlier: Sequence[PlaceMention]) -> tuple[Place, str] | None:
        """(place, reason), or None where the words refer to nothing known."""
        kind = look.name.value
        if self._refers_to_nothing(look, kind):
            return None
        if kind == "capital":
            return self._capital(look, earlier)
        for at in range(len(earlier) - 1, -1, -1):
            mention = earlier[at]
            if look.start - mention.span.end > _REACH.get(kind, _FAR):
                break
            if kind in _VAGUE and mention.role == "foreign":
                break
            if not _may_be_meant(kind, mention):
                continue
            if kind in _VAGUE:
                mention = _inner(earlier[:at], mention)
            place = self._fit(kind, mention.place) if mention.place else None
            if place:
                return place, f"refers to {mention.surface!r}"
            if kind in _VAGUE:
                break
        return None

    def _refers_to_nothing(self, look: Look, kind: str) -> bool:
        """Whether this is "there were ..." or "the province of X"."""
        after, before = look.after[:1], look.before[:1]
        if kind == "there":
            expletive = self._gazetteer.words("expletive")
            return bool(after and after[0] in expletive) or before in (["over"], ["out"])
        return bool(after and after[0] in _NAMED_AFTER)

    def _fit(self, kind: str, place: Place) -> Place | None:
        """The place of this kind that a mention of `place` lets one speak of."""
        if place.kind in ("foreign", "country"):
            return None
        if kind in _VAGUE or place.kind == kind:
            return place
        known = self._gazetteer
        return {
            "province": known.province(place.province),
            "provincial capital": known.capital(place.province),
            "district": known.district(place.province, place.district),
            "valley": known.valley(place.province) if place.kind == "province" else None,
            "city": self._city(place),
        }.get(kind)

    def _city(self, place: Place) -> Place | None:
        """The city that a province shares its name with."""
        capital = self._gazetteer.capital(place.province) if place.kind == "province" else None
        return capital if capital and capital.name == place.name else None

    def _capital(self, look: Look, earlier: Sequence[PlaceMention]) -> tuple[Place, str] | None:
        kabul = self._gazetteer.capital("Kabul")
        last = earlier[-1] if earlier else None
        near = last is not None and look.start - last.span.end < _ABROAD
        if last and near and last.role == "foreign" and "fghan" not in look.name.text:
            return None
        return (kabul, "the capital of Afghanistan") if kabul else None


def _may_be_meant(kind: str, mention: PlaceMention) -> bool:
    """A city named in passing is not the district under discussion."""
    if mention.place is None or mention.role not in _FIRM:
        return False
    return kind != "district" or mention.place.kind != "city"


# "at Spin Boldak, in Kandahar": "there" is Spin Boldak.
_BESIDE = 12


def _inner(before: Sequence[PlaceMention], last: PlaceMention) -> PlaceMention:
    """The place that a province was only named to explain, else the last one itself."""
    inner = before[-1] if before else None
    if inner is None or inner.place is None or last.place is None or inner.role not in _FIRM:
        return last
    beside = last.span.start - inner.span.end <= _BESIDE
    within = last.place.kind == "province" and inner.place.province == last.place.name
    return inner if beside and within and inner.place.kind != "province" else last
