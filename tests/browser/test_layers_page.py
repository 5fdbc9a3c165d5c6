"""The layers of the map, what was read, and the ways out of it, as a person would walk them."""

import re

import pytest
from live_map import map_frame, on_map, still_box
from playwright.sync_api import expect

CHART = "[data-testid=stVegaLiteChart]"
ARTICLES = {
    "east.md": (
        "title: Who holds Wardoj\npublisher: Northern Wire\npublished: 2022-09-21\n",
        "Taliban fighters took control of Wardoj district of Badakhshan province on "
        "15 September 2022, the Taliban said.\n\nNRF fighters took control of Wardoj district of "
        "Badakhshan province on 15 September 2022, the NRF said.\n\n"
        "Fighters of the NRF are present in Badakhshan province, residents said.\n",
    ),
    "old.md": (
        "title: A camp in the west\npublisher: Valley Desk\npublished: 2022-03-01\n",
        "Fighters of the AFF are present in Farah province, residents said.\n\n"
        "NRF fighters clashed with the Taliban in Panjshir province on 25 February 2022.\n",
    ),
    "quiet.md": (
        "title: A good harvest\npublisher: Northern Wire\npublished: 2022-09-21\n",
        "Wheat was cheap in Herat province this year.\n",
    ),
}


@pytest.fixture(scope="module")
def server(run_server, tmp_path_factory):
    """Run the page over articles of our own, with control, presence and an article of neither."""
    folder = tmp_path_factory.mktemp("layers")
    for name, (front, text) in ARTICLES.items():
        (folder / name).write_text(f"---\n{front}---\n{text}", encoding="utf-8")
    with run_server(folder) as address:
        yield address


def wait_for_fill(page, province, pattern):
    map_frame(page).wait_for_function(
        """([name, pattern]) => new RegExp(pattern).test(
          clashmap.map.clashmap.layers.province.getLayers().find(
            l => l.feature.properties.key === name).getElement().getAttribute('fill'))""",
        arg=[province, pattern],
    )


def label(page, name):
    return on_map(page).locator(".clash-label", has_text=name).first


def pill(page, name):
    return page.get_by_role("button", name=name, exact=True)


def test_three_layers_have_a_language_and_a_legend_each(open_page):
    page = open_page()
    inside = on_map(page)
    expect(inside.locator("path.clash-band-disputed")).to_have_count(2)
    expect(label(open_page("?province=Badakhshan"), "Warduj")).to_contain_text("disputed: ")
    expect(inside.locator("path.clash-presence")).to_have_count(2)
    legend = page.locator(".cm-legend")
    expect(legend).to_contain_text("Clashes and attacks: reports by province")
    expect(legend).to_contain_text("Control, as claimed in 2 reports on 1 area")
    expect(legend).to_contain_text("Presence and deployment of groups, as last told in 2 reports")


def test_presence_fades_with_its_age(open_page):
    page = open_page()
    fills = on_map(page).locator("path.clash-presence")
    found = {fills.nth(at).get_attribute("fill") for at in range(fills.count())}
    assert found == {"url(#clash-dots-0)", "url(#clash-dots-2)"}
    expect(label(page, "Farah").locator(".clash-group-2")).to_have_text("AFF")
    expect(label(page, "Badakhshan").locator(".clash-group-0")).to_have_text("NRF")


def test_a_layer_is_chosen_with_the_keyboard_and_the_link_keeps_it(open_page):
    page = open_page()
    pill(page, "Control").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("layer="))
    expect(on_map(page).locator("path.clash-band")).to_have_count(0)
    expect(page.locator(".cm-legend")).not_to_contain_text("Control, as claimed")
    again = open_page("?" + page.url.partition("?")[2])
    expect(again.locator(".cm-legend")).to_contain_text("Presence and deployment")
    expect(on_map(again).locator("path.clash-band")).to_have_count(0)


def test_what_no_article_names_is_hatched_and_what_one_names_is_not(open_page):
    page = open_page()
    wait_for_fill(page, "Nimroz", r"^url\(#clash-silent\)$")
    wait_for_fill(page, "Herat", "^(?!url)")
    early = open_page("?to=2022-04-30")
    wait_for_fill(early, "Herat", r"^url\(#clash-silent\)$")
    expect(early.locator(".cm-legend")).to_contain_text("silent: no article of this time names it")


def test_the_map_is_told_as_a_table_that_follows_the_filters(open_page):
    page = open_page("?group=AFF", width=390, height=844)
    page.get_by_text("The map as a table").click()
    table = page.get_by_role("group", name="The map as a table")
    expect(table.get_by_role("row")).to_have_count(2)
    expect(table.get_by_role("row").last).to_contain_text("Farah")
    expect(table.get_by_role("row").last).to_contain_text("AFF: 1 Mar 2022 (1 report)")
    expect(page.locator("p.cm-small", has_text="provinces silent")).to_contain_text("Nimroz")
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth") <= 390


def test_names_stand_in_dari_too_when_asked_for(open_page):
    page = open_page("?dari=true")
    expect(label(page, "Herat")).to_contain_text("هرات")
    expect(label(open_page(), "Herat")).not_to_contain_text("هرات")


def test_what_was_read_is_told_by_source_for_the_chosen_days(open_page):
    page = open_page("?from=2022-09-01")
    sources = page.get_by_role("list", name="Articles read, by source")
    expect(sources).to_have_text(re.compile(r"2 articles read since 1 Sep 2022.*Northern Wire 2"))
    whole = open_page()
    whole.get_by_text("Articles read, by source").last.click()
    table = whole.get_by_role("group", name="Articles read, by source")
    expect(table.get_by_role("row", name="Northern Wire")).to_have_text(re.compile("2.*1.*3"))


def test_a_card_leads_with_the_keyboard_to_the_words_behind_its_report(open_page):
    page = open_page("?kind=Clash")
    link = page.get_by_role("link", name="Show the evidence: Clash, Panjshir").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/evidence\?article=.*report="))
    expect(page.locator(".cm-text .cm-chosen")).to_contain_text("NRF fighters clashed")


def test_an_article_without_a_report_can_be_chosen(open_page):
    page = open_page("evidence", has_map=False)
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="A good harvest · no report · quiet.md").click()
    expect(page.get_by_text("No sentence of this article gave a report.")).to_be_visible()
    expect(page.locator(".cm-text")).to_contain_text("Wheat was cheap")


def test_a_double_click_on_the_chosen_days_gives_all_days_back(open_page):
    page = open_page("?from=2022-09-01&to=2022-09-30")
    band = page.locator(f"{CHART} [aria-label^='Days chosen']")
    band.scroll_into_view_if_needed()
    box = still_box(band)
    page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + 4)
    page.wait_for_url(lambda url: "from=" not in url)


@pytest.mark.parametrize("wait", [0, 700])
def test_the_navigation_keeps_a_links_filters_however_early_it_is_clicked(browser, server, wait):
    page = browser.new_context().new_page()
    page.goto(f"{server}/?group=AFF", wait_until="commit")
    link = page.get_by_role("link", name="Data", exact=True)
    link.wait_for()
    page.wait_for_timeout(wait)
    link.click()
    expect(page.locator(".cm-counts").last).to_contain_text("groups: AFF", timeout=20_000)
    page.context.close()


def test_where_nothing_can_be_played_the_map_says_why(open_page):
    page = open_page("?q=harvest")
    expect(on_map(page).locator(".clash-player")).to_contain_text("Nothing to play")


def test_presence_is_played_as_old_as_it_then_was(open_page):
    page = open_page()
    inside = on_map(page)
    inside.get_by_role("button", name="Play through time").click()
    slider = inside.get_by_role("slider")
    slider.press("Home")
    expect(inside.locator("path.clash-presence")).to_have_attribute("fill", "url(#clash-dots-0)")
    slider.press("End")
    expect(inside.locator("path.clash-presence")).to_have_count(2)
    expect(inside.locator(".clash-player-key")).to_contain_text("Control is not played")


def test_day_and_dark_draw_the_same_in_their_own_colours(open_page):
    day, dark = open_page(), open_page(scheme="dark")
    look = "getComputedStyle(document.querySelector('.clash-dot')).fill"
    assert map_frame(day).evaluate(look) != map_frame(dark).evaluate(look)
    assert day.locator(".cm-legend").inner_text() == dark.locator(".cm-legend").inner_text()
