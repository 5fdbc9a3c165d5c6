import re
import zipfile

import pytest
from live_map import MAP, map_frame, still_box
from playwright.sync_api import expect

from clashmap.filters import Filters, apply_filters


def counted(reports, **asked):
    number = len(apply_filters(reports, Filters(provinces=("Panjshir",), **asked)))
    return re.compile(rf"^{number} reports? counted in Panjshir")


def test_a_province_has_its_own_link_map_figures_groups_and_events(open_page, reports):
    page = open_page("province?name=Panjshir")
    expect(page.locator(".cm-province")).to_have_text(re.compile("Panjshir پنجشیر"))
    expect(page.locator(".cm-counts")).to_have_text(counted(reports))
    assert map_frame(page).evaluate("clashmap.map.clashmap.scene.focus.join()") == "Panjshir"
    assert map_frame(page).evaluate("clashmap.map.clashmap.scene.level") == "district"
    tiles = page.locator(".cm-figure span").all_inner_texts()
    assert tiles == ["reports", "events", "independent sources", "not on the map"]
    expect(page.get_by_role("group", name="Groups present")).to_contain_text("NRF")
    expect(page.locator("[data-testid=stVegaLiteChart]")).to_be_visible()
    expect(page.locator(".cm-card").first).to_contain_text("Omarz")


def test_a_province_follows_the_filters(open_page, reports):
    page = open_page("province?name=Panjshir&from=2022-09-01&to=2022-09-30&q=Paryan")
    expect(page.locator(".cm-counts")).to_have_text(counted(reports, text="Paryan"))
    expect(page.locator(".cm-counts")).to_contain_text("article dates 1 Sep 2022 to 30 Sep 2022")
    expect(page.locator(".cm-card")).to_have_count(1)


def test_an_event_leads_to_the_words_it_came_from(open_page):
    page = open_page("province?name=Panjshir&q=Astana")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Evidence: Clash, reported").first.click()
    expect(opened.value.locator(".cm-text .cm-chosen")).to_contain_text("village of Astana")


@pytest.mark.parametrize("spelled", ["panjsher", "Panjshir"])
def test_a_link_may_spell_the_name_otherwise(open_page, spelled):
    page = open_page(f"province?name={spelled}")
    page.wait_for_url(re.compile(r"province\?name=Panjshir$"))
    expect(page.locator(".cm-province")).to_contain_text("Panjshir")


def test_a_link_to_no_province_says_so_and_an_empty_one_that_it_is_no_calm(open_page):
    page = open_page("province?name=Atlantis")
    expect(page.get_by_text("The link names no province")).to_be_visible()
    empty = open_page("province?name=Zabul")
    expect(empty.get_by_text("No report from Zabul")).to_contain_text("does not mean calm")


def test_a_click_on_a_neighbour_goes_there(open_page):
    page = open_page("province?name=Panjshir")
    box = still_box(page.locator(MAP))
    page.mouse.click(box["x"] + 60, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile(r"name=(?!Panjshir)\w+"))
    expect(page.locator(".cm-province")).not_to_contain_text("Panjshir")


def test_its_sheet_is_downloaded_as_a_slide(open_page, tmp_path):
    page = open_page("province?name=Panjshir&marking=FOR+TRAINING")
    with page.expect_download(timeout=60_000) as saved:
        page.get_by_role("button", name="PPTX").click()
    assert saved.value.suggested_filename == "clashmap_panjshir_16x9.pptx"
    saved.value.save_as(tmp_path / "sheet.pptx")
    slide = zipfile.ZipFile(tmp_path / "sheet.pptx").read("ppt/slides/slide1.xml").decode()
    assert "Panjshir" in slide
    assert "FOR TRAINING" in slide


def test_on_a_phone_nothing_scrolls_sideways(open_page):
    page = open_page("province?name=Panjshir", width=390, height=844)
    page.wait_for_timeout(1000)
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth") <= 390
    expect(page.locator(".cm-figure").first).to_be_visible()


def test_the_map_of_one_province_leads_to_its_page(open_page):
    page = open_page("?province=Panjshir&group=NRF")
    page.get_by_role("link", name="Province view").click()
    page.wait_for_url(re.compile("/province.*name=Panjshir"))
    expect(page.locator(".cm-counts")).to_contain_text("groups: NRF")
