"""Hostile formats parsed in a process of their own, within limits; replaced when it dies.

One process serves many files, one after another: starting it takes half a second, a file then
costs a fifth of a millisecond more than in this process. Each thread borrows its own.
"""

import atexit
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

import clashmap
from clashmap.intake.bounds import LIMITS, MAX_ANSWER_BYTES, MEGA, Limits
from clashmap.intake.wire import Frame, read_frame, write_frame

# The rest of a machine that reads on all cores would only hold memory.
_MAX_IDLE = 4
_SECONDS_TO_START = 60.0
_WATCH_SECONDS = 0.25


class ParserLostError(RuntimeError):
    """The parsing process was ended, or ended itself: why."""


class Sandbox:
    """One parsing process. `limited` says which limits hold on this system."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.is_spent = False
        root = str(Path(clashmap.__file__).resolve().parents[1])
        known = os.environ.get("PYTHONPATH")
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            # -P: nothing is imported from the folder in which the user happens to be.
            [
                *(sys.executable, "-P", "-m", "clashmap.intake.parser"),
                *(str(limits.memory_bytes), str(limits.cpu_seconds)),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (root, known)))},
            start_new_session=True,  # Ctrl-C is for us; we end it
        )
        self._requests = cast(BinaryIO, self._process.stdin)
        self._answers = cast(BinaryIO, self._process.stdout)
        self._watch = _Watch(self._process)
        try:
            self.limited: tuple[str, ...] = tuple(self._next(_SECONDS_TO_START)["limited"])
        except BaseException:
            self.close()
            raise

    def ask(self, request: Frame, data: bytes | None = None) -> Iterator[Frame]:
        """Yield the answers to a request; raise ParserLostError where they end early."""
        try:
            write_frame(self._requests, request | {"bytes": None if data is None else len(data)})
            if data is not None:
                self._requests.write(data)
                self._requests.flush()
        except OSError as error:
            raise ParserLostError(self._why()) from error
        done = False
        while not done:
            frame = self._next(self.limits.wall_seconds)
            done = frame["done"]
            self.is_spent = bool(frame["retire"])
            yield frame

    def close(self) -> None:
        """End the process."""
        self._watch.stop()
        self._process.kill()
        with suppress(OSError):
            self._requests.close()
        self._answers.close()
        self._process.wait()

    def _next(self, seconds: float) -> Frame:
        """Return the next answer; raise ParserLostError where none comes in time."""
        with self._watch.limit(seconds):
            try:
                frame = read_frame(self._answers, MAX_ANSWER_BYTES)
            except (OSError, ValueError, TypeError) as error:
                raise ParserLostError(f"gave no answer that can be read ({error})") from error
        if frame is None:
            raise ParserLostError(self._why())
        return frame

    def _why(self) -> str:
        """Return why the process ended."""
        code = self._process.wait()
        if self._watch.has_ended:
            return f"took over {self.limits.wall_seconds:g} seconds"
        if code == -getattr(signal, "SIGXCPU", 0):
            return f"took over {self.limits.cpu_seconds} seconds of processor time"
        return f"took over {self.limits.memory_bytes // MEGA:,} MB of memory, or broke its reader"


class _Watch(threading.Thread):
    """Kills a process that does not answer in time."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        super().__init__(daemon=True, name="parser watch")
        self._process = process
        self._deadline: float | None = None
        self._stopped = threading.Event()
        self.has_ended = False
        self.start()

    def run(self) -> None:
        """Look at the clock until stopped."""
        while not self._stopped.wait(_WATCH_SECONDS):
            deadline = self._deadline
            if deadline is not None and time.monotonic() > deadline:
                self.has_ended = True
                self._process.kill()
                return

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Give what is done in the context so much time."""
        self._deadline = time.monotonic() + seconds
        try:
            yield
        finally:
            self._deadline = None

    def stop(self) -> None:
        """Watch no more."""
        self._stopped.set()


class _Idle:
    """Processes that wait for work, by their limits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[Sandbox] = []

    def borrow(self, limits: Limits) -> Sandbox:
        """Return a process with these limits."""
        with self._lock:
            for sandbox in self._waiting:
                if sandbox.limits == limits:
                    self._waiting.remove(sandbox)
                    return sandbox
        return Sandbox(limits)

    def give_back(self, sandbox: Sandbox) -> None:
        """Keep a process for the next, unless enough wait."""
        with self._lock:
            if not sandbox.is_spent and len(self._waiting) < _MAX_IDLE:
                self._waiting.append(sandbox)
                return
        sandbox.close()

    def forget(self) -> None:
        """Leave those of the process that this one was forked from to it."""
        self._lock = threading.Lock()
        self._waiting = []

    def close(self) -> None:
        """End all that wait."""
        for sandbox in self._waiting:
            sandbox.close()
        self._waiting = []


_idle = _Idle()
atexit.register(_idle.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.forget)


@contextmanager
def borrowed(limits: Limits = LIMITS) -> Iterator[Sandbox]:
    """Lend a parsing process; it is ended where the work with it was not finished."""
    sandbox = _idle.borrow(limits)
    try:
        yield sandbox
    except BaseException:
        sandbox.close()
        raise
    _idle.give_back(sandbox)
