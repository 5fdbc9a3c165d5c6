"""One box finds places, articles, events and reports; a view is saved by its link."""

import re

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_one_box_finds_places_articles_events_and_reports(open_page, width, height):
    page = open_page("search", width, height, has_map=False)
    box = page.get_by_role("textbox", name="Search places, articles, events and reports")
    box.fill("Kabul")
    box.press("Enter")
    page.wait_for_url(re.compile("find=Kabul"))
    expect(page.locator(".cm-title").nth(1)).to_have_text(re.compile("places?$"))
    expect(page.locator(".cm-list").first).to_contain_text("Kabul (province)")
    titles = page.locator(".cm-title")
    expect(titles.filter(has_text="0 articles by title or source")).to_be_visible()
    expect(titles.filter(has_text="The newest events: 1")).to_be_visible()
    expect(titles.filter(has_text="1 report of any period")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_article_is_found_by_its_title_and_leads_to_its_words(open_page):
    page = open_page("search?find=autumn+north", has_map=False)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="An autumn in the north").first.click()
    expect(opened.value.locator(".cm-text")).to_contain_text("Paryan")


def test_a_view_is_saved_by_its_link(open_page):
    page = open_page("?kind=Attack&by=Districts&layer=Clashes+and+attacks&from=2022-05-01")
    counts = page.locator(".cm-counts").inner_text()
    saved = page.url.partition("/?")[2]
    again = open_page(f"?{saved}", width=390, height=844)
    expect(again.locator(".cm-counts")).to_have_text(counts)
    expect(again.locator(".cm-legend")).to_contain_text("reports by district")
    expect(again.locator(".cm-legend")).not_to_contain_text("Presence")


def test_an_empty_search_offers_what_is_told_of_most(open_page):
    page = open_page("search", 390, 844, has_map=False)
    page.locator(".cm-links a", has_text="Panjshir").click()
    page.wait_for_url(re.compile("find=Panjshir"))
    expect(page.locator(".cm-list").first).to_contain_text("Panjshir (province)")
    expect(page.locator(".cm-links")).to_have_count(0)
