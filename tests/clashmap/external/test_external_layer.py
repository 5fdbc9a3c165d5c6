"""The layer of another dataset: points by code, areas otherwise, and a legend of its own."""

from clashmap.intake.external import read_external
from clashmap.views.external_map import CROSS, between, build_layer, layer_legend, layer_values
from clashmap.views.palette import DAY, KIND_SHAPES
from clashmap.views.scene import build_scene


def layer_of(path):
    external = read_external(path)
    return build_layer(external.frame, external.source), external


def test_events_are_drawn_as_their_code_allows(ged):
    codes = [{"id": code, "where_prec": code} for code in "123456"]
    layer, _ = layer_of(ged(*codes))
    assert [(mark.near, mark.number) for mark in layer.places] == [(False, 1), (True, 1)]
    assert {key: mark.number for key, mark in layer.areas.items()} == {
        "Panjshir|Rokha": 1,
        "Panjshir": 1,
    }
    assert layer.unmapped == 2


def test_events_at_one_place_are_one_mark_with_the_latest_first(ged):
    dates = [
        {"id": str(n), "date_start": d, "date_end": d}
        for n, d in enumerate(["2021-01-01", "2022-02-02"])
    ]
    layer, _ = layer_of(ged(*dates))
    mark = layer.places[0]
    assert mark.lines[:2] == ("Rukha town", "UCDP GED: 2 events")
    assert mark.lines[2].startswith("2 Feb 2022: 1 state-based, Government of Afghanistan – NRF")
    assert mark.lines[2].endswith("dead 4 (3 to 6)")


def test_from_afar_a_province_holds_its_districts(ged):
    layer, _ = layer_of(ged({"id": "1", "where_prec": "3"}, {"id": "2", "where_prec": "4"}))
    values = layer_values(layer)
    assert values["provinces"]["Panjshir"]["n"] == 2
    assert set(values["areas"]) == {"Panjshir", "Panjshir|Rokha"}


def test_the_legend_lists_what_is_drawn_its_codes_and_whose_it_is(ged):
    legend = layer_legend(*layer_of(ged({"where_prec": "2"})), DAY)
    assert "where_prec 2" in legend
    assert "where_prec 1)" not in legend
    assert "Uppsala Conflict Data Program" in legend
    assert "UCDP GED, 23.1: events" in legend


def test_the_legend_of_acled_names_its_own_codes_and_terms(acled):
    legend = layer_legend(*layer_of(acled({"geo_precision": "3"})), DAY)
    assert "geo_precision 3" in legend
    assert "terms of use" in legend


def test_the_mark_is_none_of_ours():
    assert CROSS not in KIND_SHAPES.values()


def test_the_layer_enters_no_count_of_ours(ged, frame):
    before = build_scene(frame, "province").areas
    layer, _ = layer_of(ged())
    layer_values(layer)
    assert build_scene(frame, "province").areas == before


def test_only_events_of_the_months_are_shown(ged):
    external = read_external(
        ged({}, {"id": "2", "date_start": "1998-08-08", "date_end": "1998-08-09"})
    )
    assert list(between(external.frame, ("2022-01", "2022-12"))["external_id"]) == ["7001"]
    assert len(between(external.frame, None)) == 2
