"""Rows of UCDP's georeferenced event dataset (GED), 17.1 to 25.1 and the monthly candidates."""

import re
from collections.abc import Sequence

from clashmap.intake.external.cells import CellError, Cells
from clashmap.intake.external.coded import Coded
from clashmap.intake.external.kinds import UCDP, kind_of

REQUIRED = (
    "id",
    "type_of_violence",
    "country",
    "where_prec",
    "latitude",
    "longitude",
    "date_start",
    "date_end",
)
_TYPES = {1: "state-based", 2: "non-state", 3: "one-sided"}
# GEDEvent_v23_1.csv, ged231.csv, ged231-csv.csv; GEDEvent_v24_0_11.csv is a candidate release.
_VERSION = re.compile(r"v(\d{2})[_.](\d)(?:[_.](\d{1,2}))?(?!\d)|ged(\d{2})(\d)(?!\d)", re.I)
_GED_CITED = (
    "UCDP Georeferenced Event Dataset (GED) Global{version}, Uppsala Conflict Data Program, "
    "ucdp.uu.se, CC BY 4.0. Cite: Sundberg, R. and Melander, E. (2013), Introducing the UCDP "
    "Georeferenced Event Dataset, Journal of Peace Research 50(4)."
)
_CANDIDATE_CITED = (
    "UCDP Candidate Events Dataset{version}, Uppsala Conflict Data Program, ucdp.uu.se, CC BY 4.0. "
    "Cite: Hegre, H., Croicu, M., Eck, K. and Högbladh, S. (2020), Introducing the UCDP Candidate "
    "Events Dataset, Research & Politics 7(3)."
)
_OWN_EXPORT = "date_basis"


def is_ucdp(names: Sequence[str]) -> bool:
    """Return whether a header is that of UCDP's events."""
    return "type_of_violence" in names and "where_prec" in names


def is_own_export(names: Sequence[str]) -> bool:
    """Return whether a header is that of Clashmap's own export in UCDP's columns."""
    return _OWN_EXPORT in names


def version_of(name: str) -> str:
    """Return the version that a file's name gives, such as "23.1" or "candidate 24.0.11"."""
    found = _VERSION.search(name)
    if not found:
        return ""
    year, part, month, short_year, short_part = found.groups()
    if short_year:
        return f"{short_year}.{short_part}"
    if month:
        return f"candidate {year}.{part}.{int(month)}"
    return f"candidate {year}.0" if part == "0" else f"{year}.{part}"


def attribution_of(version: str) -> str:
    """Return whose data it is and how to cite them."""
    cited = _CANDIDATE_CITED if version.startswith("candidate") else _GED_CITED
    number = version.removeprefix("candidate ")
    return cited.format(version=f", version {number}" if number else "")


def read_event(cells: Cells) -> Coded:
    """Return the event of a row; raise CellError where a cell cannot be read."""
    violence = cells.whole("type_of_violence", among=_TYPES)
    where = cells.whole("where_prec", among=range(1, 8))
    if violence is None or where is None:
        raise CellError(f"column `{'where_prec' if violence else 'type_of_violence'}` is empty")
    start, end = cells.day("date_start"), cells.day("date_end")
    if end < start:
        raise CellError(f"column `date_end` is {end}, before date_start {start}: correct one")
    precision = cells.whole("date_prec", among=range(1, 6))
    return Coded(
        external_id=_plain_id(cells.text("id")),
        source=UCDP,
        start=start,
        end=end,
        date_precision=precision or _precision_of((end - start).days + 1),
        kind=kind_of(UCDP, str(violence)),
        original_type=f"{violence} {_TYPES[violence]}",
        side_a=cells.text("side_a"),
        side_b=cells.text("side_b"),
        place=cells.text("where_coordinates", "where_description"),
        province=cells.text("adm_1"),
        district=cells.text("adm_2"),
        lon=cells.number("longitude"),
        lat=cells.number("latitude"),
        geo_precision=where,
        original_precision=where,
        best=cells.whole("best", "best_est"),
        low=cells.whole("low", "low_est"),
        high=cells.whole("high", "high_est"),
        note=_note(cells),
    )


def _plain_id(text: str) -> str:
    """Return an id without the ".0" that tools write to whole numbers."""
    if not text:
        raise CellError("column `id` is empty; every event needs its id")
    return text.removesuffix(".0")


def _precision_of(days: int) -> int:
    """Return the code that goes with a window, for files without the column."""
    limits = ((1, 1), (6, 2), (7, 3), (31, 4))
    return next((code for most, code in limits if days <= most), 5)


def _note(cells: Cells) -> str:
    """Return what UCDP itself says against the row."""
    status = cells.text("code_status")
    parts = [
        "" if status.casefold() in ("", "clear") else f"status at UCDP: {status}",
        "told in a summary, not by itself" if cells.whole("event_clarity") == 2 else "",
    ]
    return "; ".join(filter(None, parts))
