"""A server of our own over articles of our own, and a Chromium that may reach nothing else."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pandas as pd
import pytest
from live_map import on_map
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
# The pipeline loads its lists with the first article; a busy machine takes its time over it.
expect.set_options(timeout=20_000)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
HOSTILE = (
    "<img src=x onerror=\"parent.document.title='RAN'\"> </script><script>"
    "parent.document.title='RAN'</script> \\0 \\1 `tick` ${1+1} ![x](http://198.51.100.7/x.png) "
    "=cmd() \u202e {{ 'a_1' }} پنجشیر"
)
ARTICLES = {
    "spring.md": (
        "title: A spring of raids\npublisher: Valley Desk\npublished: 2022-05-13\n",
        "National Resistance Front (NRF) fighters clashed with the Taliban in the village of "
        "Astana in Panjshir "
        "province on 12 May 2022, residents said.\n\n"
        "The NRF said its fighters attacked a Taliban base in Andarab district of Baghlan province "
        "on 10 May 2022, killing four Taliban fighters.\n",
    ),
    "autumn.md": (
        "title: An autumn in the north\npublisher: Valley Desk\npublished: 2022-09-20\n",
        "NRF fighters clashed with the Taliban in Paryan district of Panjshir province on "
        "18 September 2022, residents said.\n\n"
        "The Afghanistan Freedom Front (AFF) attacked a Taliban checkpoint in Kabul on "
        "17 September 2022.\n",
    ),
    "hostile.md": (
        f"title: A title {HOSTILE}\npublisher: '{HOSTILE[:22]}'\npublished: 2022-10-02\n",
        "NRF fighters clashed with the Taliban in the village of Omarz in Panjshir province on "
        "1 October 2022 "
        f"{HOSTILE}, residents said.\n",
    ),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder as those that drive a browser."""
    for item in items:
        if Path(item.path).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Chromium; without one skip, or fail where it is required."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found:
        return found
    reason = "Chromium is not installed: install the system's package `chromium`"
    if os.environ.get("CLASHMAP_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    for name, (front, text) in ARTICLES.items():
        (folder / name).write_text(f"---\n{front}---\n{text}", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def reports(articles: Path) -> pd.DataFrame:
    """The reports that the page has to show, extracted here."""
    from clashmap.frames import frame_of
    from extract.pipeline import extract_reports
    from extract.reading import read_articles

    return frame_of([r for article in read_articles([articles]) for r in extract_reports(article)])


@pytest.fixture(scope="session")
def server(chromium: str, articles: Path) -> Iterator[str]:
    """Start the page over the articles; return its address."""
    with serve(articles) as address:
        yield address


@contextmanager
def serve(articles: Path, store: Path | str = "") -> Iterator[str]:
    """Run the page over articles, or an archive, while it is needed; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "clashmap.dashboard", f"--server.port={port}"]
    environment = os.environ | {"CLASHMAP_ARTICLES": str(articles), "CLASHMAP_STORE": str(store)}
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    ) as process:
        address = f"http://127.0.0.1:{port}"
        _wait_until_up(address)
        yield address
        process.terminate()


@pytest.fixture(scope="session")
def run_server(chromium: str) -> Callable[..., AbstractContextManager[str]]:
    """Run the page over other articles: for tests that need what the common ones lack."""
    return serve


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """Open a link of the page with the network cut; in the end nothing else may have been asked."""
    asked: list[str] = []
    pages: list[Page] = []

    def cut(route: Route) -> None:
        if route.request.url.startswith((server, "data:", "blob:")):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    def open_link(
        query: str = "",
        width: int = 1440,
        height: int = 900,
        *,
        has_map: bool = True,
        scheme: str = "light",
    ) -> Page:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, color_scheme=scheme)
        context.route("**/*", cut)
        page = context.new_page()
        page.set_default_timeout(20_000)
        pages.append(page)
        page.goto(f"{server}/{query}")
        if has_map:
            on_map(page).locator(".clash-mark, .clash-label").first.wait_for()
            # What comes in its place moves the map.
            expect(page.get_by_text("Reading the articles…")).to_have_count(0)
        else:
            page.locator(".cm-title").first.wait_for()
        return page

    yield open_link
    for page in pages:
        page.context.close()
    assert not asked, f"the page asked the internet: {asked}"


def _wait_until_up(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(
        f"no answer from {address} within 60 s: run `python -m clashmap.dashboard` by hand"
    )
