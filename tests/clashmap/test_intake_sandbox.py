"""The parsing process: one for many files, replaced when it dies, held to its limits."""

import os
import signal
import sys
import threading

import pytest

from clashmap.intake.bounds import LIMITS, MEGA, Limits
from clashmap.intake.reading import read_data
from clashmap.intake.sandbox import Sandbox, borrowed

PAGE = b"<p>Fighters attacked a post in Andarab and fled.</p>"


def pid_of(sandbox):
    return sandbox._process.pid


def test_one_process_reads_many_files():
    list(read_data("a.html", PAGE))
    with borrowed() as first:
        pass
    for _ in range(50):
        assert len(list(read_data("a.html", PAGE))) == 1
    with borrowed() as again:
        assert pid_of(first) == pid_of(again)


def test_one_that_died_idle_is_replaced_and_its_file_told():
    list(read_data("a.html", PAGE))
    with borrowed() as sandbox:
        os.kill(pid_of(sandbox), signal.SIGTERM)
    (refused,) = read_data("a.html", PAGE)
    (article,) = read_data("a.html", PAGE)
    assert "broke its reader" in refused.reason
    assert article.source == "a.html"


def test_a_reader_that_is_left_in_the_middle_is_not_given_to_the_next():
    rows = b"".join(b'{"id": %d, "text": "Text."}\n' % n for n in range(1_000))
    import gzip

    items = read_data("a.jsonl.gz", gzip.compress(rows))
    assert next(items).source == "0"
    items.close()
    (article,) = read_data("a.html", PAGE)
    assert article.source == "a.html"


def test_threads_read_at_the_same_time():
    found = []
    threads = [
        threading.Thread(target=lambda: found.extend(read_data("a.html", PAGE))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [article.source for article in found] == ["a.html"] * 6


def test_a_reader_may_not_write_files_and_is_limited():
    pytest.importorskip("resource")
    with borrowed() as sandbox:
        held = sandbox.limited
    assert {"files", "time"} <= set(held)
    assert "memory" in held or sys.platform != "linux"


def test_modules_beside_the_user_are_not_imported(tmp_path, monkeypatch):
    (tmp_path / "email.py").write_text("raise SystemExit('imported')")
    monkeypatch.chdir(tmp_path)
    sandbox = Sandbox(LIMITS)
    sandbox.close()


def test_limits_too_small_to_read_in_are_told():
    pytest.importorskip("resource")
    (refused,) = read_data("a.html", PAGE * 1_000, Limits(memory_bytes=10 * MEGA))
    assert "memory" in refused.reason
