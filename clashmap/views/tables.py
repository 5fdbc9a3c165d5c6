"""Frame -> the table of reports. Plain cells."""

from collections.abc import Mapping

import pandas as pd

from clashmap.filters import spell
from clashmap.views.words import (
    happened_of,
    listing,
    place_of,
    published_of,
    status_of,
    text_of,
    tolls_of,
)


def report_table(frame: pd.DataFrame, originals: Mapping[str, str]) -> pd.DataFrame:
    """Return one row a report, in the frame's order, in the words that a reader needs."""
    rows = frame.to_dict("records")
    return pd.DataFrame(
        {
            "Article date": [published_of(row) for row in rows],
            "Kind": [spell(row["kind"]) for row in rows],
            "Place": [place_of(row) for row in rows],
            "Groups": [listing(row["groups"]) for row in rows],
            "Sentence": [row["evidence"] for row in rows],
            "Who says so": [status_of(row) for row in rows],
            "Happened": [happened_of(row) for row in rows],
            "Casualties claimed": [tolls_of(row) for row in rows],
            "Article": [text_of(row["article_title"]) or text_of(row["source"]) for row in rows],
            "Publisher": [text_of(row["publisher"]) for row in rows],
            "Link": [safe_link(row["url"]) for row in rows],
            "Paraphrase": [originals.get(row["article_id"], "") for row in rows],
            "Period": [spell(row["period"]) for row in rows],
        }
    )


def safe_link(url: object) -> str | None:
    """Return an http or https address, None for anything else."""
    text = text_of(url)
    return text if text.lower().startswith(("http://", "https://")) else None
