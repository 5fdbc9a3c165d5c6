"""Two visitors at once, one of whom uploads: the other sees no data, filter or error of hers."""

import re

import pytest
from live_map import MAP
from playwright.sync_api import expect

OWN = "NRF fighters ambushed the Taliban in Khost province on 3 March 2023."
PATHS = {"Map": "", "Provinces": "province"}  # others are called as their page is
EMPTY = {"name": "blank.txt", "mimeType": "text/plain", "buffer": b"\x00"}
FILE = {"name": "own.txt", "mimeType": "text/plain", "buffer": OWN.encode()}


@pytest.fixture
def visitors(open_page):
    """One who has uploaded an article and a broken file, and one who has only looked."""
    hers, his = (open_page("own", has_map=False) for _ in range(2))
    hers.locator("input[type=file]").set_input_files([FILE, EMPTY])
    hers.get_by_role("button", name="Read the files").click()
    expect(hers.locator(".cm-counts")).to_have_text(re.compile("^1 report from 1 article"))
    return hers, his


def go(page, name):
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(re.compile(rf":\d+/{PATHS.get(name, name.lower())}(\?|$)"))
    page.locator(".cm-footer").wait_for()


def test_her_data_and_errors_are_not_shown_to_him(visitors):
    hers, his = visitors
    expect(hers.locator(".cm-list").first).to_contain_text("zero bytes")
    his.get_by_role("tab", name="Paste a text").click()  # his page runs again
    for seen in (".cm-counts", ".cm-list", MAP, "[data-testid=stAlert]"):
        expect(his.locator(seen)).to_have_count(0)
    go(his, "Data")
    expect(his.get_by_role("radio", name="Your own articles")).to_have_count(0)
    expect(his.locator("body")).not_to_contain_text("Khost province on 3 March")


def test_her_article_is_in_no_page_of_his(visitors, reports):
    hers, his = visitors
    go(hers, "Data")
    hers.get_by_role("radio", name="Your own articles").click()
    expect(hers.locator(".cm-counts")).to_have_text(re.compile("^1 report from 1 article;"))
    for name in ("Provinces", "Search", "Evidence", "Data"):
        go(his, name)
        expect(his.locator("body")).not_to_contain_text("ambushed")
    go(his, "Data")
    expect(his.locator(".cm-counts")).to_have_text(re.compile(f"^{len(reports)} reports from"))


def test_her_filters_and_warnings_stay_hers(visitors, reports):
    hers, his = visitors
    go(hers, "Map")
    hers.get_by_label("Groups").click()
    hers.get_by_role("option", name="AFF", exact=True).click()
    hers.keyboard.press("Escape")
    expect(hers.locator(".cm-counts")).to_contain_text("1 report")
    go(his, "Map")
    expect(his.locator(".cm-counts")).to_have_text(re.compile(f"^{len(reports)} reports of"))
    assert "group" not in his.url
    go(hers, "Changes")
    hers.goto(re.sub(r"\?.*", "?since=2022-12-31&until=2022-05-31", hers.url))
    expect(hers.get_by_text("choose an earlier first day")).to_be_visible()
    go(his, "Changes")
    expect(his.locator("[data-testid=stAlert]")).to_have_count(0)
