"""The options of all commands that read links, and what they come to."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clashmap.intake.web.bounds import WebOptions

_MAX_CONTACT = 200


def web_option() -> argparse.ArgumentParser:
    """The parent parser of commands that may read links."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="also read links to this machine and its network, which are refused otherwise",
    )
    parser.add_argument(
        "--contact",
        type=_contact,
        default="",
        metavar="ADDRESS",
        help="how the sites can reach you, told to each that is read",
    )
    return parser


def copies_option() -> argparse.ArgumentParser:
    """The parent parser of commands that keep copies of what they read."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--copies",
        metavar="FOLDER",
        help="where copies of all that is read from the web are kept (default: the folder web of"
        " the archive)",
    )
    return parser


def web_options(options: argparse.Namespace, root: str | None = None) -> Callable[[], WebOptions]:
    """How to read links, as the command line says, worked out when it is asked for.

    root: the archive into which they go; what commands without one read is not kept.
    """

    def work_out() -> WebOptions:
        # Loaded here: other commands start without what speaks to the network.
        from clashmap.intake.web.bounds import WebOptions  # noqa: PLC0415
        from clashmap.intake.web.intake import web_folder  # noqa: PLC0415

        return WebOptions(
            folder=web_folder(root, options.copies) if root is not None else None,
            allow_private=options.allow_private,
            contact=options.contact,
        )

    return work_out


def _contact(value: str) -> str:
    """Return an address that may stand in a header."""
    if len(value) > _MAX_CONTACT or not (value.isascii() and value.isprintable()):
        raise argparse.ArgumentTypeError(f"{value!r:.60} must be plain letters, as a mail address")
    return value.strip().replace("(", "").replace(")", "")
