"""Every format holds exactly the selection, says what it is, and runs nothing of a text."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from xml.etree import ElementTree

import geopandas as gpd
import pyarrow.parquet as pq
import pytest

from clashmap.cli import main
from clashmap.filters import Filters
from clashmap.views.export_csv import HXL_TAGS
from clashmap.views.export_formats import FORMATS, Selection
from geo.boundaries import load_boundaries

EVIL = "</script><script>alert(1)</script>\x01 =1+1 <img src=x>"
KML = "{http://www.opengis.net/kml/2.2}"
# A GeoPackage carries the moment of its making.
TIMELESS = [format_ for format_ in FORMATS if format_.suffix != ".gpkg"]
IN_ZIP = [format_ for format_ in FORMATS if format_.suffix == ".zip"]


@pytest.fixture(scope="module")
def build(frame):
    """Build one format of the six reports, or of others."""

    def build_format(name, reports=frame, **asked):
        originals = {"a2": "Paraphrase of “Another”, Outlet"}
        selection = Selection(reports, Filters(**asked), "abc123", originals, load_boundaries())
        return next(format_ for format_ in FORMATS if format_.name == name).build(selection)

    return build_format


def unzip(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def csv_rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("format_", IN_ZIP, ids=lambda format_: format_.name)
def test_a_zip_says_what_was_asked_for_and_whose_data_it_is(build, format_):
    about = unzip(build(format_.name, groups=("NRF",)))["about.txt"]
    assert "groups: NRF" in about
    assert "abc123" in about
    assert "geoBoundaries" in about
    assert "Licence: " in about
    assert "6 reports from 2 articles" in about


@pytest.mark.parametrize("format_", TIMELESS, ids=lambda format_: format_.name)
def test_the_same_reports_give_the_same_bytes(build, format_):
    assert build(format_.name) == build(format_.name)


def test_hxl_tags_stand_in_the_second_row(build):
    first, *rows = csv_rows(unzip(build("hxl"))["reports.csv"])
    assert {name: first[name] for name in HXL_TAGS} == HXL_TAGS
    assert len(rows) == 6


def test_parquet_and_geojson_carry_the_notes(build):
    metadata = pq.read_schema(io.BytesIO(build("parquet", text="ambush"))).metadata
    assert "ambush" in metadata[b"clashmap.filters"].decode()
    made = json.loads(build("geojson", text="ambush"))
    assert "ambush" in made["filters"]
    assert made["paraphrases"].startswith("1 report: Paraphrase of")


def test_a_geopackage_has_points_only_for_named_places(build, tmp_path):
    (tmp_path / "a.gpkg").write_bytes(build("gpkg"))
    reports = gpd.read_file(tmp_path / "a.gpkg", layer="reports")
    assert list(reports.geometry.notna()) == [True, True, False, False, False, False]
    assert (reports.geometry[0].x, reports.crs.to_epsg()) == (69.48, 4326)
    with sqlite3.connect(tmp_path / "a.gpkg") as table:
        about = dict(table.execute("select name, words from about"))
    assert about["snapshot"] == "abc123"


def test_kml_is_sound_and_shows_texts_as_texts(build, make_frame):
    root = ElementTree.fromstring(build("kml", make_frame({"evidence": EVIL})))  # noqa: S314
    mark = root.find(f".//{KML}Placemark")
    assert mark.find(f"{KML}Point/{KML}coordinates").text == "69.48,35.28"
    assert "&lt;script&gt;" in mark.find(f"{KML}description").text
    assert "abc123" in root.find(f"{KML}Document/{KML}description").text


def test_kml_gives_no_point_to_a_district(build, frame):
    root = ElementTree.fromstring(build("kml"))  # noqa: S314
    assert len(root.findall(f".//{KML}Placemark")) == 6
    assert len(root.findall(f".//{KML}Point")) == 2


def test_the_html_map_asks_for_nothing_and_runs_no_text(build, make_frame):
    page = build("map", make_frame({"evidence": EVIL, "url": "javascript:alert(1)"})).decode()
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:script|link|img)[^>]*(?:src|href)=(?![\"']data:)", page)
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_no_report_gives_a_whole_file(build, frame, format_):
    assert build(format_.name, frame.head(0))


@pytest.mark.parametrize("suffix", [".gpkg", ".kml"])
def test_the_command_writes_files_for_maps(tmp_path, suffix):
    text = "NRF fighters clashed with the Taliban in Panjshir province on 12 May 2022."
    (tmp_path / "a.txt").write_text(text)
    out = tmp_path / f"out{suffix}"
    assert main(["extract", str(tmp_path / "a.txt"), "--out", str(out)]) == 0
    assert list(gpd.read_file(out, layer=0).geometry.is_empty) in ([True], [False])
    assert b"geoBoundaries" in out.read_bytes()
