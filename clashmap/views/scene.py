"""Scene: all that a map of one selection shows, as plain values that a script can draw.

Everything that changes with the filters is in here and nothing else is: the page draws its legend
from the same scene, so that map and legend cannot differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from clashmap.filters import spell
from clashmap.selection import Part, Selection
from clashmap.views.control import AreaControl
from clashmap.views.layers import CLASH, LAYER_KINDS, LAYERS, PRESENCE, kinds_of, rows_of
from clashmap.views.presence import AreaPresence, fade_of
from clashmap.views.symbols import Parts
from clashmap.views.tallies import (
    AreaTally,
    ColourClass,
    area_keys,
    articles_by_key,
    class_breaks,
    count_by,
    drawn_levels,
    newest_first,
    spot_keys,
    tally_areas,
    weights_of,
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
# What is read of a report to count it: rows of all its columns take long to choose from.
_COUNTED = [
    *("report_id", "article_id", "kind", "geo_level"),
    *("lon", "lat", "province", "district"),
]
# What the scene of a selection counts its reports by.
_ALIKE = ("kind", "status", "drawn", "spot", "province", "district")
# A sentence in a popup is cut here; the panel shows it whole.
_QUOTE_LENGTH = 280


@dataclass(frozen=True, slots=True)
class Spot:
    """One mark: a named place and its reports. `near` is a circle, not a point.

    fade says how old presence is, where the mark stands for nothing else.
    """

    key: str
    title: str
    lon: float
    lat: float
    near: bool
    parts: Parts
    reports: tuple[dict[str, str], ...]
    fade: int = 0

    @property
    def total(self) -> int:
        """How many reports the mark stands for."""
        return sum(count for _, _, count in self.parts)


@dataclass(frozen=True, slots=True)
class Overlays:
    """What is drawn apart from the counts: presence and control by area, and what is named at all.

    layers are those chosen; an area that is not in `named` is silent. `as_of` is the day that the
    age of presence is counted to.
    """

    layers: tuple[str, ...] = LAYERS
    presence: Mapping[str, AreaPresence] = field(default_factory=dict)
    control: Mapping[str, AreaControl] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    as_of: date | None = None

    def has(self, layer: str) -> bool:
        """Return whether a layer is chosen."""
        return layer in self.layers


@dataclass(frozen=True, slots=True)
class Scene:
    """What a map shows of one selection of reports.

    areas are coloured at `level`; outlined holds the areas that reports are drawn as, because the
    text says no closer; focus names the provinces that the view is held to. Without overlays all
    kinds are counted alike; with them each layer has a language of its own.
    """

    level: str
    areas: Mapping[str, AreaTally]
    breaks: tuple[ColourClass, ...]
    outlined: Mapping[str, int]
    spots: tuple[Spot, ...]
    focus: tuple[str, ...] = ()
    overlays: Overlays | None = None

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
    overlays: Overlays | None = None,
) -> Scene:
    """Return the scene of a frame; `originals` says of an article whose facts it retells."""
    if overlays is not None:
        frame = rows_of(frame, overlays.layers)
    counted = frame[_COUNTED]
    if overlays is not None:
        counted = rows_of(counted, (CLASH,))
    marked = frame[drawn_levels(frame).isin(("site", "near"))]
    marked = newest_first(marked.assign(spot=spot_keys(marked)))
    listed = marked.groupby("spot", sort=False).head(_listed(marked["spot"].nunique()))
    scene = Scene(level, tally_areas(counted, level), (), {}, (), focus, overlays)
    return _drawn(scene, counted, marked, listed, originals or {})


def select_scene(
    selection: Selection, level: str, originals: Mapping[str, str], overlays: Overlays
) -> Scene:
    """Return the scene of a selection, wherever its reports are kept."""
    part = Part(kinds=kinds_of(overlays.layers))
    alike = selection.alike(_ALIKE, part)
    counted = rows_of(alike, (CLASH,))
    marked = alike[alike["drawn"].isin(("site", "near"))]
    listed = selection.newest_of("spot", _listed(marked["spot"].nunique()), part)
    told = selection.articles_by(level, Part(kinds=LAYER_KINDS[CLASH]))
    areas = tally_areas(counted, level, articles_by_key(told, level))
    scene = Scene(level, areas, (), {}, (), selection.filters.provinces, overlays)
    return _drawn(scene, counted, marked, listed.assign(spot=spot_keys(listed)), originals)


def _drawn(
    scene: Scene,
    counted: pd.DataFrame,
    marked: pd.DataFrame,
    listed: pd.DataFrame,
    originals: Mapping[str, str],
) -> Scene:
    """Return the scene with its classes, outlines and marks; listed are the marks' newest."""
    return replace(
        scene,
        breaks=class_breaks([area.reports for area in scene.areas.values()]),
        outlined=_outlined(counted, drawn_levels(counted)),
        spots=_faded(_spots(marked, listed, originals), listed, scene.overlays),
    )


def paraphrase_note(row: Row, originals: Mapping[str, str]) -> str:
    """Return "Paraphrase of ..." for a report from an article that retells another, else ""."""
    return originals.get(str(row["article_id"]), "")


def _outlined(frame: pd.DataFrame, drawn: pd.Series) -> dict[str, int]:
    """Return how many reports are drawn as each district and province themselves."""
    found: dict[str, int] = {}
    for level in ("province", "district"):
        rows = frame[drawn == level]
        found |= count_by(area_keys(rows, level), rows)
    return found


def _spots(
    marked: pd.DataFrame, listed: pd.DataFrame, originals: Mapping[str, str]
) -> tuple[Spot, ...]:
    """Return one mark a place, the fullest last so that it is drawn on top."""
    parts = _parts(marked)
    briefs: dict[str, list[dict[str, str]]] = {}
    for row in listed.to_dict("records"):
        briefs.setdefault(row["spot"], []).append(_brief(row, originals))
    places = listed.drop_duplicates("spot").to_dict("records")
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


def _faded(
    spots: tuple[Spot, ...], listed: pd.DataFrame, overlays: Overlays | None
) -> tuple[Spot, ...]:
    """Return the marks, those of presence alone as faint as their newest report is old."""
    if overlays is None:
        return spots
    present = {s.key for s in spots if all(kind in LAYER_KINDS[PRESENCE] for kind, *_ in s.parts)}
    days = listed["published_start"].dropna().groupby(listed["spot"]).max()
    return tuple(
        replace(spot, fade=fade_of(_day_of(days.get(spot.key)), overlays.as_of))
        if spot.key in present
        else spot
        for spot in spots
    )


def _day_of(iso: object) -> date | None:
    return date.fromisoformat(iso) if isinstance(iso, str) else None


def _listed(places: int) -> int:
    """Return how many reports a mark lists: fewer where many marks have to be sent."""
    return max(1, min(LISTED_IN_POPUP, _LISTED_IN_ALL // max(places, 1)))


def _parts(rows: pd.DataFrame) -> dict[str, Parts]:
    """Return the counts by kind and status of each spot, the biggest first."""
    counts = weights_of(rows).groupby([rows["spot"], rows["kind"], rows["status"]]).sum()
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
