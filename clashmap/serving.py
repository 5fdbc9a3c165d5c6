"""Serving the map: Streamlit on app.py in the checkout, on this machine only."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from collections.abc import Mapping, Sequence
from pathlib import Path

from clashmap.store.location import VARIABLE

ROOT = Path(__file__).resolve().parents[1]
ADDRESS = "127.0.0.1"
_SECONDS_TO_START = 60


def serve(port: int, environment: Mapping[str, str], *, browser: bool = True) -> int:
    """Serve the map until it is stopped; return Streamlit's exit code, 2 without app.py."""
    if not (ROOT / "app.py").is_file():
        print(f"clashmap: no app.py in {ROOT}; install clashmap from its checkout", file=sys.stderr)
        return 2
    if browser:
        threading.Thread(target=_open_when_ready, args=(port,), daemon=True).start()
    # From the root, so that .streamlit/config.toml holds. Its `headless` stays, or Streamlit would
    # ask for an e-mail address on first use; the browser is opened here.
    command = [sys.executable, "-m", "clashmap.dashboard"]
    options = [f"--server.port={port}", f"--server.address={ADDRESS}"]
    return _run_until_stopped([*command, *options], environment)


def _run_until_stopped(command: list[str], environment: Mapping[str, str]) -> int:
    """Run a command in the checkout and return its exit code; it never outlives this process."""
    with subprocess.Popen(command, cwd=ROOT, env=environment) as page:  # noqa: S603
        signal.signal(signal.SIGTERM, lambda *_: page.terminate())
        try:
            return page.wait()
        except KeyboardInterrupt:
            page.terminate()
            return page.wait()


def page_environment(
    articles: Sequence[Path],
    provinces: Path | None,
    districts: Path | None,
    compare: Sequence[Path] = (),
    store: str = "",
) -> dict[str, str]:
    """Return the environment for app.py: what to read, where something is given.

    Articles named go before an archive that the user's environment names.
    """
    given = {
        "CLASHMAP_ARTICLES": os.pathsep.join(map(str, articles)),
        "CLASHMAP_PROVINCES": str(provinces or ""),
        "CLASHMAP_DISTRICTS": str(districts or ""),
        "CLASHMAP_COMPARE": os.pathsep.join(map(str, compare)),
    }
    named = {VARIABLE: store} if articles or store else {}
    return os.environ | {name: value for name, value in given.items() if value} | named


def _open_when_ready(port: int) -> None:
    """Open the page in a browser once it answers."""
    page = f"http://{ADDRESS}:{port}"
    for _ in range(_SECONDS_TO_START * 2):
        try:
            with urllib.request.urlopen(f"{page}/_stcore/health", timeout=1):  # noqa: S310
                webbrowser.open(page)
                return
        except OSError:
            time.sleep(0.5)
