"""Articles by name, to choose one from: also those that gave no report."""

import pandas as pd

from clashmap.views.tallies import count_by
from clashmap.views.words import Row, count_of, text_of

# More names than this make a page slow; a link opens any other article.
MOST_NAMES = 2000


def article_names(read: pd.DataFrame, frame: pd.DataFrame, wanted: str = "") -> dict[str, str]:
    """Return the articles by id, named by title, number of reports and source.

    Those with reports come first, then the others, each the newest first. Of too many the newest
    are named, and the one wanted.
    """
    counts = count_by(frame["article_id"], frame)
    rows = read.assign(reports=read["article_id"].map(counts).fillna(0).astype(int))
    rows = rows.assign(has=rows["reports"] > 0).sort_values(
        ["has", "published_start"], ascending=False, na_position="last", kind="stable"
    )
    rest = rows.iloc[MOST_NAMES:]
    shown = pd.concat([rows.head(MOST_NAMES), rest[rest["article_id"] == wanted]])
    return {str(row["article_id"]): _name(row) for row in shown.to_dict("records")}


def _name(row: Row) -> str:
    found = count_of(row["reports"], "report") if row["reports"] else "no report"
    parts = (text_of(row["title"]), found, text_of(row["source"]))
    return " · ".join(part for part in parts if part)
