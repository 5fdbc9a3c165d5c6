"""kill -9 of a real `clashmap ingest`, again and again: what is readable then, and after a rerun.

Run: python -m bench.kills [--points N]   (50 unless given)

Each point is a moment of the run that shows in the archive's folder: the data file of a table has
appeared, or a transaction was logged. The process is killed there, the archive read, the ingest run
again, and all rows compared with those of a run that nobody disturbed.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import Corpus
from clashmap.store.archive import Archive
from clashmap.store.delta import Tables
from clashmap.store.errors import StoreError
from clashmap.store.tables import ARTICLES, COPIES, EVENTS, LOG, MENTIONS, REPORTS

BATCH = 2
_TABLES = (ARTICLES, MENTIONS, REPORTS, EVENTS, COPIES)
_LOGGED = f"{LOG}/_delta_log"
# In the order in which an ingest writes them: the last but one commits the batch.
_STEPS = (REPORTS.name, MENTIONS.name, ARTICLES.name, LOG, _LOGGED, EVENTS.name)
_PATIENCE = 60.0
Contents = dict[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Point:
    """The moment at which a folder of the archive holds that many files of data or commits."""

    folder: str
    files: int


@dataclass(frozen=True, slots=True)
class Kill:
    """What was seen at a point: whether data had been written that was never committed."""

    point: Point
    was_alive: bool
    left_uncommitted: bool
    rows_equal: bool


def points(number: int, batches: int) -> Iterator[Point]:
    """That many points, spread over the batches and, one after the other, over the steps."""
    for at in range(number):
        yield _point(_STEPS[at % len(_STEPS)], at * batches // number)


def _point(step: str, batch: int) -> Point:
    """The moment of a step of a batch; a batch has two entries in the log, the table one more."""
    if step in (LOG, _LOGGED):
        return Point(step, 2 * batch + 1 + (step == _LOGGED))
    return Point(step, batch + 1)


def write_texts(folder: Path, number: int = 8) -> Path:
    """Articles for the runs, the third and the last of which are copies of the first."""
    file = folder / "texts.jsonl"
    texts = [text.text for text in Corpus(5).articles(number * 1_500, 900)][:number]
    texts[2] = texts[-1] = texts[0]
    rows = [
        {"id": f"t{at}", "text": text, "published": f"2022-05-{at % 28 + 1:02}"}
        for at, text in enumerate(texts)
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def run_whole(texts: Path, store: Path) -> None:
    """An ingest from beginning to end."""
    run = subprocess.run(_command(texts, store), check=False, capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError(f"the ingest ended with {run.returncode}: {run.stderr}")


def run_killed(texts: Path, store: Path, point: Point) -> bool:
    """An ingest killed at a point; whether it was alive until then."""
    process = subprocess.Popen(_command(texts, store), stderr=subprocess.DEVNULL)
    folder, end = store / point.folder, time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end and point.files > count_files(folder):
        time.sleep(0.0002)
    was_alive = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return was_alive and process.returncode == -signal.SIGKILL


def try_point(texts: Path, store: Path, point: Point, expected: Contents) -> Kill:
    """Kill at a point, read, run again, and compare."""
    was_alive = run_killed(texts, store, point)
    left = has_uncommitted(store)
    check_whole(store)
    run_whole(texts, store)
    return Kill(point, was_alive, left, read_contents(store) == expected)


def has_uncommitted(store: Path) -> bool:
    """Whether some batch was written and not logged, or a file and not even its table's commit."""
    try:
        committed = {entry.batch_id for entry in Archive(store).whole.entries}
    except StoreError:
        committed = set()
    for table in _TABLES:
        opened = Tables(str(store)).open(table)
        batches = set() if opened is None else set(_batches_of(opened))
        files = count_files(store / table.name)  # without those of its log: their folder is not one
        if batches - committed or files > (0 if opened is None else len(opened.file_uris())):
            return True
    return False


def _batches_of(opened: object) -> list[str]:
    return opened.to_pyarrow_table(columns=["batch_id"])["batch_id"].to_pylist()  # type: ignore[attr-defined,no-any-return]


def check_whole(store: Path) -> None:
    """Raise AssertionError where a reader sees a part of a batch."""
    try:
        archive = Archive(store)
    except StoreError:
        return  # killed before the first commit: there is no archive yet
    for entry in archive.log.shown:
        for table, told in ((ARTICLES, entry.articles), (REPORTS, entry.reports)):
            rows = archive.view.query(
                f"SELECT count(*) AS n FROM {archive.view.source(table)} AS t WHERE batch_id = ?",  # noqa: S608
                [entry.batch_id],
            )
            assert rows["n"][0].as_py() == told, f"{entry} has {rows} of {table.name}"


def read_contents(store: Path) -> Contents:
    """All current rows of an archive, without what names the run that wrote them."""
    view = Archive(store).view
    return {
        table.name: Counter(
            json.dumps(row, sort_keys=True, default=str)
            for row in view.query(f"SELECT * FROM {view.source(table)} AS t")  # noqa: S608
            .drop_columns([name for name in ("batch_id", "article_batch") if name in table.columns])
            .to_pylist()
        )
        for table in _TABLES
    }


def _command(texts: Path, store: Path) -> list[str]:
    command = [sys.executable, "-m", "clashmap", "ingest", str(texts)]
    return [*command, "--store", str(store), "--batch", str(BATCH)]


def count_files(folder: Path) -> int:
    """How many data files are in a folder and the folders of its years."""
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return 0
    files = sum(entry.name.endswith((".parquet", ".json")) for entry in entries)
    years = (entry for entry in entries if entry.name.startswith("year="))
    return files + sum(count_files(Path(year.path)) for year in years)


def main(arguments: list[str] | None = None) -> int:
    """Kill at all points; 1 where a run was not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m bench.kills", description=__doc__)
    parser.add_argument("--points", type=int, default=50)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        texts = write_texts(folder, 20)
        run_whole(texts, folder / "undisturbed")
        expected = read_contents(folder / "undisturbed")
        kills = []
        for at, point in enumerate(points(options.points, 20 // BATCH)):
            kills.append(try_point(texts, folder / f"killed{at}", point, expected))
            print(kills[-1], flush=True)
    between = sum(kill.left_uncommitted for kill in kills)
    print(f"{len(kills)} kills, {between} between writing and committing")
    return 0 if between and all(kill.was_alive and kill.rows_equal for kill in kills) else 1


if __name__ == "__main__":
    sys.exit(main())
