"""An archive in a browser: it grows while it is looked at, and is shown as it stood before."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from live_map import map_frame, on_map
from playwright.sync_api import Browser, Page, expect

from bench.store import build
from clashmap.intake.batch import extract_rows
from clashmap.store.archive import Archive
from clashmap.store.writer import Writer
from extract.reading import read_articles


def ingest(root: Path, *files: Path) -> str:
    """Take articles into the archive; return the snapshot after it."""
    writer = Writer(str(root))
    writer.append(extract_rows(list(read_articles([str(file) for file in files])), "1").rows)
    writer.link()
    return Archive(root).snapshot


@pytest.fixture(scope="module")
def root(tmp_path_factory, articles) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "store"
    ingest(folder, articles / "spring.md")
    return folder


@pytest.fixture(scope="module")
def address(root, articles, run_server) -> Iterator[str]:
    with run_server(articles, root) as served:
        yield served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    yield opened
    context.close()


def counts(page: Page):
    return page.locator(".cm-counts").first


def test_new_articles_show_without_a_restart_and_earlier_states_stay(
    page, address, root, articles, browser
):
    page.goto(address)
    expect(counts(page)).to_contain_text("2 reports", timeout=30_000)
    before = Archive(root).snapshot
    ingest(root, articles / "autumn.md")
    expect(counts(page)).to_contain_text("4 reports", timeout=30_000)
    expect(page.locator("code").last).not_to_have_text(before)
    page.goto(f"{address}/?at={before}")
    expect(counts(page)).to_contain_text("2 reports", timeout=30_000)
    expect(counts(page)).to_contain_text(f"The data as they stood at snapshot {before}")
    link = page.locator("a.cm-evidence").first
    expect(link).to_have_attribute("href", re.compile(rf"^evidence\?at={before}&article="))
    page.get_by_role("button", name="Show the data as they are now").click()
    expect(counts(page)).to_contain_text("4 reports")
    assert "at=" not in page.url


def test_an_earlier_state_holds_on_every_page(page, address, root):
    first = Archive(root).snapshots()[0].snapshot
    page.goto(f"{address}/?at={first}")
    expect(counts(page)).to_contain_text("2 reports", timeout=30_000)
    page.get_by_role("link", name="Data", exact=True).click()
    expect(counts(page)).to_contain_text("2 reports")
    expect(page.locator(".cm-state").first).to_contain_text(first)
    expect(page).to_have_url(re.compile(f"at={first}"))


def test_a_state_that_never_was_is_said_and_the_data_are_shown(page, address):
    page.goto(f"{address}/?at=nosuchstate")
    said = page.get_by_text("The archive has no state “nosuchstate”")
    expect(said).to_be_visible(timeout=30_000)
    expect(counts(page)).to_contain_text("reports")


@pytest.fixture(scope="module")
def large(tmp_path_factory, articles, run_server) -> Iterator[str]:
    """The page over more reports than the map gets frames for unasked."""
    folder = tmp_path_factory.mktemp("large")
    build(str(folder), 6_000)
    with run_server(articles, folder) as served:
        yield served


def test_the_frames_of_many_reports_come_when_they_are_asked_for(page, large):
    page.goto(large)
    inside = on_map(page)
    inside.locator(".clash-label b").first.wait_for()
    scene = "() => clashmap.map.clashmap.scene.play"
    frame = map_frame(page)
    assert list(frame.evaluate(scene)) == ["ask"]
    inside.get_by_role("button", name="Play through time").click()
    expect(inside.locator(".clash-frame")).to_have_text(re.compile("20\\d\\d"))
    assert "areas" in frame.evaluate(scene)


def test_more_reports_are_read_when_they_are_asked_for(page, large):
    page.goto(large)
    cards = page.locator(".cm-card")
    expect(cards.first).to_be_visible()
    first = cards.count()
    page.get_by_text(re.compile("^More of [0-9,]+ reports")).click()
    expect(cards.nth(first + 10)).to_be_visible()
    assert cards.count() < 60
