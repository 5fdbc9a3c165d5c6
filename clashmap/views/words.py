"""Facts of a report in words: its date, who says so, what it counts. Plain text, not escaped."""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from clashmap.filters import spell

# A report as a frame's row.
Row = Mapping[Hashable, Any]
# The speaker of a sentence that nobody else is said to have said.
_REPORTER = "reporter"
# How exactly a report is known to be where it is.
_LOCATED = {
    "site": "at the named place",
    "near": "near the named place",
    "district": "somewhere in the district",
    "province": "somewhere in the province",
    "region": "in a region",
    "country": "no place named",
}
# What names a district or province itself, which is named beside it: "Anaba district".
_AREA = re.compile(
    r"(?:the )?(?P<first>district|province) of |.* (?P<last>district|province)\Z", re.IGNORECASE
)


def count_of(number: int, noun: str) -> str:
    """Return "1 report", "2 reports", with thousands parted."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def listing(names: Iterable[object], *, none: str = "") -> str:
    """Return names parted by commas, or `none`."""
    return ", ".join(str(name) for name in names) or none


def day_of(iso: object) -> str:
    """Return an ISO day as "13 May 2022"; what is no day is returned as it is."""
    text = text_of(iso)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {day:%b %Y}"


def window_of(start: object, end: object, *, none: str) -> str:
    """Return a window of days: one day, "1 to 31 May 2022", or "since ..." where it is open."""
    first, last = text_of(start), text_of(end)
    if not first:
        return none
    if not last:
        return f"since {day_of(first)}"
    if first == last:
        return day_of(first)
    if first[:7] == last[:7]:
        return f"{int(first[8:10])} to {day_of(last)}"
    return f"{day_of(first)} to {day_of(last)}"


def published_of(row: Row) -> str:
    """Return when the article came out; a date worked out from the text is said to be so."""
    words = window_of(row["published_start"], row["published_end"], none="no date")
    return f"{words} (inferred)" if row["published_basis"] == "inferred" else words


def happened_of(row: Row) -> str:
    """Return when the text says that it happened."""
    return window_of(row["date_start"], row["date_end"], none="not dated")


def status_of(row: Row) -> str:
    """Return the status and who says so: "Claimed by NRF", "Reported by the article itself"."""
    return said_words(str(row["status"]), list(row["attribution"]))


def said_words(status: str, speakers: Sequence[str]) -> str:
    """Return a status and who says so, each speaker as a person would name him."""
    named = [_speaker(speaker) for speaker in speakers if speaker != _REPORTER]
    if named:
        return f"{spell(status)} by {listing(named)}"
    told = " by the article itself" if speakers else "; no speaker named"
    return spell(status) + told


def _speaker(name: str) -> str:
    """Return who speaks: "NRF", but "a resident", "the media"."""
    if name == "media" or name.endswith(" government"):
        return f"the {name}"
    if not name[:1].islower() and not name.endswith(" official"):
        return name
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}"


def located_words(level: str) -> str:
    """Return how exactly a report's place is known."""
    return _LOCATED[level]


def place_of(row: Row) -> str:
    """Return the place as written, with the district and province that it is counted in.

    What only points at a place ("there", "the province") gives way to the names that it stands for,
    and what names the district or province itself ("Anaba district") to that name.
    """
    written = text_of(row["place"])
    names = [text_of(row["district"]), text_of(row["province"])]
    if area := _AREA.match(written):
        kind = (area["first"] or area["last"]).lower()
        written = "" if names[kind == "province"] else written
    if written != written.lower() or not written.isascii() or not any(names):
        names.insert(0, written)
    return listing(dict.fromkeys(name for name in names if name), none="no place named")


def tolls_of(row: Row) -> str:
    """Return the claims of casualties as ranges over all who claim: "killed 4 to 9"."""
    parts = []
    for what in ("killed", "wounded", "captured"):
        low, high = row[f"{what}_min"], row[f"{what}_max"]
        if text_of(low) or text_of(high):
            parts.append(f"{what} {toll_words(low, high)}")
    return listing(parts)


def toll_words(low: object, high: object) -> str:
    """Return a claimed number: "4", "4 to 9", "4 or more", "up to 9"; null ends are open."""
    first, last = text_of(low), text_of(high)
    if not first and not last:
        return "some, no number said"
    if not last:
        return f"{first} or more"
    if not first:
        return f"up to {last}"
    return first if first == last else f"{first} to {last}"


def text_of(value: object) -> str:
    """Return a cell as text; "" for null of any sort."""
    if value is None or value != value:  # noqa: PLR0124 - only a null is unlike itself
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
