"""Articles, mentions, reports and events to rows of the tables, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any

import numpy as np
import pyarrow as pa

from clashmap.schema import REPORT_COLUMNS
from clashmap.store.tables import ARTICLES, EVENTS, MENTIONS, REPORTS, TOLL, Table
from extract.articles import Article, Published
from extract.casualties import Toll
from extract.event_reach import read_reach
from extract.events import Event, EventToll, name_event
from extract.mentions import Mention
from extract.reports import EXTRACTOR_VERSION, Report
from extract.sources import Sketch, sketch_text
from geo.places import Span

# What a search looks at beside the groups; filters.py searches the same in a frame.
SEARCHED = ("evidence", "place", "province", "district", "article_title", "publisher", "source")
REPORT_NAMES = tuple(column.name for column in REPORT_COLUMNS)
REACH_NAMES = tuple(name for name in REPORTS.columns if name.startswith("reach_"))
_TUPLES = tuple(c.name for c in REPORT_COLUMNS if c.type == "list[string]")
_toll_values = attrgetter(*TOLL.names)
_MENTION_NAMES = tuple(field.name for field in fields(Mention))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article gave; published as inferred where it was not given."""

    article: Article
    published: Published | None
    mentions: tuple[Mention, ...]
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some articles, ready to be written as one batch."""

    articles: pa.Table
    mentions: pa.Table
    reports: pa.Table

    @classmethod
    def join(cls, parts: Sequence[Rows]) -> Rows:
        """Several as one, in their order."""
        return cls(
            pa.concat_tables([part.articles for part in parts]),
            pa.concat_tables([part.mentions for part in parts]),
            pa.concat_tables([part.reports for part in parts]),
        )


def make_rows(readings: Sequence[Reading], rules: str) -> Rows:
    """The rows of articles; their batch_id is still empty."""
    return Rows(
        articles=_table(ARTICLES, [_article_row(reading, rules) for reading in readings]),
        mentions=_mention_table(readings),
        reports=report_rows([report for reading in readings for report in reading.reports]),
    )


def of_batch(rows: pa.Table, batch_id: str) -> pa.Table:
    """The rows as those of a batch."""
    return rows.set_column(0, "batch_id", pa.array([batch_id] * rows.num_rows, pa.string()))


def of_batches(rows: pa.Table, batch_ids: pa.ChunkedArray) -> pa.Table:
    """The rows as those of the batches given, one for each."""
    return rows.set_column(0, "batch_id", batch_ids)


def report_rows(reports: Sequence[Report]) -> pa.Table:
    """The rows of reports; event_id is that of a report that stands alone."""
    columns = _columns_of(reports, REPORT_NAMES)
    columns["batch_id"] = [""] * len(reports)
    columns["year"] = [_year(report.published_start, report.published_end) for report in reports]
    columns["event_id"] = [name_event(report.report_id) for report in reports]
    columns["casualties"] = [
        [dict(zip(TOLL.names, _toll_values(toll), strict=True)) for toll in report.casualties]
        for report in reports
    ]
    columns["spans"] = [list(report.spans.items()) for report in reports]
    columns["searched"] = [_searched(report) for report in reports]
    return _from_columns(REPORTS, columns | _reach_columns(reports))


def reach_rows(reports: Sequence[Report]) -> pa.Table:
    """Of the rows of reports, only their ids and reach."""
    columns = _reach_columns(reports) | {"report_id": [report.report_id for report in reports]}
    schema = pa.schema([field for field in REPORTS.schema if field.name in columns])
    return pa.table(columns, schema=schema)


def _reach_columns(reports: Sequence[Report]) -> dict[str, list[Any]]:
    names = [name.removeprefix("reach_") for name in REACH_NAMES]
    columns = _columns_of([read_reach(report) for report in reports], names)
    return {f"reach_{name}": values for name, values in columns.items()}


def event_rows(events: Sequence[Event], batch_id: str) -> pa.Table:
    """The rows of events of a batch."""
    columns = _columns_of(events, [name for name in EVENTS.columns if name != "batch_id"])
    columns["batch_id"] = [batch_id] * len(events)
    names = [field.name for field in fields(EventToll)]
    columns["tolls"] = [
        [{name: getattr(toll, name) for name in names} for toll in event.tolls] for event in events
    ]
    return _from_columns(EVENTS, columns)


def to_reports(table: pa.Table) -> list[Report]:
    """Rows as reports again; the tolls' own spans are not kept."""
    columns: dict[str, list[Any]] = {name: table[name].to_pylist() for name in REPORT_NAMES}
    for name in _TUPLES:
        columns[name] = [tuple(value or ()) for value in columns[name]]
    columns["casualties"] = [
        tuple(Toll(Span(0, 0), **toll) for toll in tolls or ()) for tolls in columns["casualties"]
    ]
    columns["spans"] = [
        {name: (span[0], span[1]) for name, span in spans or ()} for spans in columns["spans"]
    ]
    # The columns are in the order of the fields; by name it takes twice as long.
    return [Report(*values) for values in zip(*columns.values(), strict=True)]


def to_article(row: Mapping[str, Any]) -> Article:
    """A row as the article that was read, with the date only where it was given."""
    published = None
    if row["published_basis"] == "given":
        published = Published(
            row["published"], _day(row["published_start"]), _day(row["published_end"]), "given"
        )
    after = row["after"]
    return Article(
        article_id=row["article_id"],
        version=row["version"],
        source=row["source"],
        text=row["text"],
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        published=published,
        after=(after[0], after[1], after[2], after[3]) if after else None,
    )


def to_event(row: Mapping[str, Any]) -> Event:
    """A row as the event that was joined."""
    values = {field.name: row[field.name] for field in fields(Event)}
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
    values["tolls"] = tuple(
        EventToll(**toll | {"report_ids": tuple(toll["report_ids"])}) for toll in row["tolls"]
    )
    return Event(**values)


def to_sketches(rows: pa.Table) -> list[Sketch]:
    """The sketches of rows of articles; their hashes stay where they are, as no number objects."""
    sizes = rows["sketch_size"].to_pylist()
    lists = (values for part in rows["sketch"].chunks for values in part)
    hashes = (values.values.to_numpy().view(np.uint64) for values in lists)
    return [Sketch(size, found) for size, found in zip(sizes, hashes, strict=True)]


def _article_row(reading: Reading, rules: str) -> dict[str, Any]:
    article, published = reading.article, reading.published
    sketch = sketch_text(article.text)
    hashes = sketch.hashes.view(np.int64).tolist()
    start, end = _days(published)
    return {
        "batch_id": "",
        "year": _year(start, end),
        "article_id": article.article_id,
        "version": article.version,
        "source": article.source,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "published": published.text if published else None,
        "published_start": start,
        "published_end": end,
        "published_basis": published.basis if published else None,
        "original": describe_original(article),
        "after": list(article.after) if article.after else None,
        "extractor_version": EXTRACTOR_VERSION,
        "rules": rules,
        "reports": len(reading.reports),
        "keys": hashes[: len(sketch.keys)],
        "sketch_size": sketch.size,
        "sketch": hashes,
        "text": article.text,
    }


def describe_original(article: Article) -> str | None:
    """Words on whose report an article retells, None where it retells none."""
    if article.after is None:
        return None
    title, outlet, day, _ = article.after
    return f"Paraphrase of “{title}”, " + ", ".join(part for part in (outlet, day) if part)


def _mention_table(readings: Sequence[Reading]) -> pa.Table:
    columns: dict[str, list[Any]] = {name: [] for name in MENTIONS.columns}
    for reading in readings:
        count = len(reading.mentions)
        columns["batch_id"] += [""] * count
        columns["year"] += [_year(*_days(reading.published))] * count
        columns["article_id"] += [reading.article.article_id] * count
        for name, values in _columns_of(reading.mentions, _MENTION_NAMES).items():
            columns[name] += values
    return _from_columns(MENTIONS, columns)


def _columns_of(items: Sequence[object], names: Sequence[str]) -> dict[str, list[Any]]:
    """What items have under each of two or more names."""
    if not items:
        return {name: [] for name in names}
    columns = zip(*map(attrgetter(*names), items), strict=True)
    return dict(zip(names, map(list, columns), strict=True))


def _searched(report: Report) -> str:
    cells = (getattr(report, name) for name in SEARCHED)
    return "\n".join([*report.groups, *(cell for cell in cells if cell is not None)]).casefold()


def _days(published: Published | None) -> tuple[str | None, str | None]:
    if published is None:
        return None, None
    start, end = published.start, published.end
    return (start.isoformat() if start else None, end.isoformat() if end else None)


def _year(start: str | None, end: str | None) -> int | None:
    """The year whose files hold the row; None where it is not known or two are possible."""
    return int(start[:4]) if start and end and start[:4] == end[:4] else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _table(table: Table, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=table.schema)


def _from_columns(table: Table, columns: Mapping[str, list[Any]]) -> pa.Table:
    arrays = [pa.array(columns[field.name], field.type) for field in table.schema]
    return pa.Table.from_arrays(arrays, schema=table.schema)
