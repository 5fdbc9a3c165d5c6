"""The map by provinces and by districts in turn: how fast, and what the page keeps of it."""

from __future__ import annotations

import time

from playwright.sync_api import CDPSession, Frame, Page


def change_levels(page: Page, changes: int) -> tuple[list[float], float]:
    """Change the level again and again; each redraw's seconds, memory after all to after two."""
    frame = next(frame for frame in page.frames if "st_folium" in frame.url)
    devtools = page.context.new_cdp_session(page)
    seconds, memory = [], []
    for change in range(changes):
        seconds.append(_change(page, frame, "Districts" if change % 2 == 0 else "Provinces"))
        # Provinces are drawn both times: other than districts they hold the same, first and last.
        if change in (1, changes - 1):
            memory.append(_heap(devtools))
    return seconds, memory[1] / memory[0]


def _change(page: Page, frame: Frame, level: str) -> float:
    """Colour the map at another level; return the seconds until it is drawn."""
    begun = time.monotonic()
    page.get_by_role("radio", name=level).click()
    frame.wait_for_function(
        "level => clashmap.map.clashmap.scene.level === level "
        "&& document.querySelector('.clash-' + level)",
        arg=level.rstrip("s").lower(),
        polling=20,
    )
    return time.monotonic() - begun


def _heap(devtools: CDPSession) -> float:
    """Return the bytes of scripts that the page holds after a collection."""
    devtools.send("HeapProfiler.collectGarbage")
    devtools.send("Performance.enable")
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "JSHeapUsedSize"))
