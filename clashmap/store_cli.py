"""The options of all commands that work on an archive."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from clashmap.store.location import VARIABLE, is_address, user_folder


def store_option() -> argparse.ArgumentParser:
    """The parent parser of commands that work on an archive."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--store",
        metavar="ARCHIVE",
        help=f"folder or object store address of the archive; else {VARIABLE}, else a folder among"
        " your user data",
    )
    return parser


def at_option() -> argparse.ArgumentParser:
    """The parent parser of commands that can read an archive as it stood before."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--at",
        metavar="SNAPSHOT",
        help="the data as they stood then: a snapshot id or a day, as `clashmap status` lists them",
    )
    return parser


def quarantine_folder(root: str) -> Path:
    """Where what was set aside is kept: in the archive, or among the user's data for an address."""
    if not is_address(root):
        return Path(root) / "quarantine"
    return user_folder() / "quarantine" / hashlib.sha256(root.encode()).hexdigest()[:16]
