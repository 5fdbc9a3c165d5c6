"""Runs `clashmap brief`: loaded only when it is asked for, since plotting libraries load slowly."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from clashmap.briefing import Pack, write_pack, write_sheet
from clashmap.briefing_cli import ALL, COUNTRY
from clashmap.console import NOTHING_DONE, SOME_SET_ASIDE, say
from clashmap.filters import Filters
from clashmap.frames import frame_of
from clashmap.intake.files import Intake
from clashmap.intake_cli import open_intake
from clashmap.read_rows import readings_of
from clashmap.snapshot import rules_mark
from clashmap.views.layers import LAYERS
from clashmap.views.sheet_formats import SHEET_SUFFIXES
from clashmap.views.sheet_options import SheetOptions
from clashmap.views.words import count_of
from clashmap.web_cli import web_options
from extract.articles import Article, SetAside
from extract.errors import ExtractError
from extract.events import join_events
from extract.pipeline import extract_reports
from extract.reports import Report
from extract.sources import SourceFamilies, group_sources
from geo.boundaries import Boundaries, load_boundaries
from geo.errors import GeoError


def make_sheets(options: argparse.Namespace) -> int:
    """Write the sheets; return the exit code."""
    problem = _check(options)
    if problem:
        say(problem)
        return NOTHING_DONE
    intake = open_intake(options.articles, options.columns, web_options(options))
    articles = list(intake)
    families = group_sources(articles)
    frame = _read_frame(articles, families, intake)
    if not intake.read:
        say("nothing read, no sheet made")
        return NOTHING_DONE
    boundaries = load_boundaries(options.provinces, options.districts)
    told = _sheet_options(options, articles, families, intake)
    paths = _write(options, frame, boundaries, told)
    snapshot = intake.snapshot(rules_mark())
    say(f"{count_of(len(paths), 'sheet')} in {options.out}, snapshot {snapshot}")
    return SOME_SET_ASIDE if intake.set_aside else 0


def _check(options: argparse.Namespace) -> str:
    """Return what is wrong with the options taken together, "" if nothing is."""
    if options.start and options.end and options.start > options.end:
        return f"--from {options.start} is after --to {options.end}; exchange them"
    if options.place == ALL:
        return f"--out {options.out} is a file; name a folder" if options.out.is_file() else ""
    if options.out.suffix.lower() not in SHEET_SUFFIXES:
        return f"--out {options.out} must end in {' '.join(SHEET_SUFFIXES)}"
    if not options.out.parent.is_dir():
        return f"no folder {str(options.out.parent)!r}; make it first"
    return ""


def _read_frame(
    articles: Sequence[Article], families: SourceFamilies, intake: Intake
) -> pd.DataFrame:
    """Return the reports of the articles, joined into events; what fails is set aside."""
    reports: list[Report] = []
    for article in articles:
        try:
            reports += extract_reports(article)
        except (ExtractError, GeoError) as error:
            intake.put_aside(SetAside(article.source, str(error)))
    joined, _ = join_events(reports, families)
    return frame_of(joined)


def _sheet_options(
    options: argparse.Namespace,
    articles: Sequence[Article],
    families: SourceFamilies,
    intake: Intake,
) -> SheetOptions:
    return SheetOptions(
        place=COUNTRY if options.place == ALL else options.place,
        size=options.size,
        marking=options.marking,
        link=options.link,
        snapshot=intake.snapshot(rules_mark()),
        sources=families.originals,
        layers=tuple(options.layer or LAYERS),
        told=readings_of(articles),
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
    if options.place == ALL:
        return list(
            write_pack(frame, filters, boundaries, sheet, Pack(options.out, options.format))
        )
    return [write_sheet(frame, filters, boundaries, sheet, options.out)]
