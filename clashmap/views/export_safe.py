"""Reports for publication: district at the finest, no sentence, no title, no name of a person."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from clashmap.filters import Filters
from clashmap.views.export_csv import table_csv
from clashmap.views.exports import frame_rows
from clashmap.views.words import text_of
from extract.lexicon import PersonName, default_lexicon

SAFE_REMARKS = (
    "For publication: districts are the finest places; sentences, titles, links, speakers and "
    "names of people are left out. A group named after a person is named by its sort.",
)
SAFE_COLUMNS = (
    "report_id",
    "kind",
    "period",
    "status",
    "geo_level",
    "province",
    "province_pcode",
    "district",
    "district_pcode",
    "groups",
    "published",
    "date_start",
    "date_end",
    "date_precision",
    "killed_min",
    "killed_max",
    "wounded_min",
    "wounded_max",
    "captured_min",
    "captured_max",
)
_POINTS = ("site", "near")


def safe_csv(frame: pd.DataFrame) -> bytes:
    """Return the reports of a selection as CSV that may be published."""
    return table_csv(SAFE_COLUMNS, map(_row, frame_rows(frame)))


def public_name(group: str) -> str:
    """Return a group's name; "X's group", with X a known person, is named by its sort."""
    lexicon = default_lexicon()
    parts = set(group.casefold().split())
    if not group.endswith(" group") or not any(
        parts & set(entry.person.casefold().split()[-1:])
        for _, entry, _ in lexicon.entries
        if isinstance(entry, PersonName)
    ):
        return group
    facts = lexicon.groups.get(group)
    return f"{facts.kind} group" if facts else "armed group"


def public_filters(filters: Filters) -> Filters:
    """Return filters to be told in public: the words of a search may be a person's name."""
    groups = tuple(public_name(group) for group in filters.groups)
    return replace(filters, groups=groups, text="(not told)" if filters.text.strip() else "")


def _row(row: Mapping[str, Any]) -> dict[str, object]:
    level = row["geo_level"]
    if level in _POINTS:
        level = "district" if row["district"] else "province"
    kept = {name: _cell(row[name]) for name in SAFE_COLUMNS}
    return kept | {
        "geo_level": level,
        "groups": list(dict.fromkeys(public_name(group) for group in row["groups"])),
    }


def _cell(value: object) -> object:
    return list(value) if isinstance(value, list | tuple) else text_of(value)
