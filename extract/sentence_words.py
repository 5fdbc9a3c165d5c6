"""The words of data/lexicon/sentence_words.csv: where sentences end, and what lines are."""

import csv
from functools import lru_cache
from pathlib import Path

from extract.errors import ExtractError

_FILE = Path(__file__).parents[1] / "data" / "lexicon" / "sentence_words.csv"
_CLASSES = ("title", "may_end", "dated", "numbered", "opener", "byline", "date_line")


@lru_cache(maxsize=4)
def load_sentence_words(path: Path = _FILE) -> dict[str, frozenset[str]]:
    """Return the words by class; the file must have each class once."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row.get("class"), row.get("words") or "") for row in csv.DictReader(file)]
    words = {name: frozenset(cell.split("|")) - {""} for name, cell in rows if name}
    for name in _CLASSES:
        if not words.get(name):
            raise ExtractError(
                f"{path.name}: no row with class {name!r} and words in column `words`; "
                f"give one row for each of {', '.join(_CLASSES)}"
            )
    return words
