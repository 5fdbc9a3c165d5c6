"""The page for a bench: served, and waited for until its map is drawn."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
MAP = "iframe[title='streamlit_folium.st_folium']"


@contextmanager
def serve_page(environment: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Start the page on a free port; yield its address once it answers, and the process' id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "clashmap.dashboard", f"--server.port={port}"]
    given = os.environ | environment
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=given) as process:
        try:
            while not _answers(port):
                time.sleep(0.02)
            yield f"http://127.0.0.1:{port}/", process.pid
        finally:
            process.terminate()


def wait_for_map(page: Page) -> None:
    """Wait until the reports are counted on the map, not only the empty map that comes first."""
    page.frame_locator(MAP).locator(".clash-label b").first.wait_for(timeout=60_000)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
