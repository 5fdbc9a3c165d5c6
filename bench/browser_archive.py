"""How fast the page is over a large archive: `python -m bench.browser --reports 100000`.

Start, filter changes, bytes sent and memory of the page as a visitor has them in Chromium;
processor time and memory as the server has them. Load of other programs shows in the seconds,
hardly in the processor time.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Frame, Page

from bench.browser_levels import change_levels
from bench.browser_page import MAP, serve_page, wait_for_map
from bench.browser_wire import Relay
from bench.report import Figure
from bench.store import build

# Each is chosen beside those before it; each changes the numbers on the map.
CHOICES = (
    *(("Groups", name) for name in ("NRF", "AFF", "IS-K")),
    *(("Kinds of report", name) for name in ("Clash", "Attack", "Detention")),
    *(("Provinces", name) for name in ("Kabul", "Kunar", "Balkh", "Herat")),
)
STARTS, SESSIONS, LEVELS = 5, 10, 100
# Milliseconds in which all that a change redraws has been sent, also on a busy machine.
_SETTLING = 2_000
_TICKS = os.sysconf("SC_CLK_TCK")
_TOTAL = """() => Object.values(clashmap.map.clashmap.scene.areas)
    .reduce((sum, area) => sum + area.n, 0)"""


def measure_archive(browser: Browser, reports: int, folder: str = "") -> list[Figure]:
    """The figures of the page over an archive of so many made reports, built unless it is there."""
    with _archive(reports, folder) as root:
        began = time.monotonic()
        with serve_page({"CLASHMAP_STORE": root}) as (address, process):
            relay = Relay(int(address.rstrip("/").rpartition(":")[2]))
            page = _keep_open(browser, f"http://127.0.0.1:{relay.port}/")
            first = time.monotonic() - began
            starts = [_open(browser, address) for _ in range(STARTS)]
            figures = _start_figures(first, starts)
            figures += _change_figures(reports, _change_filters(page, process, relay))
            figures += _detail_figures(page, relay)
            relay.close()
            alone = _memory(process)
            pages = [_keep_open(browser, address) for _ in range(SESSIONS - 1)]
            many = f"{alone:,.0f} with one session, with {len(pages) + 1}"
            figures.append(Figure.at_most(f"server, MB: {many}", _memory(process), 700))
    return figures


@contextmanager
def _archive(reports: int, folder: str) -> Iterator[str]:
    """The archive of a folder, else one that is made for the while."""
    if folder:
        yield str(Path(folder).resolve())
        return
    with tempfile.TemporaryDirectory() as made:
        build(made, reports)
        yield made


def _start_figures(first: float, starts: Sequence[float]) -> list[Figure]:
    return [
        Figure.at_most("cold start to a drawn map, s", first, 4),
        Figure.at_most(f"opened again, median of {len(starts)}, s", median(starts), 3),
    ]


def _change_figures(reports: int, changes: Sequence[tuple[float, float, float]]) -> list[Figure]:
    """What changes of filters took; to the map, in bytes and in the server's processor time."""
    seconds, sent, used = zip(*changes, strict=True)
    most = 0.5 if reports <= 100_000 else 1.0
    return [
        Figure.at_most("change to a redrawn map, median, s", median(seconds), most),
        Figure.at_most("change to a redrawn map, slowest, s", max(seconds), most),
        Figure("server's processor time of a change, median, s", f"{median(used):,.2f}"),
        Figure.at_most("sent for a change, most, KB", max(sent), 450),
    ]


def _detail_figures(page: Page, relay: Relay) -> list[Figure]:
    """The district table's bytes, the frames to play, and the page's memory over many changes."""
    page.get_by_role("button", name="Clear all filters").first.click()
    _toggle_table(page)
    sent = relay.sent
    page.get_by_role("radio", name="Districts").click()
    page.wait_for_timeout(_SETTLING)
    districts = (relay.sent - sent) / 1_000
    _toggle_table(page)
    sent, began = relay.sent, time.monotonic()
    inside = page.frame_locator(MAP)
    inside.get_by_role("button", name="Play through time").click()
    inside.locator(".clash-frame").wait_for()
    playing = time.monotonic() - began
    page.wait_for_timeout(_SETTLING)
    frames = (relay.sent - sent) / 1_000
    _, ratio = change_levels(page, LEVELS)
    return [
        Figure.at_most("sent for districts with their table open, KB", districts, 450),
        Figure.at_most("play pressed to the first frame, s", playing, 3),
        Figure.at_most("sent for the frames to play, KB", frames, 450),
        Figure.at_most(f"page's memory after {LEVELS} changes / after 2", ratio, 1.5),
    ]


def _toggle_table(page: Page) -> None:
    page.wait_for_timeout(_SETTLING)
    page.get_by_text("The map as a table").click()
    page.wait_for_timeout(_SETTLING)


def _open(browser: Browser, address: str) -> float:
    """Open the page as a new visitor; return the seconds to a drawn map."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    began = time.monotonic()
    page.goto(address)
    wait_for_map(page)
    taken = time.monotonic() - began
    context.close()
    return taken


def _keep_open(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    wait_for_map(page)
    return page


def _change_filters(page: Page, process: int, relay: Relay) -> list[tuple[float, float, float]]:
    """Choose one filter after another; return seconds, KB sent and processor seconds of each."""
    frame = next(frame for frame in page.frames if "st_folium" in frame.url)
    found = []
    for label, name in CHOICES:
        page.wait_for_timeout(_SETTLING)
        sent, used = relay.sent, _used(process)
        taken = _choose(page, frame, label, name)
        page.wait_for_timeout(_SETTLING)
        found.append((taken, (relay.sent - sent) / 1_000, _used(process) - used))
    return found


def _choose(page: Page, frame: Frame, label: str, name: str) -> float:
    """Ask for one more of a filter; return the seconds until the map has other numbers."""
    before = frame.evaluate(_TOTAL)
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(name)
    began = time.monotonic()
    page.get_by_role("option", name=name, exact=True).click()
    frame.wait_for_function(f"before => ({_TOTAL})() !== before", arg=before, polling=20)
    taken = time.monotonic() - began
    page.keyboard.press("Tab")  # while the list is open, a reader of the page sees nothing else
    return taken


def _used(process: int) -> float:
    """Processor seconds of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory(process: int) -> float:
    """Megabytes that a process holds."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1_000 for line in lines if line.startswith("VmRSS"))
