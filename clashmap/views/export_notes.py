"""What every export says of itself: filters in words, snapshot, counts, licence, attributions."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from clashmap.filters import Filters
from clashmap.views.exports import ATTRIBUTION
from clashmap.views.sheet_filters import describe_filters
from clashmap.views.words import count_of

LICENCE = (
    "Reports are derived from the articles that each row names; the sentences stay their "
    "publishers'. Boundaries: public domain. Names: CC BY 4.0. P-codes: CC BY-IGO."
)
# One fixed moment, so that the same reports give the same bytes.
_MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands beside the rows of an export. `remarks` are what one format has to add."""

    filters: str
    snapshot: str
    counts: str
    paraphrases: str = ""
    remarks: tuple[str, ...] = ()

    def values(self) -> dict[str, str]:
        """Return the notes by name, those that say nothing left out."""
        found = {
            "filters": self.filters,
            "snapshot": self.snapshot,
            "counts": self.counts,
            "licence": LICENCE,
            "attribution": ATTRIBUTION,
            "paraphrases": self.paraphrases,
            "remarks": " ".join(self.remarks),
        }
        return {name: words for name, words in found.items() if words}

    def text(self) -> str:
        """Return the notes as lines."""
        lines = (f"{name.capitalize()}: {words}" for name, words in self.values().items())
        return "\r\n".join(("Clashmap export", *lines, ""))


def make_notes(
    frame: pd.DataFrame, filters: Filters, snapshot: str, originals: Mapping[str, str]
) -> Notes:
    """Return the notes of a selection of reports."""
    retold = frame["article_id"].isin(list(originals))
    names = dict.fromkeys(originals[name] for name in frame["article_id"][retold])
    paraphrases = f"{count_of(int(retold.sum()), 'report')}: {'; '.join(names)}" if names else ""
    articles = count_of(int(frame["article_id"].nunique()), "article")
    return Notes(
        filters=describe_filters(filters, with_provinces=True).removeprefix("Filters: "),
        snapshot=snapshot,
        counts=f"{count_of(len(frame), 'report')} from {articles}; each report counts once.",
        paraphrases=paraphrases,
    )


def zip_with_notes(name: str, data: bytes, notes: Notes) -> bytes:
    """Return a zip of a file that cannot hold notes, and the notes beside it."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for member, content in ((name, data), ("about.txt", notes.text().encode("utf-8"))):
            entry = zipfile.ZipInfo(member, _MOMENT)
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return sink.getvalue()
