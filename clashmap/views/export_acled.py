"""Events in the columns and codes of ACLED, as its codebook words them.

Not ACLED's data: a coding by rules. It differs where ACLED would invent: a coordinate is given only
for a named place, and a number of deaths only where an article gives one.
"""

import re
from datetime import timedelta

import pandas as pd

from clashmap.views.export_csv import table_csv
from clashmap.views.export_events import (
    CIVILIANS,
    CodedEvent,
    coded_events,
    is_foreign,
    is_state,
)
from clashmap.views.words import text_of
from extract.lexicon import default_lexicon

ACLED_REMARKS = (
    "One row per event, in ACLED's columns; this is not ACLED's data. Events that were only denied "
    "are left out.",
    "Coordinates stand only where a place was named (geo_precision 1, or 2 near it); fatalities is "
    "the lowest claim, empty where no article gives a number.",
    "From 15 August 2021 the Taliban are coded as state forces.",
    "event_date is the middle of the days an event may have been; the tag date=article says that "
    "only the article's date is known.",
)
ACLED_COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "civilian_targeting",
    "iso",
    "country",
    "admin1",
    "admin2",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "notes",
    "fatalities",
    "tags",
)
_BATTLES, _BLASTS = "Battles", "Explosions/Remote violence"
_CIVILIANS, _STRATEGIC = "Violence against civilians", "Strategic developments"
_PRECISION = {"site": 1, "near": 2, "district": 2, "province": 3, "region": 3, "country": 3}
# What a kind is where neither a weapon nor whoever acts makes it another.
_TYPES = {
    "clash": (_BATTLES, "Armed clash"),
    "attack": (_BATTLES, "Armed clash"),
    "violence_against_civilians": (_CIVILIANS, "Attack"),
    "control": (_BATTLES, "Non-state actor overtakes territory"),
    "deployment": (_STRATEGIC, "Change to group/activity"),
    "detention": (_STRATEGIC, "Arrests"),
    "presence": (_STRATEGIC, "Other"),
}
# Words of an attack's trigger or sentence -> what ACLED calls it; the first that fits.
_WEAPONS = (
    (re.compile(r"\bsuicide (?:bomb|attack|vest)", re.I), "Suicide bomb"),
    (re.compile(r"\b(?:air ?-?strikes?|drones?|bombardment)\b", re.I), "Air/drone strike"),
    (re.compile(r"\bgrenades?\b", re.I), "Grenade"),
    (
        re.compile(r"\b(?:shell(?:ed|ing|s)|rockets?|mortars?|missiles?|artillery)\b", re.I),
        "Shelling/artillery/missile attack",
    ),
    (
        re.compile(
            r"\b(?:mines?|landmines?|IEDs?|bomb(?:s|ed|ing)?|explo(?:ded|sion|sives?))\b", re.I
        ),
        "Remote explosive/landmine/IED",
    ),
)
_INTER = {
    "de facto authorities": 2,
    "armed opposition": 2,
    "transnational": 2,
    "coalition": 2,
    "party": 3,
    "former state forces": 3,
    "foreign forces": 8,
}


def acled_csv(frame: pd.DataFrame) -> bytes:
    """Return the events of a selection in ACLED's columns."""
    return table_csv(ACLED_COLUMNS, map(_row, coded_events(frame)))


def _row(event: CodedEvent) -> dict[str, object]:
    row, (kind, sub) = event.row, _type_of(event)
    first, second = event.sides
    middle = _middle(event)
    against = CIVILIANS in second or kind == _CIVILIANS
    return {
        "event_id_cnty": event.event_id,
        "event_date": middle,
        "year": middle[:4],
        "time_precision": _time_precision(event),
        "disorder_type": _STRATEGIC if kind == _STRATEGIC else "Political violence",
        "event_type": kind,
        "sub_event_type": sub,
        "actor1": _actor(first),
        "assoc_actor_1": "; ".join(first[1:]),
        "inter1": _inter(first, event.day),
        "actor2": _actor(second),
        "assoc_actor_2": "; ".join(second[1:]),
        "inter2": _inter(second, event.day),
        "civilian_targeting": "Civilian targeting" if against else "",
        "iso": 4,
        "country": "Afghanistan",
        "admin1": text_of(row["province"]),
        "admin2": text_of(row["district"]),
        "location": text_of(row["place"]),
        "latitude": text_of(row["lat"]),
        "longitude": text_of(row["lon"]),
        "geo_precision": _PRECISION[str(row["geo_level"])],
        "source": "; ".join(event.sources),
        "notes": row["evidence"],
        "fatalities": event.low,
        "tags": f"status={row['status']}; period={row['period']}; date={event.basis or 'none'}",
    }


def _type_of(event: CodedEvent) -> tuple[str, str]:
    """Return ACLED's event type and sub-event type."""
    kind, acts = str(event.row["kind"]), (event.sides[0] or ("",))[0]
    weapon = _weapon(event) if kind in ("attack", "violence_against_civilians") else ""
    if weapon:
        return _BLASTS, weapon
    if kind == "control" and is_state(acts, event.day):
        return _BATTLES, "Government regains territory"
    if kind == "detention" and acts and not is_state(acts, event.day):
        return _CIVILIANS, "Abduction/forced disappearance"
    return _TYPES[kind]


def _weapon(event: CodedEvent) -> str:
    """Return the weapon that the trigger names, else the sentence."""
    for text in (event.trigger, str(event.row["evidence"])):
        for words, name in _WEAPONS:
            if words.search(text):
                return name
    return ""


def _time_precision(event: CodedEvent) -> int:
    """Return 1 for a day, 2 for up to a week, 3 for more or for what has no end."""
    if not event.start or not event.end or event.basis != "event":
        return 3
    days = (event.end - event.start).days + 1
    return 1 if days == 1 else 2 if days <= 7 else 3


def _middle(event: CodedEvent) -> str:
    if not event.start:
        return ""
    half = (event.end - event.start) // 2 if event.end else timedelta()
    return (event.start + half).isoformat()


def _actor(side: tuple[str, ...]) -> str:
    name = side[0] if side else ""
    return "Civilians (Afghanistan)" if name == CIVILIANS else name


def _inter(side: tuple[str, ...], day: str) -> object:
    """Return ACLED's number for the sort of actor, "" where nobody is named."""
    if not side:
        return ""
    if side[0] == CIVILIANS:
        return 7
    if is_state(side[0], day) and not is_foreign(side[0]):
        return 1
    facts = default_lexicon().groups.get(side[0])
    if facts and facts.kind == "generic" and facts.side == "resistance":
        return 2
    return _INTER.get(facts.kind, 3) if facts else 3
