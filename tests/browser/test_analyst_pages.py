import re
from pathlib import Path

from live_map import MAP, on_map
from playwright.sync_api import expect

OWN = "NRF fighters ambushed the Taliban in Khost province on 3 March 2023. {{ 1+1 }} <img src=x>"


def test_filters_come_along_and_the_saved_map_opens_without_a_network(open_page, browser, tmp_path):
    page = open_page("?group=AFF")
    expect(page.locator(".cm-counts")).to_have_text(re.compile("^1 report"))
    page.get_by_role("link", name="Data", exact=True).click()
    page.wait_for_url(re.compile(r"/data\?group=AFF"))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download Map (HTML)").click()
    file = Path(tmp_path, saved.value.suggested_filename)
    saved.value.save_as(file)
    asked = []
    alone = browser.new_page()
    alone.on("request", lambda request: asked.append(request.url))
    alone.goto(file.as_uri())
    expect(alone.locator("path.clash-province")).to_have_count(34)
    expect(alone.locator("dd").first).to_contain_text("groups: AFF")
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    alone.close()


def test_a_link_to_the_evidence_shows_the_words_of_a_report(open_page, reports):
    report = reports[reports["evidence"].str.contains("onerror", regex=False)].iloc[0]
    link = f"evidence?article={report['article_id']}&report={report['report_id']}"
    page = open_page(link, width=390, height=844, has_map=False)
    expect(page.locator(".cm-text .cm-chosen")).to_contain_text("<img src=x onerror=")
    assert page.locator(".cm-text .cm-place").first.evaluate(
        "e => getComputedStyle(e).backgroundColor"
    ) == page.locator(".cm-text-legend .cm-place").evaluate(
        "e => getComputedStyle(e).backgroundColor"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "RAN" not in page.title()
    assert page.locator(".cm-text img, .cm-text script").count() == 0


def test_uploaded_articles_are_on_a_map_that_nobody_else_sees(open_page):
    mine, other = (open_page("own", has_map=False) for _ in range(2))
    mine.locator("input[type=file]").set_input_files(
        [
            {"name": "own.txt", "mimeType": "text/plain", "buffer": OWN.encode()},
            {
                "name": "![x](http://198.51.100.7/y).txt",
                "mimeType": "text/plain",
                "buffer": b"\x00",
            },
        ]
    )
    mine.get_by_role("button", name="Read the files").click()
    expect(mine.locator(".cm-counts")).to_have_text(re.compile("^1 report from 1 article"))
    expect(mine.locator(".cm-list").first).to_contain_text("zero bytes")
    label = on_map(mine).locator(".clash-label-province", has_text="Khost")
    expect(label).to_have_text(re.compile("Khost ?1"))
    other.get_by_role("tab", name="Paste a text").click()
    expect(other.locator(".cm-counts")).to_have_count(0)
    expect(other.locator(MAP)).to_have_count(0)
