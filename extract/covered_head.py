"""The days that the head of a weekly says it covers, whose year stands in a line beside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from extract.dates import scan_dates

# "Conflict weekly, no. 7 / 2024" over "Covering 12-18 February"
_COVER = re.compile(
    r"\b(?:covering|covers|week|period)\b[^\n]{0,25}?(?<!\d)"
    r"(\d{1,2}(?: [A-Z][a-z]{2,8})?\s?(?:-|–|to)\s?\d{1,2} [A-Z][a-z]{2,8})"
    r"\b(?!,? \d{4})",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"\b20[2-4]\d\b")


def last_covered(lines: Sequence[str]) -> date | None:
    """The last of the days that the first lines say are covered; None where they do not say."""
    cover = next(filter(None, map(_COVER.search, lines)), None)
    year = next(filter(None, map(_ANY_YEAR.search, lines)), None)
    scan = scan_dates(f"{cover[1]} {year[0]}") if cover and year else None
    dates = scan.read(None) if scan else []
    return dates[0].end if dates else None
