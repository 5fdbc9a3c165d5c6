"""Which articles of an archive are copies of one original, and of new ones which are.

Reads only the originals that share a key of their sketch with a new article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from clashmap.store.rows import to_sketches
from clashmap.store.tables import ARTICLES, COPIES
from clashmap.store.view import View
from extract.sources import MAX_SHARERS, Sketch, SourceFamilies, SourceIndex


def read_copies(view: View) -> dict[str, str]:
    """The original of each article that is a copy; originals are no copies."""
    rows = view.query(f"SELECT * FROM {_copies(view)} AS c ORDER BY article_id, original_id")  # noqa: S608
    found = pairs_of(rows)
    return {name: _root_of(name, found) for name in found}


def _copies(view: View) -> str:
    """A relation of the copies whose articles are the current ones."""
    return (
        f"(SELECT c.article_id, c.original_id FROM {view.source(COPIES)} AS c"  # noqa: S608
        " ANTI JOIN gone_articles AS g ON c.article_id = g.id AND c.article_batch = g.batch_id)"
    )


def read_families(view: View, article_ids: set[str], fresh: Mapping[str, str]) -> SourceFamilies:
    """The families of some articles; `fresh` are copies that were found just now."""
    found: dict[str, str] = {}
    asked: set[str] = set()
    while missing := article_ids - asked:
        asked |= missing
        rows = view.query(
            f"SELECT * FROM {_copies(view)} AS c SEMI JOIN wanted USING (article_id)"  # noqa: S608
            " ORDER BY article_id, original_id",
            wanted=pa.table({"article_id": pa.array(sorted(missing), pa.string())}),
        )
        found |= pairs_of(rows)
        found |= {name: fresh[name] for name in missing if name in fresh}
        article_ids = {found[name] for name in missing if name in found}
    return SourceFamilies({name: _root_of(name, found) for name in found})


def _root_of(name: str, found: dict[str, str]) -> str:
    """The original at the end: one that was taken for an original may have become a copy."""
    seen = {name}
    while name in found and found[name] not in seen:
        name = found[name]
        seen.add(name)
    return name


def pairs_of(rows: pa.Table) -> dict[str, str]:
    """By article of rows of copies its original."""
    return dict(zip(rows["article_id"].to_pylist(), rows["original_id"].to_pylist(), strict=True))


def find_copies(view: View, batches: Sequence[str], batch_id: str) -> pa.Table:
    """Rows for the new articles that are copies of stored originals or of one another."""
    new = view.query(
        "SELECT article_id, batch_id, published_start, keys, sketch_size, sketch"  # noqa: S608
        f" FROM {view.source(ARTICLES, lambda file: file.may_hold(batches))} AS a"
        " WHERE list_contains(?, batch_id)",
        [list(batches)],
    )
    index = SourceIndex()
    for name, sketch in _read_originals(view, new):
        index.add(name, sketch)
    columns = [new[name].to_pylist() for name in ("article_id", "batch_id", "published_start")]
    rows = zip(*columns, to_sketches(new), strict=True)
    copies = []
    # As group_sources orders them: by day, the longest of a day first.
    for name, batch, _, sketch in sorted(rows, key=lambda row: (row[2] or "9", -row[3].size)):
        original = index.find(sketch)
        if original is None:
            index.add(name, sketch)
        elif original != name:
            copies.append((batch_id, name, batch, original))
    found = [list(column) for column in zip(*copies, strict=True)] or [[], [], [], []]
    return pa.table(found, schema=COPIES.schema)


def _read_originals(view: View, new: pa.Table) -> Iterator[tuple[str, Sketch]]:
    """Yield the stored originals that share a key with new articles, oldest first."""
    found = view.query(
        "WITH new_keys AS (SELECT DISTINCT unnest(keys) AS key FROM new),"  # noqa: S608
        " keyed AS (SELECT article_id, batch_id, unnest(keys) AS key"
        f" FROM {view.source(ARTICLES, columns=('article_id', 'batch_id', 'keys'))} AS a),"
        " met AS (SELECT * FROM keyed SEMI JOIN new_keys USING (key)"
        f" QUALIFY count(*) OVER (PARTITION BY key) <= {2 * MAX_SHARERS})"
        " SELECT DISTINCT article_id, batch_id FROM met"
        " WHERE article_id NOT IN (SELECT article_id FROM new)"
        f" AND article_id NOT IN (SELECT article_id FROM {_copies(view)} AS c)",
        new=new.select(["article_id", "keys"]),
    )
    if not found.num_rows:
        return
    homes = set(found["batch_id"].to_pylist())
    source = view.source(ARTICLES, lambda file: file.may_hold(homes))
    rows = view.query(
        "SELECT article_id, published_start, sketch_size, sketch"  # noqa: S608
        f" FROM {source} AS a SEMI JOIN met USING (article_id, batch_id)",
        met=found,
    )
    names, days = rows["article_id"].to_pylist(), rows["published_start"].to_pylist()
    originals = zip(names, days, to_sketches(rows), strict=True)
    # Sorted here: the database would copy all sketches to do it.
    for name, _, sketch in sorted(originals, key=lambda o: (o[1] or "9", -o[2].size, o[0])):
        yield name, sketch
