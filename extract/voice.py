"""Whose voice an article speaks with: a party's own statement says "our fighters"."""

from __future__ import annotations

import re

from extract.claims import Claim
from extract.marks import Marks

_OURS = re.compile(
    r"\b(?:our|we)\s+(?:\w+\s+){0,2}(?:forces|fighters|mujahideen|mujahidin|units|brothers|comrades"
    r"|heroes|soldiers|guerrillas|attacked|ambushed|targeted|captured|killed|carried out|struck)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_ENEMY = re.compile(
    r"\b(?:terrorist|the enemy|enemy|occupying|evil|criminal)\s+(?:\w+\s+)?$", re.IGNORECASE
)
# Reporters do not say "our forces"; once outside quotations is enough.
_NEEDED = 1


def find_voice(marks: Marks) -> Claim | None:
    """The party whose statement the article is, as a claim that covers all of it; None for news."""
    quoted = [match.span() for match in _QUOTE.finditer(marks.text)]
    own = [
        match
        for match in _OURS.finditer(marks.text)
        if not any(start <= match.start() < end for start, end in quoted)
    ]
    if len(own) < _NEEDED:
        return None
    party = next(
        (
            mention
            for mention in marks.groups
            if mention.role == "named" and not _ENEMY.search(marks.text[: mention.span.start][-30:])
        ),
        None,
    )
    return Claim(0, 0, party.group if party else "statement", "claimed", party)


def quoted_speaker() -> Claim:
    """Somebody who is quoted and not named."""
    return Claim(0, 0, "quoted speaker", "claimed", None)
