"""The tables of data/lexicon that an analyst may extend: columns, reading, merging, checks.

Knows columns and allowed values; what a row becomes is for extract/lexicon.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from geo.fold import fold
from geo.tables import Row, read_table

# The first column of each is its key: a row with the key of an earlier folder's row replaces it.
COLUMNS = {
    "groups": (
        "group", "side", "kind", "active_from", "active_to", "colour",
        "aliases", "acronyms", "generic",
    ),
    "references": ("phrase", "means", "sides"),
    "persons": ("name", "group", "role", "short", "aliases"),
    "speakers": ("speaker", "independent", "verifies", "forms"),
    "triggers": ("trigger", "kind", "pos", "strength", "needs", "by_target", "forms"),
    "cues": ("cue", "forms"),
    "decoys": ("phrase", "why"),
}  # fmt: skip
_LISTS = frozenset(["aliases", "acronyms", "generic", "short", "forms", "sides"])
SIDES = (
    "taliban", "resistance", "jihadist", "republic", "foreign", "historical", "other", "unknown",
)  # fmt: skip
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def read_merged(folders: Sequence[Path], table: str) -> list[Row]:
    """The rows of a table: those of the first folder, extended or replaced by later folders' rows.

    The first folder must have the file; the others may. A key stands once in a file.
    """
    merged: dict[str, Row] = {}
    for number, folder in enumerate(folders):
        path = folder / f"{table}.csv"
        if number and not path.is_file():
            continue
        own: dict[str, Row] = {}
        for row in read_table(path, COLUMNS[table]):
            key = row.filled(COLUMNS[table][0])
            if key in own:
                problem = f"{key!r} stands in line {own[key].line} too; keep one of the rows"
                raise row.fault(COLUMNS[table][0], problem)
            own[key] = _extended(merged.get(key), row)
        merged.update(own)
    return list(merged.values())


def _extended(earlier: Row | None, row: Row) -> Row:
    """A row with a list cell that begins with "+": the earlier row with those words added."""
    grown = [name for name in _LISTS & row.cells.keys() if row[name].startswith("+")]
    if not grown:
        return row
    if earlier is None:
        raise row.fault(grown[0], "begins with + and no earlier row has this key; take the + away")
    cells = {name: value or earlier[name] for name, value in row.cells.items()}
    for name in grown:
        cells[name] = "|".join(filter(None, (earlier[name], row[name][1:])))
    return Row(cells, row.path, row.line)


def forms_of(row: Row, column: str) -> list[str]:
    """The `|`-separated words of a cell; each has to hold a letter or digit."""
    forms = [form.strip() for form in row.many(column) if form.strip()]
    for form in forms:
        if not any(map(str.isalnum, form)):
            raise row.fault(column, f"{form!r} holds no letter; write a word between the |")
    return forms


def check_group(row: Row) -> None:
    """Raise where a group's side, dates or colour cannot be."""
    row.one_of("side", SIDES)
    row.filled("kind")
    days = [_day(row, column) for column in ("active_from", "active_to")]
    if days[0] and days[1] and days[1] < days[0]:
        raise row.fault("active_to", f"{row['active_to']!r} is before active_from; swap them")
    if not _COLOUR.fullmatch(row["colour"]):
        raise row.fault("colour", f"{row['colour']!r} is no colour; write #rrggbb, such as #1b7837")


def _day(row: Row, column: str) -> date | None:
    if not row[column]:
        return None
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        problem = f"{row[column]!r} is no date; write YYYY-MM-DD or leave it empty"
        raise row.fault(column, problem) from None


def check_one_meaning(rows: Iterable[Row], columns: Sequence[str], owner: str) -> None:
    """Raise where one way of writing names two groups: a text could mean either.

    `owner` is the column that says whose name it is. Case, accents and spaces do not tell names
    apart, since the matcher does not tell them apart either.
    """
    owners: dict[str, Row] = {}
    for row in rows:
        for column in columns:
            for form in forms_of(row, column):
                first = owners.setdefault(" ".join(fold(form).text.split()), row)
                if first[owner] != row[owner]:
                    raise row.fault(
                        column,
                        f"{form!r} already names {first[owner]!r} ({first.path.name}, line "
                        f"{first.line}); a name belongs to one, so take it out of the other row",
                    )


def check_known(rows: Iterable[Row], known: Iterable[str], column: str) -> None:
    """Raise where a cell is none of the known values, which only the rules can add to."""
    allowed = sorted(known)
    for row in rows:
        row.one_of(column, allowed)
