"""The command `clashmap brief`: map sheets of a province, of the country, or of all provinces."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from clashmap.briefing import SHEET_SUFFIXES, Pack, write_pack, write_sheet
from clashmap.console import NOTHING_DONE, SOME_SET_ASIDE, say, say_set_aside
from clashmap.filters import Filters
from clashmap.frames import frame_of
from clashmap.intake.files import Intake
from clashmap.schema import KINDS, PERIODS
from clashmap.snapshot import rules_mark
from clashmap.views.sheet import FORMATS, SheetOptions
from clashmap.views.words import count_of
from extract.articles import Article, SetAside
from extract.errors import ExtractError
from extract.events import join_events
from extract.pipeline import extract_reports
from extract.reports import Report
from extract.sources import group_sources
from geo.boundaries import Boundaries, load_boundaries
from geo.errors import GeoError
from geo.official import match_province

_SAMPLES = Path(__file__).parents[1] / "data" / "articles"
_ALL, _COUNTRY = "all", "Afghanistan"


def add_brief_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    parents: Sequence[argparse.ArgumentParser] = (),
) -> None:
    """Add `brief` to the commands of the parser."""
    parser = commands.add_parser("brief", parents=list(parents), help="map sheets for a briefing")
    parser.add_argument(
        "place", type=_place, metavar="PROVINCE", help="a province, Afghanistan, or all (34 sheets)"
    )
    out = "FILE ending in " + " ".join(SHEET_SUFFIXES) + "; with all, a FOLDER"
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help=out)
    parser.add_argument("--articles", nargs="+", metavar="PATH", default=[str(_SAMPLES)])
    parser.add_argument("--from", dest="start", type=_day, metavar="DAY", help="YYYY-MM-DD")
    parser.add_argument("--to", dest="end", type=_day, metavar="DAY", help="YYYY-MM-DD")
    parser.add_argument("--event-date", action="store_true", help="dates are those of the events")
    parser.add_argument("--group", nargs="+", default=[], metavar="NAME", help="canonical names")
    parser.add_argument("--kind", nargs="+", default=[], choices=KINDS)
    parser.add_argument("--period", nargs="+", default=["current"], choices=PERIODS)
    parser.add_argument("--format", choices=FORMATS, default="png", help="with all; default: png")
    parser.add_argument("--size", choices=("16:9", "A4"), default="16:9", help="default: 16:9")
    parser.add_argument("--marking", default=SheetOptions().marking, help="text of the banner")
    parser.add_argument("--link", default="", metavar="URL", help="address of the live map")
    parser.add_argument("--provinces", type=Path, metavar="SHP", help="boundaries of your own")
    parser.add_argument("--districts", type=Path, metavar="SHP", help="boundaries of your own")
    parser.set_defaults(run=_brief)


def _place(value: str) -> str:
    """Return a province's canonical name, "Afghanistan" or "all"."""
    known = {_ALL: _ALL, _COUNTRY.lower(): _COUNTRY}.get(value.strip().lower())
    found = match_province(value)
    if known or found:
        return known or found.province  # type: ignore[union-attr]
    raise argparse.ArgumentTypeError(
        f"no province {value!r}; data/boundaries/provinces.csv has their names"
    )


def _day(value: str) -> date:
    """Return an ISO day."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{value!r} is no day; write YYYY-MM-DD") from error


def _brief(options: argparse.Namespace) -> int:
    """Write the sheets; return the exit code."""
    problem = _check(options)
    if problem:
        say(problem)
        return NOTHING_DONE
    intake = Intake(options.articles, say_set_aside)
    articles = list(intake)
    frame = _read_frame(articles, intake)
    if not intake.read:
        say("nothing read, no sheet made")
        return NOTHING_DONE
    boundaries = load_boundaries(options.provinces, options.districts)
    paths = _write(options, frame, boundaries, _sheet_options(options, articles, intake))
    snapshot = intake.snapshot(rules_mark())
    say(f"{count_of(len(paths), 'sheet')} in {options.out}, snapshot {snapshot}")
    return SOME_SET_ASIDE if intake.set_aside else 0


def _check(options: argparse.Namespace) -> str:
    """Return what is wrong with the options taken together, "" if nothing is."""
    if options.start and options.end and options.start > options.end:
        return f"--from {options.start} is after --to {options.end}; exchange them"
    if options.place == _ALL:
        return f"--out {options.out} is a file; name a folder" if options.out.is_file() else ""
    if options.out.suffix.lower() not in SHEET_SUFFIXES:
        return f"--out {options.out} must end in {' '.join(SHEET_SUFFIXES)}"
    if not options.out.parent.is_dir():
        return f"no folder {str(options.out.parent)!r}; make it first"
    return ""


def _read_frame(articles: Sequence[Article], intake: Intake) -> pd.DataFrame:
    """Return the reports of the articles, joined into events; what fails is set aside."""
    reports: list[Report] = []
    for article in articles:
        try:
            reports += extract_reports(article)
        except (ExtractError, GeoError) as error:
            intake.put_aside(SetAside(article.source, str(error)))
    joined, _ = join_events(reports, group_sources(articles))
    return frame_of(joined)


def _sheet_options(
    options: argparse.Namespace, articles: Sequence[Article], intake: Intake
) -> SheetOptions:
    return SheetOptions(
        place=_COUNTRY if options.place == _ALL else options.place,
        size=options.size,
        marking=options.marking,
        link=options.link,
        snapshot=intake.snapshot(rules_mark()),
        sources=group_sources(articles).originals,
    )


def _write(
    options: argparse.Namespace, frame: pd.DataFrame, boundaries: Boundaries, sheet: SheetOptions
) -> list[Path]:
    filters = Filters(
        start=options.start,
        end=options.end,
        by_event=options.event_date,
        groups=tuple(options.group),
        kinds=tuple(options.kind),
        periods=tuple(options.period),
    )
    if options.place == _ALL:
        return list(
            write_pack(frame, filters, boundaries, sheet, Pack(options.out, options.format))
        )
    return [write_sheet(frame, filters, boundaries, sheet, options.out)]
