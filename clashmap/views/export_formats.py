"""The table of export formats: what each is called and good for, and the bytes of a selection."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from clashmap.filters import Filters
from clashmap.views.export_acled import ACLED_REMARKS, acled_csv
from clashmap.views.export_csv import hxl_csv
from clashmap.views.export_gis import encode_gpkg, encode_kml
from clashmap.views.export_html import map_page
from clashmap.views.export_notes import LICENCE, Notes, make_notes, zip_with_notes
from clashmap.views.export_safe import SAFE_REMARKS, public_filters, safe_csv
from clashmap.views.export_ucdp import UCDP_REMARKS, ucdp_csv
from clashmap.views.exports import (
    ATTRIBUTION,
    Row,
    encode_reports,
    export_frame,
    frame_rows,
)
from clashmap.views.scene import Overlays, build_scene
from clashmap.views.words import count_of
from geo.boundaries import Boundaries


@dataclass(frozen=True, slots=True)
class Selection:
    """The reports to export and what was asked for to get them.

    overlays makes what the map draws over the counts; without it all kinds are counted alike.
    """

    frame: pd.DataFrame
    filters: Filters
    snapshot: str
    originals: Mapping[str, str]
    boundaries: Boundaries
    level: str = "province"
    overlays: Callable[[], Overlays] | None = None

    def notes(self, remarks: tuple[str, ...] = ()) -> Notes:
        """Return what an export of the selection says of itself."""
        found = make_notes(self.frame, self.filters, self.snapshot, self.originals)
        return replace(found, remarks=remarks)


@dataclass(frozen=True, slots=True)
class Format:
    """One way to export a selection. `name` goes into the file's name and is unique."""

    name: str
    label: str
    about: str
    suffix: str
    mime: str
    build: Callable[[Selection], bytes]

    def file_name(self, snapshot: str) -> str:
        """Return the name of the file that a browser saves."""
        return f"clashmap-{snapshot}-{self.name}{self.suffix}"


def encode_file(rows: Iterable[Row], suffix: str, snapshot: Callable[[], str]) -> Iterator[bytes]:
    """Yield the file of any of FILE_SUFFIXES; `snapshot` is asked for once all rows were taken."""
    if suffix not in (".gpkg", ".kml"):
        yield from encode_reports(rows, suffix, snapshot)
        return
    taken = list(rows)
    notes = {"snapshot": snapshot(), "licence": LICENCE, "attribution": ATTRIBUTION}
    if suffix == ".gpkg":
        yield encode_gpkg(taken, notes)
    else:
        yield from encode_kml(taken, notes)


def _zipped(
    name: str, build: Callable[[pd.DataFrame], bytes], remarks: tuple[str, ...] = ()
) -> Callable[[Selection], bytes]:
    """Return a builder of a file and its notes in a zip."""

    def build_zip(selection: Selection) -> bytes:
        return zip_with_notes(name, build(selection.frame), selection.notes(remarks))

    return build_zip


def _noted(suffix: str) -> Callable[[Selection], bytes]:
    """Return a builder of a file that carries the notes itself."""

    def build_noted(selection: Selection) -> bytes:
        notes = selection.notes().values()
        return export_frame(selection.frame, suffix, selection.snapshot, notes)

    return build_noted


def _hxl(selection: Selection) -> bytes:
    data = hxl_csv(selection.frame, selection.snapshot)
    return zip_with_notes("reports.csv", data, selection.notes())


def _gpkg(selection: Selection) -> bytes:
    return encode_gpkg(frame_rows(selection.frame), selection.notes().values())


def _kml(selection: Selection) -> bytes:
    return b"".join(encode_kml(frame_rows(selection.frame), selection.notes().values()))


def _html(selection: Selection) -> bytes:
    frame, originals = selection.frame, selection.originals
    overlays = selection.overlays() if selection.overlays else None
    focus = selection.filters.provinces
    scene = build_scene(frame, selection.level, focus, originals, overlays)
    return map_page(frame, selection.notes(), selection.boundaries, originals, scene)


def _public(selection: Selection) -> bytes:
    """Return what may be published; its notes name no article, no person and no search either."""
    retold = int(selection.frame["article_id"].isin(list(selection.originals)).sum())
    notes = replace(
        selection.notes(SAFE_REMARKS),
        filters=make_notes(selection.frame, public_filters(selection.filters), "", {}).filters,
        paraphrases=f"{count_of(retold, 'report')} from paraphrases" if retold else "",
    )
    return zip_with_notes("reports-public.csv", safe_csv(selection.frame), notes)


def _plain(suffix: str) -> Callable[[pd.DataFrame], bytes]:
    return lambda frame: export_frame(frame, suffix, "")


_ZIP = "application/zip"
FORMATS = (
    Format(
        "map",
        "Map (HTML)",
        "One file with the map, its legend and every report; opens without internet.",
        ".html",
        "text/html",
        _html,
    ),
    Format(
        "csv",
        "CSV",
        "For spreadsheets: every column, one row per report.",
        ".zip",
        _ZIP,
        _zipped("reports.csv", _plain(".csv")),
    ),
    Format(
        "hxl",
        "CSV with HXL tags",
        "The same with the humanitarian exchange tags in its second row.",
        ".zip",
        _ZIP,
        _hxl,
    ),
    Format(
        "jsonl",
        "JSON Lines",
        "For programs: one JSON object per report.",
        ".zip",
        _ZIP,
        _zipped("reports.jsonl", _plain(".jsonl")),
    ),
    Format(
        "parquet",
        "Parquet",
        "For pandas, R and DuckDB: typed columns.",
        ".parquet",
        "application/vnd.apache.parquet",
        _noted(".parquet"),
    ),
    Format(
        "geojson",
        "GeoJSON",
        "For web maps; a report without a named place has no point.",
        ".geojson",
        "application/geo+json",
        _noted(".geojson"),
    ),
    Format(
        "gpkg",
        "GeoPackage",
        "For QGIS and ArcGIS, with a table of notes.",
        ".gpkg",
        "application/geopackage+sqlite3",
        _gpkg,
    ),
    Format(
        "kml",
        "KML",
        "For Google Earth.",
        ".kml",
        "application/vnd.google-earth.kml+xml",
        _kml,
    ),
    Format(
        "acled",
        "ACLED coding",
        "One row per event in ACLED's columns and codes.",
        ".zip",
        _ZIP,
        _zipped("events-acled.csv", acled_csv, ACLED_REMARKS),
    ),
    Format(
        "ucdp",
        "UCDP GED coding",
        "One row per event in UCDP's columns and codes.",
        ".zip",
        _ZIP,
        _zipped("events-ucdp.csv", ucdp_csv, UCDP_REMARKS),
    ),
    Format(
        "public",
        "Publication copy",
        "District at the finest; no sentences, no names of people.",
        ".zip",
        _ZIP,
        _public,
    ),
)
