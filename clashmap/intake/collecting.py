"""The collector of unreachable objects, kept off what stays: rules, names and places."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from extract.marks import default_tools

# New objects after which the youngest are looked through: an article makes some tens of thousands.
_YOUNG = 50_000


def settle() -> None:
    """Load the rules and leave them, and all else that is there by now, alone from here on."""
    default_tools()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


@contextmanager
def settled() -> Iterator[None]:
    """The same for as long as this lasts: looking through half a million objects takes a tenth."""
    before = gc.get_threshold()
    settle()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
