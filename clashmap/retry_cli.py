"""The command `clashmap retry`: what was set aside is read again, and goes into the archive."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clashmap.console import SOME_SET_ASIDE, say
from clashmap.intake_cli import columns_option
from clashmap.snapshot import rules_mark
from clashmap.store.location import store_root
from clashmap.store_cli import quarantine_folder, store_option

if TYPE_CHECKING:
    from clashmap.intake.ingest import Summary
    from clashmap.intake.quarantine import Quarantine
    from clashmap.store.writer import Writer
    from extract.articles import Article, SetAside


class Kept:
    """Keeps what an ingest sets aside in the quarantine of an archive, where there is any of it."""

    def __init__(self, root: str) -> None:
        self.folder = quarantine_folder(root)
        self._number = 0

    def keep(self, item: SetAside) -> None:
        """Keep one thing: a path that leads nowhere, or has no bytes, is only told."""
        # Loaded here: other commands start without what reads formats.
        from clashmap.intake.formats.parts import Refused  # noqa: PLC0415
        from clashmap.intake.quarantine import Quarantine  # noqa: PLC0415

        if not isinstance(item, Refused):
            return
        if item.raw is None and not (item.file and Path(item.file).is_file()):
            return
        try:
            Quarantine(self.folder).keep(item)
            self._number += 1
        except OSError as error:
            say(f"cannot keep a copy of {item.where}: {error}")

    def say_where(self) -> None:
        """Say where it is, and what to do with it."""
        if self._number:
            say(f"what was set aside is kept in {self.folder}; `clashmap retry` reads it again")


def add_retry_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    own: Sequence[argparse.ArgumentParser],
) -> None:
    """Add the command to the parser of all commands."""
    command = commands.add_parser(
        "retry",
        parents=[*own, store_option(), columns_option()],
        help="read again what was set aside; what can be read now goes into the archive",
    )
    command.set_defaults(run=_retry)


def _retry(options: argparse.Namespace) -> int:
    """Read all that is in quarantine again; return the exit code."""
    # Loaded here: other commands start without the archive's libraries.
    from clashmap.intake.quarantine import Quarantine  # noqa: PLC0415
    from clashmap.store.archive import Archive  # noqa: PLC0415
    from clashmap.store.writer import Writer  # noqa: PLC0415

    root = store_root(options.store)
    quarantine = Quarantine(quarantine_folder(root))
    if not quarantine.list():
        Archive(root)  # an archive that is not there has no quarantine to be empty
        say(f"nothing is set aside in {quarantine.folder}")
        return 0
    return _read_again(quarantine, Writer(root), options)


def _read_again(quarantine: Quarantine, writer: Writer, options: argparse.Namespace) -> int:
    from clashmap.intake.ingest import Ingest  # noqa: PLC0415
    from clashmap.intake.web.intake import ReadyIntake  # noqa: PLC0415

    done: list[Summary] = []

    def keep(item: SetAside) -> None:
        quarantine.keep(item)

    def save(articles: Sequence[Article]) -> None:
        intake = ReadyIntake(articles, keep)
        done.append(Ingest(writer, rules_mark()).run(intake))

    left = 0
    for entry, articles, refused in quarantine.retry(save, options.columns):
        if refused or not articles:
            left += 1
            reason = refused[0].reason if refused else "holds no article; remove it"
            say(f"still set aside {entry.where}: {reason}")
        else:
            say(f"read {entry.where}: {len(articles)} articles")
    counts = {name: sum(getattr(run, name) for run in done) for name in ("new", "changed", "known")}
    told = ", ".join(f"{number} {name}" for name, number in counts.items())
    say(f"{told}; {left} still set aside in {quarantine.folder}; snapshot {writer.snapshot()}")
    return SOME_SET_ASIDE if left else 0
