import json
import re

import folium
import pytest
from streamlit_folium import _get_feature_group_string, generate_js_hash, generate_leaflet_string

from clashmap.views.maps import ClashMap, scene_layer, scene_values, script_text
from clashmap.views.offline import read_assets, write_assets
from clashmap.views.palette import DARK, DAY
from clashmap.views.scene import build_scene
from geo.boundaries import load_boundaries

HOSTILE = (
    "\"><img src=x onerror=alert(1)></script>\\0 \\u `${1}` {{ 'a_1' }} _feature_group_0 "
    "'\u202e پنج"
)


@pytest.fixture(scope="module")
def assets():
    return read_assets(load_boundaries())


def group_text(frame, level="province"):
    """Return what is sent to the browser for a selection."""
    group = scene_layer(build_scene(frame, level), DAY)
    return _get_feature_group_string(group, map=ClashMap((), ()))


def test_reports_are_drawn_at_the_level_of_their_text(frame):
    scene = build_scene(frame, "province")
    assert [(spot.key, spot.total) for spot in scene.spots] == [("site:rukha", 2)]
    assert scene.outlined == {"Baghlan|Andarab": 1, "Baghlan": 1}


def test_several_reports_at_one_place_are_one_mark_that_lists_them(frame):
    (spot,) = build_scene(frame, "province").spots
    assert spot.parts == (("attack", "claimed", 1), ("clash", "reported", 1))
    assert {report["speaker"] for report in spot.reports} == {
        "Claimed by NRF",
        "Reported; no speaker named",
    }


def test_what_is_coloured_is_what_is_counted(frame):
    values = scene_values(build_scene(frame, "province"), DAY)
    assert {key: area["n"] for key, area in values["areas"].items()} == {
        "Panjshir": 2,
        "Baghlan": 2,
    }
    assert values["areas"]["Panjshir"]["lines"][1] == "2 reports from 2 articles"


def test_a_paraphrase_is_marked_in_the_popup(frame):
    (spot,) = build_scene(frame, "province", (), {"a1": "Paraphrase of “X”, Y"}).spots
    assert [report["note"] for report in spot.reports if report["note"]] == ["Paraphrase of “X”, Y"]


def test_maps_that_differ_in_a_name_alone_are_sent_as_different(make_frame):
    """streamlit-folium holds scripts that differ only in what looks like a name to be the same."""
    first, second = (
        group_text(make_frame({"place": place, "place_id": place})) for place in ("af_01", "af_02")
    )
    assert first != second


def test_the_base_map_is_the_same_whatever_is_selected():
    scripts = [generate_leaflet_string(ClashMap(("a.js",), ()), base_id="div") for _ in range(2)]
    assert generate_js_hash(scripts[0], "map") == generate_js_hash(scripts[1], "map")
    assert re.sub("map_[0-9a-f]{32}", "", scripts[0]) == re.sub("map_[0-9a-f]{32}", "", scripts[1])


def test_no_text_of_an_article_can_end_or_alter_the_script(make_frame):
    changes = {
        "evidence": HOSTILE,
        "place": HOSTILE,
        "article_title": HOSTILE,
        "publisher": HOSTILE,
    }
    text = group_text(make_frame(changes | {"groups": (HOSTILE,), "attribution": (HOSTILE,)}))
    assert "onerror" in text
    assert not re.search(r"<img|</script|\{\{|`", text)


def test_a_literal_is_read_back_as_it_was_written():
    assert json.loads(script_text({"a_1": [HOSTILE]})) == {"a_1": [HOSTILE]}


def test_a_new_scene_empties_the_list_of_old_groups(assets):
    """streamlit-folium never does, and its memory would grow with each change."""
    assert "window.feature_group = []" in assets["clashmap.js"]


def test_colours_follow_the_theme(frame):
    scene = build_scene(frame, "province")
    assert scene_values(scene, DAY)["theme"] != scene_values(scene, DARK)["theme"]


def test_the_shapes_are_34_provinces_398_districts_and_dashed_lines(assets):
    shapes = json.loads(assets["shapes.js"].removeprefix("window.clashmapShapes = ").rstrip(";\n"))
    assert [len(shapes[name]["features"]) for name in ("provinces", "districts")] == [34, 398]
    names = {feature["properties"]["name"] for feature in shapes["disputed"]["features"]}
    assert "Durand Line" in names


def test_shapes_are_small_enough_to_draw_at_once(assets):
    assert len(assets["shapes.js"]) < 700_000


def test_a_map_asks_for_its_own_files_only(tmp_path):
    script, style = write_assets(tmp_path, load_boundaries())
    html = folium.Figure().add_child(ClashMap([script], [style])).render()
    asked = re.findall(r"(?:src|href)=\"([^\"]+)\"", html)
    assert sorted(asked) == sorted([script, style])
    assert all((tmp_path / name).is_file() for name in asked)
