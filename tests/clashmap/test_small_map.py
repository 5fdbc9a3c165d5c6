import re

import pytest
import shapely

from clashmap.views.palette import DAY
from clashmap.views.small_map import (
    WIDTH,
    Paint,
    draw_outlines,
    small_map_html,
    small_map_svg,
    swatches_html,
)
from geo.boundaries import load_boundaries


@pytest.fixture(scope="module")
def outlines():
    return draw_outlines(load_boundaries())


def test_all_34_provinces_are_drawn_inside_the_drawing(outlines):
    assert len(outlines.provinces) == 34
    for own in outlines.provinces:
        xs, ys = zip(*re.findall(r"([\d.]+),([\d.]+)", own.path), strict=True)
        assert 0 <= min(map(float, xs)) <= own.x <= max(map(float, xs)) <= WIDTH
        assert 0 <= min(map(float, ys)) <= own.y <= max(map(float, ys)) <= outlines.height


def test_west_is_left_and_north_is_up(outlines):
    at = {own.name: own for own in outlines.provinces}
    assert at["Herat"].x < at["Kabul"].x < at["Nangarhar"].x
    assert at["Balkh"].y < at["Kabul"].y < at["Kandahar"].y


def test_a_colour_and_a_number_are_those_of_the_province(outlines):
    svg = small_map_svg(outlines, Paint({"Herat": "#123456"}, {"Herat": "7"}, ""), DAY)
    herat = next(own for own in outlines.provinces if own.name == "Herat")
    assert f'd="{herat.path}" fill="#123456"' in svg
    assert svg.count(DAY.land) == 33
    assert re.findall(r">([^<>]+)</text>", svg) == ["7", "Herat"]


def test_no_two_numbers_of_34_stand_on_each_other(outlines):
    numbers = {own.name: "12" for own in outlines.provinces}
    svg = small_map_svg(outlines, Paint({}, numbers, ""), DAY)
    spots = re.findall(r'x="(\d+)" y="(\d+)" font-size="14"', svg)
    assert len(set(spots)) == 34


def test_a_province_narrower_than_its_number_has_both_outside_the_land(outlines):
    svg = small_map_svg(outlines, Paint({}, {"Panjshir": "−10", "Herat": "5"}, ""), DAY)
    own = next(own for own in outlines.provinces if own.name == "Panjshir")
    x, y = re.search(r'x="(\d+)" y="(\d+)"[^>]*>Panjshir</text>', svg).groups()
    land = shapely.union_all([own.shape for own in outlines.provinces])
    assert not land.contains(shapely.Point(int(x), int(y)))
    assert f'<path d="M{own.x:.0f},{own.y:.0f}L' in svg
    assert svg.count("<circle") == 1


def test_only_the_disputed_border_is_dashed(outlines):
    dashed = re.findall(r'class="disputed" d="([^"]+)"[^>]*stroke-dasharray', small(outlines))
    xs, ys = zip(*re.findall(r"([\d.]+),([\d.]+)", dashed[0]), strict=True)
    kandahar = next(own for own in outlines.provinces if own.name == "Kandahar")
    assert max(map(float, ys)) > kandahar.y
    # Neither the border with Iran nor that with Turkmenistan.
    north = [y for x, y in zip(map(float, xs), map(float, ys), strict=True) if x < kandahar.x]
    assert min(north) > kandahar.y


def small(outlines):
    return small_map_svg(outlines, Paint({}, {}, ""), DAY)


def test_the_text_in_place_of_the_map_is_escaped(outlines):
    image = small_map_html(outlines, Paint({}, {}, 'NRF "<b>'), DAY)
    assert 'alt="NRF &quot;&lt;b&gt;"' in image
    assert "&lt;b&gt;" in swatches_html("<b>", [])
