"""The weights and limits that joining reports goes by: data/lexicon/joining.csv, checked."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.errors import ExtractError
from extract.lexicon import DEFAULT_FOLDER

COLUMNS = ["part", "case", "value", "meaning"]
CASES: Mapping[str, tuple[str, ...]] = {
    "place": (
        "same_site", "same_district", "inside_district",
        "same_province", "inside_province", "same_region",
    ),
    "date": (
        "same_day", "near_day", "same_week", "week", "published", "wide", "presence", "denial",
    ),
    "kind": ("same", "taking", "family"),
    "groups": ("same", "shared", "generic", "opponents", "unknown"),
    "tolls": ("equal", "equal_small", "fits", "none", "rival", "differ"),
    "words": (
        "copied", "many", "some", "few",
        "copied_from", "many_from", "some_from", "fewest", "ignored",
    ),
    "limits": (
        "total", "day_width", "week_width", "published_after", "published_apart",
        "presence_days", "toll_people", "denial_days", "block", "neighbours",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class JoinRules:
    """What each case of each part is worth, in numbers and in words."""

    values: Mapping[tuple[str, str], float]
    meanings: Mapping[tuple[str, str], str]
    ignored: frozenset[str]

    def limit(self, name: str) -> float:
        """The value of a row of part `limits`."""
        return self.values["limits", name]


def load_rules(path: Path | None = None) -> JoinRules:
    """The rules of a joining.csv; ExtractError names the row and column of the first fault."""
    path = path or DEFAULT_FOLDER / "joining.csv"
    values: dict[tuple[str, str], float] = {}
    meanings: dict[tuple[str, str], str] = {}
    ignored: frozenset[str] = frozenset()
    for where, row in _rows(path):
        key = row["part"], row["case"]
        if key in meanings:
            raise ExtractError(f"{where}: {key[0]},{key[1]} stands twice. Keep one of the rows.")
        meanings[key] = row["meaning"]
        if key == ("words", "ignored"):
            ignored = frozenset(filter(None, row["value"].split("|")))
        else:
            values[key] = _number(row["value"], where)
    missing = [f"{p},{c}" for p, cases in CASES.items() for c in cases if (p, c) not in meanings]
    if missing:
        raise ExtractError(f"{path.name}: no row for {', '.join(missing)}. Add it.")
    return JoinRules(values, meanings, ignored)


@lru_cache(maxsize=1)
def default_rules() -> JoinRules:
    """The rules of data/lexicon/joining.csv, read once."""
    return load_rules()


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        if reader.fieldnames != COLUMNS:
            raise ExtractError(
                f"{path.name} row 1: columns are {reader.fieldnames}; expected {COLUMNS}."
            )
        for number, row in enumerate(reader, 2):
            where = f"{path.name} row {number}"
            if None in row or None in row.values():
                raise ExtractError(
                    f"{where}: expected {len(COLUMNS)} cells; put quotes around one with a comma."
                )
            known = CASES.get(row["part"], ())
            if row["case"] not in known:
                raise ExtractError(
                    f"{where}: column `case` says {row['part']},{row['case']}, which no rule reads."
                    f" Take one of: {', '.join(known) or 'the parts ' + ', '.join(CASES)}."
                )
            yield where, row


def _number(value: str, where: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise ExtractError(
            f"{where}: column `value` says {value!r}; expected a number such as 1.5."
        ) from None
