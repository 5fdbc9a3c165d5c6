import re

import pytest
from live_map import on_map
from playwright.sync_api import expect

HEAD = (
    "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,"
    "country,date_prec,date_start,date_end,best,high,low"
)
HOSTILE = "<img src=x onerror=\"parent.document.title='RAN'\"> {{ 'a_1' }} \\0"
ROWS = (
    f'1,1,Government of Afghanistan,NRF,1,"{HOSTILE.replace(chr(34), chr(34) * 2)}",'
    "Panjsher province,,35.31,69.52,Afghanistan,1,2022-05-12,2022-05-12,4,6,3",
    "2,1,Government of Afghanistan,NRF,4,Baghlan province,Baghlan province,,36.0,68.7,Afghanistan,"
    "1,2022-05-20,2022-05-20,2,2,2",
    "3,1,Government of Pakistan,TTP,1,Kurram,,,33.9,70.1,Pakistan,1,2022-06-01,2022-06-01,1,1,1",
    "4,1,Government of Afghanistan,NRF,1,Kabul,,,north,69,Afghanistan,1,2022-06-01,2022-06-01,1,,",
)


def upload(page, *rows, name="GEDEvent_v23_1.csv"):
    data = "\r\n".join([HEAD, *rows]).encode()
    file = {"name": name, "mimeType": "text/csv", "buffer": data}
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_role("button", name="Read the file").click()


@pytest.fixture
def compared(open_page):
    page = open_page("external", has_map=False)
    upload(page, *ROWS)
    on_map(page).locator(".clash-cross").first.wait_for()
    return page


def test_an_uploaded_dataset_is_a_layer_with_its_own_legend_and_attribution(compared):
    legend = compared.locator(".cm-legend-external")
    expect(legend).to_contain_text("UCDP GED, 23.1: events")
    expect(legend).to_contain_text("where_prec 1")
    expect(legend).to_contain_text("where_prec 4")
    expect(compared.locator(".cm-attribution")).to_contain_text("CC BY 4.0. Cite: Sundberg")
    land = on_map(compared)
    expect(land.locator(".clash-cross:not(.clash-cross-box)")).to_have_count(1)
    expect(land.locator(".clash-cross-box")).to_have_text("1")
    expect(land.locator("path.clash-external-area")).to_have_count(1)


def test_its_events_enter_none_of_our_counts(compared):
    label = on_map(compared).locator(".clash-label-province", has_text="Baghlan")
    expect(label).to_have_text(re.compile("Baghlan ?1$"))
    expect(compared.locator(".cm-footer")).to_contain_text("5 reports found in 3 articles")


def test_what_agrees_and_what_was_left_out_is_told(compared):
    expect(compared.get_by_text("1 row of other countries left out")).to_be_visible()
    counts = compared.locator(".cm-counts", has_text="pair up")
    expect(counts).to_contain_text("May 2022: 2 of our events and 2 of UCDP GED; 1 pair up")
    rows = compared.get_by_role("group", name="Agreement by province").locator("tbody tr")
    expect(rows).to_have_text([re.compile("Baghlan"), re.compile("Panjshir")])
    compared.get_by_text("1 row set aside while reading").click()
    expect(compared.locator(".cm-list").first).to_contain_text("column `latitude` is 'north'")


def test_hostile_text_of_a_file_stays_text(compared):
    cross = on_map(compared).locator(".clash-cross:not(.clash-cross-box)")
    cross.focus()
    compared.keyboard.press("Enter")
    popup = on_map(compared).locator(".leaflet-popup")
    expect(popup).to_contain_text("<img src=x onerror=")
    expect(popup).to_contain_text("12 May 2022: 1 state-based, Government of Afghanistan – NRF")
    assert "RAN" not in compared.title()


def test_a_file_of_another_kind_is_refused_and_the_one_before_stays(compared):
    file = {"name": "<b>x.csv", "mimeType": "text/csv", "buffer": b"title,text\r\na,b\r\n"}
    compared.locator("input[type=file]").set_input_files([file])
    compared.get_by_role("button", name="Read the file").click()
    expect(compared.get_by_role("alert").first).to_contain_text("<b>x.csv, line 1: no header of")
    expect(compared.locator(".cm-legend-external")).to_contain_text("UCDP GED")


def test_nobody_else_sees_it_and_it_can_be_removed(compared, open_page):
    other = open_page("external", has_map=False)
    expect(other.get_by_text("No dataset yet")).to_be_visible()
    compared.get_by_role("button", name="Remove this file").click()
    expect(compared.get_by_text("No dataset yet")).to_be_visible()


def test_on_a_phone_nothing_of_it_scrolls_sideways(open_page):
    page = open_page("external", width=390, height=844, has_map=False)
    upload(page, *ROWS)
    page.locator(".cm-footer").wait_for()
    assert page.locator("[data-testid=stMain]").evaluate("e => e.scrollWidth") <= 390
