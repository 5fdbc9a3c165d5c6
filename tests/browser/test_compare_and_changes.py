import re
from base64 import b64decode

import pytest
from playwright.sync_api import expect

PERIODS = "compare?a_from=2022-05-01&a_to=2022-08-31&b_from=2022-09-01&b_to=2022-12-31"
SINCE = "changes?since=2022-05-31&until=2022-12-31"


def rows(page, name):
    """Return the cells of the table of that name, row by row."""
    table = page.get_by_role("group", name=name)
    table.wait_for()
    return [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]


def drawing(image):
    """Return the SVG of a small map."""
    return b64decode(image.get_attribute("src").partition(",")[2]).decode("utf-8")


def numbers(image):
    return re.findall(r'font-size="14"[^>]*>([^<]+)<', drawing(image))


def test_two_periods_stand_side_by_side_with_their_difference(open_page):
    page = open_page(PERIODS, has_map=False)
    assert rows(page, "Differences by province") == [
        ["Panjshir", "1", "2", "+1"],
        ["Kabul", "0", "1", "+1"],
        ["Baghlan", "1", "0", "−1"],
    ]
    maps = page.locator(".cm-small-map")
    expect(maps).to_have_count(3)
    drawn = [sorted(numbers(image)) for image in maps.all()]
    assert drawn == [["1", "1"], ["1", "2"], ["+1", "+1", "−1"]]
    expect(page.locator(".cm-counts")).to_contain_text("This counts reports by province")


def test_both_sides_have_the_colours_of_one_scale(open_page):
    page = open_page(PERIODS, has_map=False)
    expect(page.locator(".cm-small-map")).to_have_count(3)
    first, second, _ = page.locator(".cm-small-map").all()
    fills = [dict(re.findall(r'd="([^"]+)" fill="(#\w+)"', drawing(m))) for m in (first, second)]
    one = {colour for path, colour in fills[0].items() if colour != fills[1][path]}
    assert one & set(fills[1].values())


def test_two_groups_are_chosen_by_hand_and_kept_in_the_link(open_page):
    page = open_page(PERIODS, has_map=False)
    page.get_by_role("radio", name="Two groups").click()
    page.get_by_role("combobox", name="Second group").click()
    page.get_by_role("option", name="AFF", exact=True).click()
    page.wait_for_url(re.compile("b_group=AFF"))
    expect(page.locator("figcaption").nth(1)).to_have_text("AFF")
    again = open_page("compare?" + page.url.partition("?")[2], has_map=False)
    expect(again.locator("figcaption").nth(1)).to_have_text("AFF")
    page.locator(".cm-footer").wait_for()
    assert rows(again, "Differences by province") == rows(page, "Differences by province")


def test_a_number_leads_to_the_province_on_that_side(open_page):
    page = open_page(PERIODS, has_map=False)
    page.get_by_role("group", name="Differences by province").get_by_role(
        "link", name="2", exact=True
    ).click()
    page.wait_for_url(re.compile("/province"))
    expect(page.locator(".cm-counts")).to_have_text(re.compile("^2 reports counted in Panjshir"))


def test_a_side_without_reports_says_what_to_do(open_page):
    page = open_page(f"{PERIODS}&q=nosuchword", has_map=False)
    expect(page.get_by_text("Neither side has a report")).to_be_visible()


def test_what_is_new_since_a_day_is_told_by_province(open_page):
    page = open_page(SINCE, has_map=False)
    table = rows(page, "Changes by province")
    assert table == [["Panjshir", "2", "2"], ["Kabul", "1", "1"]]
    expect(page.locator(".cm-card")).to_have_count(3)
    expect(page.locator(".cm-card").first).to_contain_text("Omarz")
    expect(page.locator(".cm-badge").first).to_have_text("New")


def test_changes_follow_the_filters_and_lead_to_the_evidence(open_page):
    page = open_page(f"{SINCE}&group=AFF", has_map=False)
    expect(page.locator(".cm-card")).to_have_count(1)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name=re.compile("^Evidence:")).click()
    expect(opened.value.locator(".cm-text .cm-chosen")).to_contain_text("Taliban checkpoint")


def test_days_in_the_wrong_order_are_said(open_page):
    page = open_page("changes?since=2022-12-31&until=2022-05-31", has_map=False)
    expect(page.get_by_text("choose an earlier first day")).to_be_visible()


@pytest.mark.parametrize("link", [PERIODS, SINCE])
def test_on_a_phone_nothing_scrolls_sideways(open_page, link):
    page = open_page(link, width=390, height=844, has_map=False)
    page.locator(".cm-footer").wait_for()
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth") <= 390
