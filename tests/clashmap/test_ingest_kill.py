"""An ingest that is killed, or fills the disk, leaves an archive that the next one completes."""

import os
from itertools import count

import pytest

from bench.kills import points, read_contents, run_whole, try_point, write_texts
from clashmap.store.archive import Archive

BATCHES = 3


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    return write_texts(tmp_path_factory.mktemp("texts"), 2 * BATCHES)


@pytest.fixture(scope="module")
def expected(texts, tmp_path_factory):
    store = tmp_path_factory.mktemp("undisturbed") / "store"
    run_whole(texts, store)
    return read_contents(store)


@pytest.fixture(scope="module")
def kills(texts, expected, tmp_path_factory):
    root = tmp_path_factory.mktemp("killed")
    numbers = count()
    return [try_point(texts, root / str(next(numbers)), p, expected) for p in points(6, BATCHES)]


def test_after_any_kill_and_a_rerun_the_rows_are_those_of_an_undisturbed_run(kills):
    assert len(kills) == 6
    assert all(kill.was_alive for kill in kills)
    assert all(kill.rows_equal for kill in kills)


def test_some_kills_fell_between_writing_and_committing(kills):
    assert any(kill.left_uncommitted for kill in kills)


def test_the_undisturbed_run_holds_what_it_should(expected):
    assert sum(expected["articles"].values()) == 2 * BATCHES
    assert sum(expected["copies"].values()) == 2
    assert all(sum(expected[name].values()) > 5 for name in ("mentions", "reports", "events"))


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.system(f"mount -t tmpfs -o size=900k tmpfs {disk}"):  # noqa: S605  a path of our own
        pytest.skip("a tmpfs can be mounted by root only")
    yield disk
    os.system(f"umount {disk}")  # noqa: S605


def test_a_full_disk_leaves_what_was_committed_and_more_room_the_rest(small_disk, tmp_path, texts):
    many = write_texts(tmp_path, 40)
    with pytest.raises(RuntimeError, match="cannot write to the archive"):
        run_whole(many, small_disk / "store")
    assert 0 < Archive(small_disk / "store").size()[0] < 40
    os.system(f"mount -o remount,size=64m {small_disk}")  # noqa: S605
    run_whole(many, small_disk / "store")
    run_whole(many, tmp_path / "undisturbed")
    assert read_contents(small_disk / "store") == read_contents(tmp_path / "undisturbed")
