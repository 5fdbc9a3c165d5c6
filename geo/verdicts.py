"""Whether a place name stands for something else: a dateline, a person, a body, a government.

Reads the words right beside the name; the word lists are the gazetteer's cues.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from geo.places import Place
from geo.window import Look

Cues: TypeAlias = Mapping[str, Mapping[str, str]]
Verdict: TypeAlias = tuple[str, str]

_DATELINE = re.compile(
    r"(?:[,/] ?[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)?"
    r"(?:,? ?(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2})?(?:,? \d{4})?)?\s?(?:\([^()\n]{2,40}\))?\s?(?:--?|[–—―:])\s"
)
_TAIL = 90
_CAPITAL = range(90, 101)  # prominence of Kabul, the province and the city
_STATES = (50, 60)  # prominence of foreign capitals and countries
_HERE = frozenset(("in", "from", "at", "to", "of", "near", "around", "across"))


def find_verdict(look: Look, text: str, cues: Cues) -> Verdict | None:
    """(role, reason) where the name is no ordinary mention, None where it is one."""
    return (
        _as_dateline(look, text)
        or _as_byname(look, cues)
        or _as_person(look, cues)
        or _as_organisation(look, cues)
        or _as_compound(look, cues)
        or _as_government(look, cues)
    )


def _as_dateline(look: Look, text: str) -> Verdict | None:
    start = look.name_start
    if start and text[start - 1] not in "\n\r(":
        return None
    found = _DATELINE.match(text[look.name_end : look.name_end + _TAIL])
    if found is None:
        return None
    heading = found[0].rstrip().endswith(":") and "(" not in found[0]
    if heading and not (text[start : look.name_end].isupper() and is_seat(look)):
        return None  # "PANJSHIR: twelve killed" says where it happened
    return "dateline", "opens a line as agencies date their items"


def _as_byname(look: Look, cues: Cues) -> Verdict | None:
    before = [word for word in look.before[:3] if word != "the"]
    if before[:1] == ["of"] and before[1:2] and before[1] in cues["epithet"]:
        return "person", f"byname after {before[1]!r}"
    return None


def _as_person(look: Look, cues: Cues) -> Verdict | None:
    if look.designator or look.shared:
        return None
    return _as_family_name(look, cues) or _as_part_of_a_name(look, cues)


def _as_family_name(look: Look, cues: Cues) -> Verdict | None:
    """After a title or a given name: "Commander X", "Gen. X", "Ahmad X"."""
    at = 1 if look.before[:1] == ["."] else 0
    word, raw = look.before[at : at + 1], look.before_raw[at : at + 1]
    titled = word and (word[0] in cues["title"] or (not at and word[0] in cues["given"]))
    if titled and raw[0][0].isupper():
        return "person", f"family name after {raw[0]!r}"
    return None


def _as_part_of_a_name(look: Look, cues: Cues) -> Verdict | None:
    """A name that is an ordinary word or a person's beside another capitalised word."""
    rule = look.name.rule
    if not (rule and rule.is_person) and any(s.use == "plain" for s in look.name.senses):
        return None
    before = look.before_raw[0] if look.before_raw else "."
    after = look.after_raw[0] if look.after_raw else "."
    if "-" in (before, after) and rule is None:
        return "ambiguous", "part of a longer name"
    if _is_name(before, cues) and not look.follows_sentence_end(0):
        return "person", f"part of a name with {before!r}"
    if _is_name(after, cues):
        return "person", f"part of a name with {after!r}"
    return None


def _is_name(raw: str, cues: Cues) -> bool:
    return raw[0].isupper() and len(raw) > 1 and raw.lower() not in cues["function"]


def _as_organisation(look: Look, cues: Cues) -> Verdict | None:
    before, after = look.before, look.after_raw
    if before[:1] == ["of"] or before[:2] == ["e", "-"]:
        body = look.before_raw[1] if before[0] == "of" and len(before) > 1 else "."
        body = look.before_raw[2] if before[0] == "e" and len(before) > 2 else body
        if body[0].isupper() and body.lower() in cues["organisation_before"]:
            return "organisation", f"part of a name with {body!r}"
    if not after or not after[0][0].isupper() or look.after[0] not in cues["organisation"]:
        return None
    if before and before[0] in cues["at"] and not _any(before[:9], cues["studied"]):
        return None  # "outside Kabul University" is a place
    return "organisation", f"part of a name with {after[0]!r}"


def _any(words: Iterable[str], known: Mapping[str, str]) -> bool:
    return any(word in known for word in words)


def _as_compound(look: Look, cues: Cues) -> Verdict | None:
    before, after = look.before, look.after
    if before[:1] == ["-"] and before[1:2] and before[1] in ("anti", "pro", "non"):
        return "government", f"compound with {before[1]!r}"
    if after[:1] == ["-"] and after[1:2] and after[1] in cues["based"]:
        return "biography", f"compound with {after[1]!r}"
    return None


def _as_government(look: Look, cues: Cues) -> Verdict | None:
    if not is_seat(look):
        return None
    reason = _seat_reason(look, cues) or _relation_reason(look, cues) or _speech_reason(look, cues)
    return ("government", reason) if reason else None


def is_seat(look: Look) -> bool:
    """Whether the name can stand for a government: a capital, or Kandahar, where the emir sits."""
    places = (sense.place for sense in look.name.senses)
    return look.name.text == "Kandahar" or any(_is_capital(place) for place in places)


def _is_capital(place: Place) -> bool:
    if place.kind == "foreign":
        return place.prominence in _STATES
    return place.prominence in _CAPITAL and place.province == "Kabul"


def is_foreign_seat(place: Place | None) -> bool:
    """Whether this is a foreign country or its capital, which stand for governments too."""
    return place is not None and place.kind == "foreign" and _is_capital(place)


def _seat_reason(look: Look, cues: Cues) -> str | None:
    if look.after and look.after[0] in cues["government_noun"]:
        return f"followed by {look.after[0]!r}"
    prior = look.prior(4)
    if (
        prior
        and prior[0] in ("in", "of")
        and (_any(prior[1:2], cues["government_in"]) or "powers" in prior[1:4])
    ):
        return "seat of a government"
    return None


def _relation_reason(look: Look, cues: Cues) -> str | None:
    prior = look.prior(4)
    if prior and prior[0] in cues["towards"] and _any(prior[1:2], cues["relation"]):
        return f"one side of a relation ({prior[1]})"
    if "between" in prior[:3] and _any(prior[1:4], cues["relation"]):
        return "one side of a relation"
    if look.after[:1] == ["'s"]:
        if _any(look.after[1:4], cues["relation"]):
            return "one side of a relation"
        if _any(look.after[1:4], cues["government_noun"]):
            return "followed by its government"
    return None


def _seats_a_speaker(look: Look) -> bool:
    """Whether it only says where a ministry sits that speaks: "the ministry in Kabul said"."""
    return look.prior(2) == ["in", "ministry"]


def _speech_reason(look: Look, cues: Cues) -> str | None:
    after = look.after
    if not after or (look.before[:1] and look.before[0] in _HERE and not _seats_a_speaker(look)):
        return None
    verbs = after[1:3] if after[0] in cues["auxiliary"] else after[:1]
    if _any(verbs, cues["speech"]):
        return f"speaks ({' '.join(after[:2])})"
    return None
