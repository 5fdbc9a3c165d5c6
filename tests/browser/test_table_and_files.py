"""The table and the files hold what is filtered, and nothing that a spreadsheet would run."""

import io
import json
import re
import sqlite3
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from live_map import still_box
from playwright.sync_api import expect

from clashmap.filters import Filters, apply_filters
from clashmap.views.export_formats import FORMATS

LABELS = {item.name: item.label for item in FORMATS}


@pytest.fixture
def save(tmp_path):
    def press(page, name):
        with page.expect_download() as saved:
            page.get_by_role("button", name=f"Download {LABELS[name]}", exact=True).click()
        file = Path(tmp_path, saved.value.suggested_filename)
        saved.value.save_as(file)
        return file

    return press


def in_zip(file):
    """Return the table of a zip, and what is said about it."""
    with zipfile.ZipFile(file) as archive:
        name = next(name for name in archive.namelist() if name != "about.txt")
        return archive.read(name), archive.read("about.txt").decode()


def test_the_table_is_sorted_searched_and_its_columns_chosen(open_page):
    page = open_page()
    table = page.get_by_test_id("stDataFrame").first
    cells, heads = table.locator("td[role=gridcell]"), table.locator("th")
    cells.first.wait_for(state="attached")
    first = cells.nth(1).text_content()
    table.click(position={"x": 230, "y": 15})
    expect(cells.nth(1)).not_to_have_text(first)
    table.hover()
    page.get_by_role("button", name="Search", exact=True).first.click()
    page.keyboard.type("checkpoint")
    expect(page.get_by_text("1 result")).to_be_visible()
    page.keyboard.press("Escape")
    table.hover()
    page.get_by_role("button", name="Show/hide columns").first.click()
    page.get_by_role("checkbox", name="Kind").first.press("Space")
    expect(heads.filter(has_text="Kind")).to_have_count(0)


def test_every_file_holds_the_filtered_reports_and_says_of_what(open_page, save, reports):
    page = open_page("data?group=NRF", has_map=False)
    number = len(apply_filters(reports, Filters(groups=("NRF",))))
    snapshot = page.locator(".cm-footer code").first.inner_text()
    rows, abouts = {}, []
    for name in ("csv", "hxl", "jsonl", "acled", "ucdp", "public"):
        data, about = in_zip(save(page, name))
        lines = pd.read_json(io.BytesIO(data), lines=True) if name == "jsonl" else None
        rows[name] = len(pd.read_csv(io.BytesIO(data)) if lines is None else lines)
        abouts.append(about)
    geo = json.loads(save(page, "geojson").read_text())
    kml = save(page, "kml").read_text()
    parquet = pq.read_table(save(page, "parquet"))
    with sqlite3.connect(save(page, "gpkg")) as gpkg:
        rows["gpkg"] = gpkg.execute("SELECT COUNT(*) FROM reports").fetchone()[0]
        abouts.append(str(gpkg.execute("SELECT * FROM about").fetchall()))
    rows |= {"geojson": len(geo["features"]), "parquet": parquet.num_rows}
    abouts += [json.dumps({k: geo[k] for k in geo if k != "features"}), kml]
    abouts.append(str(parquet.schema.metadata))
    rows["hxl"] -= 1  # the row of tags
    coded = {name: rows.pop(name) for name in ("acled", "ucdp")}
    assert set(rows.values()) == {number} == {kml.count("<Placemark")}
    assert all(0 < found <= number for found in coded.values())
    for about in abouts:
        assert all(words in about for words in ("groups: NRF", snapshot, "CC BY 4.0"))


def test_the_file_for_publication_is_no_finer_than_a_district(open_page, save):
    page = open_page("data", width=390, height=844, has_map=False)
    data, about = in_zip(save(page, "public"))
    head = data.decode().splitlines()[0]
    assert "district" in head
    assert not re.search("evidence|sentence|lat|lon|attribution|url", head)
    assert b"residents said" not in data
    assert "Astana" not in data.decode()
    assert "Licence: " in about


def test_buttons_of_a_row_stand_on_one_line(open_page):
    page = open_page("data", has_map=False)
    buttons = page.get_by_role("button", name=re.compile("^Download (Map|CSV)"))
    expect(buttons).to_have_count(3)
    tops = [still_box(button)["y"] for button in buttons.all()]
    assert max(tops) - min(tops) < 1
