import re
from datetime import date

from live_map import MAP, map_frame, on_map, still_box
from playwright.sync_api import expect

from clashmap.filters import Filters, apply_filters
from clashmap.views.tallies import tally_areas

MAY = "?from=2022-05-01&to=2022-05-31"


def counted(reports, **asked):
    """Return how the page words the count of a selection."""
    number = len(apply_filters(reports, Filters(**asked)))
    return re.compile(rf"^{number} reports? of")


def counts(page):
    return page.locator(".cm-counts")


def marks(page):
    return on_map(page).locator(".clash-mark")


def point_in(page, province):
    """Return where on the page a province's label point is, clear of any mark."""
    box = still_box(page.locator(MAP))
    x, y = map_frame(page).evaluate(
        """name => {
          const map = clashmap.map;
          const layers = map.clashmap.layers.province.getLayers();
          const layer = layers.find(l => l.feature.properties.key === name);
          const [lon, lat] = layer.feature.properties.at;
          const point = map.latLngToContainerPoint([lat, lon]);
          return [point.x, point.y];
        }""",
        province,
    )
    return box["x"] + x, box["y"] + y


def fills(page):
    return map_frame(page).evaluate(
        """() => Object.fromEntries(clashmap.map.clashmap.layers.province.getLayers().map(
          l => [l.feature.properties.key, l.getElement().getAttribute('fill')]))"""
    )


def test_all_34_provinces_are_drawn_and_named(open_page, reports):
    page = open_page()
    expect(on_map(page).locator("path.clash-province")).to_have_count(34)
    expect(counts(page)).to_have_text(counted(reports))
    names = on_map(page).locator(".clash-label-province").all_inner_texts()
    assert len(names) > 20


def test_the_colours_are_those_of_the_tally(open_page, reports):
    page = open_page()
    drawn = fills(page)
    tally = tally_areas(apply_filters(reports, Filters()), "province")
    empty = {drawn[name] for name in drawn if name not in tally}
    assert len(empty) == 1
    assert not empty & {drawn[name] for name in tally}


def test_a_group_and_a_month_change_marks_count_and_link(open_page, reports):
    page = open_page()
    before = marks(page).count()
    page.get_by_label("Groups").click()
    page.get_by_role("option", name="NRF", exact=True).click()
    expect(counts(page)).to_have_text(counted(reports, groups=("NRF",)))
    page.keyboard.press("Escape")
    asked = {"groups": ("NRF",), "start": date(2022, 5, 1), "end": date(2022, 5, 31)}
    _type_day(page, "From", "2022-05-01")
    _type_day(page, "To", "2022-05-31")
    expect(counts(page)).to_have_text(counted(reports, **asked))
    expect(marks(page)).not_to_have_count(before)
    page.wait_for_url(re.compile(r"from=2022-05-01.*group=NRF.*to=2022-05-31"))
    assert Filters.from_query(page.url.partition("?")[2]) == Filters(**asked)


def _type_day(page, label, day):
    """Type a day as a viewer would: year, month, day; closing the calendar takes it."""
    group = page.locator("[data-testid=stDateInput]").filter(has_text=label).first
    group.get_by_role("spinbutton").first.click()
    page.keyboard.type(day.replace("-", ""))
    page.keyboard.press("Escape")


def test_a_link_opens_the_same_view(open_page, reports):
    asked = {"groups": ("NRF",), "start": date(2022, 5, 1), "end": date(2022, 5, 31), "periods": ()}
    page = open_page(f"?{Filters(**asked).to_query()}&by=Districts")
    expect(counts(page)).to_have_text(counted(reports, **asked))
    expect(on_map(page).locator("path.clash-district")).to_have_count(398)
    again = open_page("?" + page.url.partition("?")[2])
    assert again.locator(".cm-counts").inner_text() == counts(page).inner_text()
    assert again.locator(".cm-legend").inner_text() == page.locator(".cm-legend").inner_text()
    assert marks(again).count() == marks(page).count()


def test_a_changed_filter_never_leaves_the_old_map(open_page):
    """The map was once seen to keep the marks of the group chosen before."""
    page = open_page("?group=AFF")
    old = map_frame(page).evaluate(
        "clashmap.map.clashmap.scene.spots.map(s => s.key).sort().join()"
    )
    page.get_by_label("Groups").click()
    page.get_by_role("option", name="NRF", exact=True).click()
    page.keyboard.press("Escape")
    page.locator("[data-testid=stMultiSelect]", has_text="Groups").get_by_text("AFF").locator(
        ".."
    ).get_by_role("button").first.click()
    page.wait_for_url(re.compile(r"group=NRF$"))
    map_frame(page).wait_for_function(
        "old => clashmap.map.clashmap.scene.spots.map(s => s.key).sort().join() !== old", arg=old
    )


def test_a_click_on_panjshir_zooms_and_filters_and_there_is_a_way_back(open_page, reports):
    page = open_page("?kind=Control")
    zoom = map_frame(page).evaluate("clashmap.map.getZoom()")
    page.mouse.click(*point_in(page, "Panjshir"))
    page.wait_for_url(re.compile("province=Panjshir"))
    expect(page.get_by_role("button", name="All provinces")).to_be_visible()
    map_frame(page).wait_for_function("zoom => clashmap.map.getZoom() > zoom + 1", arg=zoom)
    page.get_by_role("button", name="All provinces").click()
    page.wait_for_url(lambda url: "province" not in url)
    map_frame(page).wait_for_function(
        "zoom => Math.abs(clashmap.map.getZoom() - zoom) < 0.1", arg=zoom
    )


def test_the_first_click_after_coming_back_to_the_map_counts(open_page):
    page = open_page("?kind=Control")
    page.mouse.click(*point_in(page, "Panjshir"))
    page.wait_for_url(re.compile("province=Panjshir"))
    page.get_by_role("button", name="All provinces").click()
    page.wait_for_url(lambda url: "province" not in url)
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("link", name="Map", exact=True).click()
    on_map(page).locator(".clash-label").first.wait_for()
    page.wait_for_timeout(1200)
    page.mouse.click(*point_in(page, "Kabul"))
    page.wait_for_url(re.compile("province=Kabul"))


def test_a_mark_shows_its_sentence(open_page, reports):
    page = open_page("?province=Panjshir")
    page.wait_for_timeout(1200)
    marks(page).first.click()
    popup = on_map(page).locator(".leaflet-popup")
    expect(popup.locator("blockquote").first).to_be_visible()
    assert popup.locator(".clash-status").first.inner_text()
    page.wait_for_url(re.compile("pick=spot"))
    expect(page.locator(".cm-card blockquote").first).to_be_visible()


def test_text_of_an_article_is_shown_as_text_and_runs_nothing(open_page):
    page = open_page("?q=onerror")
    expect(counts(page)).to_have_text(re.compile("^[1-9]"))
    expect(page.locator(".cm-card blockquote").first).to_contain_text("<img src=x onerror=")
    marks(page).first.hover()
    page.wait_for_timeout(300)
    marks(page).first.click()
    popup = on_map(page).locator(".leaflet-popup")
    expect(popup).to_contain_text("</script><script>")
    expect(popup).to_contain_text("{{ 'a_1' }}")
    page.wait_for_timeout(800)
    assert "RAN" not in page.title()
    assert popup.locator("img, script").count() == 0


def test_changes_leave_no_groups_behind(open_page):
    """streamlit-folium keeps each group that it ever added; ours are let go."""
    page = open_page()
    for level in ("Districts", "Provinces", "Districts", "Provinces"):
        page.get_by_role("radio", name=level).click()
        page.wait_for_url(
            lambda url, level=level: ("by=Districts" in url) is (level == "Districts")
        )
        page.wait_for_timeout(700)
    assert map_frame(page).evaluate("window.feature_group.length") == 1


def test_an_empty_selection_says_what_to_relax(open_page):
    page = open_page("?q=nosuchword&group=NRF")
    expect(page.get_by_text("No report matches")).to_contain_text("the words searched for")
    expect(on_map(page).locator("path.clash-province")).to_have_count(34)


def test_a_phone_never_scrolls_sideways(open_page):
    page = open_page(width=390, height=844)
    still_box(page.locator(MAP))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth") <= 390
    box = still_box(page.locator(MAP))
    assert (box["x"] >= 0, box["x"] + box["width"] <= 390, box["height"] < 500) == (
        True,
        True,
        True,
    )
    boxes = map_frame(page).evaluate(
        """[...document.querySelectorAll('.clash-label')].map(
          e => e.getBoundingClientRect().toJSON())"""
    )
    assert not [1 for i, a in enumerate(boxes) for b in boxes[:i] if _overlap(a, b)]


def _overlap(a, b):
    return (
        a["left"] < b["right"]
        and b["left"] < a["right"]
        and a["top"] < b["bottom"]
        and b["top"] < a["bottom"]
    )


def test_a_phone_says_what_the_arrow_opens(open_page):
    page = open_page(width=390, height=844)
    button = page.get_by_test_id("stExpandSidebarButton")
    assert button.evaluate("own => getComputedStyle(own, '::after').content") == '"Menu"'
    header = page.get_by_test_id("stHeader")
    ground = header.evaluate("own => getComputedStyle(own).backgroundColor")
    assert ground.startswith("rgb(")  # what scrolls under it does not show through
    button.click()
    expect(page.get_by_role("link", name="Compare")).to_be_visible()
    expect(page.get_by_role("heading", name="Filters")).to_be_visible()
