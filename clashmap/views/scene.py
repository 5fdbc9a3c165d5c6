"""Scene: all that a map of one selection shows, as plain values that a script can draw.

Everything that changes with the filters is in here and nothing else is: the page draws its legend
from the same scene, so that map and legend cannot differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from clashmap.filters import spell
from clashmap.views.symbols import Parts
from clashmap.views.tallies import (
    AreaTally,
    ColourClass,
    area_keys,
    class_breaks,
    drawn_levels,
    newest_first,
    tally_areas,
)
from clashmap.views.words import (
    Row,
    count_of,
    happened_of,
    listing,
    place_of,
    published_of,
    status_of,
    text_of,
)

# A mark lists this many reports by itself; the panel under the map lists them all.
LISTED_IN_POPUP = 6
# All marks together list about this many, so that a large archive is not sent with each change.
_LISTED_IN_ALL = 600
# A sentence in a popup is cut here; the panel shows it whole.
_QUOTE_LENGTH = 280


@dataclass(frozen=True, slots=True)
class Spot:
    """One mark: a named place and its reports. `near` is a circle, not a point."""

    key: str
    title: str
    lon: float
    lat: float
    near: bool
    parts: Parts
    reports: tuple[dict[str, str], ...]

    @property
    def total(self) -> int:
        """How many reports the mark stands for."""
        return sum(count for _, _, count in self.parts)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a map shows of one selection of reports.

    areas are coloured at `level`; outlined holds the areas that reports are drawn as, because the
    text says no closer; focus names the provinces that the view is held to.
    """

    level: str
    areas: Mapping[str, AreaTally]
    breaks: tuple[ColourClass, ...]
    outlined: Mapping[str, int]
    spots: tuple[Spot, ...]
    focus: tuple[str, ...] = ()

    def kinds(self) -> set[str]:
        """Return the kinds whose marks are drawn."""
        return {kind for spot in self.spots for kind, _, _ in spot.parts}

    def area_kinds(self) -> set[str]:
        """Return the kinds of the reports that the areas count."""
        return {kind for area in self.areas.values() for kind, _ in area.kinds}

    def statuses(self) -> set[str]:
        """Return the statuses whose style is drawn."""
        return {status for spot in self.spots for _, status, _ in spot.parts}


def build_scene(
    frame: pd.DataFrame,
    level: str,
    focus: tuple[str, ...] = (),
    originals: Mapping[str, str] | None = None,
) -> Scene:
    """Return the scene of a selection; `originals` says of an article whose facts it retells."""
    drawn = drawn_levels(frame)
    areas = tally_areas(frame, level)
    return Scene(
        level=level,
        areas=areas,
        breaks=class_breaks([area.reports for area in areas.values()]),
        outlined=_outlined(frame, drawn),
        spots=_spots(frame[drawn.isin(("site", "near"))], originals or {}),
        focus=focus,
    )


def spot_keys(frame: pd.DataFrame) -> pd.Series:
    """Return the key of the mark that each report with a point belongs to."""
    level = frame["geo_level"].astype(str)
    place = frame["place_id"].fillna(frame["place"]).fillna("").astype(str)
    return level + ":" + place


def paraphrase_note(row: Row, originals: Mapping[str, str]) -> str:
    """Return "Paraphrase of ..." for a report from an article that retells another, else ""."""
    return originals.get(str(row["article_id"]), "")


def _outlined(frame: pd.DataFrame, drawn: pd.Series) -> dict[str, int]:
    """Return how many reports are drawn as each district and province themselves."""
    found: dict[str, int] = {}
    for level in ("province", "district"):
        rows = frame[drawn == level]
        counts = area_keys(rows, level).value_counts()
        found |= {str(key): int(count) for key, count in counts.items()}
    return found


def _spots(frame: pd.DataFrame, originals: Mapping[str, str]) -> tuple[Spot, ...]:
    """Return one mark a place, the fullest last so that it is drawn on top."""
    rows = newest_first(frame.assign(spot=spot_keys(frame)))
    places = rows.drop_duplicates("spot").to_dict("records")
    parts = _parts(rows)
    listed = rows.groupby("spot", sort=False).head(_listed(len(places)))
    briefs: dict[str, list[dict[str, str]]] = {}
    for row in listed.to_dict("records"):
        briefs.setdefault(row["spot"], []).append(_brief(row, originals))
    spots = [_spot(row, parts[row["spot"]], briefs[row["spot"]]) for row in places]
    return tuple(sorted(spots, key=lambda spot: (spot.total, spot.key)))


def _spot(row: Row, parts: Parts, briefs: list[dict[str, str]]) -> Spot:
    """Return the mark of a place, of which `row` is one report."""
    return Spot(
        key=row["spot"],
        title=place_of(row),
        lon=round(float(row["lon"]), 4),
        lat=round(float(row["lat"]), 4),
        near=row["geo_level"] == "near",
        parts=parts,
        reports=tuple(briefs),
    )


def _listed(places: int) -> int:
    """Return how many reports a mark lists: fewer where many marks have to be sent."""
    return max(1, min(LISTED_IN_POPUP, _LISTED_IN_ALL // max(places, 1)))


def _parts(rows: pd.DataFrame) -> dict[str, Parts]:
    """Return the counts by kind and status of each spot, the biggest first."""
    counts = rows.value_counts(["spot", "kind", "status"]).sort_index()
    found: dict[str, list[tuple[str, str, int]]] = {}
    for spot, kind, status, count in counts.reset_index().itertuples(index=False, name=None):
        found.setdefault(spot, []).append((kind, status, int(count)))
    return {
        spot: tuple(sorted(parts, key=lambda part: (-part[2], part[:2])))
        for spot, parts in found.items()
    }


def _brief(row: Row, originals: Mapping[str, str]) -> dict[str, str]:
    """Return what a popup says of one report, as plain text."""
    quote = str(row["evidence"])
    short = quote if len(quote) <= _QUOTE_LENGTH else quote[:_QUOTE_LENGTH].rstrip() + "…"
    return {
        "kind": str(row["kind"]),
        "status": str(row["status"]),
        "speaker": status_of(row),
        "groups": listing(row["groups"], none="no group named"),
        "quote": short,
        "when": f"Happened: {happened_of(row)}. Article: {published_of(row)}.",
        "source": _source(row),
        "note": paraphrase_note(row, originals),
        "url": text_of(row["url"]),
    }


def _source(row: Row) -> str:
    title = text_of(row["article_title"]) or text_of(row["source"])
    return listing(name for name in (title, text_of(row["publisher"])) if name)


def area_words(area: AreaTally, name: str, level: str) -> list[str]:
    """Return the lines that name an area and say what is counted in it."""
    kinds = listing(f"{count} {spell(kind).lower()}" for kind, count in area.kinds)
    lines = [
        name,
        f"{count_of(area.reports, 'report')} from {count_of(area.articles, 'article')}",
        kinds,
    ]
    if area.own:
        lines.append(f"{area.own} of them known no closer than the {level}")
    return lines
