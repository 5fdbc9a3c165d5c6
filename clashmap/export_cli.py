"""The command `clashmap export`: any selection of an archive's reports, in any format."""

from __future__ import annotations

import argparse
import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from clashmap.console import NOTHING_DONE, say
from clashmap.filters import Filters
from clashmap.output import write_whole
from clashmap.schema import KINDS, PERIODS
from clashmap.store.errors import StoreError
from clashmap.store_cli import at_option, store_option

if TYPE_CHECKING:
    from clashmap.store.archive import Archive
    from clashmap.views.export_formats import Format, Selection

# What a file is by its name alone; .zip needs --format.
_BY_SUFFIX = {
    ".html": "map",
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".parquet": "parquet",
    ".geojson": "geojson",
    ".gpkg": "gpkg",
    ".kml": "kml",
}
NAMES = (*_BY_SUFFIX.values(), "hxl", "acled", "ucdp", "public")
_ALL = "all"


def add_export_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    own: Sequence[argparse.ArgumentParser],
) -> None:
    """Add the command to the parser of all commands."""
    command = commands.add_parser(
        "export",
        parents=[*own, store_option(), at_option()],
        help="reports of the archive to a file, with filters, snapshot, licence and sources",
    )
    command.add_argument(
        "--out", required=True, type=_out, metavar="FILE", help=f"{' '.join(_BY_SUFFIX)} .zip"
    )
    command.add_argument("--format", choices=NAMES, help="default: as the file's name says")
    _add_filters(command)
    command.set_defaults(run=_export)


def _add_filters(command: argparse.ArgumentParser) -> None:
    """Add the filters, named as in links."""
    command.add_argument("--from", dest="start", type=_day, metavar="DAY", help="YYYY-MM-DD")
    command.add_argument("--to", dest="end", type=_day, metavar="DAY", help="inclusive")
    command.add_argument(
        "--event", action="store_true", help="days are those of the event, not of the article"
    )
    command.add_argument("--group", nargs="+", default=[], metavar="NAME", help="any of these")
    command.add_argument("--kind", nargs="+", default=[], choices=KINDS, metavar="KIND")
    command.add_argument("--province", nargs="+", default=[], metavar="NAME", help="any of these")
    command.add_argument(
        "--period",
        nargs="+",
        default=["current"],
        choices=(*PERIODS, _ALL),
        help="default: current",
    )
    command.add_argument("--q", default="", metavar="WORDS", help="all of these words")


def _out(value: str) -> Path:
    path = Path(value)
    if path.suffix.lower() not in (*_BY_SUFFIX, ".zip"):
        known = " ".join(_BY_SUFFIX)
        raise argparse.ArgumentTypeError(f"{value!r} must be a FILE ending in {known} or .zip")
    if not path.parent.is_dir():
        raise argparse.ArgumentTypeError(f"no folder {str(path.parent)!r}; make it first")
    return path


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} must be a day as 2022-05-31") from None


def _export(options: argparse.Namespace) -> int:
    """Write the reports that the filters ask for; return the exit code."""
    # Loaded here: other commands start without what draws maps and opens archives.
    from clashmap.store.archive import Archive  # noqa: PLC0415
    from clashmap.views.export_formats import Selection  # noqa: PLC0415
    from geo.boundaries import load_boundaries  # noqa: PLC0415

    chosen = _format(options)
    archive = Archive(options.store, options.at)
    filters = _filters(options)
    _check_names(archive, filters)
    selection = Selection(
        frame=archive.read_reports(filters),
        filters=filters,
        snapshot=archive.snapshot,
        originals=archive.originals(),
        boundaries=load_boundaries(),
    )
    if selection.frame.empty:
        say(f"no report matches, nothing written: {selection.notes().filters}")
        return NOTHING_DONE
    _write(options.out, chosen, selection)
    say(f"{selection.notes().counts} Snapshot {selection.snapshot}, {chosen.label}: {options.out}")
    return 0


def _format(options: argparse.Namespace) -> Format:
    from clashmap.views.export_formats import FORMATS  # noqa: PLC0415

    suffix = options.out.suffix.lower()
    name = options.format or _BY_SUFFIX.get(suffix)
    if name is None:
        raise StoreError(f"{options.out}: a .zip may hold any format; give --format NAME")
    found = next(form for form in FORMATS if form.name == name)
    inner = ".jsonl" if name == "jsonl" else ".csv"
    fits = (".zip", inner) if found.suffix == ".zip" else (found.suffix,)
    if suffix not in fits:
        raise StoreError(f"{options.out}: {name} is written to a file ending in {fits[-1]}")
    return found


def _filters(options: argparse.Namespace) -> Filters:
    return Filters(
        start=options.start,
        end=options.end,
        by_event=options.event,
        groups=tuple(options.group),
        kinds=tuple(options.kind),
        provinces=tuple(options.province),
        periods=() if _ALL in options.period else tuple(options.period),
        text=options.q,
    )


def _check_names(archive: Archive, filters: Filters) -> None:
    """Raise for a group or province that no report can have: a misspelling finds nothing."""
    from extract.marks import default_tools  # noqa: PLC0415

    tools = default_tools()
    groups = set(tools.lexicon.groups)
    if not groups.issuperset(filters.groups):
        # The archive may have been fed with tables that name more.
        groups.update(archive.read_reports(columns=["groups"])["groups"].explode().dropna())
    provinces = {place.name for place in tools.gazetteer.places() if place.kind == "province"}
    for what, given, known in (
        ("group", filters.groups, groups),
        ("province", filters.provinces, provinces),
    ):
        for name in given:
            if name not in known:
                raise StoreError(f"no {what} {name!r}; use one of {', '.join(sorted(known))}")


def _write(out: Path, chosen: Format, selection: Selection) -> None:
    """Write the file; a table that cannot hold its notes gets them in a file beside it."""
    data = chosen.build(selection)
    if out.suffix.lower() == ".zip" or chosen.suffix != ".zip":
        write_whole(out, [data])
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        table = next(name for name in packed.namelist() if name != "about.txt")
        write_whole(out, [packed.read(table)])
        write_whole(out.with_name(f"{out.name}.about.txt"), [packed.read("about.txt")])
