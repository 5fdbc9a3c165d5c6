"""Another dataset's events as a layer of their own: a mark that none of our kinds has, a legend.

An event is a point only where the dataset names a place (where_prec 1 or 2); with a district or a
province it is that area's number; else it is counted beside the map. It enters none of our counts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

import pandas as pd

from clashmap.intake.external import External
from clashmap.views.palette import Theme
from clashmap.views.symbols import as_image
from clashmap.views.tallies import area_key
from clashmap.views.words import Row, count_of, listing, text_of, toll_words, window_of

# A cross in a square from -8 to 8: no kind of ours has it.
CROSS = "M-2.5,-7H2.5V-2.5H7V2.5H2.5V7H-2.5V2.5H-7V-2.5H-2.5z"
# Events that a mark tells of by themselves, where it is one of up to so many: all marks are sent.
_TOLD = ((500, 4), (5_000, 1))
_TOLD_AREAS = 12
_LONGEST_NAME = 80
_CODES = {
    "UCDP GED": {
        "exact": "place itself (where_prec 1)",
        "near": "limited area around a place (where_prec 2)",
        "district": "district, no closer place (where_prec 3); from afar in its province’s number",
        "province": "province, no closer place (where_prec 4)",
        "none": "no province (where_prec 5 to 7), or none that is known",
    },
    "ACLED": {
        "exact": "town itself (geo_precision 1)",
        "near": "part of a region, coded to a town (geo_precision 2)",
        "district": "district, no closer place; from afar in its province’s number",
        "province": "larger region, coded to a town (geo_precision 3): drawn as the province",
        "none": "no province that is known",
    },
}


@dataclass(frozen=True, slots=True)
class ExternalMark:
    """One place or area with its number of events and what there is to say of them."""

    lines: tuple[str, ...]
    number: int
    lon: float = 0.0
    lat: float = 0.0
    near: bool = False


@dataclass(frozen=True, slots=True)
class ExternalLayer:
    """What is drawn of a dataset: marks at places, numbers on areas by key, and what is not."""

    source: str
    places: tuple[ExternalMark, ...]
    areas: Mapping[str, ExternalMark]
    unmapped: int

    def drawn(self) -> set[str]:
        """Return how events are drawn: exact, near, district, province, none."""
        levels = {"district" if "|" in key else "province" for key in self.areas}
        near = {"near" if mark.near else "exact" for mark in self.places}
        return levels | near | ({"none"} if self.unmapped else set())


def build_layer(frame: pd.DataFrame, source: str) -> ExternalLayer:
    """Return the layer of events in schema.EXTERNAL_COLUMNS."""
    ordered = frame.sort_values("date_start", ascending=False, kind="stable")
    points: list[Row] = []
    areas: list[tuple[str, Row]] = []
    unmapped = 0
    for row in ordered.to_dict("records"):
        if not pd.isna(row["lon"]):
            points.append(row)
        elif key := _area_of(row):
            areas.append((key, row))
        else:
            unmapped += 1
    return ExternalLayer(source, _places(points, source), _areas(areas, source), unmapped)


def between(frame: pd.DataFrame, months: tuple[str, str] | None) -> pd.DataFrame:
    """Return the events that may be of these months, ISO; all for None."""
    if months is None:
        return frame
    first, last = months
    return frame[(frame["date_start"].str[:7] <= last) & (frame["date_end"].str[:7] >= first)]


def _area_of(row: Row) -> str:
    """Return the key of the district or province that an event is of, "" for none."""
    province, district = text_of(row["province"]), text_of(row["district"])
    return area_key(province, district) if district else province


def layer_values(layer: ExternalLayer) -> dict[str, object]:
    """Return the layer as the values that the map's script reads; texts are plain, not HTML."""
    return {
        "source": layer.source,
        "cross": CROSS,
        "places": [
            {"at": [mark.lon, mark.lat], "n": mark.number, "near": mark.near, "lines": mark.lines}
            for mark in layer.places
        ],
        "areas": {
            key: {"n": mark.number, "lines": mark.lines} for key, mark in layer.areas.items()
        },
        "provinces": {
            key: {"n": mark.number, "lines": mark.lines} for key, mark in _from_afar(layer).items()
        },
    }


def _from_afar(layer: ExternalLayer) -> dict[str, ExternalMark]:
    """Return one mark a province for the view of the country: its own number and its districts'."""
    numbers: dict[str, list[tuple[str, int]]] = {}
    for key, mark in layer.areas.items():
        province, _, district = key.partition("|")
        numbers.setdefault(province, []).append((district, mark.number))
    found = {}
    for province, parts in numbers.items():
        total = sum(number for _, number in parts)
        told = [f"{number:,} known to {name or 'the province alone'}" for name, number in parts]
        head = (province, f"{layer.source}: {count_of(total, 'event')} with no closer place")
        found[province] = ExternalMark((*head, *told[:_TOLD_AREAS]), total)
    return found


def layer_legend(layer: ExternalLayer, external: External, theme: Theme) -> str:
    """Return the legend of what the layer draws, with its codes, numbers and attribution."""
    words, drawn = _CODES[layer.source], layer.drawn()
    drawings = {
        "exact": _cross(theme, near=False),
        "near": _cross(theme, near=True),
        "district": _box(theme, box="1.5 2", line="4 3 1 3"),
        "province": _box(theme, box="", line="9 3 2 3"),
    }
    items = "".join(
        f'<span class="cm-legend-item">{as_image(drawing)}{escape(words[name])}</span>'
        for name, drawing in drawings.items()
        if name in drawn
    )
    if layer.unmapped:
        left = f"{layer.unmapped:,} not on the map: {words['none']}"
        items += f'<span class="cm-legend-item">{escape(left)}</span>'
    version = f", {external.version}" if external.version else ""
    title = escape(f"{layer.source}{version}: events")
    group = f'<div class="cm-legend-group"><b>{title}</b>{items or "none"}</div>'
    cited = f'<p class="cm-small cm-attribution">{escape(external.attribution)}</p>'
    return f'<div class="cm-legend cm-legend-external">{group}</div>{cited}'


def _places(points: list[Row], source: str) -> tuple[ExternalMark, ...]:
    """Return one mark a place, the fullest last so that it is drawn on top."""
    spots: dict[tuple[float, float, bool], list[Row]] = {}
    for row in points:
        spot = (round(row["lon"], 4), round(row["lat"], 4), row["geo_precision"] > 1)
        spots.setdefault(spot, []).append(row)
    told = next((number for most, number in _TOLD if len(spots) <= most), 0)
    marks = [
        ExternalMark(_lines(rows, source, told), len(rows), lon, lat, near)
        for (lon, lat, near), rows in spots.items()
    ]
    return tuple(sorted(marks, key=lambda mark: mark.number))


def _areas(keyed: Iterable[tuple[str, Row]], source: str) -> dict[str, ExternalMark]:
    """Return the mark of each area."""
    areas: dict[str, list[Row]] = {}
    for key, row in keyed:
        areas.setdefault(key, []).append(row)
    told = _TOLD[0][1]
    return {
        key: ExternalMark(_lines(rows, source, told, key), len(rows)) for key, rows in areas.items()
    }


def _lines(rows: list[Row], source: str, told: int, key: str = "") -> tuple[str, ...]:
    """Return what a mark says: its place, its number, and so many of its latest events."""
    place = listing(reversed(key.split("|"))) if key else text_of(rows[0]["place"])
    latest = [_event_words(row) for row in rows[:told]]
    more = len(rows) - len(latest) if told else 0
    return (
        (place or text_of(rows[0]["district"]) or source)[:_LONGEST_NAME],
        f"{source}: {count_of(len(rows), 'event')}",
        *latest,
        *([f"and {more:,} earlier"] if more else []),
    )


def _event_words(row: Row) -> str:
    """Return an event in a line: days, type, sides, deaths."""
    sides = [text_of(row[name])[:_LONGEST_NAME] for name in ("side_a", "side_b")]
    days = window_of(row["date_start"], row["date_end"], none="")
    kind = f"{days}: {row['original_type']}"
    return listing(filter(None, (kind, " – ".join(filter(None, sides)), _deaths(row))))


def _deaths(row: Row) -> str:
    """Return the best estimate of deaths, with the others where they differ."""
    best, low, high = (row[f"fatalities_{name}"] for name in ("best", "low", "high"))
    if pd.isna(best):
        return ""
    ends = [number for number in (best, low, high) if not pd.isna(number)]
    if min(ends) == max(ends):
        return f"dead {best}"
    return f"dead {best} ({toll_words(min(ends), max(ends))})"


def _cross(theme: Theme, *, near: bool) -> str:
    """Return the mark, hollow where the place is only near."""
    fill = theme.paper if near else theme.ink
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="-9 -9 18 18">'
        f'<path d="{CROSS}" fill="{fill}" stroke="{theme.ink}" stroke-width="1.6"/></svg>'
    )


def _box(theme: Theme, *, box: str, line: str) -> str:
    """Return the number of an area in its box, on the outline of the area."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="44" height="18">'
        f'<path d="M0,9H44" stroke="{theme.ink}" stroke-width="1.4" stroke-dasharray="{line}"/>'
        f'<rect x="8" y="1" width="28" height="16" rx="2" fill="{theme.paper}" '
        f'stroke="{theme.ink}" stroke-width="1.4" stroke-dasharray="{box}"/>'
        f'<path transform="translate(16,9) scale(.6)" d="{CROSS}" fill="{theme.ink}"/>'
        f'<text x="28" y="13" font-size="10" font-family="sans-serif" text-anchor="middle" '
        f'fill="{theme.ink}">n</text></svg>'
    )
