"""How fast the page is over a large archive: `python -m bench.browser --reports 100000`.

Start, filter changes and bytes sent as a visitor has them in Chromium; processor time and memory as
the server has them. Load of other programs shows in the seconds, hardly in the processor time.
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

from bench.browser_page import serve_page, wait_for_map
from bench.browser_wire import Relay
from bench.report import Figure
from bench.store import build

# Each is chosen beside those before it; each changes the numbers on the map.
CHOICES = (
    *(("Groups", name) for name in ("NRF", "AFF", "IS-K")),
    *(("Kinds of report", name) for name in ("Clash", "Attack", "Detention")),
    *(("Provinces", name) for name in ("Kabul", "Kunar", "Balkh", "Herat")),
)
STARTS, SESSIONS = 5, 10
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
            changes = _change_filters(page, process, relay)
            relay.close()
            alone = _memory(process)
            pages = [_keep_open(browser, address) for _ in range(SESSIONS - 1)]
            figures = _figures(reports, first, starts, changes)
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


def _figures(
    reports: int,
    first: float,
    starts: Sequence[float],
    changes: Sequence[tuple[float, float, float]],
) -> list[Figure]:
    seconds, sent, used = zip(*changes, strict=True)
    most = 0.5 if reports <= 100_000 else 1.0
    name = f"{reports:,} reports: "
    return [
        Figure.at_most(f"{name}cold start to a drawn map, s", first, 4),
        Figure.at_most(f"{name}opened again, median of {len(starts)}, s", median(starts), 3),
        Figure.at_most(f"{name}change to a redrawn map, median, s", median(seconds), most),
        Figure.at_most(f"{name}change to a redrawn map, slowest, s", max(seconds), most),
        Figure(f"{name}server's processor time of a change, median, s", f"{median(used):,.2f}"),
        Figure.at_most(f"{name}sent for a change, most, KB", max(sent), 450),
    ]


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
        page.wait_for_timeout(2_000)
        sent, used = relay.sent, _used(process)
        taken = _choose(page, frame, label, name)
        page.wait_for_timeout(2_000)
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
    return time.monotonic() - began


def _used(process: int) -> float:
    """Processor seconds of a process so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory(process: int) -> float:
    """Megabytes that a process holds."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / 1_000 for line in lines if line.startswith("VmRSS"))
