"""Reports -> GeoPackage and KML. A report without a point has no geometry, never a made-up one."""

import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

import geopandas as gpd
import shapely

from clashmap.filters import spell
from clashmap.schema import REPORT_COLUMNS
from clashmap.views.exports import Row
from clashmap.views.tables import safe_link

_CRS = "EPSG:4326"
_TYPES = {"int": "Int64", "float": "float64"}
# What XML 1.0 cannot hold, not even escaped.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def encode_gpkg(rows: Iterable[Row], notes: Mapping[str, str]) -> bytes:
    """Return a GeoPackage: the layer `reports`, and the table `about` with the notes."""
    records = [{name: _flat(value) for name, value in row.items()} for row in rows]
    names = [column.name for column in REPORT_COLUMNS]
    reports = gpd.GeoDataFrame(records, columns=names, geometry=_points(records), crs=_CRS)
    kinds = {column.name: _TYPES.get(column.type, "object") for column in REPORT_COLUMNS}
    about = {"name": list(notes), "words": [_clean(words) for words in notes.values()]}
    nowhere = gpd.GeoDataFrame(about, geometry=[None] * len(notes), crs=_CRS)
    with tempfile.TemporaryDirectory(prefix="clashmap-") as folder:
        file = Path(folder) / "reports.gpkg"
        reports.astype(kinds).to_file(
            file,
            layer="reports",
            driver="GPKG",
            geometry_type="Point",
            layer_metadata=about_of(notes),
        )
        nowhere.to_file(file, layer="about", driver="GPKG", geometry_type="Point", mode="a")
        return file.read_bytes()


def about_of(notes: Mapping[str, str]) -> dict[str, str]:
    """Return the notes as metadata of a layer."""
    return {f"clashmap_{name}": _clean(words) for name, words in notes.items()}


def encode_kml(rows: Iterable[Row], notes: Mapping[str, str]) -> Iterator[bytes]:
    """Yield a KML document, one placemark a report, piece by piece.

    Viewers show a description as HTML: texts are escaped once for that and once for XML.
    """
    about = "<br>".join(f"{escape(name)}: {escape(words)}" for name, words in notes.items())
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">'
        f"<Document><name>Clashmap reports</name><description>{_xml(about)}</description>\n"
    ).encode()
    for row in rows:
        yield _placemark(row).encode("utf-8", "replace")
    yield b"</Document></kml>\n"


def _placemark(row: Row) -> str:
    place = row["place"] or row["district"] or row["province"] or "no place named"
    link = safe_link(row["url"])
    words = [escape(str(row["evidence"])), escape(str(row["article_title"] or row["source"]))]
    if link:
        words.append(f'<a href="{escape(link)}">article</a>')
    data = "".join(
        f'<Data name="{name}"><value>{_xml(value)}</value></Data>'
        for name, value in ((name, _flat(value)) for name, value in row.items())
        if value not in (None, "")
    )
    name = f"{spell(str(row['kind']))}: {place}"
    lon, lat = row["lon"], row["lat"]
    point = "" if None in (lon, lat) else f"<Point><coordinates>{lon},{lat}</coordinates></Point>"
    return (
        f"<Placemark><name>{_xml(name)}</name>"
        f"<description>{_xml('<br>'.join(words))}</description>"
        f"<ExtendedData>{data}</ExtendedData>{point}</Placemark>\n"
    )


def _points(records: list[Row]) -> list[shapely.Point | None]:
    pairs = [(row["lon"], row["lat"]) for row in records]
    return [None if None in pair else shapely.Point(pair) for pair in pairs]


def _flat(value: object) -> object:
    """Return a value as one cell: lists of words joined by "; ", the rest as JSON."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return _clean("; ".join(value))
    if isinstance(value, list | dict):
        return _clean(json.dumps(value, ensure_ascii=False))
    return _clean(value) if isinstance(value, str) else value


def _xml(value: object) -> str:
    return escape(_clean(str(value)))


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
