"""An ingest on a Dask cluster: the same rows, also where workers die in the middle."""

import multiprocessing
import os
import signal
import sys
import threading
import time

import cloudpickle
import dask
import pytest
from distributed import LocalCluster

from bench.kills import count_files, read_contents, write_texts
from clashmap.cli import main
from clashmap.intake import cluster
from clashmap.intake.cluster import Cluster, write_batch
from clashmap.intake.errors import IntakeError
from clashmap.intake.files import Intake
from clashmap.intake.ingest import Ingest
from clashmap.snapshot import rules_mark
from clashmap.store.archive import Archive
from clashmap.store.errors import StoreError
from clashmap.store.writer import Writer
from extract.articles import Article


@pytest.fixture(scope="module")
def local():
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made,
    ):
        yield made


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    return write_texts(tmp_path_factory.mktemp("texts"), 24)


@pytest.fixture(scope="module")
def expected(texts, tmp_path_factory):
    store = tmp_path_factory.mktemp("undisturbed") / "store"
    Ingest(Writer(str(store)), rules_mark(), batch=2).run(Intake([texts]))
    return read_contents(store)


def ingest(local, store, texts):
    with Cluster(local.scheduler_address) as workers:
        run = Ingest(Writer(str(store)), rules_mark(), batch=2, cluster=workers)
        return run.run(Intake([texts]))


def test_a_cluster_gives_what_one_process_gives(local, texts, expected, tmp_path):
    options = ["--store", str(tmp_path / "s"), "--batch", "2", "--dask", local.scheduler_address]
    assert main(["ingest", str(texts), *options]) == 0
    assert read_contents(tmp_path / "s") == expected
    assert main(["ingest", str(texts), *options]) == 0
    assert [e.articles for e in Archive(tmp_path / "s").log.shown if e.brings_articles] == [2] * 12


def kill_when(store, files, pid):
    """Kill a process once so many files of reports are there; return the thread that waits."""

    def wait():
        while count_files(store / "reports") < files:
            time.sleep(0.0005)
        os.kill(pid, signal.SIGKILL)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


@pytest.mark.parametrize("files", [1, 6])
def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(
    local, texts, expected, tmp_path, files
):
    pids = [worker.process.pid for worker in local.workers.values()]
    killing = kill_when(tmp_path / "s", files, pids[0])
    summary = ingest(local, tmp_path / "s", texts)
    killing.join()
    assert pids[0] not in [worker.process.pid for worker in local.workers.values()]
    assert (summary.new, summary.batches) == (24, 12)
    assert read_contents(tmp_path / "s") == expected


class Deadly(Article):
    """An article that ends the worker that reads it."""

    def __getattribute__(self, name):
        if name == "text" and multiprocessing.parent_process():
            os._exit(9)
        return super().__getattribute__(name)


def test_an_article_that_kills_its_workers_is_set_aside(local, tmp_path):
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    text = "On 3 May 2022 NRF fighters attacked a Taliban post in Rukha, killing two people."
    articles = [kind(f"a{n}", "1", f"a{n}", text) for n, kind in enumerate((Article, Deadly) * 2)]
    with Cluster(local.scheduler_address) as workers:
        writer = Writer(str(tmp_path / "s"))
        [(written, set_aside)] = workers.write_batches([articles[:3]], rules_mark(), writer)
    assert [name for name, *_ in written.articles] == ["a0", "a2"]
    assert [item.where for item in set_aside] == ["a1"]
    assert "died 2 times" in set_aside[0].reason


def test_a_worker_that_finds_another_archive_or_other_rules_refuses(local, texts, tmp_path):
    store = tmp_path / "s"
    ingest(local, store, texts)
    with Cluster(local.scheduler_address) as workers, pytest.raises(IntakeError, match="rules"):
        list(workers.extract_batches([list(Intake([texts]))], "others"))
    with pytest.raises(StoreError, match="another archive"):
        write_batch((), rules_mark(), str(store), "that of another table")
    with pytest.raises(StoreError, match="or none"):
        write_batch((), rules_mark(), str(tmp_path / "none"), "any")


def test_a_cluster_that_is_not_there_is_named(capsys, monkeypatch, texts, tmp_path):
    monkeypatch.setattr(cluster, "_SECONDS_TO_CONNECT", 1)
    code = main(
        ["ingest", str(texts), "--store", str(tmp_path / "s"), "--dask", "tcp://127.0.0.1:9"]
    )
    assert code == 2
    assert "no Dask scheduler at tcp://127.0.0.1:9" in capsys.readouterr().err
