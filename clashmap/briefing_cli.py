"""The command `clashmap brief`: map sheets of a province, of the country, or of all provinces."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from clashmap.schema import KINDS, PERIODS
from clashmap.views.layers import LAYERS
from clashmap.views.sheet_formats import DEFAULT_MARKING, FORMATS, SHEET_SUFFIXES
from geo.official import match_province

_SAMPLES = Path(__file__).parents[1] / "data" / "articles"
ALL, COUNTRY = "all", "Afghanistan"


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
    layers = "clashes and attacks, control, presence; default: all"
    parser.add_argument("--layer", nargs="+", default=[], choices=LAYERS, help=layers)
    parser.add_argument("--format", choices=FORMATS, default="png", help="with all; default: png")
    parser.add_argument("--size", choices=("16:9", "A4"), default="16:9", help="default: 16:9")
    parser.add_argument("--marking", default=DEFAULT_MARKING, help="text of the banner")
    parser.add_argument("--link", default="", metavar="URL", help="address of the live map")
    parser.add_argument("--provinces", type=Path, metavar="SHP", help="boundaries of your own")
    parser.add_argument("--districts", type=Path, metavar="SHP", help="boundaries of your own")
    parser.set_defaults(run=_brief)


def _place(value: str) -> str:
    """Return a province's canonical name, "Afghanistan" or "all"."""
    known = {ALL: ALL, COUNTRY.lower(): COUNTRY}.get(value.strip().lower())
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
    # The plotting library takes a second to load, which no other command shall wait for.
    from clashmap.briefing_run import make_sheets  # noqa: PLC0415

    return make_sheets(options)
