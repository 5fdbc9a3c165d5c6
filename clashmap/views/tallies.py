"""Counts of reports by area and spot, and where each report is drawn. Every view counts here.

Counted are the reports of a frame, or alike ones of which each row stands for `n`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from clashmap.views.words import Row

# The levels at which a map can be coloured.
AREA_LEVELS = ("province", "district")
# Names of more than one column make a key with a sign that no name holds.
_SEPARATOR = "|"
# Lower edges of the classes, finest first. They do not follow the selection but for its largest
# count, so that a colour keeps its meaning from one filter to the next.
_EDGES = (
    (1, 2, 3, 4, 5, 6),
    (1, 2, 5, 10, 20, 50),
    (1, 5, 20, 100, 500, 2000),
    (1, 10, 100, 1000, 10_000, 100_000_000),
)
SHADES = 5


@dataclass(frozen=True, slots=True)
class AreaTally:
    """What one province or district holds: reports by kind, articles, and those known no closer."""

    key: str
    reports: int
    articles: int
    kinds: tuple[tuple[str, int], ...]
    own: int


@dataclass(frozen=True, slots=True)
class ColourClass:
    """A class of the map's colours: from `low` to `high` reports, both inclusive.

    shade is its place among the SHADES colours of a theme, 0 the faintest.
    """

    low: int
    high: int
    shade: int


def weights_of(frame: pd.DataFrame) -> pd.Series:
    """Return how many reports each row stands for: its `n`, else one."""
    return frame["n"] if "n" in frame else pd.Series(1, index=frame.index)


def count_by(names: pd.Series, frame: pd.DataFrame) -> dict[str, int]:
    """Return how many reports of a frame there are of each name, the most first, then by name."""
    counts = weights_of(frame).groupby(names).sum()
    counts = counts.sort_values(ascending=False, kind="stable")
    return {str(name): int(number) for name, number in counts.items()}


def spot_keys(frame: pd.DataFrame) -> pd.Series:
    """Return the key of the mark that each report with a point belongs to."""
    if "spot" in frame:
        return frame["spot"]
    level = frame["geo_level"].astype(str)
    place = frame["place_id"].fillna(frame["place"]).fillna("").astype(str)
    return level + ":" + place


def drawn_levels(frame: pd.DataFrame) -> pd.Series:
    """Return how each report is drawn: site | near | district | province | "" (not on the map)."""
    if "drawn" in frame:
        return frame["drawn"]
    level = frame["geo_level"].astype(str)
    has_point = frame["lon"].notna() & frame["lat"].notna()
    point = level.isin(("site", "near")) & has_point
    in_district = level.isin(("site", "near", "district")) & frame["district"].notna()
    in_province = level.isin(("site", "near", "district", "province")) & frame["province"].notna()
    drawn = pd.Series("", index=frame.index)
    drawn = drawn.mask(in_province, "province").mask(in_district, "district")
    return drawn.mask(point, level)


def why_not_drawn(row: Row) -> str:
    """Return, for a report that is not on the map, the reason in words."""
    level = row["geo_level"]
    if level == "country":
        return "The text names the country, or no place in it."
    if level == "region":
        return "The text names a region, which has no agreed outline."
    if len(row["provinces"]) > 1:
        return "The place touches more than one province, and the text does not say where."
    return "The place is not in the gazetteer with a point, and its province is not known."


def newest_first(frame: pd.DataFrame) -> pd.DataFrame:
    """Return reports by the date of their article, the newest first, those without one last."""
    return frame.sort_values("published_start", ascending=False, na_position="last", kind="stable")


def area_keys(frame: pd.DataFrame, level: str) -> pd.Series:
    """Return each report's area: "Panjshir", or "Panjshir|Paryan" for a district; null for none."""
    if level == "province":
        return frame["province"]
    return frame["province"].str.cat(frame["district"], sep=_SEPARATOR)


def area_key(province: str, district: str) -> str:
    """Return the key of a district as `area_keys` makes it."""
    return f"{province}{_SEPARATOR}{district}"


def split_key(key: str) -> tuple[str, str | None]:
    """Return the province and, for a district's key, the district."""
    province, _, district = key.partition(_SEPARATOR)
    return province, district or None


def tally_areas(
    frame: pd.DataFrame, level: str, articles: Mapping[str, int] | None = None
) -> dict[str, AreaTally]:
    """Return the tally of each province or district that holds a report, by its key.

    articles: how many tell of each, which a frame of alike reports cannot say.
    """
    n = weights_of(frame)
    own = n.where(drawn_levels(frame) == level, 0)
    rows = frame.assign(key=area_keys(frame, level), own=own, n=n)
    rows = rows[rows["key"].notna()]
    kinds: dict[str, list[tuple[str, int]]] = {}
    counts = rows.groupby(["key", "kind"])["n"].sum().reset_index()
    for key, kind, count in counts.itertuples(index=False, name=None):
        kinds.setdefault(key, []).append((kind, int(count)))
    if articles is None:
        articles = {str(k): int(a) for k, a in rows.groupby("key")["article_id"].nunique().items()}
    totals = rows.groupby("key").agg(reports=("n", "sum"), own=("own", "sum"))
    return {
        key: AreaTally(key, int(reports), articles.get(key, 0), _biggest(kinds[key]), int(own))
        for key, reports, own in totals.itertuples(name=None)
    }


def articles_by_key(found: pd.DataFrame, level: str) -> dict[str, int]:
    """Return how many articles tell of each area, by its key, of `Selection.articles_by`."""
    keys = area_keys(found, level)
    return {str(key): int(n) for key, n in zip(keys, found["articles"], strict=True)}


def class_breaks(counts: list[int]) -> tuple[ColourClass, ...]:
    """Return the classes that hold a count, with round edges, at most one a shade."""
    present = [count for count in counts if count > 0]
    classes = all_classes(max(present, default=0))
    return tuple(c for c in classes if any(c.low <= count <= c.high for count in present))


def all_classes(most: int) -> tuple[ColourClass, ...]:
    """Return the classes of every count up to the largest; none where that is none."""
    if most < 1:
        return ()
    edges = next(edges for edges in _EDGES if most < edges[-1])
    lows = [low for low in edges if low <= most]
    shades = _spread(len(lows))
    return tuple(
        ColourClass(low, edges[index + 1] - 1, shades[index]) for index, low in enumerate(lows)
    )


def shade_of(count: int, classes: tuple[ColourClass, ...]) -> int | None:
    """Return the shade of a count, None for no report."""
    return next((c.shade for c in classes if c.low <= count <= c.high), None)


def _spread(number: int) -> list[int]:
    """Return so many shades, from the faintest to the strongest."""
    if number == 1:
        return [1]
    return [round(step * (SHADES - 1) / (number - 1)) for step in range(number)]


def _biggest(kinds: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(kinds, key=lambda pair: (-pair[1], pair[0])))
