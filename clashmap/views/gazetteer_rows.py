"""Corrected places of reports as rows of names.csv and places.csv (docs/how-to-add.md)."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clashmap.store.corrected_places import own_place_id
from clashmap.store.judgements import Standing
from extract.marks import default_tools
from extract.reports import Report
from geo.fold import fold
from geo.gazetteer import TABLES, Gazetteer
from geo.places import Place

_SOURCE = "judged"
_AREAS = ("province", "district")
# As little as a place can be known: any other of the name wins where nothing else decides.
_PROMINENCE = "10"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class GazetteerRows:
    """Rows of names.csv, and of places.csv for places that the gazetteer does not have."""

    names: tuple[Row, ...]
    places: tuple[Row, ...]


def make_rows(judged: Iterable[tuple[Report, Standing]]) -> GazetteerRows:
    """What the corrected places say of names, each once; what is known already is left out."""
    gazetteer = default_tools().gazetteer
    known = {place.place_id: place for place in gazetteer.places()}
    taken = set(_known_names(gazetteer))
    names: dict[tuple[str, str], Row] = {}
    places: dict[str, Row] = {}
    for report, standing in judged:
        values = {name: json.loads(value) for name, value in standing.changes.items()}
        if standing.verdict == "reject" or "place_id" not in values or not report.place:
            continue
        place_id = _meant(report, values, known)
        if place_id not in known:
            places[place_id] = _place_row(place_id, report.place, values)
        if (fold(report.place).text, place_id) not in taken:
            row = {"name": report.place, "place_id": place_id, "use": "plain", "source": _SOURCE}
            names[report.place, place_id] = row
    return GazetteerRows(tuple(names.values()), tuple(places.values()))


def rows_csv(table: str, rows: Sequence[Row]) -> str:
    """Rows as the file of a table of the gazetteer."""
    sink = io.StringIO()
    writer = csv.DictWriter(sink, TABLES[table], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return sink.getvalue()


def _known_names(gazetteer: Gazetteer) -> Iterable[tuple[str, str]]:
    for surface, name, _ in gazetteer.entries():
        if name.kind == "place":
            yield from ((fold(surface).text, sense.place.place_id) for sense in name.senses)


def _meant(report: Report, values: Mapping[str, object], known: Mapping[str, Place]) -> str:
    """The place that the name means: one of its own where only its area was corrected."""
    meant = str(values["place_id"])
    area, read = known.get(meant), known.get(report.place_id or "")
    is_of_area = area is not None and area.kind in _AREAS
    if area is None or not is_of_area or read is None or read.kind in _AREAS:
        return meant
    return own_place_id(area, report.place or "")


def _place_row(place_id: str, name: str, values: Mapping[str, object]) -> Row:
    texts = {key: _text(values.get(key)) for key in TABLES["places"]}
    return texts | {
        "place_id": place_id,
        "name": name,
        "kind": "site",
        "provinces": "|".join(map(str, _list(values.get("provinces")))),
        "prominence": _PROMINENCE,
    }


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def _text(value: object) -> str:
    return "" if value is None else str(value)
