"""Tolls: who was killed, wounded, captured or detained, how many, and whose side.

casualty_words.py reads the words, casualty_phrases.py people with their numbers, casualty_links.py
(verbs) and casualty_nouns.py what is said of them, casualty_persian.py Dari and Pashto. Knows
neither who claims a toll (casualty_claimants.py) nor where it happened (sharing.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.casualty_links import Linker
from extract.casualty_persian import find_persian
from extract.casualty_phrases import read_items
from extract.casualty_sides import Found
from extract.casualty_words import default_words, read_words
from extract.groups import GroupMention
from geo.places import Span


@dataclass(frozen=True, slots=True)
class Toll:
    """One number of casualties as a text gives it.

    side is a group's canonical name, "civilians" or None (not said). what is killed | wounded |
    captured | killed_or_wounded. min and max are counts; max None: open above ("at least 12");
    min None: open below ("up to 40"); both None: people, but no number ("heavy casualties").
    claimed_by is filled by the claims of its clause.
    """

    span: Span
    side: str | None
    what: str
    min: int | None
    max: int | None
    claimed_by: str | None = None


_CASUALTY = re.compile("[KGREINTLX]")


def find_tolls(text: str, start: int, end: int, groups: Sequence[GroupMention]) -> list[Toll]:
    """The tolls said in text[start:end], one sentence or clause, in order; spans are `text`'s.

    groups are the mentions inside, in order. "at least 12", "more than 12" and "over 12" are
    12..None; "up to 40" is None..40; "about 30" is 30..30; "dozens" is 24..None. "No casualties
    reported" is a toll too, 0..0: the text says that nobody was hurt. Whoever is named inside a
    number ("six, including a commander") is no toll of its own. What could or did not happen is
    the caller's to know: its tolls are given too.
    """
    found = [_make_toll(found) for found in _find_counts(text, start, end, groups)]
    persian = [
        _new_toll(Span(count.start, count.end), count.side, count.what, count.min, count.max)
        for count in find_persian(text, start, end, groups)
    ]
    return sorted(found + persian, key=lambda toll: toll.span.start) if persian else found


def _find_counts(text: str, start: int, end: int, groups: Sequence[GroupMention]) -> list[Found]:
    """What English words count."""
    lexicon = default_words()
    if not lexicon.has_cue(f" {text[start:end].lower()}"):
        return []
    words = read_words(text, start, end, groups, lexicon)
    return Linker(read_items(words)).link() if _CASUALTY.search(words.letters) else []


def _make_toll(found: Found) -> Toll:
    span = Span(found.phrase.start, found.phrase.end)
    return _new_toll(span, found.side, found.what, found.count.min, found.count.max)


def _new_toll(span: Span, side: str | None, what: str, low: int | None, high: int | None) -> Toll:
    if low is not None and high is not None and high < low:  # "30 to 20"
        low, high = high, low
    return Toll(span, side, what, low, high)
