import re

import pytest
from live_map import MAP, map_frame, on_map
from playwright.sync_api import expect

PARTS = (".cm-brief-head", ".cm-brief-side", ".cm-brief-foot", MAP)


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1440, 810)])
@pytest.mark.parametrize("query", ["", "&province=Panjshir&by=Districts&group=NRF"])
def test_all_is_on_one_screen_and_nothing_is_cut_off(open_page, query, width, height):
    page = open_page(f"?brief=true{query}", width, height)
    page.wait_for_timeout(1000)
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollHeight") <= height
    for part in PARTS:
        box = page.locator(part).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= height
    cut = "e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1"
    assert not [part for part in PARTS[:3] if page.locator(part).evaluate(cut)]


def test_the_screen_carries_what_a_copy_of_it_needs(open_page):
    page = open_page("?brief=true&province=Panjshir&group=NRF&marking=FOR+TRAINING+%3Cb%3E")
    expect(page.locator(".cm-marking")).to_have_text(["FOR TRAINING <b>"] * 2)
    head, foot = page.locator(".cm-brief-head"), page.locator(".cm-brief-foot")
    for words in (
        "Panjshir",
        "پنجشیر",
        "by article date:",
        "groups: NRF",
        "Newest article",
        "Snapshot",
    ):
        expect(head).to_contain_text(words)
    for words in ("Sources (articles): ", "Method: ", "no position on the status", "province=Panj"):
        expect(foot).to_contain_text(words)
    side = page.locator(".cm-brief-side")
    for words in (
        "on the map",
        "not located",
        "hidden by the filters",
        "North is up",
        "Newest reports",
    ):
        expect(side).to_contain_text(words)
    expect(page.get_by_role("img", name="Where in Afghanistan: Panjshir")).to_be_visible()


def test_nothing_is_left_to_press_but_the_way_out(open_page):
    page = open_page("?brief=true")
    assert page.get_by_role("button").all_inner_texts() == ["Leave brief mode"]
    controls = on_map(page).locator(".leaflet-bar, .clash-play")
    assert not [control for control in controls.all() if control.is_visible()]
    expect(page.locator("[data-testid=stSidebar]")).to_be_hidden()


def test_it_is_entered_and_left_with_its_filters(open_page):
    page = open_page("?group=NRF&by=Districts")
    page.get_by_role("button", name="Brief mode").click()
    page.wait_for_url(re.compile("brief=true"))
    expect(page.locator(".cm-brief-filters")).to_contain_text("groups: NRF")
    on_map(page).locator(".clash-label").first.wait_for()
    map_frame(page).wait_for_function("clashmap.map.clashmap.scene.level === 'district'")
    page.get_by_role("button", name="Leave brief mode").click()
    page.wait_for_url(lambda url: "brief" not in url and "group=NRF" in url)
    expect(page.locator(".cm-counts")).to_contain_text("NRF")


def test_on_a_phone_it_is_read_from_top_to_bottom(open_page):
    page = open_page("?brief=true", width=390, height=844)
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth") <= 390
    tops = [page.locator(part).bounding_box()["y"] for part in (PARTS[0], MAP, *PARTS[1:3])]
    assert tops == sorted(tops)
    colours = "e => [getComputedStyle(e).color, getComputedStyle(document.body).color]"
    own, text = page.get_by_role("button", name="Leave brief mode").evaluate(colours)
    assert own == text
