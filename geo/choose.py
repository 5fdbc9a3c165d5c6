"""Which of the places that a name could mean is meant, with the reasons, or none of them."""

from bisect import bisect_left
from collections.abc import Sequence

from geo.links import BESIDE, COMMA, IN, OWNS
from geo.names import Sense
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
_FITS = {
    "province": ("province",),
    "district": ("district",),
    "city": ("city", "town"),
    "town": ("town", "city", "village"),
    "village": ("village", "town"),
    "valley": ("valley",),
    "pass": ("pass",),
    "river": ("river",),
    "area": (),
}
_STRICT = frozenset(("province", "district", "city", "valley"))
_LOCATIVE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "of",
        "across",
        "around",
        "inside",
        "outside",
        "into",
        "into",
        "within",
    ]
)


class Anchors:
    """The provinces that the article names for certain, and where."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at: list[int] = []
        self._provinces: list[str] = []
        self.all: set[str] = set()

    def add(self, position: int, province: str) -> None:
        """Notes a province; positions come in text order."""
        self._at.append(position)
        self._provinces.append(province)
        self.all.add(province)

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
    runs: Sequence[tuple[int, int]],
    at: int,
) -> list[Look]:
    """The names right beside this one, or beside the list it stands in, that may hold it."""
    run = next((run for run in runs if run[0] <= at <= run[1]), None)
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
    points = anchors.near(look) if _is_contested(look) else {}
    candidates = [_score(look, sense, linked, points) for sense in senses]
    found = sorted((c for c in candidates if c), key=lambda c: -c.score)
    if not found:
        return None, []
    best = found[0]
    rival = next((c for c in found[1:] if c.place.province != best.place.province), None)
    if rival and best.score - rival.score < _MARGIN:
        return None, found
    return best.place, found


def _is_contested(look: Look) -> bool:
    senses = look.name.senses
    return (
        len(look.name.provinces) > 1
        or any(s.use not in _USE for s in senses)
        or (
            len(senses) > 1
            and len(look.name.provinces) + any(s.place.kind == "foreign" for s in senses) > 1
        )
    )


def _score(
    look: Look, sense: Sense, linked: Sequence[Look], points: dict[str, float]
) -> Candidate | None:
    place = sense.place
    reasons = []
    score = _USE.get(sense.use, 0.5) + _KIND.get(place.kind, 0.0) + place.prominence * 0.005
    support = 0
    for kind, worth, how in (
        (look.designator, _DESIGNATED, "said to be a"),
        (look.shared, _SHARED, "in a list of"),
    ):
        if kind:
            fits = place.kind in _FITS.get(kind, (kind,))
            score += worth if fits else (_MISFIT if kind in _STRICT else 0.0)
            support = max(support, 2 if fits or kind == "area" else 0)
            if fits:
                reasons.append(f"{how} {kind}")
    beside = _beside(place, linked)
    if beside:
        score += _LINKED
        support = 3
        reasons.append(f"beside {beside}")
    if look.holds and place.kind == "province":
        score += _SHARED
        reasons.append("holds the district beside it")
    near = max((points.get(p, 0.0) for p in place.provinces), default=0.0)
    if near and place.kind != "province":
        score += near
        reasons.append(_NEAR_WORDS.get(near, "its province is named in the article"))
    rule = look.name.rule
    if rule and rule.default == place.place_id:
        score += _DEFAULT
        reasons.append("usual meaning of the name")
    if sense.use == "variant":
        reasons.append("spelling variant")
    if not _is_supported(look, sense, support, near):
        return None
    if not reasons:
        reasons.append(
            "the only place of this name" if len(look.name.senses) == 1 else "best known"
        )
    return Candidate(place, round(score, 3), tuple(reasons))


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
            if place.kind == "foreign":
                if sense.place.kind == "foreign" and place.place_id.startswith(
                    sense.place.place_id + "/"
                ):
                    return sense.place.name
            elif (sense.place.kind == "province" and sense.place.province in place.provinces) or (
                sense.place.kind == "district" and _lies_in(place, sense.place)
            ):
                return sense.place.name
    return None


def _lies_in(place: Place, district: Place) -> bool:
    same = (place.province, place.district) == (district.province, district.district)
    return same and place.kind not in ("district", "city")


def _is_supported(look: Look, sense: Sense, support: int, near: float) -> bool:
    if sense.use in _USE:
        return True
    if sense.use == "designated":
        return support >= 2
    if support >= 2 and sense.use == "marked":
        return True
    if sense.use == "context":
        alone = len(look.name.senses) == 1 and near >= _SENTENCE
        return support == 3 or alone or (support == 2 and near >= _ARTICLE)
    located = bool(look.prior(1)) and look.prior(1)[0] in _LOCATIVE
    return near >= _SENTENCE or (located and near >= _ARTICLE)
