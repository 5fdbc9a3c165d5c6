"""The commands `clashmap judge` and `clashmap judgements`: what people say of reports."""

from __future__ import annotations

import argparse
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clashmap.console import NOTHING_DONE, plain, say
from clashmap.store.errors import StoreError
from clashmap.store_cli import at_option, store_option

if TYPE_CHECKING:
    from clashmap.store.archive import Archive
    from clashmap.store.judgements import Judgement

_VERDICTS = ("accept", "reject", "correct")
# What follows from the others is not told.
_FOLLOWING = ("casualties", "date_precision", "geo_precision", "provinces")
_MOST = {"by": 100, "note": 2_000}


def add_judge_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    own: Sequence[argparse.ArgumentParser],
) -> None:
    """Add both commands to the parser of all commands."""
    judge = commands.add_parser(
        "judge",
        parents=[*own, store_option()],
        help="accept, reject or correct a report of the archive; nothing is ever overwritten",
    )
    judge.add_argument("report", metavar="REPORT", help="report_id, or how only one begins")
    judge.add_argument("verdict", choices=_VERDICTS)
    judge.add_argument(
        "changes",
        nargs="*",
        type=_change,
        metavar="FIELD=VALUE",
        help="with correct: place_id, district, province, lon and lat, kind, date_start ...",
    )
    judge.add_argument("--by", required=True, type=_text("by"), metavar="NAME", help="who judges")
    judge.add_argument("--note", default="", type=_text("note"), metavar="TEXT", help="why")
    judge.set_defaults(run=_judge)
    history = commands.add_parser(
        "judgements", parents=[*own, store_option(), at_option()], help="all judgements, in order"
    )
    history.add_argument("--report", metavar="ID", help="only those of this report")
    history.add_argument(
        "--gazetteer",
        type=Path,
        metavar="OUT.csv",
        help="write corrected names as rows of names.csv (docs/how-to-add.md); places that are new"
        " go into places.csv beside it",
    )
    history.set_defaults(run=_list)


def _change(value: str) -> tuple[str, str]:
    name, sign, text = value.partition("=")
    if not sign or not name.strip():
        raise argparse.ArgumentTypeError(f"{value!r} must be FIELD=VALUE, as district=Rokha")
    return name.strip(), text.strip()


def _text(name: str) -> Any:  # noqa: ANN401  a type as argparse takes it
    def read(value: str) -> str:
        text = value.strip()
        if len(text) > _MOST[name] or (name == "by" and not text):
            raise argparse.ArgumentTypeError(f"1 to {_MOST[name]:,} characters, not {len(text):,}")
        return text

    return read


def _judge(options: argparse.Namespace) -> int:
    """Append one judgement; return the exit code."""
    # Loaded here: other commands start without the archive's libraries.
    from clashmap.store.archive import Archive  # noqa: PLC0415
    from clashmap.store.corrections import read_changes  # noqa: PLC0415
    from clashmap.store.judgements import Judgement  # noqa: PLC0415
    from clashmap.store.judging import commit_judgement, find_report  # noqa: PLC0415
    from clashmap.store.log import now  # noqa: PLC0415

    if bool(options.changes) != (options.verdict == "correct"):
        say("correct needs FIELD=VALUE, and only correct takes it; nothing was judged")
        return NOTHING_DONE
    archive = Archive(options.store)
    report = find_report(archive, options.report)
    judgement = Judgement(
        judgement_id=secrets.token_hex(8),
        at=now(),
        by=options.by,
        report_id=report.report_id,
        article_id=report.article_id,
        verdict=options.verdict,
        changes=read_changes(report, dict(options.changes)),
        note=options.note,
    )
    log = commit_judgement(archive.root, judgement)
    print(plain(_line(judgement)))
    say(f"judged; snapshot {log.snapshot} of {archive.root}")
    return 0


def _list(options: argparse.Namespace) -> int:
    """Print the history; return the exit code."""
    from clashmap.store.archive import Archive  # noqa: PLC0415
    from clashmap.store.judging import find_report  # noqa: PLC0415

    archive = Archive(options.store, options.at)
    judgements = archive.judgements()
    if options.report:
        known = {item.report_id for item in judgements}
        # Judgements outlive their reports, which newer rules may no longer give.
        name = options.report
        wanted = name if name in known else find_report(archive, name).report_id
        judgements = [item for item in judgements if item.report_id == wanted]
    latest = {item.report_id: item.judgement_id for item in judgements}
    for item in judgements:
        holds = latest[item.report_id] == item.judgement_id
        print(plain(("* " if holds else "  ") + _line(item)))
    say(f"{len(judgements)} judgements of {len(latest)} reports (* the latest of each)")
    if options.gazetteer:
        _write_rows(archive, judgements, options.gazetteer)
    return 0


def _line(judgement: Judgement) -> str:
    values = judgement.values()
    changes = "".join(
        f" {name}={_shown(value)}" for name, value in values.items() if name not in _FOLLOWING
    )
    note = f" ({judgement.note})" if judgement.note else ""
    told = f"{judgement.at:.19} {judgement.by}: {judgement.verdict} {judgement.report_id}"
    return told + changes + note


def _shown(value: object) -> str:
    if isinstance(value, list):
        return ";".join(map(str, value)) or "none"
    return "none" if value is None else str(value)


def _write_rows(archive: Archive, judgements: Sequence[Judgement], out: Path) -> None:
    from clashmap.store.judging import read_judged  # noqa: PLC0415
    from clashmap.views.gazetteer_rows import make_rows, rows_csv  # noqa: PLC0415

    if out.name == "places.csv":
        raise StoreError(f"{out}: names go here and new places into places.csv beside it; rename")
    rows = make_rows(read_judged(archive, judgements))
    out.write_text(rows_csv("names", rows.names), encoding="utf-8", newline="")
    said = f"{len(rows.names)} names in {out}"
    if rows.places:
        beside = out.with_name("places.csv")
        beside.write_text(rows_csv("places", rows.places), encoding="utf-8", newline="")
        said += f", {len(rows.places)} new places in {beside}"
    say(f"{said}; look them over, then give their folder to --data")
