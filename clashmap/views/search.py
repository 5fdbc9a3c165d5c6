"""One search over places: a name in any spelling that the gazetteer knows, and its reports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

import pandas as pd

from clashmap.filters import Filters
from clashmap.selection import Part
from clashmap.views.tallies import area_key, area_keys, count_by
from clashmap.views.words import count_of, listing
from geo.fold import fold
from geo.names import Name
from geo.places import Place

SHOWN_PLACES = 12
_OUTSIDE = ("foreign", "country")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place whose name was searched for, the spelling that fits, and how many reports are there.

    A province's or district's reports are all that are counted in it.
    """

    place: Place
    spelling: str
    reports: int


def find_places(
    text: str, entries: Iterable[tuple[str, Name, str]], frame: pd.DataFrame
) -> list[PlaceFound]:
    """Return the places that a text may name: those so called first, then the most reported."""
    wanted = _fold_words(text)
    if len(wanted) < _SHORTEST:
        return []
    spellings: dict[str, tuple[Place, str]] = {}
    for surface, place in _named(entries):
        known = spellings.get(place.place_id)
        if f" {surface}".find(f" {wanted}") >= 0 and (not known or len(surface) < len(known[1])):
            spellings[place.place_id] = (place, surface)
    counts = {
        "province": count_by(frame["province"], frame),
        "district": count_by(area_keys(frame, "district"), frame),
        "place_id": count_by(frame["place_id"], frame),
    }
    found = []
    for place, spelling in spellings.values():
        column, value = _value_of(place)
        found.append(PlaceFound(place, spelling, counts[column].get(value, 0)))
    found.sort(key=lambda item: (item.spelling != wanted, -item.reports, -item.place.prominence))
    return found[:SHOWN_PLACES]


def sought_part(text: str, found: Iterable[PlaceFound]) -> Part:
    """Return the part of all reports that hold all the words, or are at a place so called."""
    wanted = _fold_words(text)
    places = tuple(_value_of(item.place) for item in found if item.spelling == wanted)
    return Part(sought=text, places=places)


def located_part(text: str, found: Iterable[PlaceFound]) -> Part | None:
    """Return the part of all reports that are at a place so called; None where none is."""
    places = sought_part(text, found).places
    return Part(places=places) if places else None


def located_first(located: pd.DataFrame, every: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return so many rows: those at the place itself, then those that only hold the words."""
    rest = every[~every["report_id"].isin(located["report_id"])]
    return pd.concat([located, rest]).head(most) if len(located) else rest.head(most)


def places_html(found: Iterable[PlaceFound]) -> str:
    """Return the places as a list; each leads to the map of its province."""
    items = "".join(map(_item, found))
    return f'<ul class="cm-list">{items}</ul>'


def _item(found: PlaceFound) -> str:
    place = found.place
    where = listing(
        name for name in (place.district, place.province) if name != place.name and name
    )
    words = f"{place.name} ({place.kind}{', ' + where if where else ''})"
    named = escape(words)
    if place.province:
        query = Filters(provinces=(place.province,)).to_query()
        named = f'<a href="./?{escape(query)}" target="_self">{named}</a>'
    return f"<li>{named}: {count_of(found.reports, 'report')}</li>"


def _named(entries: Iterable[tuple[str, Name, str]]) -> Iterator[tuple[str, Place]]:
    """Yield the folded names of places in Afghanistan with what they may mean."""
    for surface, name, _ in entries:
        if name.kind == "place":
            for sense in name.senses:
                if sense.place.kind not in _OUTSIDE:
                    yield fold(surface).text, sense.place


def _fold_words(text: str) -> str:
    return " ".join(fold(text).text.split())


def _value_of(place: Place) -> tuple[str, str]:
    """Return the column and value by which reports are at a place, or counted in an area."""
    if place.kind == "province":
        return "province", str(place.province)
    if place.kind == "district":
        return "district", area_key(str(place.province), str(place.district))
    return "place_id", place.place_id
