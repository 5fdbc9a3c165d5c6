"""Seasonal offensives whose first day is known, from lexicon/campaigns.csv."""

import csv
from collections.abc import Collection
from datetime import date
from functools import cache

from extract.date_calendar import Days, season_days
from extract.date_words import LEXICON
from extract.errors import ExtractError

_SEASONS = ("spring", "summer", "autumn", "winter")
# Words of a sentence that tells of an offensive under way, not of one pledged or awaited.
# "kicked": kicked off; "good": made good on its pledge.
_BEGUN = frozenset(("launched", "began", "begun", "started", "unleashed", "kicked", "good"))
_GOES_ON = frozenset(("underway", "continues", "continued", "ongoing", "amid", "since"))


@cache
def campaign_starts() -> dict[tuple[int, str], date]:
    """(year, season) -> first day of that season's offensive; errors name the row."""
    starts = {}
    with (LEXICON / "campaigns.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            day = _read_start(row, f"campaigns.csv row {number}")
            starts[day.year, row["season"]] = day
    return starts


def _read_start(row: dict[str, str], where: str) -> date:
    if row["season"] not in _SEASONS:
        raise ExtractError(
            f"{where}, column season: found {row['season']!r}; write one of {', '.join(_SEASONS)}"
        )
    try:
        return date.fromisoformat(row["start"])
    except ValueError as error:
        raise ExtractError(f"{where}, column start: {error}; write YYYY-MM-DD") from error


def is_under_way(folded: Collection[str]) -> bool:
    """Whether a sentence's words tell of a campaign that has begun."""
    return not (_BEGUN | _GOES_ON).isdisjoint(folded)


def campaign_days(year: int, season: int) -> Days:
    """The season of a year, from the first day of its offensive where that is known."""
    first, last = season_days(year, season)
    return max(first, campaign_starts().get((year, _SEASONS[season - 1]), first)), last
