"""The map of a sheet: names that are read as names, marks that hide nothing, room that is used."""

import pytest
import shapely
from matplotlib.lines import Line2D

from clashmap.filters import Filters
from clashmap.read_rows import read_frame
from clashmap.views.overlaying import Readings
from clashmap.views.sheet import lay_out_sheet
from clashmap.views.sheet_content import build_content
from clashmap.views.sheet_labels import key_letter
from clashmap.views.sheet_layout import plan_page
from clashmap.views.sheet_map import plan_map
from clashmap.views.sheet_options import SheetOptions
from clashmap.views.sheet_overlays import band_shapes
from clashmap.views.sheet_samples import RING_TALL
from clashmap.views.silence import NAMED_COLUMNS
from geo.boundaries import load_boundaries

NO_POINT = {"lon": None, "lat": None, "geo_level": "province", "district": None}


@pytest.fixture(scope="module")
def told():
    named = read_frame([]).reindex(columns=list(NAMED_COLUMNS))
    return Readings(read_frame([("a1", "T", "f", "P", "2022-05-13", "2022-05-13")]), named)


def content_of(frame, place, told=None, **options):
    sheet = SheetOptions(place=place, told=told, **options)
    return build_content(frame, Filters(), load_boundaries(), sheet)


def plan_of(frame, place, told=None, size="16:9"):
    box = plan_page(size).map
    return plan_map(box, content_of(frame, place, told), load_boundaries())


def page_of(frame, place, told=None, size="16:9", **options):
    return lay_out_sheet(content_of(frame, place, told, **options), load_boundaries(), size)


def test_keys_are_letters_that_no_count_is_taken_for(frame):
    assert [key_letter(number) for number in (0, 1, 24, 25)] == ["a", "b", "aa", "ab"]
    assert not {"l", "o"} & {key_letter(number) for number in range(24)}
    labels = plan_of(frame, "Badakhshan").labels
    assert labels.keys and all(key.split()[0].isalpha() for key in labels.keys)
    assert not [item.line.text for item in labels.written if item.line.text.isdigit()]


def test_the_district_of_the_provinces_name_is_never_left_to_the_key(frame):
    for size in ("16:9", "A4"):
        labels = plan_of(frame, "Kandahar", size=size).labels
        assert "Kandahar" in [item.line.text for item in labels.written]
        assert not [key for key in labels.keys if key.endswith(" Kandahar")]


def test_a_name_beside_its_area_leads_into_it_and_stands_on_no_other(frame):
    plan = plan_of(frame, "Kandahar")
    own = dict(zip(plan.view.ground.areas["key"], plan.labels.areas, strict=True))
    area = own["Kandahar|Kandahar"]
    (leader,) = [line for line in plan.labels.leaders if area.contains(line.interpolate(0))]
    (name,) = [item for item in plan.labels.written if item.line.text == "Kandahar"]
    assert leader.distance(name.box.shape) < 0.1
    assert not [key for key, area in own.items() if area.intersects(name.box.shape)]


def test_dots_of_presence_keep_off_letters(make_frame, told):
    frame = make_frame({"kind": "presence", **NO_POINT})
    plan, page = plan_of(frame, "Panjshir", told), page_of(frame, "Panjshir", told)
    names = shapely.union_all([item.box.shape for item in plan.labels.written])
    (dots,) = [a for a in page.figure.findobj(Line2D) if str(a.get_gid()).startswith("presence:")]
    points = shapely.points(dots.get_xdata(), dots.get_ydata())
    assert len(points) > 50
    assert shapely.distance(points, names).min() > 2


def test_hatching_runs_through_no_name(frame, told):
    plan, page = plan_of(frame, "Nimroz", told), page_of(frame, "Nimroz", told)
    hatches = [a for a in page.figure.get_children() if a.get_gid() == "silent"]
    paths = [p for a in hatches for p in a.get_path().to_polygons(closed_only=False)]
    lines = shapely.MultiLineString([path for path in paths if len(path) > 1])
    names = [item for item in plan.labels.written if item.gid.startswith("name:")]
    assert len(names) > 4
    assert not [item for item in names if lines.intersects(item.box.shape.buffer(-0.1))]


@pytest.mark.parametrize("place", ["Kandahar", "Nimroz", "Helmand", "Badakhshan"])
def test_scale_bar_hides_no_border_where_a_corner_is_free(frame, place):
    plan = plan_of(frame, place)
    base, placed = plan.view.ground.base, plan.view.frame.place
    lines = [*placed(base.disputed.geometry), *placed(plan.view.ground.own.geometry)]
    assert not [line for line in lines if line.intersects(plan.plates.scale.shape)]


@pytest.mark.parametrize("size", ["16:9", "A4"])
def test_crowded_middle_of_the_country_is_enlarged_beside_it(frame, size):
    plan = plan_of(frame, "Afghanistan", size=size)
    assert plan.detail and plan.part
    zoom = plan.detail.frame.box.width / plan.part.width
    assert zoom >= 1.5
    land = shapely.union_all(plan.labels.areas)
    assert not land.intersects(plan.detail.frame.box.shape)
    named = {item.gid.removeprefix("name:") for item in plan.detail.labels.written}
    assert named >= {"Kabul", "Panjshir", "Kapisa", "Parwan", "Laghman"}


def test_every_mark_is_drawn_once_on_the_country_or_enlarged(frame):
    plan = plan_of(frame, "Afghanistan")
    drawn = [
        spot.key for view in (plan.view, plan.detail) for c in view.clusters for spot in c.spots
    ]
    assert sorted(drawn) == sorted(spot.key for spot in plan.view.scene.spots)
    assert plan.detail.clusters


def test_a_ring_of_the_legend_stays_within_its_row(frame):
    page = page_of(frame, "Panjshir")
    row = next(block.box for block in page.blocks if block.name == "legend:ring")
    (disc,) = [a for a in page.figure.get_children() if a.get_gid() == "sample-disc"]
    ring = disc.get_path().get_extents()
    assert row.y - 0.1 <= ring.y0 and ring.y1 <= max(row.bottom, row.y + RING_TALL) + 0.1


def test_key_has_room_only_where_there_is_one(frame):
    assert plan_page("A4").map.bottom == plan_page("A4").legend.bottom
    names = {block.name for block in page_of(frame, "Panjshir").blocks}
    assert "keys" not in names
    (key,) = [b for b in page_of(frame, "Badakhshan").blocks if b.name == "keys"]
    assert key.lines[0].startswith("Key: a ")
    assert key.box.height == pytest.approx(len(key.lines) * key.style.line)


@pytest.mark.parametrize("place", sorted(load_boundaries().provinces["province"]))
def test_the_provincial_capital_is_never_left_to_the_key(frame, place):
    plan = plan_of(frame, place)
    (seat,) = plan.view.ground.seats
    written = {item.gid for item in plan.labels.written}
    assert f"name:{seat}" in written
    areas = plan.view.ground.areas
    (name,) = areas["display"][areas["key"] == seat]
    assert name not in [key.partition(" ")[2] for key in plan.labels.keys]


@pytest.mark.parametrize("size", ["16:9", "A4"])
def test_no_name_runs_into_the_band_of_control_where_there_is_room(make_frame, told, size):
    held = {
        "kind": "control",
        "initiator": ("Taliban",),
        "groups": ("Taliban",),
        "place": "Bazarak",
    }
    held |= {"district": "Bazarak", "lon": 69.53, "lat": 35.313, "place_id": "bazarak"}
    plan = plan_of(make_frame(held), "Panjshir", told, size)
    view = plan.view
    bands = band_shapes(view.frame, view.ground.seen_homes, view.scene.overlays)
    assert bands
    hit = [
        w.line.text for w in view.labels.written if any(b.intersects(w.box.shape) for b in bands)
    ]
    assert not hit
