"""Well-known events that dates lean on ("since the fall of Kabul"), from lexicon/anchors.csv."""

import csv
from datetime import date
from functools import cache
from typing import NamedTuple

from extract.date_words import LEXICON, fold
from extract.errors import ExtractError

# Words that may stand between two words of a phrase ("the Taliban's swift takeover of Kabul").
_MAX_GAP = 3
_GAP_CODES = frozenset(".adhqmciI")


class Anchor(NamedTuple):
    """A way to name an event: its days, and word sets that must follow one another.

    sure: the phrase alone tells the event; otherwise it needs "since", "after" or the like.
    cue: the word whose presence makes the phrase worth trying.
    """

    name: str
    start: date
    end: date
    sure: bool
    cue: str
    phrase: tuple[frozenset[str], ...]


@cache
def anchors() -> tuple[Anchor, ...]:
    """All rows of anchors.csv, checked."""
    with (LEXICON / "anchors.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            _read_anchor(row, number) for number, row in enumerate(csv.DictReader(file), 2)
        )


def _read_anchor(row: dict[str, str], number: int) -> Anchor:
    where = f"anchors.csv row {number}"
    try:
        start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
    except ValueError as error:
        raise ExtractError(f"{where}, columns start and end: {error}; write YYYY-MM-DD") from error
    if end < start:
        raise ExtractError(f"{where}: end {end} is before start {start}; swap them")
    phrase = tuple(_alternatives(word) for word in row["phrase"].split())
    if not any(row["cue"] in words for words in phrase):
        raise ExtractError(
            f"{where}, column cue: {row['cue']!r} is no word of the phrase {row['phrase']!r}"
        )
    if row["sure"] not in ("yes", "no"):
        raise ExtractError(f"{where}, column sure: found {row['sure']!r}; write yes or no")
    return Anchor(row["anchor"], start, end, row["sure"] == "yes", row["cue"], phrase)


def _alternatives(word: str) -> frozenset[str]:
    """Words parted by "/" may stand for one another; 9/11 is one word."""
    return frozenset([word] if word == "9/11" else (fold(part) for part in word.split("/")))


@cache
def anchors_by_cue() -> dict[str, tuple[Anchor, ...]]:
    """Cue word -> the phrases that hold it, longest first."""
    table: dict[str, list[Anchor]] = {}
    for anchor in anchors():
        cues = next(words for words in anchor.phrase if anchor.cue in words)
        for cue in cues:
            table.setdefault(cue, []).append(anchor)
    return {
        cue: tuple(sorted(found, key=lambda anchor: -len(anchor.phrase)))
        for cue, found in table.items()
    }


def find_anchors(folded: list[str], codes: str) -> list[tuple[int, int, Anchor]]:
    """(first token, end token, anchor) of each phrase, in order, without overlaps."""
    table, present = anchors_by_cue(), set(folded)
    hits: list[tuple[int, int, Anchor]] = []
    for index, word in enumerate(folded):
        for anchor in table.get(word, ()):
            if any(map(present.isdisjoint, anchor.phrase)):
                continue
            span = _match(anchor, folded, codes, index)
            if span is not None:
                hits.append((*span, anchor))
                break
    return _without_overlaps(hits)


def _match(anchor: Anchor, folded: list[str], codes: str, at: int) -> tuple[int, int] | None:
    """The span of the phrase whose cue stands at token `at`."""
    slot = next(n for n, words in enumerate(anchor.phrase) if folded[at] in words)
    first = _walk(anchor.phrase[:slot][::-1], folded, codes, (at, -1))
    last = _walk(anchor.phrase[slot + 1 :], folded, codes, (at, 1))
    return None if first is None or last is None else (first, last + 1)


def _walk(
    phrase: tuple[frozenset[str], ...], folded: list[str], codes: str, move: tuple[int, int]
) -> int | None:
    """The token that the last word of `phrase` stands at, going from move[0] by move[1]."""
    at, step = move
    for words in phrase:
        for _ in range(_MAX_GAP + 1):
            at += step
            if not 0 <= at < len(folded):
                return None
            if folded[at] in words:
                break
            if codes[at] not in _GAP_CODES:
                return None
        else:
            return None
    return at


def _without_overlaps(hits: list[tuple[int, int, Anchor]]) -> list[tuple[int, int, Anchor]]:
    """The longer of any two phrases that share a token; the earlier of two alike."""
    kept: list[tuple[int, int, Anchor]] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if taken.isdisjoint(range(hit[0], hit[1])):
            taken.update(range(hit[0], hit[1]))
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit[0])
