"""Toll words and the number that they give: "the death toll rose to 50", "put the figure at six".

Reads the items of casualty_phrases.py; knows no verbs' objects.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.casualty_phrases import Items
from extract.casualty_sides import Found

_NUMBER = re.compile(r"[^PCz]{0,12}P")
# "the number of Taliban fighters who were killed in the raid at more than" ...
_NUMBER_OF = re.compile(
    r"t?(?:(?P<who>P)|[lu]{1,2})[jwx]{0,3}(?P<verbs>[KE](?:[&|,]+[KE])*)"
    r"(?:[^PCzKE]{0,12}eP)?[^PCzKE]{0,12}P"
)
_ASKS, _SPEAKS_OF = frozenset(["whether", "if"]), frozenset(["on", "about", "regarding"])
_AMONG = frozenset(["among", "amongst"])
_AT = re.compile(r"eP(?![KERGI])")


class Figure(NamedTuple):
    """The item that says how many, or -1; what is counted; whose; and where reading goes on."""

    at: int
    whats: list[str]
    side: str | None
    end: int


def read_figure(items: Items, at: int, found: Sequence[Found]) -> Figure:
    """What the toll word at `at` counts; "the figure" counts what was counted last."""
    entry = items.words.entry(items.word[at])
    whats = [entry.what] if entry is not None and entry.what else []
    match = None if whats else _NUMBER_OF.match(items.letters, at + 1)
    side = None
    if match is not None:
        whats = _whats_of(items, match)
        side = items.phrase(match.start("who")).side if match["who"] else None
    elif not whats and entry is not None and entry.needs == "found" and found:
        whats, side = [found[-1].what], found[-1].side
    match = match or _NUMBER.match(items.letters, at + 1)
    if match is None or not whats:
        return Figure(-1, [], None, at + 1)
    return Figure(match.end() - 1, whats, side, match.end())


def _whats_of(items: Items, match: re.Match[str]) -> list[str]:
    verbs = (items.words.entry(items.word[at]) for at in range(*match.span("verbs")))
    whats = list(dict.fromkeys(verb.what for verb in verbs if verb is not None and verb.what))
    return ["killed_or_wounded"] if {"killed", "wounded"} <= {*whats} else whats


def is_asked(items: Items, at: int) -> bool:
    """Whether casualties are only spoken of: "unclear whether there were", "no word on"."""
    clause = items.letters.rfind("z", 0, at)
    asks = clause >= 0 and _word(items, clause) in _ASKS
    return asks or (at > 0 and _word(items, at - 1) in _SPEAKS_OF)


def is_among(items: Items, at: int) -> bool:
    """Whether the preposition at `at` says whose losses they are: "among the Taliban"."""
    return _word(items, at) in _AMONG


def _word(items: Items, at: int) -> str:
    (word,) = items.words.lows(items.word[at], items.word[at] + 1)
    return word


def match_behind(items: Items, at: int) -> int:
    """The bare number behind the noun at `at`: "put Taliban casualties at 30"; -1 for none."""
    match = _AT.match(items.letters, at + 1)
    if match is None:
        return -1
    index = match.end() - 1
    phrase = items.phrase(index)
    is_figure = phrase.form == "bare" and phrase.numbered and _word(items, index - 1) == "at"
    return index if is_figure else -1
