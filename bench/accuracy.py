"""Measure the extractor on the hand-labelled cases: `python -m bench.accuracy`.

Prints precision, recall, F1 and counts by clue and field, and writes docs/accuracy.md when all was
measured. `--check` compares with bench/floors.json and writes nothing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from bench.accuracy_sentences import read_sentences, score_sentences
from bench.accuracy_tables import CLUES, list_figures, print_counts, write_document
from bench.accuracy_texts import read_texts, score_texts
from bench.floors import find_falls, lower_floors, raise_floors, read_floors, write_floors
from bench.measures import Tally


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; 1 where a figure is below its floor."""
    options = _read_options(arguments)
    tallies = measure(options.clue)
    for group, tally in tallies.items():
        print(f"\n{group:24} precision recall f1 right/labelled right/found")
        print_counts(tally)
    if options.misses:
        print("", *_notes(tallies), sep="\n")
    if options.check:
        return _check(tallies)
    if options.clue is None:
        write_document(tallies)
        _move_floors(tallies, options)
    return 0


def measure(clue: int | None = None) -> dict[str, Tally]:
    """The counts of the sentences by clue and by quality, and of the texts; or of one clue only."""
    cases = [case for case in read_sentences() if clue in (None, case["clue"])]
    by_clue, by_quality = score_sentences(cases)
    if clue is not None:
        return {"sentences": by_clue}
    return {"sentences": by_clue, "quality": by_quality, "texts": score_texts(read_texts())}


def _read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrong")
    parser.add_argument("--clue", type=int, choices=[int(clue) for clue in CLUES])
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--check", action="store_true", help="exit 1 below a floor")
    group.add_argument("--raise-floors", action="store_true", help="raise the floors passed")
    group.add_argument(
        "--lower-floors",
        action="store_true",
        help="set the floors to what is measured; say why in CHANGELOG.md",
    )
    options = parser.parse_args(arguments)
    if options.clue and (options.check or options.raise_floors or options.lower_floors):
        parser.error("floors are of all clues: leave out --clue")
    return options


def _notes(tallies: dict[str, Tally]) -> list[str]:
    """Misses by clue and text; those by quality are the same sentences again."""
    return [
        f"{group} {note}"
        for group, tally in tallies.items()
        if group != "quality"
        for note in tally.notes
    ]


def _check(tallies: dict[str, Tally]) -> int:
    falls = find_falls(read_floors(), list_figures(tallies))
    print("", *falls, sep="\n", file=sys.stderr)
    if falls:
        print("Raise the figures, or lower the floors with --lower-floors.", file=sys.stderr)
    return 1 if falls else 0


def _move_floors(tallies: dict[str, Tally], options: argparse.Namespace) -> None:
    measured = list_figures(tallies)
    if options.raise_floors:
        write_floors(raise_floors(read_floors(), measured))
    elif options.lower_floors:
        write_floors(lower_floors(measured))


if __name__ == "__main__":
    sys.exit(main())
