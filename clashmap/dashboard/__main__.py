"""Serves the page: Streamlit on app.py, and beside it what every page needs, loaded at once.

Run from the checkout: python -m clashmap.dashboard [Streamlit's options]

A first visitor's browser needs a second for Streamlit's own files; without this the server would
begin to load its libraries, the boundaries and the archive only after that.
"""

import logging
import sys
import threading
import time
from contextlib import suppress
from importlib import import_module

from streamlit import runtime
from streamlit.web.cli import main

from clashmap.store.errors import StoreError
from geo.errors import GeoError

_SCRIPT = "app.py"
# No panels: Streamlit serves no component that is declared before a page is drawn, and
# streamlit-folium declares its own as it is imported.
_VIEWS = ("scene", "event_cards", "map_table", "timeline_chart", "timeline_play", "sheet_page")
_LOOK_AGAIN = 0.01
# It says of everything loaded here that no visitor asks for it, which is so.
_NO_VISITOR = "streamlit.runtime.scriptrunner_utils.script_run_context"


def load_ahead() -> None:
    """Load what the map page needs, once there is a server to keep it."""
    while not runtime.exists():
        time.sleep(_LOOK_AGAIN)
    logging.getLogger(_NO_VISITOR).setLevel(logging.ERROR)
    # Imported here: the server is to answer before them.
    from clashmap.dashboard.assets import written_assets  # noqa: PLC0415
    from clashmap.dashboard.data import live_store  # noqa: PLC0415

    with suppress(GeoError, StoreError):  # the page says what is wrong
        written_assets()
        if (live := live_store()) is not None:
            live.archive().reports  # noqa: B018 - builds the index
    for name in _VIEWS:
        import_module(f"clashmap.views.{name}")


if __name__ == "__main__":
    threading.Thread(target=load_ahead, daemon=True).start()
    sys.argv[1:1] = ["run", _SCRIPT]
    main(prog_name="streamlit")
