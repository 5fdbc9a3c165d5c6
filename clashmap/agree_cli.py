"""The command `clashmap agree`: events of articles beside UCDP's or ACLED's, by place and month."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from clashmap.console import NOTHING_DONE, SOME_SET_ASIDE, say, say_set_aside
from clashmap.intake.files import Intake
from clashmap.intake_cli import READS, open_intake
from clashmap.snapshot import rules_mark
from clashmap.store.errors import StoreError
from clashmap.store_cli import at_option, store_option
from clashmap.web_cli import web_options
from extract.articles import SetAside
from extract.errors import ExtractError
from extract.events import join_events
from extract.pipeline import extract_reports
from extract.published import infer_published
from extract.reports import Report
from geo.errors import GeoError

if TYPE_CHECKING:
    import pandas as pd

    from clashmap.intake.external import External
    from clashmap.views.agreement import Agreement


@dataclass(frozen=True, slots=True)
class _Ours:
    """What is compared: reports, the last day each article may be of, and how many were read."""

    frame: pd.DataFrame
    published: list[str]
    articles: int
    snapshot: str
    set_aside: int = 0


def add_agree_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    parents: Sequence[argparse.ArgumentParser] = (),
) -> None:
    """Add `agree` to the commands of the parser."""
    parser = commands.add_parser(
        "agree",
        parents=[*parents, store_option(), at_option()],
        help="the events of articles beside those of UCDP GED or ACLED, by province and month",
    )
    parser.add_argument("external", metavar="EXTERNAL.csv", help="a download of UCDP GED or ACLED")
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help=f"{READS}; without any, the articles of --store"
    )
    parser.add_argument("--out", required=True, type=_csv, metavar="FILE.csv", help="the table")
    parser.set_defaults(run=_agree)


def _csv(value: str) -> Path:
    path = Path(value)
    if path.suffix.lower() != ".csv":
        raise argparse.ArgumentTypeError(f"{value!r} must be a FILE ending in .csv")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"no folder {str(path.parent)!r}; make it first")
    return path


def _agree(options: argparse.Namespace) -> int:
    """Write the agreement of a dataset with articles; return the exit code."""
    # Imported here: other commands start without pandas and the boundaries.
    import pandas as pd  # noqa: PLC0415

    from clashmap.intake.external import ExternalError, read_external  # noqa: PLC0415
    from clashmap.views.agreement import measure_agreement  # noqa: PLC0415
    from clashmap.views.agreement_page import agreement_csv  # noqa: PLC0415

    try:
        external = read_external(options.external)
    except ExternalError as error:
        say(str(error))
        return NOTHING_DONE
    for item in external.set_aside:
        say_set_aside(item)
    ours = _read_articles(options) if options.paths else _read_archive(options)
    if not ours.articles:
        say("nothing read, nothing written")
        return NOTHING_DONE
    agreement = measure_agreement(ours.frame, external, pd.Series(ours.published, dtype="object"))
    _write(options.out, agreement_csv(agreement, external, ours.snapshot))
    _say_summary(agreement, external)
    return SOME_SET_ASIDE if ours.set_aside or external.set_aside else 0


def _read_articles(options: argparse.Namespace) -> _Ours:
    """Return the joined reports of the articles named."""
    from clashmap.frames import frame_of  # noqa: PLC0415

    if options.store or options.at:
        raise StoreError("give either articles or --store: one of them is to be compared")
    intake = open_intake(options.paths, options.columns, web_options(options))
    found, published = _read(intake)
    reports, _ = join_events(found)
    return _Ours(
        frame=frame_of(reports),
        published=published,
        articles=len(intake.read),
        snapshot=intake.snapshot(rules_mark()),
        set_aside=len(intake.set_aside),
    )


def _read_archive(options: argparse.Namespace) -> _Ours:
    """Return the reports of an archive, as they were judged and joined there."""
    from clashmap.store.archive import Archive  # noqa: PLC0415

    archive = Archive(options.store, options.at)
    published = archive.articles()["published_end"]
    return _Ours(
        frame=archive.read_reports(),
        published=list(published.dropna()),
        articles=len(published),
        snapshot=archive.snapshot,
    )


def _read(intake: Intake) -> tuple[list[Report], list[str]]:
    """Return the reports of all articles, and the last day that each article may be of."""
    found: list[Report] = []
    days: list[str] = []
    for article in intake:
        try:
            found += extract_reports(article)
        except (ExtractError, GeoError) as error:
            intake.put_aside(SetAside(article.source, str(error)))
        published = infer_published(article)
        if published and published.end:
            days.append(published.end.isoformat())
    return found, days


def _say_summary(agreement: Agreement, external: External) -> None:
    """Say what was compared, what pairs up, what was left out, and whose data it is."""
    from clashmap.views.agreement_page import left_words, months_of  # noqa: PLC0415

    both, ours, theirs = (agreement.total(name) for name in ("matched", "ours", "theirs"))
    months = months_of(agreement) or "no month that both cover"
    say(
        f"{months}: {ours} events of ours, {theirs} of {external.source}, {both} in both; not "
        f"compared of ours: {left_words(agreement.ours_left)}; of {external.source}: "
        f"{left_words(agreement.theirs_left)}; {external.outside} rows of other countries"
    )
    say(external.attribution)


def _write(target: Path, data: bytes) -> None:
    """Write a file that takes its name once it is whole."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
