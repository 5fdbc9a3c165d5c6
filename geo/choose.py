"""Which of the places that a name could mean is meant, with the reasons, or none of them."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from geo.links import BESIDE, COMMA, IN, OWNS
from geo.names import Name, Sense
from geo.places import Candidate, Place
from geo.window import Look

# Points. Tuned on sentences of our own (tests/geo); what matters is the order: a province right
# beside the name beats a designator, which beats one in the sentence, in the paragraph, anywhere.
_LINKED, _DESIGNATED, _SHARED, _SENTENCE, _PARAGRAPH, _ARTICLE = 4.0, 3.0, 2.0, 2.0, 1.0, 0.6
_DEFAULT = 0.5
_MISFIT = -1.5
_KIND = {"province": 0.5, "district": 0.3, "city": 0.25, "valley": 0.15, "town": 0.1, "pass": 0.1}
_USE = {"plain": 1.0, "variant": 0.8}
_MARGIN = 0.45
_WELL_KNOWN = 50  # districts, cities and provinces; villages of one name are too many
_FITS = {
    "province": ("province",),
    "district": ("district",),
    "city": ("city", "town"),
    "town": ("town", "city", "village", "district"),  # a district's centre bears its name
    "village": ("village", "town", "site"),
    "valley": ("valley",),
    "pass": ("pass",),
    "river": ("river",),
    "area": (),
}
_STRICT = frozenset(("province", "district", "city", "valley"))
_LOCATIVE = frozenset(
    ("in", "at", "near", "from", "to", "of", "across", "around", "inside", "into")
)


_BUILDINGS = frozenset(
    (
        "mosque",
        "shrine",
        "seminary",
        "madrasa",
        "madrassa",
        "school",
        "hotel",
        "hospital",
        "stadium",
    )
)
_LARGE = frozenset(("province", "city", "country", "foreign"))


class Anchors:
    """The provinces that the article names for certain, and where."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at: list[int] = []
        self._provinces: list[str] = []
        self.all: set[str] = set()
        self._settled: dict[Name, str] = {}

    def add(self, position: int, province: str) -> None:
        """Notes a province; positions come in text order."""
        self._at.append(position)
        self._provinces.append(province)
        self.all.add(province)

    def settle(self, look: Look, place: Place) -> None:
        """Notes what a name with a designator or its province beside it meant: so it goes on."""
        if look.designator or look.shared:
            self._settled[look.name] = place.place_id

    def has_settled(self, look: Look, place: Place) -> bool:
        """Whether the same name has been said to be this place before."""
        return self._settled.get(look.name) == place.place_id

    def near(self, look: Look) -> dict[str, float]:
        """Points by province: named in the same sentence, paragraph or only in the article."""
        points = dict.fromkeys(self.all, _ARTICLE)
        at = bisect_left(self._at, look.name_start)
        for step in (range(at - 1, -1, -1), range(at, len(self._at))):
            for index in step:
                worth = self._worth(look, self._at[index])
                if not worth:
                    break
                province = self._provinces[index]
                points[province] = max(points[province], worth)
        return points

    def _worth(self, look: Look, position: int) -> float:
        if position == look.name_start:
            return _ARTICLE / 2
        low, high = sorted((look.name_start, position))
        if high - low > 600 or self._text.find("\n\n", low, high) >= 0:
            return 0.0
        if high - low > 300 or self._text.find(". ", low, high) >= 0:
            return _PARAGRAPH
        return _SENTENCE


def linked_places(
    looks: Sequence[Look],
    relations: Sequence[str | None],
    runs: Mapping[int, tuple[int, int]],
    at: int,
) -> list[Look]:
    """The names right beside this one, or beside the list it stands in, that may hold it.

    runs gives the (first, last) of the list that a name stands in, if it stands in one.
    """
    run = runs.get(at)
    first, last = run or (at, at)
    found = []
    after = relations[last] if last < len(relations) else None
    before = relations[first - 1] if first else None
    if after in (IN, BESIDE) or (after == COMMA and not run):
        found.append(looks[last + 1])
    if before in (OWNS, BESIDE, IN) or (before == COMMA and not run):
        found.append(looks[first - 1])
    return found


def choose(
    look: Look, linked: Sequence[Look], anchors: Anchors
) -> tuple[Place | None, list[Candidate]]:
    """The place meant (None where it stays open) and all candidates, the likeliest first."""
    senses = look.name.senses
    points = anchors.near(look) if _is_contested(look) else None
    candidates = [_score(look, sense, linked, points, anchors) for sense in senses]
    found = sorted((c for c in candidates if c), key=lambda c: -c.score)
    if not found:
        return None, []
    best = found[0]
    rival = next((c for c in found[1:] if c.place.province != best.place.province), None)
    if rival and best.score - rival.score < _MARGIN:
        return None, found
    return best.place, found


def _is_contested(look: Look) -> bool:
    """Whether the rest of the article has a say: several provinces, or doubt that it is a place."""
    senses = look.name.senses
    if look.after[:1] and look.after[0] in _BUILDINGS:
        return True
    if len(look.name.provinces) > 1 or any(sense.use not in _USE for sense in senses):
        return True
    return bool(look.name.provinces) and any(s.place.kind == "foreign" for s in senses)


def _score(
    look: Look,
    sense: Sense,
    linked: Sequence[Look],
    points: dict[str, float] | None,
    anchors: Anchors,
) -> Candidate | None:
    """The place with its points and reasons, None where it takes more to mean it."""
    place = sense.place
    reasons: list[str] = []
    score = _USE.get(sense.use, 0.5) + _KIND.get(place.kind, 0.0) + place.prominence * 0.005
    told, support = _said_kind(look, place, reasons)
    score += told
    beside = _beside(place, linked)
    if not beside and place.prominence < _WELL_KNOWN and _is_elsewhere(place, linked):
        return None  # a village of the same name in another province
    if beside:
        score += _LINKED
        support = 3
        reasons.append(f"beside {beside}")
    if points is not None and anchors.has_settled(look, place):
        score += _SENTENCE
        support = max(support, 2)
        reasons.append("said earlier to be this place")
    near = 0.0
    if place.kind == "province" and look.holds:
        score += _SHARED
        reasons.append("holds the district beside it")
    if points and (place.kind != "province" or len(look.name.senses) > 1):
        near = max((points.get(province, 0.0) for province in place.provinces), default=0.0)
        score += near
        if near:
            reasons.append(_NEAR_WORDS.get(near, "its province is named in the article"))
    if not _is_supported(look, sense, support, near):
        return None
    if look.name.rule and look.name.rule.default == place.place_id:
        score += _DEFAULT
        reasons.append("usual meaning of the name")
    return Candidate(place, round(score, 3), tuple(reasons) or (_plain_reason(look, sense),))


def _said_kind(look: Look, place: Place, reasons: list[str]) -> tuple[float, int]:
    """Points and support from the designator beside the name and that of its list."""
    score, support = 0.0, 0
    for kind, worth, how in (
        (look.designator, _DESIGNATED, "said to be a"),
        (look.shared, _SHARED, "in a list of"),
    ):
        if kind is None:
            continue
        if place.kind in _FITS.get(kind, (kind,)):
            score, support = score + worth, 2
            reasons.append(f"{how} {kind}")
        elif kind in _STRICT:
            score += _MISFIT
        elif kind == "area":
            support = 2
    return score, support


def _plain_reason(look: Look, sense: Sense) -> str:
    if sense.use == "variant":
        return "spelling variant of the only place of this name"
    if len(look.name.senses) == 1:
        return "the only place of this name"
    return "the best known of this name"


_NEAR_WORDS = {
    _SENTENCE: "its province is named in the sentence",
    _PARAGRAPH: "its province is named in the paragraph",
}


def _beside(place: Place, linked: Sequence[Look]) -> str | None:
    """The name of the neighbour that this place lies in, if it does."""
    if place.kind in ("province", "country"):
        return None
    for other in linked:
        if other.verdict and other.verdict[0] in ("person", "organisation"):
            continue
        for sense in other.name.senses:
            if _lies_in(place, sense.place):
                return sense.place.name
    return None


def _is_elsewhere(place: Place, linked: Sequence[Look]) -> bool:
    """Whether the name is said to lie in provinces or districts that do not hold the place."""
    if place.province is None:
        return False
    holders = {
        sense.place.province
        for other in linked
        for sense in other.name.senses
        if sense.place.kind in ("province", "district") and sense.use != "context"
    }
    return bool(holders) and holders.isdisjoint(place.provinces)


def _lies_in(place: Place, holder: Place) -> bool:
    """Whether the holder (a country, province or district) contains the place."""
    if place.kind == "foreign":
        return place.place_id.startswith(holder.place_id + "/")
    if holder.kind == "province":
        return holder.province in place.provinces
    same = (place.province, place.district) == (holder.province, holder.district)
    return holder.kind == "district" and same and place.kind not in ("district", "city")


def _names_a_building(look: Look, sense: Sense) -> bool:
    """Whether a small place's name stands before a mosque or school: often called after it."""
    return look.after[:1] != [] and look.after[0] in _BUILDINGS and sense.place.kind not in _LARGE


def _is_supported(look: Look, sense: Sense, support: int, near: float) -> bool:
    if sense.use in _USE:
        return not _names_a_building(look, sense) or support >= 2 or near >= _ARTICLE
    if sense.use == "designated":
        return support >= 2
    if support >= 2 and sense.use == "marked":
        return True
    if sense.use == "context":
        alone = len(look.name.senses) == 1 and near >= _SENTENCE
        return support >= 2 or alone
    located = bool(look.prior(1)) and look.prior(1)[0] in _LOCATIVE
    one = len(look.name.provinces) == 1
    if one and sense.use == "marked" and (look.listed_in or look.prior(1) in (["in"], ["into"])):
        return True
    return near >= _SENTENCE or (located and near >= _ARTICLE)
