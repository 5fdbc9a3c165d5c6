"""Whether a place name stands for a place here, and whether something can happen there."""

import re
from collections.abc import Mapping

from geo.places import Place
from geo.window import Look

_DATELINE = re.compile(
    r"(?:[,/] ?[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)?"
    r"(?:,? ?(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2})?(?:,? \d{4})?)?\s?(?:\([^()\n]{2,40}\))?\s?(?:--?|[–—―:])\s"
)
_FUNCTION_WORDS = frozenset(
    [
        "in",
        "at",
        "from",
        "near",
        "the",
        "and",
        "of",
        "on",
        "for",
        "to",
        "since",
        "while",
        "after",
        "before",
        "meanwhile",
        "when",
        "as",
        "but",
        "across",
        "around",
        "inside",
        "outside",
        "both",
        "only",
        "also",
        "then",
        "now",
        "last",
        "this",
        "that",
        "these",
        "those",
        "he",
        "she",
        "they",
        "it",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "upper",
        "lower",
        "north",
        "south",
        "east",
        "west",
        "greater",
        "taliban",
        "nrf",
        "isis",
        "is",
        "aff",
        "province",
        "provinces",
        "district",
        "districts",
        "valley",
        "city",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "not",
        "with",
        "by",
        "or",
        "its",
        "their",
        "his",
        "her",
        "our",
        "between",
        "under",
        "over",
        "including",
        "like",
        "via",
        "is",
        "was",
        "said",
        "afghan",
        "afghanistan",
        "isil",
        "iskp",
        "us",
        "un",
    ]
)
_BASED = frozenset(
    ["based", "born", "backed", "controlled", "appointed", "led", "style", "trained", "aligned"]
)
_TRAILS = frozenset(("highway", "road", "route", "corridor"))
Cues = Mapping[str, Mapping[str, str]]


def find_verdict(look: Look, text: str, cues: Cues) -> tuple[str, str] | None:
    """(role, reason) where the name is no ordinary mention, None where it is one."""
    return (
        _as_dateline(look, text)
        or _as_person(look, cues)
        or _as_organisation(look, cues)
        or _as_compound(look)
        or _as_government(look, cues)
    )


def _as_dateline(look: Look, text: str) -> tuple[str, str] | None:
    start = look.name_start
    if start and text[start - 1] not in "\n\r(":
        return None
    tail = text[look.name_end : look.name_end + 90]
    found = _DATELINE.match(tail)
    plain = found and found[0].rstrip().endswith(":") and "(" not in found[0]
    if found and (not plain or text[look.name_start : look.name_end].isupper()):
        return "dateline", "opens a line as agencies date their items"
    return None


def _as_person(look: Look, cues: Cues) -> tuple[str, str] | None:
    before = look.before
    if len(before) > 1 and before[0] == "of" and before[1] in cues.get("epithet", ()):
        return "person", f"byname after {before[1]!r}"
    if len(before) > 2 and before[:2] == ["the", "of"] and before[2] in cues.get("epithet", ()):
        return "person", f"byname after {before[2]!r}"
    if look.designator or look.shared:
        return None
    rule = look.name.rule
    weak = (rule and rule.is_person) or all(s.use != "plain" for s in look.name.senses)
    raw = look.before_raw[0] if before else "."
    if not before:
        pass
    elif before[0] in cues.get("given", ()) or before[0] in cues.get("title", ()):
        if raw[0].isupper():
            return "person", f"family name after {raw!r}"
    elif weak and _is_name(raw) and not look.follows_sentence_end(0):
        return "person", f"part of a name with {raw!r}"
    if weak and look.after_raw and _is_name(look.after_raw[0]):
        return "person", f"part of a name with {look.after_raw[0]!r}"
    return None


def _is_name(raw: str) -> bool:
    return raw[0].isupper() and len(raw) > 1 and raw.lower() not in _FUNCTION_WORDS


def _as_organisation(look: Look, cues: Cues) -> tuple[str, str] | None:
    before, after = look.before, look.after_raw
    known = cues.get("organisation", {})
    if len(before) > 1 and before[0] in ("of", "e") and look.before_raw[1][0].isupper():
        if before[1] in cues.get("organisation_before", ()):
            return "organisation", f"part of a name with {look.before_raw[1]!r}"
    if not after or not after[0][0].isupper() or look.after[0] not in known:
        return None
    if before and before[0] in cues.get("at", ()) and not _any(look.before[:9], cues, "studied"):
        return None
    return "organisation", f"part of a name with {after[0]!r}"


def _any(words: list[str], cues: Cues, group: str) -> bool:
    known = cues.get(group, {})
    return any(word in known for word in words)


def _as_compound(look: Look) -> tuple[str, str] | None:
    before, after = look.before, look.after
    if len(before) > 1 and before[0] == "-" and before[1] in ("anti", "pro", "non"):
        return "government", f"compound with {before[1]!r}"
    if len(after) > 1 and after[0] == "-" and after[1] in _BASED:
        return "biography", f"compound with {after[1]!r}"
    return None


def _as_government(look: Look, cues: Cues) -> tuple[str, str] | None:
    if not is_capital(look):
        return None
    before, after = look.before, look.after
    if after and after[0] in cues.get("government_noun", ()):
        return "government", f"followed by {after[0]!r}"
    prior = look.prior(4)
    if prior and prior[0] in ("in", "of"):
        if any(word in cues.get("government_in", ()) for word in prior[1:4]):
            return "government", "seat of a government"
    if prior and prior[0] in cues.get("towards", ()) and _any(prior[1:2], cues, "relation"):
        return "government", f"stands for a government after {prior[1]!r}"
    if "between" in prior[:3] and _any(prior[1:4], cues, "relation"):
        return "government", "one side of a relation"
    if after[:1] == ["'s"] and _any(after[1:4], cues, "relation"):
        return "government", f"owns {after[1]!r}"
    placed = prior and prior[0] in ("in", "from", "at", "to", "of", "near", "around", "across")
    if after and after[0] in cues.get("speech", ()) and not placed:
        return "government", f"speaks: {after[0]!r}"
    if len(after) > 1 and after[0] in ("has", "had", "have", "also", "itself", "repeatedly"):
        if _any(after[1:3], cues, "speech") and not placed:
            return "government", f"speaks: {after[1]!r}"
    del before
    return None


def is_capital(look: Look) -> bool:
    """Whether the name can be that of a capital, Afghan or foreign."""
    return (
        any(
            (place.prominence >= 90 and place.province == "Kabul") or _is_foreign_capital(place)
            for place in (sense.place for sense in look.name.senses)
        )
        or look.name.text == "Kandahar"
    )


def _is_foreign_capital(place: Place) -> bool:
    return place.kind == "foreign" and place.prominence in (50, 60)


def find_role(look: Look, cues: Cues) -> tuple[str, str]:
    """(role, reason) of a name that is a place: event unless the words before it say otherwise."""
    prior = look.prior(6)
    first, second = (*prior[:2], "", "")[:2]
    pair = " ".join(prior[1::-1])
    after = look.after
    if pair in cues.get("excluded_pair", ()) or first in cues.get("excluded", ()):
        return "excluded", f"after {pair or first!r}"
    if first == "of" and prior[1:2] and prior[1] in cues.get("excluded", ()):
        return "excluded", f"after {prior[1]!r}"
    if first in ("of", "from") and prior[1:2] and prior[1] in cues.get("direction", ()):
        return "locator", f"after {prior[1]!r}"
    if after[:1] == ["-"] and len(after) > 2 and any(word in _TRAILS for word in after[1:5]):
        return "locator", "names a road"
    if (after and after[0] in _TRAILS) or (first in ("to", "from") and second in _TRAILS):
        return "locator", "names a road"
    compared = cues.get("comparison", {})
    if first in compared or (first in ("to", "with", "of", "in") and second in compared):
        return "comparison", f"after {first!r}"
    if first == "in" and prior[1:2] == ["as"] and look.before[2:3] != ["such"]:
        return "comparison", "after 'as in'"
    if first in ("from", "in", "of") and _any(prior[1:3], cues, "birth"):
        return "biography", f"after {prior[1]!r}"
    leaving = _any(prior[1:6], cues, "leaving")
    if first == "from" and not leaving and _any(prior[1:4], cues, "origin_before"):
        return "origin", f"after {' '.join(prior[1::-1])!r}"
    return "event", ""
