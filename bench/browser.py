"""How fast the page is in Chromium, and how much memory it keeps: `python -m bench.browser`.

With `--reports N` over an archive of so many made reports: see bench/browser_archive.py.

Prints, and writes into docs/performance.md, figures beside what they have to be: the start of a
server to a drawn map, the redraw after a filter change, and the page's memory after 60 changes
against that after the first.
"""

import argparse
import shutil
import time
from collections.abc import Sequence
from statistics import median

from playwright.sync_api import sync_playwright

from bench.browser_archive import measure_archive
from bench.browser_levels import change_levels
from bench.browser_page import serve_page, wait_for_map
from bench.report import Figure, machine, tell, versions

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
CHANGES = 60
START_SECONDS, REDRAW_SECONDS, MEMORY_RATIO = 5.0, 1.0, 1.5


def main() -> int:
    """Print the figures; return 1 where one is not met."""
    parser = argparse.ArgumentParser(prog="python -m bench.browser", description=__doc__)
    parser.add_argument("--reports", type=int, default=0, help="over an archive of so many")
    parser.add_argument("--archive", default="", help="its folder, where it was built before")
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Chromium is not installed: install the system's package `chromium`.")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        if options.reports:
            found = measure_archive(browser, options.reports, options.archive)
            browser.close()
            return _tell(f"The page over {options.reports:,} reports", found)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        started = time.monotonic()
        with serve_page({}) as (address, _):
            page.goto(address)
            wait_for_map(page)
            start = time.monotonic() - started
            redraws, ratio = change_levels(page, CHANGES)
        browser.close()
    figures = [
        Figure.at_most("server's start to a drawn map, s", start, START_SECONDS),
        Figure.at_most("redraw after a filter change, median, s", median(redraws), REDRAW_SECONDS),
        Figure.at_most("redraw, slowest, s", max(redraws), REDRAW_SECONDS),
        Figure.at_most(f"page memory after {CHANGES} changes / after 1", ratio, MEMORY_RATIO),
    ]
    return _tell("The page in a browser", figures)


def _tell(heading: str, figures: Sequence[Figure]) -> int:
    """Print figures and write their section; 1 where one is not met."""
    about = (
        f"`python -m bench.browser` on {machine()}, two cores that browser and server share, "
        f"Chromium without a graphics card. {versions('streamlit', 'playwright')}."
    )
    return tell(heading, about, figures)


if __name__ == "__main__":
    raise SystemExit(main())
