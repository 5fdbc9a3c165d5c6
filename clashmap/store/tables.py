"""Every table of the archive: its columns as Arrow types, and the version of them all.

Knows names and types; reads and writes nothing. A column that is added later goes to the end of its
table with a new SCHEMA_VERSION; rows written before are null there, or what _FILLED says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from clashmap.schema import REPORT_COLUMNS

# Raised with each change of a table; an archive of a lower version is read as it is and takes the
# new columns when it is next written to, one of a higher version is refused.
SCHEMA_VERSION = 1

LOG = "ingests"

TOLL = pa.struct(
    [
        ("side", pa.string()),
        ("what", pa.string()),
        ("min", pa.int64()),
        ("max", pa.int64()),
        ("claimed_by", pa.string()),
    ]
)
ARROW_TYPES: Mapping[str, pa.DataType] = {
    "string": pa.string(),
    "int": pa.int64(),
    "float": pa.float64(),
    "list[string]": pa.list_(pa.string()),
    "list[struct]": pa.list_(TOLL),
    "map[string, pair]": pa.map_(pa.string(), pa.list_(pa.int64())),
}
_STRINGS = pa.list_(pa.string())
_NUMBERS = pa.list_(pa.int64())
_SMALL = pa.list_(pa.int32())
# An identifier and the batch whose row of it is no longer the current one.
_REPLACED = pa.list_(pa.struct([("id", pa.string()), ("batch_id", pa.string())]))
_ASIDE = pa.list_(pa.struct([("where", pa.string()), ("reason", pa.string())]))
_EVENT_TOLL = pa.struct(
    [*TOLL, ("report_ids", _STRINGS), ("is_shared", pa.bool_())]  # one line of an event's ledger
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, and whether each year of articles has files of its own.

    indexed are the columns of which the log keeps the least and the greatest value of each file.
    """

    name: str
    schema: pa.Schema
    by_year: bool = False
    indexed: tuple[str, ...] = ("batch_id",)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.schema.names)


def _schema(fields: Mapping[str, pa.DataType]) -> pa.Schema:
    return pa.schema(list(fields.items()))


# Every row: the transaction that wrote it. year: that of the article, null where not known.
_ROW = {"batch_id": pa.string()}
_YEARLY = _ROW | {"year": pa.int32()}

ARTICLES = Table(
    "articles",
    _schema(
        _YEARLY
        | dict.fromkeys(
            ("article_id", "version", "source", "title", "publisher", "url"), pa.string()
        )
        | dict.fromkeys(
            ("published", "published_start", "published_end", "published_basis"), pa.string()
        )
        | {
            "original": pa.string(),  # whose report a paraphrase retells, in words
            "after": _STRINGS,  # the same as title, outlet, date, link
            "extractor_version": pa.string(),
            "rules": pa.string(),  # the rules and own tables that read it
            "reports": pa.int32(),
            "keys": _NUMBERS,  # the lowest hashes of the sketch
            "sketch_size": pa.int64(),
            "sketch": _NUMBERS,
            "text": pa.string(),
        }
    ),
    by_year=True,
    indexed=("batch_id", "published_start", "published_end"),
)

MENTIONS = Table(
    "mentions",
    _schema(
        _YEARLY
        | {"article_id": pa.string(), "source": pa.string(), "type": pa.string()}
        | {"start": pa.int32(), "end": pa.int32()}
        | dict.fromkeys(
            ("surface", "province", "district", "place_id", "group", "date_start", "date_end"),
            pa.string(),
        )
        | {"reasons": _STRINGS}
    ),
    by_year=True,
)

REPORTS = Table(
    "reports",
    _schema(
        _YEARLY
        | {column.name: ARROW_TYPES[column.type] for column in REPORT_COLUMNS}
        | {
            "searched": pa.string(),  # what a search looks at, case folded
            "reach_family": pa.string(),
            "reach_scopes": _STRINGS,
            "reach_area": pa.string(),
            "reach_day_first": pa.int32(),
            "reach_day_last": pa.int32(),
            "reach_first": pa.int32(),
            "reach_last": pa.int32(),
            "reach_is_vague": pa.bool_(),
            "reach_tolls": _SMALL,
            "reach_words": _SMALL,
        }
    ),
    by_year=True,
    indexed=("batch_id", "published_start", "published_end", "date_start", "date_end"),
)

EVENTS = Table(
    "events",
    _schema(
        _ROW
        | dict.fromkeys(
            (
                "event_id",
                "kind",
                "status",
                "period",
                "province",
                "district",
                "place_id",
                "geo_level",
                "date_start",
                "date_end",
            ),
            pa.string(),
        )
        | dict.fromkeys(("groups", "initiator", "target"), _STRINGS)
        | {
            "tolls": pa.list_(_EVENT_TOLL),
            "report_ids": _STRINGS,
            "article_ids": _STRINGS,
            "n_sources": pa.int32(),
            "reasons": _STRINGS,
        }
    ),
)

# Only articles that are copies of another one.
COPIES = Table(
    "copies",
    _schema(_ROW | dict.fromkeys(("article_id", "article_batch", "original_id"), pa.string())),
)

JUDGEMENTS = Table(
    "judgements",
    _schema(
        _ROW
        | dict.fromkeys(
            ("judgement_id", "at", "by", "report_id", "article_id", "verdict"), pa.string()
        )
        | {"changes": pa.map_(pa.string(), pa.string()), "note": pa.string()}
    ),
)

# One row a transaction, appended last: a batch that is not here does not exist for readers.
INGESTS = Table(
    LOG,
    _schema(
        _ROW
        | {
            "sequence": pa.int64(),  # 1, 2, 3 ... without a gap
            "kind": pa.string(),  # ingest | reread | link | judgement
            "at": pa.string(),  # UTC, ISO
            "through": pa.int64(),  # link: articles up to this sequence are joined into events
            "extractor_version": pa.string(),
            "rules": pa.string(),
            "articles": pa.int64(),
            "reports": pa.int64(),
            "new": pa.int64(),
            "changed": pa.int64(),
            "replaced": _REPLACED,  # link: events, else articles
            "set_aside": _ASIDE,
            "digest": pa.string(),  # of what is added less what is replaced
        }
    ),
)

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (ARTICLES, MENTIONS, REPORTS, EVENTS, COPIES, JUDGEMENTS, INGESTS)
}
