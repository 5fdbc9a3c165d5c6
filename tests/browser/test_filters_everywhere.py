"""Every number on a page follows the filters; an empty page says which of them to relax."""

import re

import pytest
from live_map import on_map
from playwright.sync_api import expect

SIZES = pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])


@SIZES
def test_map_bars_cards_and_table_count_what_is_filtered_and_say_what(open_page, width, height):
    page = open_page("?group=AFF", width, height)
    said = "1 report of 1 event from 1 article (1 independent source), 0 not on the map"
    expect(page.locator(".cm-counts")).to_contain_text(said)
    labels = on_map(page).locator(".clash-label-province", has_text=re.compile(r"\d"))
    expect(labels).to_have_text([re.compile("Kabul")])
    expect(page.locator(".cm-legend")).to_contain_text("Clashes and attacks: reports by province")
    expect(page.get_by_text(re.compile("^1 report.*article"))).not_to_have_count(0)
    expect(page.locator(".cm-title", has_text="All 1 report of this selection")).to_be_visible()
    expect(page.locator(".cm-cards article")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@SIZES
def test_an_empty_page_names_the_filters_that_bring_reports_back(open_page, width, height):
    page = open_page("?group=AFF&province=Panjshir", width, height)
    told = page.get_by_test_id("stAlert").filter(has_text="No report matches")
    expect(told).to_contain_text(re.compile(r"provinces? \(1 report\).*groups? \(\d reports\)"))
    page.get_by_role("button", name="Clear all filters").last.click()
    page.wait_for_url(lambda url: "group=" not in url)
    expect(page.locator(".cm-counts")).to_contain_text(re.compile("^[3-9] reports"))
