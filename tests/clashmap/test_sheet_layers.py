"""The layers on a sheet and in the HTML file: drawn, told in the legend, left out if not asked."""

import re
from datetime import date

import pandas as pd
import pytest

from clashmap.filters import Filters
from clashmap.read_rows import read_frame
from clashmap.views.export_formats import FORMATS, Selection
from clashmap.views.overlaying import Readings, frame_overlays
from clashmap.views.sheet import lay_out_sheet
from clashmap.views.sheet_content import build_content
from clashmap.views.sheet_options import SheetOptions
from clashmap.views.silence import NAMED_COLUMNS
from geo.boundaries import load_boundaries

NO_POINT = {"lon": None, "lat": None, "geo_level": "district"}
LAYER_GIDS = ("silent", "control:held", "control:disputed", "presence:")


@pytest.fixture(scope="module")
def told():
    read = read_frame([("a1", "T", "f.md", "P", "2022-05-13", "2022-05-13")])
    rows = [("a1", "Panjshir", name) for name in ("Rokha", "Paryan", "Dara")]
    return Readings(read, pd.DataFrame(rows, columns=list(NAMED_COLUMNS)))


@pytest.fixture(scope="module")
def mixed(make_frame):
    old = {"published_start": "2021-10-01", "published_end": "2021-10-01", "date_start": None}
    return make_frame(
        {},
        {
            "kind": "control",
            "initiator": ("NRF",),
            "event_id": "e2",
            "district": "Rokha",
            **NO_POINT,
        },
        {"kind": "presence", "district": "Paryan", "initiator": ("NRF",), **NO_POINT},
        {"kind": "presence", "district": "Dara", "initiator": ("AFF",), "date_end": None}
        | old
        | NO_POINT,
    )


@pytest.fixture(scope="module")
def lay_out(told):
    def lay(frame, filters=Filters(), place="Panjshir", **options):  # noqa: B008 - frozen
        sheet = SheetOptions(place=place, told=told, **options)
        content = build_content(frame, filters, load_boundaries(), sheet)
        return lay_out_sheet(content, load_boundaries(), sheet.size), content

    return lay


def layers_drawn(page):
    gids = {str(artist.get_gid()) for artist in page.figure.get_children()}
    drawn = {gid for gid in gids if gid.startswith(LAYER_GIDS)} - {"silent-ground"}
    named = {block.name.removeprefix("legend:") for block in page.blocks}
    return drawn, {name for name in named if name.startswith(LAYER_GIDS)}


@pytest.mark.parametrize("place", ["Panjshir", "Afghanistan"])
@pytest.mark.parametrize("size", ["16:9", "A4"])
def test_legend_lists_the_layers_that_are_drawn(lay_out, mixed, place, size):
    drawn, named = layers_drawn(lay_out(mixed, place=place, size=size)[0])
    assert drawn == named
    assert {"silent", "control:held"} <= drawn
    assert any(gid.startswith("presence:") for gid in drawn)


def test_presence_fades_with_the_days_since_it_was_told(lay_out, mixed):
    drawn, _ = layers_drawn(lay_out(mixed)[0])
    assert {"presence:0", "presence:2"} <= drawn
    later, _ = layers_drawn(lay_out(mixed, Filters(end=date(2022, 8, 1)))[0])
    assert "presence:0" not in later
    assert "presence:1" in later


def test_who_holds_an_area_and_who_is_there_stands_on_the_map_or_in_the_key(lay_out, mixed):
    page, _ = lay_out(mixed)
    said = " ".join(text.get_text() for text in page.figure.texts)
    assert "■ NRF" in said
    assert re.search("Paryan.*● NRF", said)
    assert "○ AFF" in said


def test_only_the_layers_asked_for_are_drawn_counted_and_linked(lay_out, mixed):
    page, content = lay_out(mixed, layers=("control",), link="https://map.example/")
    drawn, named = layers_drawn(page)
    assert drawn == named == {"silent", "control:held"}
    assert content.shown.on_map == 1
    assert "3 reports of other kinds not shown" in content.counts[1]
    assert content.filters.endswith("Layers: control.")
    assert content.link.endswith("?province=Panjshir&by=Districts&layer=Control")
    assert content.scene.areas == {}


def test_a_silent_district_is_hatched_and_a_named_one_is_not(lay_out, make_frame):
    page, content = lay_out(make_frame({"district": "Rokha"}))
    patches = [a for a in page.figure.get_children() if a.get_gid() == "silent-ground"]
    assert len(patches) == 7 - len(content.scene.overlays.named)


def test_a_sheet_that_does_not_know_what_was_read_calls_nothing_silent(lay_out, mixed):
    content = build_content(mixed, Filters(), load_boundaries(), SheetOptions(place="Panjshir"))
    page = lay_out_sheet(content, load_boundaries(), "16:9")
    assert layers_drawn(page) == (set(), set())


def test_the_html_map_draws_the_layers_and_its_legend_tells_them(mixed, told):
    overlays = frame_overlays(mixed, Filters(), "district", told, ("control", "presence"))
    about = (Filters(), "s", {}, load_boundaries(), "district", lambda: overlays)
    page = next(item for item in FORMATS if item.name == "map").build(Selection(mixed, *about))
    words = re.sub(r"<[^>]+>", " ", page.decode().split("<script>")[0])
    assert "Control, as claimed in 1 report on 1 area" in words
    assert "Presence and deployment of groups, as last told in 2 reports" in words
    assert "Clashes and attacks: reports by" not in words
    assert b'"control":{"Panjshir|Rokha"' in page
