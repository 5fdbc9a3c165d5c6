"""Which areas the articles of a time name at all: what none names is silent, not calm."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from clashmap.views.tallies import area_keys
from extract.mentions import Mention

NAMED_COLUMNS = ("article_id", "province", "district")
Named = tuple[str, str, str | None]


def named_rows(article_id: str, mentions: Iterable[Mention]) -> set[Named]:
    """Return the areas that an article names, as rows of NAMED_COLUMNS."""
    return {(article_id, m.province, m.district) for m in mentions if m.province}


def read_between(read: pd.DataFrame, start: date | None, end: date | None) -> pd.DataFrame:
    """Return the articles that may have come out in the days; all, where none are chosen."""
    if start is None and end is None:
        return read
    first, last = read["published_start"], read["published_end"].fillna(read["published_start"])
    keep = first.notna()
    if end:
        keep &= first.fillna("") <= end.isoformat()
    if start:
        keep &= last.fillna("") >= start.isoformat()
    return read[keep]


def named_between(
    named: pd.DataFrame, read: pd.DataFrame, start: date | None, end: date | None
) -> pd.DataFrame:
    """Return the areas that the articles of some days name: province, district."""
    articles = read_between(read, start, end)["article_id"]
    return named.loc[named["article_id"].isin(articles), ["province", "district"]]


def named_areas(named: pd.DataFrame, told: pd.DataFrame, level: str) -> frozenset[str]:
    """Return the keys of the areas that the articles and reports of the chosen days name.

    told are the reports of these days, whatever else is chosen: what they tell of is named, also
    where the days are the events' and the articles are of other ones.
    """
    rows = pd.concat([named, told[["province", "district"]]])
    keys = area_keys(rows, level).dropna()
    borders = told["provinces"].explode().dropna() if level == "province" else ()
    return frozenset(map(str, keys)) | frozenset(map(str, borders))
