"""Reports to test views and filters with: real places, sentences of our own."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from clashmap.schema import REPORT_COLUMNS

_APP = Path(__file__).resolve().parents[2] / "app.py"
_DEFAULTS = {
    "article_id": "a1",
    "source": "a1.md",
    "article_title": "A night in the valley",
    "publisher": "Clashmap sample",
    "published": "2022-05-13",
    "published_start": "2022-05-13",
    "published_end": "2022-05-13",
    "published_basis": "given",
    "kind": "clash",
    "period": "current",
    "status": "reported",
    "attribution": (),
    "place": "Rukha",
    "place_id": "rukha",
    "geo_level": "site",
    "geo_precision": 1,
    "lon": 69.48,
    "lat": 35.28,
    "province": "Panjshir",
    "district": "Rukha",
    "provinces": ("Panjshir",),
    "groups": ("NRF", "Taliban"),
    "date_start": "2022-05-12",
    "date_end": "2022-05-12",
    "date_precision": "day",
    "evidence": "Fighters clashed in Rukha.",
    "evidence_start": 0,
    "evidence_end": 26,
    "spans": {"place": (20, 25)},
    "confidence": 0.8,
}


@pytest.fixture(scope="session")
def make_frame() -> Callable[..., pd.DataFrame]:
    """Make a frame of one report for each dict of changes to an ordinary one."""

    def make(*changes: dict[str, object]) -> pd.DataFrame:
        rows = [
            _DEFAULTS | {"report_id": f"r{number}"} | change
            for number, change in enumerate(changes)
        ]
        names = [column.name for column in REPORT_COLUMNS]
        return pd.DataFrame(rows, columns=names).astype({"lon": "float64", "lat": "float64"})

    return make


@pytest.fixture(scope="session")
def frame(make_frame: Callable[..., pd.DataFrame]) -> pd.DataFrame:
    """Six reports: two at one place, a district, a province, a pass on a border, the country."""
    no_point = {"lon": None, "lat": None}
    return make_frame(
        {},
        {"kind": "attack", "status": "claimed", "attribution": ("NRF",), "article_id": "a2"},
        {
            "geo_level": "district",
            "place": "Andarab",
            "place_id": "andarab",
            "province": "Baghlan",
            "district": "Andarab",
            "provinces": ("Baghlan",),
            "groups": ("AFF",),
            **no_point,
        },
        {
            "geo_level": "province",
            "place": "Baghlan",
            "place_id": "baghlan",
            "province": "Baghlan",
            "district": None,
            "provinces": ("Baghlan",),
            "kind": "control",
            **no_point,
        },
        {
            "geo_level": "site",
            "place": "Khawak Pass",
            "place_id": "khawak",
            "province": None,
            "district": None,
            "provinces": ("Panjshir", "Baghlan"),
            "kind": "presence",
            **no_point,
        },
        {
            "geo_level": "country",
            "place": None,
            "place_id": None,
            "province": None,
            "district": None,
            "provinces": (),
            "period": "background",
            **no_point,
        },
    )


@pytest.fixture
def page() -> Callable[..., AppTest]:
    """Open the app by a link with this query; no script may raise."""

    def open_page(**query: str) -> AppTest:
        test = AppTest.from_file(str(_APP), default_timeout=60)
        for name, value in query.items():
            test.query_params[name] = value
        test.run()
        assert not test.exception
        return test

    return open_page
