"""How fast the page is in Chromium, and how much memory it keeps: `python -m bench.browser`.

With `--reports N` over an archive of so many made reports: see bench/browser_archive.py.

Prints three figures beside what they have to be: the start of a server to a drawn map, the redraw
after a filter change, and the page's memory after 60 changes against that after the first.
"""

import argparse
import shutil
import time
from statistics import median

from playwright.sync_api import sync_playwright

from bench.browser_archive import measure_archive
from bench.browser_levels import change_levels
from bench.browser_page import serve_page, wait_for_map
from bench.report import print_figures

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
            print_figures(found)
            return int(any(not figure.is_met for figure in found))
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        started = time.monotonic()
        with serve_page({}) as (address, _):
            page.goto(address)
            wait_for_map(page)
            start = time.monotonic() - started
            redraws, ratio = change_levels(page, CHANGES)
        browser.close()
    figures = [
        ("server's start to a drawn map, s", start, START_SECONDS),
        ("redraw after a change, median s", median(redraws), REDRAW_SECONDS),
        ("redraw after a change, slowest s", max(redraws), REDRAW_SECONDS),
        (f"memory after {CHANGES} changes / after 1", ratio, MEMORY_RATIO),
    ]
    for name, value, limit in figures:
        print(f"{name:38} {value:6.2f}   at most {limit}")
    return int(any(value > limit for _, value, limit in figures))


if __name__ == "__main__":
    raise SystemExit(main())
