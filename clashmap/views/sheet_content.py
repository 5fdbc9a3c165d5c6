"""What a sheet says, as plain words and numbers: counted once here, drawn elsewhere."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
import shapely

from clashmap.filters import Filters, apply_filters, spell, touches
from clashmap.views.scene import Scene, build_scene
from clashmap.views.sheet_filters import describe_filters
from clashmap.views.sheet_formats import DEFAULT_MARKING
from clashmap.views.sheet_time import Timeline, build_timeline
from clashmap.views.tallies import area_key, area_keys, drawn_levels
from clashmap.views.words import (
    Row,
    day_of,
    listing,
    place_of,
    published_of,
    status_of,
    text_of,
)
from geo.boundaries import Boundaries

COUNTRY = "Afghanistan"
COUNTRY_DARI = "افغانستان"
SAMPLE_PUBLISHER = "Clashmap sample"
METHOD = (
    "Method: rules read news articles; each mark is a report with its sentence in the live map, "
    "as exact as the text: a named place is a point, a district or province its area. "
    "Claims are shown as claims. A report is not a verified event."
)
DISCLAIMER = (
    "Boundaries and names are indicative and imply no position on the status of any territory; "
    "dashed lines are not agreed."
)
LATEST = 5
MOST_GROUPS = 4
_MOST_PUBLISHERS = 4
# Degrees: a point farther outside the place than this is an error of its data, and is not drawn.
_REACH = 0.5


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What a sheet shows and says beside its reports.

    place is a province or "Afghanistan"; size "16:9" or "A4"; as_of the ISO day of the data, by
    default that of the newest article; link the address of the live map; sources names for an
    article_id the independent original that it copies (without them publishers are counted).
    """

    place: str = COUNTRY
    size: str = "16:9"
    marking: str = DEFAULT_MARKING
    link: str = ""
    snapshot: str = ""
    as_of: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Brief:
    """One report of the list: its mark, and its three lines."""

    kind: str
    status: str
    head: str
    who: str
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class SheetContent:
    """All words and numbers of a sheet, and the scene that its map draws."""

    title: str
    title_dari: str
    subtitle: str
    filters: str
    as_of: str
    figures: tuple[tuple[int, str], ...]
    shown: int
    hidden: int
    not_located: int
    counts: tuple[str, ...]
    levels: Mapping[str, int]
    latest: tuple[Brief, ...]
    groups: tuple[tuple[str, int], ...]
    other_groups: int
    timeline: Timeline
    scene: Scene
    publishers: str
    link: str
    snapshot: str
    marking: str


def build_content(
    frame: pd.DataFrame, filters: Filters, boundaries: Boundaries, options: SheetOptions
) -> SheetContent:
    """Return what a sheet says of a frame of reports under the filters."""
    narrowed = narrow(filters, options.place)
    rows = settle(apply_filters(frame, narrowed), boundaries, options.place)
    level = "province" if options.place == COUNTRY else "district"
    drawn = drawn_levels(rows)
    levels = {str(key): int(count) for key, count in drawn.value_counts().items()}
    groups = Counter(name for names in rows["groups"] for name in names).most_common()
    hidden = int(_of_place(frame, narrowed).sum()) - len(rows)
    return SheetContent(
        title=options.place,
        title_dari=_dari_name(boundaries, options.place),
        subtitle=_subtitle(rows, filters),
        filters=describe_filters(filters, with_provinces=options.place == COUNTRY),
        as_of=day_of(options.as_of or _newest(frame)) or "unknown",
        figures=_figures(rows, options.sources),
        shown=len(rows) - levels.get("", 0),
        hidden=hidden,
        not_located=levels.get("", 0),
        counts=_counts(levels, hidden, _placeless(frame, filters, options.place)),
        levels=levels,
        latest=tuple(_brief(row) for row in _newest_first(rows).head(LATEST).to_dict("records")),
        groups=tuple(sorted(groups, key=lambda pair: (-pair[1], pair[0]))[:MOST_GROUPS]),
        other_groups=max(0, len(groups) - MOST_GROUPS),
        timeline=build_timeline(rows, by_event=filters.by_event),
        scene=build_scene(rows, level, () if options.place == COUNTRY else (options.place,)),
        publishers=_publishers(rows),
        link=_link(options.link, narrowed),
        snapshot=options.snapshot or "not given",
        marking=options.marking,
    )


def sheet_name(options: SheetOptions, file_format: str) -> str:
    """Return the name of a sheet's file: "clashmap_maidan-wardak_a4_2022-09-27.pdf"."""
    place = re.sub(r"\W+", "-", options.place.lower()).strip("-")
    size = options.size.lower().replace(":", "x")
    parts = ["clashmap", place, size, *([options.as_of] if options.as_of else [])]
    return "_".join(parts) + f".{file_format}"


def narrow(filters: Filters, place: str) -> Filters:
    """Return the filters held to a place."""
    return filters if place == COUNTRY else replace(filters, provinces=(place,))


def settle(rows: pd.DataFrame, boundaries: Boundaries, place: str) -> pd.DataFrame:
    """Return the rows without points off the map and without areas that the boundaries lack."""
    around = boundaries.provinces
    if place != COUNTRY:
        around = around[around["province"] == place]
    west, south, east, north = around.total_bounds
    inside = rows["lon"].between(west - _REACH, east + _REACH)
    inside &= rows["lat"].between(south - _REACH, north + _REACH)
    districts = boundaries.districts
    known = {
        area_key(*pair) for pair in zip(districts["province"], districts["district"], strict=True)
    }
    return rows.assign(
        lon=rows["lon"].where(inside),
        lat=rows["lat"].where(inside),
        district=rows["district"].where(area_keys(rows, "district").isin(known), None),
        province=rows["province"].where(
            rows["province"].isin(boundaries.provinces["province"]), None
        ),
    )


def _subtitle(rows: pd.DataFrame, filters: Filters) -> str:
    """Return what the sheet is of, and the days that it spans."""
    columns = (
        ("date_start", "date_end") if filters.by_event else ("published_start", "published_end")
    )
    asked = [day.isoformat() if day else "" for day in (filters.start, filters.end)]
    first = asked[0] or text_of(rows[columns[0]].dropna().min() if len(rows) else None)
    last = asked[1] or text_of(rows[columns[1]].dropna().max() if len(rows) else None)
    days = " to ".join(dict.fromkeys(day_of(day) for day in (first, last) if day))
    basis = "by event date" if filters.by_event else "by article date"
    return (
        f"Armed clashes and control, as reported in the news, {basis}: {days or 'no dated report'}"
    )


def _figures(rows: pd.DataFrame, sources: Mapping[str, str]) -> tuple[tuple[int, str], ...]:
    """Return the counts with what each counts; events only where reports have been joined."""
    articles = rows["article_id"].dropna()
    figures = [(len(rows), "reports")]
    if ((rows["event_id"] != rows["report_id"]) & rows["event_id"].notna()).any():
        figures.append((int(rows["event_id"].nunique()), "events"))
    figures.append((int(articles.nunique()), "articles"))
    originals = articles.map(lambda name: sources.get(name, name))
    publishers = (int(rows["publisher"].nunique()), "publishers")
    figures.append((int(originals.nunique()), "independent sources") if sources else publishers)
    return tuple((number, _one(number, words)) for number, words in figures)


def _publishers(rows: pd.DataFrame) -> str:
    """Return the most used publishers, each with its number of articles."""
    articles = rows.drop_duplicates("article_id")["publisher"].map(text_of)
    counts = sorted(Counter(articles).items(), key=lambda pair: (-pair[1], pair[0]))
    named = [f"{_mark_publisher(name)} ({number})" for name, number in counts[:_MOST_PUBLISHERS]]
    if len(counts) > _MOST_PUBLISHERS:
        named.append(f"{len(counts) - _MOST_PUBLISHERS} more")
    return listing(named)


def _mark_publisher(name: str) -> str:
    """Return a publisher's name; one that retells others' facts is marked a paraphrase."""
    if name == SAMPLE_PUBLISHER:
        return f"{name}, paraphrase"
    return name or "publisher unknown"


def _one(number: int, words: str) -> str:
    return words.removesuffix("s") if number == 1 else words


def _counts(levels: Mapping[str, int], hidden: int, placeless: int) -> tuple[str, ...]:
    """Return what is shown, and what is not located or hidden, in words."""
    shown = sum(count for level, count in levels.items() if level)
    words = {
        "site": "at a named place",
        "near": "near one",
        "district": "by district",
        "province": "by province only",
    }
    parts = [f"{levels[level]} {words[level]}" for level in words if levels.get(level)]
    more = f" · {placeless:,} elsewhere name no province" if placeless else ""
    return (
        f"{shown:,} on the map" + (f": {listing(parts)}" if parts else ""),
        f"{levels.get('', 0):,} not located · {hidden:,} hidden by the filters{more}",
    )


def _placeless(frame: pd.DataFrame, filters: Filters, place: str) -> int:
    """Return how many reports under the filters could be of any province; 0 for the country."""
    if place == COUNTRY:
        return 0
    rows = apply_filters(frame, replace(filters, provinces=()))
    return int((rows["province"].isna() & (rows["provinces"].map(len) == 0)).sum())


def _of_place(frame: pd.DataFrame, narrowed: Filters) -> pd.Series:
    """Return which reports are of the sheet's provinces, whatever else the filters say."""
    if not narrowed.provinces:
        return pd.Series(True, index=frame.index)
    return touches(frame, narrowed.provinces)


def _newest_first(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values("published_start", ascending=False, na_position="last", kind="stable")


def _newest(frame: pd.DataFrame) -> str:
    """Return when the newest article came out, as precise as that is known."""
    dated = frame[frame["published_end"].notna() & frame["published"].notna()]
    if dated.empty:
        return ""
    return text_of(dated.sort_values("published_end", kind="stable")["published"].iloc[-1])


def _brief(row: Row) -> Brief:
    """Return a report of the list; one that retells another's facts is marked a paraphrase."""
    return Brief(
        kind=str(row["kind"]),
        status=str(row["status"]),
        head=f"{published_of(row)} · {spell(str(row['kind']))} · {place_of(row)}",
        who=f"{status_of(row)} · {listing(row['groups'], none='no group named')}",
        sentence=text_of(row["evidence"]),
        source=_mark_publisher(text_of(row["publisher"])),
    )


def _dari_name(boundaries: Boundaries, place: str) -> str:
    """Return the name of the place in Dari, "" where the boundaries have none."""
    if place == COUNTRY:
        return COUNTRY_DARI
    names = boundaries.provinces.set_index("province")["name_dari"]
    return text_of(names.get(place))


def _link(base: str, narrowed: Filters) -> str:
    """Return the link of the view; without an address, how to come to it."""
    query = narrowed.to_query()
    if not base:
        return f"clashmap serve, with ?{query} after its address" if query else "clashmap serve"
    return f"{base}{'&' if '?' in base else '?'}{query}" if query else base


def bounds_of(scene: Scene, area: shapely.Geometry) -> tuple[float, float, float, float]:
    """Return west, south, east and north around an area and the marks of a scene."""
    points = shapely.MultiPoint([(spot.lon, spot.lat) for spot in scene.spots])
    west, south, east, north = shapely.total_bounds([area, points])
    return float(west), float(south), float(east), float(north)
