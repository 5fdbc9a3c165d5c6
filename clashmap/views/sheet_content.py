"""What a sheet says, as plain words and numbers: counted once here, drawn elsewhere."""

from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pandas as pd
import shapely

from clashmap.filters import Filters, apply_filters, spell
from clashmap.views.layers import LAYER_WORDS, LAYERS, rows_of
from clashmap.views.overlaying import frame_overlays
from clashmap.views.scene import Overlays, Scene, build_scene
from clashmap.views.sheet_counts import (
    Shown,
    count_of_place,
    count_placeless,
    figures_of,
    mark_publisher,
    publishers_of,
)
from clashmap.views.sheet_filters import describe_filters, describe_layers
from clashmap.views.sheet_options import COUNTRY, SheetOptions, narrow
from clashmap.views.sheet_time import Timeline, build_timeline
from clashmap.views.sheet_words import (
    article_days,
    newest_words,
    nothing_words,
    read_within,
    reading_words,
    subject_of,
)
from clashmap.views.tallies import area_key, area_keys, drawn_levels
from clashmap.views.words import Row, day_of, listing, place_of, status_of, text_of
from geo.boundaries import Boundaries

COUNTRY_DARI = "افغانستان"
METHOD = (
    "Method: rules read news articles; each mark is a report with its sentence in the live map, "
    "as exact as the text: a named place is a point, a district or province its area. "
    "Claims are shown as claims. A report is not a verified event."
)
DISCLAIMER = (
    "Boundaries and names are indicative and imply no position on the status of any territory; "
    "dashed lines are not agreed."
)
# As many as the larger page has room for.
LATEST = 8
MOST_GROUPS = 4
# With fewer reports than this a sheet has room for those of the rest of the country.
_FEW = 4
# Degrees: a point farther outside the place than this is an error of its data, and is not drawn.
_REACH = 0.5


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
    """All words and numbers of a sheet, and the scene that its map draws.

    nothing is what it says where it has no report; where it has few, elsewhere are the latest of
    the rest of the country.
    aged_to is when the age of presence is counted to.
    """

    title: str
    title_dari: str
    subtitle: str
    filters: str
    as_of: str
    figures: tuple[tuple[int, str], ...]
    shown: Shown
    latest: tuple[Brief, ...]
    groups: tuple[tuple[str, int], ...]
    other_groups: int
    timeline: Timeline
    scene: Scene
    publishers: str
    link: str
    snapshot: str
    marking: str
    nothing: str = ""
    elsewhere: tuple[Brief, ...] = ()
    reports_elsewhere: int = 0
    aged_to: str = ""

    @property
    def counts(self) -> tuple[str, ...]:
        """What is on the map, and what is not, in words."""
        return self.shown.lines()


def build_content(
    frame: pd.DataFrame, filters: Filters, boundaries: Boundaries, options: SheetOptions
) -> SheetContent:
    """Return what a sheet says of a frame of reports under the filters, and of these layers."""
    narrowed = narrow(filters, options.place)
    every = apply_filters(frame, Filters(provinces=narrowed.provinces, periods=()))
    every = settle(every, boundaries, options.place)
    fitting = apply_filters(every, narrowed)
    rows = rows_of(fitting, options.layers)
    shown = _shown(frame, fitting, filters, options)
    read = options.told.read if options.told else None
    newest = newest_words(frame if read is None else read)
    groups = Counter(name for names in rows["groups"] for name in names).most_common()
    content = SheetContent(
        title=options.place,
        title_dari=_dari_name(boundaries, options.place),
        subtitle=subject_of(rows, filters, options.layers),
        filters=describe_filters(filters, with_provinces=options.place == COUNTRY)
        + describe_layers(options.layers),
        as_of=day_of(options.as_of) or newest,
        figures=figures_of(rows, options.sources),
        shown=shown,
        latest=_briefs(rows),
        groups=tuple(sorted(groups, key=lambda pair: (-pair[1], pair[0]))[:MOST_GROUPS]),
        other_groups=max(0, len(groups) - MOST_GROUPS),
        timeline=build_timeline(rows, by_event=filters.by_event, read=read),
        scene=build_scene(
            rows, options.level, options.focus, None, _overlays(every, narrowed, options)
        ),
        publishers=publishers_of(rows),
        link=_link(narrowed, options),
        snapshot=options.snapshot or "not given",
        marking=options.marking,
        aged_to=day_of(filters.end) or f"the newest article ({newest})",
    )
    if len(rows) < _FEW:
        content = _with_elsewhere(content, _others(frame, rows, filters, options))
    return content if len(rows) else _without_reports(content, filters, options)


def _shown(
    frame: pd.DataFrame, fitting: pd.DataFrame, filters: Filters, options: SheetOptions
) -> Shown:
    """Return how many of the reports that fit the filters the map shows, and how many not."""
    drawn = rows_of(fitting, options.layers)
    levels = drawn_levels(drawn).value_counts()
    return Shown(
        levels={str(key): int(count) for key, count in levels.items()},
        other_layers=len(fitting) - len(drawn),
        hidden=count_of_place(frame, narrow(filters, options.place)) - len(fitting),
        placeless=count_placeless(frame, filters, options.place),
    )


def _overlays(frame: pd.DataFrame, narrowed: Filters, options: SheetOptions) -> Overlays | None:
    """Return what lies over the counts; None where it is not known what was read."""
    if options.told is None:
        return None
    return frame_overlays(frame, narrowed, options.level, options.told, options.layers)


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


def _without_reports(
    content: SheetContent, filters: Filters, options: SheetOptions
) -> SheetContent:
    """Return the content that says what was read, instead of zeros."""
    read = None if options.told is None else read_within(options.told.read, filters)
    count = 0 if read is None else len(read)
    return replace(
        content,
        figures=((0, "reports"), (count, "article read" if count == 1 else "articles read"))
        if read is not None
        else content.figures,
        nothing=nothing_words(
            options.place, options.layers, content.shown.hidden, reading_words(read)
        ),
    )


def _with_elsewhere(content: SheetContent, others: pd.DataFrame) -> SheetContent:
    """Return the content with the reports of the rest of the country."""
    return replace(content, elsewhere=_briefs(others), reports_elsewhere=len(others))


def _others(
    frame: pd.DataFrame, rows: pd.DataFrame, filters: Filters, options: SheetOptions
) -> pd.DataFrame:
    """Return the reports of the rest of the country under the same filters."""
    if options.place == COUNTRY:
        return frame.iloc[:0]
    others = rows_of(apply_filters(frame, replace(filters, provinces=())), options.layers)
    return others[~others["report_id"].isin(rows["report_id"])]


def _briefs(rows: pd.DataFrame) -> tuple[Brief, ...]:
    """Return the newest reports, as many as any sheet has room for."""
    newest = rows.sort_values("published_start", ascending=False, na_position="last", kind="stable")
    return tuple(_brief(row) for row in newest.head(LATEST).to_dict("records"))


def _brief(row: Row) -> Brief:
    """Return a report of the list; one that retells another's facts is marked a paraphrase."""
    # The article is named on the same line.
    said = status_of(row).removesuffix(" by the article itself")
    return Brief(
        kind=str(row["kind"]),
        status=str(row["status"]),
        head=f"{article_days(row)} · {spell(str(row['kind']))} · {place_of(row)}",
        who=f"{said} · {listing(row['groups'], none='no group named')}",
        sentence=text_of(row["evidence"]),
        source=mark_publisher(text_of(row["publisher"])),
    )


def _dari_name(boundaries: Boundaries, place: str) -> str:
    """Return the name of the place in Dari, "" where the boundaries have none."""
    if place == COUNTRY:
        return COUNTRY_DARI
    names = boundaries.provinces.set_index("province")["name_dari"]
    return text_of(names.get(place))


def _link(narrowed: Filters, options: SheetOptions) -> str:
    """Return the link of the view, "" where no address of a live map is known."""
    if not options.link:
        return ""
    chosen = [] if options.layers == LAYERS else options.layers
    shown = [("by", "Districts")] if options.level == "district" else []
    shown += [("layer", LAYER_WORDS[name]) for name in chosen]
    base, query = options.link, "&".join(filter(None, (narrowed.to_query(), urlencode(shown))))
    return f"{base}{'&' if '?' in base else '?'}{query}" if query else base


def bounds_of(scene: Scene, area: shapely.Geometry) -> tuple[float, float, float, float]:
    """Return west, south, east and north around an area and the marks of a scene."""
    points = shapely.MultiPoint([(spot.lon, spot.lat) for spot in scene.spots])
    west, south, east, north = shapely.total_bounds([area, points])
    return float(west), float(south), float(east), float(north)
