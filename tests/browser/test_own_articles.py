"""Several files dropped at once, one of them broken; a pasted text; and both on other pages."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

KHOST = "NRF fighters ambushed the Taliban in Khost province on 3 March 2023."
DROP = """(zone, files) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  zone.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }));
}"""
FILES = [
    ["one.txt", KHOST],
    ["broken.pdf", "this is no PDF"],
    ["page.html", "<p>The Taliban took control of Paryan district of Panjshir on 4 May 2023.</p>"],
]


def paste(page, text, title=""):
    page.get_by_role("tab", name="Paste a text").click()
    page.get_by_role("textbox", name="Text of the article").fill(text)
    page.get_by_role("textbox", name="Title (may be empty)").fill(title)
    page.get_by_role("button", name="Read the text").click()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_of_several_dropped_files_each_says_what_it_gave(open_page, width, height):
    page = open_page("own", width, height, has_map=False)
    zone = page.get_by_test_id("stFileUploaderDropzone")
    zone.evaluate(DROP, FILES)
    expect(page.get_by_text("broken.pdf").first).to_be_visible()
    page.get_by_role("button", name="Read the files").click()
    expect(page.locator(".cm-counts")).to_have_text(re.compile("^2 reports from 2 articles"))
    expect(page.locator(".cm-title", has_text="1 set aside")).to_be_visible()
    expect(page.locator(".cm-list").first).to_contain_text(re.compile("broken.pdf: .{10}"))
    cells = page.get_by_test_id("stDataFrame").locator("td[role=gridcell]")
    expect(cells.filter(has_text=re.compile("one.txt|broken.pdf|page.html"))).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_pasted_text_is_on_the_province_page_of_its_visitor(open_page):
    page = open_page("own", has_map=False)
    paste(page, KHOST)
    expect(page.locator(".cm-counts")).to_have_text(re.compile("^1 report from 1 article"))
    page.get_by_role("link", name="Provinces", exact=True).click()
    page.get_by_role("radio", name="Your own articles").click()
    page.get_by_role("combobox", name="Province", exact=True).fill("Khost")
    page.keyboard.press("Enter")
    expect(page.locator(".cm-province")).to_contain_text("Khost")
    expect(page.locator(".cm-counts")).to_contain_text("1 report counted in Khost")
    for name in ("Compare", "Changes"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("radio", name="Your own articles")).to_be_checked()


def test_no_cell_of_a_file_is_run_by_a_spreadsheet(open_page, tmp_path):
    page = open_page("own", has_map=False)
    paste(page, KHOST, "=HYPERLINK(1)")
    expect(page.locator(".cm-counts")).to_be_visible()
    page.get_by_role("link", name="Data", exact=True).click()
    page.get_by_role("radio", name="Your own articles").click()
    expect(page.locator(".cm-counts")).to_contain_text("1 report from 1 article")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download CSV", exact=True).click()
    saved.value.save_as(Path(tmp_path, "a.zip"))
    with zipfile.ZipFile(Path(tmp_path, "a.zip")) as archive:
        rows = list(csv.reader(io.StringIO(archive.read("reports.csv").decode("utf-8-sig"))))
    cells = [cell for row in rows for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
