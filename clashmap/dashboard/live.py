"""A store that grows while it is shown: looked at every few seconds, kept in its last states."""

from __future__ import annotations

import threading
import time
from datetime import UTC, date, datetime

from clashmap.dashboard.archives import Kept
from clashmap.dashboard.stored import StoredArchive
from clashmap.store.archive import Archive as Store
from clashmap.store.archive import Snapshot
from clashmap.store.errors import StoreError

# Seconds after which the log is looked at again; more where reading a new state takes long.
_LOOK_AGAIN = 3.0
_READING = 5
_STATES = 2


class LiveStore:
    """The store as it is now and as it stood before; shared by all visitors."""

    def __init__(self, store: Store) -> None:
        self._now = StoredArchive(store)
        self._earlier: Kept[StoredArchive] = Kept(_STATES)
        self._looking = threading.Lock()
        self._again = time.monotonic() + _LOOK_AGAIN

    def archive(self, at: str = "") -> StoredArchive:
        """Return the data as they stood at a snapshot or date, as they are without one.

        Raises StoreError where there was no such state.
        """
        now = self._latest()
        if not at:
            return now
        # New data may yet belong to a day that is not over.
        key = at if _is_over(at) else (at, now.snapshot)
        return self._earlier.get(key, lambda: StoredArchive(Store(now.store.root, at), at))

    def snapshots(self) -> list[Snapshot]:
        """Return the states that the store has had, the newest first."""
        return self._now.store.snapshots()[::-1]

    def _latest(self) -> StoredArchive:
        """Return the last state known; whoever comes first after a while looks for a newer one."""
        if time.monotonic() < self._again or not self._looking.acquire(blocking=False):
            return self._now
        try:
            began = time.monotonic()
            store = self._now.store.refreshed()
            if store is not self._now.store:
                fresh = StoredArchive(store)
                fresh.reports  # noqa: B018 - read now, while others still see the state before
                self._now = fresh
            took = time.monotonic() - began
            self._again = time.monotonic() + max(_LOOK_AGAIN, _READING * took)
        finally:
            self._looking.release()
        return self._now


def _is_over(at: str) -> bool:
    """Return whether a state stays what it is: that of a snapshot does, and that of a past day."""
    try:
        return date.fromisoformat(at[:10]) < datetime.now(UTC).date()
    except ValueError:
        return True


def open_store(root: str) -> LiveStore | None:
    """Return the store at a folder or address, None where there is no archive yet."""
    try:
        return LiveStore(Store(root))
    except StoreError:
        return None
