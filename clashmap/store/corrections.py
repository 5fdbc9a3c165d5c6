"""Corrections of a report: what an analyst wrote, checked, to all the fields that follow from it.

A corrected place brings its coordinates, P-codes, areas and level with it; corrected days bring
their precision, a corrected number its line among the casualties.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from clashmap.schema import KINDS, PERIODS, STATUSES
from clashmap.store.corrected_places import PLACE_FIELDS, correct_place
from clashmap.store.errors import StoreError
from extract.marks import default_tools
from extract.reports import Report

_TOKENS = {"kind": KINDS, "period": PERIODS, "status": STATUSES}
_DAYS = ("date_start", "date_end")
_COUNTED = ("killed", "wounded", "captured")
_COUNTS = tuple(f"{what}_{end}" for what in _COUNTED for end in ("min", "max"))
_PARTIES = ("initiator", "target")
_GROUPS = ("groups", *_PARTIES)
CORRECTABLE = (*_TOKENS, *PLACE_FIELDS, *_DAYS, *_COUNTS, *_GROUPS)
# Up to so many days a window is called by that precision.
_PRECISIONS = ((1, "day"), (7, "week"), (31, "month"), (92, "season"))
_NONE = ("", "none")


def read_changes(report: Report, written: Mapping[str, str]) -> dict[str, str]:
    """All changes that follow from FIELD -> VALUE as written, as JSON by field.

    Raises StoreError for a field that is not known or no reader's to correct, and for a value that
    it cannot have.
    """
    for name in written:
        if name not in CORRECTABLE:
            raise StoreError(f"no field {name!r} to correct; use one of {', '.join(CORRECTABLE)}")
    found: dict[str, Any] = {name: _read(name, value) for name, value in written.items()}
    places = {name: written[name] for name in PLACE_FIELDS if name in written}
    if places:
        found |= correct_place(report, places)
    if any(name in found for name in _DAYS):
        found |= _precision(report, found)
    if any(name in found for name in _COUNTS):
        found |= _tolls(report, found)
    if any(name in found for name in _GROUPS):
        found |= _groups(report, found)
    return {name: json.dumps(value, ensure_ascii=False) for name, value in found.items()}


def _read(name: str, value: str) -> object:
    value = value.strip()
    if name in _TOKENS:
        return _token(name, value)
    if name in _DAYS:
        return _day(name, value)
    if name in _COUNTS:
        return _count(name, value)
    return _group_names(name, value) if name in _GROUPS else value


def _token(name: str, value: str) -> str:
    token = value.lower().replace(" ", "_")
    if token not in _TOKENS[name]:
        raise StoreError(f"{name}={value}: use one of {', '.join(_TOKENS[name])}")
    return token


def _day(name: str, value: str) -> str | None:
    if value in _NONE and name == "date_end":
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise StoreError(
            f"{name}={value}: use a day as YYYY-MM-DD (date_end also none: it goes on)"
        ) from None


def _count(name: str, value: str) -> int | None:
    if value in _NONE:
        return None
    if not (value.isascii() and value.isdigit()) or len(value) > 6:
        raise StoreError(f"{name}={value}: use a number of people, or none where it is not known")
    return int(value)


def _group_names(name: str, value: str) -> list[str]:
    if value in _NONE:
        return []
    known = default_tools().lexicon.groups
    names = [part.strip() for part in value.split(";") if part.strip()]
    for group in names:
        if group not in known:
            raise StoreError(
                f"{name}={value}: no group {group!r}; use canonical names parted with ; of"
                f" {', '.join(sorted(known))}, or add a row (docs/how-to-add.md)"
            )
    return list(dict.fromkeys(names))


def _precision(report: Report, found: Mapping[str, Any]) -> dict[str, object]:
    """The precision of corrected days; raises StoreError where they end before they start."""
    start, end = (found.get(name, getattr(report, name)) for name in _DAYS)
    if start is None or end is None:
        return {"date_precision": "open"}
    length = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    if length < 1:
        raise StoreError(f"date_end {end} is before date_start {start}; correct both")
    return {"date_precision": next((word for most, word in _PRECISIONS if length <= most), "year")}


def _tolls(report: Report, found: Mapping[str, Any]) -> dict[str, object]:
    """The casualties with one line for each corrected number in place of those read."""
    touched = [w for w in _COUNTED if f"{w}_min" in found or f"{w}_max" in found]
    lines = [
        {name: getattr(toll, name) for name in ("side", "what", "min", "max", "claimed_by")}
        for toll in report.casualties
        if toll.what not in touched
    ]
    for what in touched:
        names = (f"{what}_min", f"{what}_max")
        low, high = (found.get(name, getattr(report, name)) for name in names)
        if low is not None and high is not None and low > high:
            raise StoreError(f"{what}_min {low} is more than {what}_max {high}; correct both")
        if (low, high) != (None, None):
            lines.append({"side": None, "what": what, "min": low, "max": high, "claimed_by": None})
    return {"casualties": lines}


def _groups(report: Report, found: Mapping[str, Any]) -> dict[str, object]:
    """All groups, with those who act or are acted upon always among them, and no other of these."""
    acting = [group for name in _PARTIES for group in found.get(name, ())]
    groups = list(dict.fromkeys([*found.get("groups", report.groups), *acting]))
    left: dict[str, object] = {
        name: [group for group in getattr(report, name) if group in groups]
        for name in _PARTIES
        if name not in found
    }
    return {"groups": groups} | left
