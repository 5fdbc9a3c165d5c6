"""The words of the brief mode: what its numbers count, and a legend of what is in view."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from clashmap.filters import Filters
from clashmap.views.brief_page import brief_foot_html, brief_head_html, brief_side_html
from clashmap.views.in_view import view_of
from clashmap.views.legends import legend_html
from clashmap.views.overlaying import Readings
from clashmap.views.palette import DARK, DAY
from clashmap.views.scene import Overlays, build_scene
from clashmap.views.sheet_content import build_content
from clashmap.views.sheet_options import SheetOptions
from geo.boundaries import load_boundaries


@pytest.fixture(scope="module")
def content(make_frame):
    place = {"district": "Rokha"}
    told = ({}, {"kind": "presence"}, {"evidence": "<b>", "groups": ("<b>",)})
    frame = make_frame(*(place | report for report in told))
    columns = ["article_id", "published_start", "published_end", "publisher", "title"]
    read = pd.DataFrame([["a1", "2022-05-13", "2022-05-13", "", ""]], columns=columns)
    readings = Readings(read, pd.DataFrame(columns=["article_id", "province", "district"]))
    options = SheetOptions("Panjshir", told=readings, by="district")
    return build_content(frame, Filters(), load_boundaries(), options)


def legend(frame, named, focus=("Panjshir",)):
    scene = build_scene(frame, "province", focus, None, Overlays(named=frozenset(named)))
    html = legend_html(scene, DAY, view_of(scene, load_boundaries()))
    return re.sub(r"<[^>]+>", " ", html)


def test_the_number_on_the_map_is_told_beside_the_number_of_all(content):
    words = brief_side_html(content, "")
    assert content.figures[0] == (3, "reports")
    assert "2 of them clashes and attacks, counted by district" in words


def test_the_newest_reports_are_listed_and_escaped(content):
    words = brief_side_html(content, "")
    assert "Newest reports" in words
    assert "<b>," not in words
    assert "&lt;b&gt;" in words


def test_the_newest_article_is_not_called_the_state_of_the_data(content):
    assert "Newest article: 13 May 2022" in brief_head_html(content)
    assert "This view in" not in brief_foot_html(replace(content, link=""))


def test_the_legend_of_a_still_map_lists_only_what_is_in_view(make_frame):
    full = legend(make_frame({}), ["Panjshir"])
    assert not re.search("silent|named by an article|Durand|several reports", full)
    assert "silent" in legend(make_frame({}), [], focus=())
    assert "Durand" in legend(make_frame({}), [], focus=("Khost",))
    assert "several reports" in legend(make_frame({}, {}), ["Panjshir"])


def test_in_the_dark_land_is_told_from_what_is_outside():
    land, outside = (sum(bytes.fromhex(colour[1:])) for colour in (DARK.land, DARK.outside))
    assert land - outside > 60
