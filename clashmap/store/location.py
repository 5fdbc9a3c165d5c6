"""Where the archive is: a folder, or an address of an object store; and with which options."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "CLASHMAP_STORE"
OPTION_PREFIX = "CLASHMAP_STORE_OPTION_"
# What the makers of object stores name their own settings.
_PREFIXES = ("AWS_", "AZURE_", "GOOGLE_")


def store_root(given: str | Path | None = None) -> str:
    """The archive that is meant: the one given, else CLASHMAP_STORE, else the user's own."""
    root = str(given or os.environ.get(VARIABLE) or user_folder() / "archive")
    return root.rstrip("/") if is_address(root) else str(Path(root).expanduser().resolve())


def is_address(root: str) -> bool:
    """Whether an archive is at an address of an object store instead of in a folder."""
    return "://" in root


def storage_options(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """The settings of an object store: AWS_*, AZURE_*, GOOGLE_* and CLASHMAP_STORE_OPTION_*."""
    given = os.environ if environment is None else environment
    found = {name: value for name, value in given.items() if name.startswith(_PREFIXES)}
    for name, value in given.items():
        if name.startswith(OPTION_PREFIX):
            found[name.removeprefix(OPTION_PREFIX).lower()] = value
    return found


def user_folder() -> Path:
    """The folder for our data among those of this user, as each operating system has it."""
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    else:
        base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "clashmap"
