"""Whether two reports tell of one happening: points by part, each with its reason.

Conservative, since a wrong join hides an event: a contradiction in place, date, groups or roles
rules a join out whatever else agrees, and what is left needs enough points (joining.csv).
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.event_facts import Facts, TollKey, canonical_key, read_facts
from extract.event_rules import JoinRules, default_rules
from extract.groups import UNNAMED
from extract.lexicon import default_lexicon
from extract.reports import Report

PARTS = ("place", "date", "kind", "groups", "tolls", "words")
_SAME_PLACE = frozenset(["same_site", "same_district", "same_province", "same_region"])


@dataclass(frozen=True, slots=True)
class JoinPart:
    """One part of a score: the case that holds, its points, and what it means in words."""

    name: str
    case: str
    points: float
    meaning: str


@dataclass(frozen=True, slots=True)
class JoinScore:
    """How two reports compare. `why` says why they are joined, or what keeps them apart.

    parts are empty where a contradiction ruled the join out.
    """

    parts: tuple[JoinPart, ...]
    total: float
    joined: bool
    why: str


def explain_join(a: Report, b: Report, rules: JoinRules | None = None) -> JoinScore:
    """How two reports compare, whichever comes first."""
    rules = rules or default_rules()
    first, second = sorted([a, b], key=canonical_key)
    cases = compare(read_facts(0, first, rules), read_facts(1, second, rules), rules)
    if isinstance(cases, str):
        return JoinScore((), 0.0, joined=False, why=cases)
    parts = tuple(
        JoinPart(name, case, rules.values[name, case], rules.meanings[name, case])
        for name, case in zip(PARTS, cases, strict=True)
    )
    total, needed = add_points(cases, rules), rules.limit("total")
    return JoinScore(parts, total, total >= needed, describe(cases, rules))


def add_points(cases: tuple[str, ...], rules: JoinRules) -> float:
    """The points of the cases of all parts."""
    return sum(rules.values[key] for key in zip(PARTS, cases, strict=True))


def describe(cases: tuple[str, ...], rules: JoinRules) -> str:
    """The cases in words, with their points and what was needed."""
    keys = zip(PARTS, cases, strict=True)
    told = "; ".join(f"{k[0]}: {rules.meanings[k]} ({rules.values[k]:+g})" for k in keys)
    return f"{told}; {add_points(cases, rules):g} points, {rules.limit('total'):g} needed"


def compare(a: Facts, b: Facts, rules: JoinRules) -> tuple[str, ...] | str:
    """The case of each part in the order of PARTS, or in words what rules a join out."""
    if a.family != b.family:
        return f"{a.report.kind} and {b.report.kind} are not told of one happening"
    place = compare_places(a, b)
    when = _compare_dates(a, b, rules) if place else None
    if place is None or when is None:
        return "the dates do not meet" if place else "the places differ, or may"
    groups = compare_groups(a.groups, b.groups)
    if groups is None:
        return "the groups rule one another out"
    if why := _rule_out(a, b):
        return why
    kind = _compare_kinds(a, b, place)
    tolls = compare_tolls(a.tolls, b.tolls, rules)
    words = _compare_words(a.words, b.words, rules)
    cases = place, when, kind, groups, tolls, words
    return _missing_support(a.family, cases) or cases


def _missing_support(family: str, cases: tuple[str, ...]) -> str | None:
    """What a join of this sort cannot do without, where it is missing."""
    place, when, _, _, tolls, words = cases
    if when == "wide" and tolls != "equal" and words not in {"many", "copied"}:
        return "a wide or unknown date, and neither an equal toll nor many shared words"
    if tolls == "rival" and not (place in _SAME_PLACE and when in {"same_day", "denial"}):
        return "rival tolls are of one happening only on one day at one place"
    if when == "denial" and place not in _SAME_PLACE:
        return "a denial answers a claim of the same place"
    return _missing_of_family(family, cases)


def _missing_of_family(family: str, cases: tuple[str, ...]) -> str | None:
    """The same, for what only some kinds need."""
    place, when, kind, groups, tolls, words = cases
    if family == "harm" and kind == "family" and (when, tolls[:5]) != ("same_day", "equal"):
        return "an arrest and violence are one only on one day with one toll"
    if family == "deployment" and when != "same_day" and words != "copied":
        return "troop movements are one only on one day"
    if family == "presence" and (place not in _SAME_PLACE or groups not in {"same", "shared"}):
        return "a presence is one only of one group at one place"
    return None


def compare_places(a: Facts, b: Facts) -> str | None:
    """How two places fit, None where they are different or may be."""
    if a.provinces.isdisjoint(b.provinces):
        one = a.report.place_id is not None and a.report.place_id == b.report.place_id
        return "same_region" if one and not (a.provinces or b.provinces) else None
    if a.area is None or b.area is None:
        return "same_province" if a.area is b.area else "inside_province"
    if a.site and b.site:
        return "same_site" if a.site == b.site else None
    if a.area != b.area:
        return None
    return "inside_district" if a.site or b.site else "same_district"


def _rule_out(a: Facts, b: Facts) -> str | None:
    """What else speaks against a join, in words."""
    if _share_sentence(a.report, b.report):
        return "one sentence tells of both places"
    if not doers_agree(a.doers, b.doers) or _strike_back(a.report, b.report):
        return "different groups are said to have done it"
    return None


def _share_sentence(a: Report, b: Report) -> bool:
    """Whether two reports come from the same words and differ in place: a list of places."""
    if a.article_id != b.article_id or a.place_id == b.place_id:
        return False
    return a.evidence_start < b.evidence_end and b.evidence_start < a.evidence_end


def _compare_dates(a: Facts, b: Facts, rules: JoinRules) -> str | None:
    if a.family == "presence":
        return _compare_presence(a, b, rules)
    one_article = a.report.article_id == b.report.article_id
    if a.lo > b.hi or b.lo > a.hi or (one_article and not same_telling(a, b)):
        return None
    if "none" not in (a.width, b.width):
        return _compare_windows(a, b)
    if one_article:
        return "denial" if a.is_denied != b.is_denied else "wide"
    return _compare_published(a, b, rules)


def _compare_windows(a: Facts, b: Facts) -> str:
    """Two dated windows that meet."""
    same = (a.lo, a.hi) == (b.lo, b.hi)
    if "wide" in (a.width, b.width):
        return "wide"
    if "week" in (a.width, b.width):
        return "same_week" if same else "week"
    return "same_day" if same and a.lo == a.hi else "near_day"


def same_telling(a: Facts, b: Facts) -> bool:
    """Whether two reports of one article can be of one date: it says none of one, or no other."""
    if "none" in (a.width, b.width) or (a.lo, a.hi) == (b.lo, b.hi):
        return True
    return a.width == b.width == "day"


def _compare_presence(a: Facts, b: Facts, rules: JoinRules) -> str | None:
    if a.anchor is None or b.anchor is None:
        return None
    return "presence" if abs(a.anchor - b.anchor) <= rules.limit("presence_days") else None


def _compare_published(a: Facts, b: Facts, rules: JoinRules) -> str | None:
    """An undated item is placed by the day it came out."""
    dated, undated = (a, b) if b.width == "none" else (b, a)
    if undated.published is None:
        return "wide"
    if dated.width == "none":
        if dated.published is None:
            return "wide"
        days = abs(dated.published[0] - undated.published[0])
        if days > rules.limit("published_apart"):
            return None
        return "published" if days <= 1 else "wide"
    narrow = dated.width != "wide"
    late = undated.published[0] - dated.hi
    return "published" if narrow and late <= rules.limit("published_after") else "wide"


def compare_groups(a: frozenset[str], b: frozenset[str]) -> str | None:
    """How the groups of two reports fit, None where they rule one another out."""
    if not a or not b:
        return "unknown"
    if a == b:
        return "same"
    left, right = a - b, b - a
    if not all(_may_be(x, y) or _oppose(x, y) for x in left for y in right):
        return None
    if a & b:
        return "shared"
    return "generic" if any(_may_be(x, y) for x in left for y in right) else "opponents"


def _may_be(a: str, b: str) -> bool:
    """Whether two names can be of one group: an unnamed one, or parts of the Taliban."""
    sides = default_lexicon().side_of(a), default_lexicon().side_of(b)
    if "unnamed armed men" in (a, b):
        return True
    return sides[0] == sides[1] and (sides[0] == "taliban" or a in UNNAMED or b in UNNAMED)


def _oppose(a: str, b: str) -> bool:
    """Whether two groups can be the two sides of one fight; the Taliban are one of them."""
    side_of = default_lexicon().side_of
    return (side_of(a) == "taliban") != (side_of(b) == "taliban")


def doers_agree(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the groups said to have done it can be the same, or are not said."""
    return not a or not b or any(x == y or _may_be(x, y) for x in a for y in b)


def _strike_back(a: Report, b: Report) -> bool:
    """Whether one's attacker is the other's target: a raid and the raid that answers it."""
    if not a.kind == b.kind == "attack" or not a.initiator or not b.initiator:
        return False
    return not doers_agree(frozenset(a.initiator), frozenset(b.initiator))


def _compare_kinds(a: Facts, b: Facts, place: str) -> str:
    if a.report.kind != b.report.kind:
        return "family"
    takes = a.family == "control" and place in _SAME_PLACE and not a.doers.isdisjoint(b.doers)
    return "taking" if takes else "same"


def compare_tolls(a: tuple[TollKey, ...], b: tuple[TollKey, ...], rules: JoinRules) -> str:
    """How two sets of tolls fit: the best agreement of two that are of the same people."""
    if not a or not b:
        return "none"
    equal = dict.fromkeys(x[0] for x in a for y in b if _is_equal(x, y))
    if equal:
        people = sum(max(x[2] or x[3] or 0 for x in a if x[0] == what) for what in equal)
        many = people >= rules.limit("toll_people") or len(equal) > 1
        return "equal" if many else "equal_small"
    fits = {_compare_toll(x, y) for x in a for y in b if x[0] == y[0]}
    return next((case for case in ("differ", "fits", "rival") if case in fits), "none")


def _is_equal(x: TollKey, y: TollKey) -> bool:
    counted = bool(x[2] or x[3])
    return counted and x[0] == y[0] and x[2:4] == y[2:4] and _same_side(x, y)


def _same_side(x: TollKey, y: TollKey) -> bool:
    return x[1] == y[1] or x[1] is None or y[1] is None


def _compare_toll(x: TollKey, y: TollKey) -> str:
    """Two tolls of the same what: do their ranges meet, and if not, who says so."""
    rivals = x[4] != y[4] and None not in (x[4], y[4])
    if not _same_side(x, y):
        return "rival" if rivals else "none"
    if x[2] is x[3] is None or y[2] is y[3] is None:
        return "none"
    if (x[2] or 0) <= _top(y) and (y[2] or 0) <= _top(x):
        return "fits"
    return "rival" if rivals else "differ"


def _top(toll: TollKey) -> int:
    return 10**9 if toll[3] is None else toll[3]


def _compare_words(a: frozenset[str], b: frozenset[str], rules: JoinRules) -> str:
    common = len(a & b)
    if common < rules.values["words", "fewest"]:
        return "few"
    share = 2 * common / (len(a) + len(b))
    for case in ("copied", "many", "some"):
        if share >= rules.values["words", f"{case}_from"]:
            return case
    return "few"
