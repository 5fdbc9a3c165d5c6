"""Which of our kinds an event of another dataset is, by data/external/kinds.csv."""

import csv
from functools import lru_cache
from pathlib import Path

from clashmap.intake.external.errors import ExternalError
from clashmap.schema import KINDS

UCDP, ACLED = "UCDP GED", "ACLED"
KINDS_FILE = Path(__file__).resolve().parents[3] / "data" / "external" / "kinds.csv"
_COLUMNS = ("source", "event_type", "sub_event_type", "kind", "why")
_Key = tuple[str, str, str]


def kind_of(source: str, event_type: str, sub_event_type: str = "") -> str | None:
    """Return the kind of an event; None where we have none, ValueError for an unknown type."""
    kinds = read_kinds()
    keys = [(source, event_type.casefold(), sub.casefold()) for sub in (sub_event_type, "")]
    for key in keys:
        if key in kinds:
            return kinds[key]
    known = sorted({name for found, name, _ in kinds if found == source})
    raise ValueError(f"{event_type[:60]!r}; known are {', '.join(known)}")


@lru_cache(maxsize=4)
def read_kinds(path: Path = KINDS_FILE) -> dict[_Key, str | None]:
    """Return the table: (source, event type, sub-event type or "") -> kind or None."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
    except (OSError, UnicodeDecodeError) as error:
        raise ExternalError(f"{path}: cannot be read ({error}); restore it as UTF-8 CSV") from error
    found: dict[_Key, str | None] = {}
    for number, row in enumerate(rows, 2):
        key = _read_key(row, f"{path}, row {number}")
        if key in found:
            raise ExternalError(f"{path}, row {number}: {key} a second time; remove one")
        found[key] = row["kind"] or None
    return found


def _read_key(row: dict[str, str | None], where: str) -> _Key:
    missing = [name for name in _COLUMNS if row.get(name) is None]
    if missing:
        raise ExternalError(f"{where}: no column `{missing[0]}`; it needs {', '.join(_COLUMNS)}")
    cells = {name: str(row[name]) for name in _COLUMNS}
    if cells["source"] not in (UCDP, ACLED):
        raise ExternalError(
            f"{where}, column `source`: {cells['source']!r}; write {UCDP} or {ACLED}"
        )
    if cells["kind"] not in ("", *KINDS):
        raise ExternalError(
            f"{where}, column `kind`: {cells['kind']!r}; write one of {', '.join(KINDS)}, "
            "or nothing"
        )
    return cells["source"], cells["event_type"].casefold(), cells["sub_event_type"].casefold()
