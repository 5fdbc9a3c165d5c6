"""Whose voice an article speaks with: a party's own statement says "our fighters"."""

from __future__ import annotations

import re

from extract.claims import Claim
from extract.groups import GroupMention
from extract.marks import Marks
from extract.patterns import word_pattern

_OURS = word_pattern(
    "our|we",
    r"\s+(?:\w+\s+){0,2}"
    r"(?:forces|fighters|mujahideen|mujahidin|units|bases|brothers|comrades"
    r"|heroes|soldiers|guerrillas|attacked|ambushed|targeted|captured|killed|carried out|struck)\b",
)
_QUOTE = re.compile(r"“[^”]*”|\"[^\"\n]*\"")
_ENEMY = re.compile(
    r"\b(?:terrorist|the enemy|enemy|occupying|evil|criminal)\s+(?:\w+\s+)?$", re.IGNORECASE
)


# The lines at the top that say whose paper it is.
_HEAD_LINES, _HEAD_LINE = 4, 70
_LETTERHEAD = re.compile(
    r"\b(?:office of the spokes\w+|spokes(?:person|man)|communiqu[eé]|press release|statement"
    r"|declaration|announcement|military (?:department|council|committee|commission)"
    r"|operations command|public relations|media (?:office|cent(?:re|er))|press office)\b"
    r"|@\w{3,}|اعلامیه|خبرنامه",
    re.IGNORECASE,
)
_TELLS_OF = re.compile(
    r"\b(?:says?|said|claims?|claimed|condemns?|rejects?|denies|responds?|after|over|on)\b",
    re.IGNORECASE,
)


def find_voice(marks: Marks) -> Claim | None:
    """The party whose statement the article is, as a claim that covers all of it; None for news."""
    head = _head_of(marks.text)
    if head:
        named = (m for m in marks.groups if m.span.end <= head and _signs(m))
        party = next(named, None)
        if party is not None:
            return Claim(0, 0, party.group, "claimed", party)
    if not _says_ours(marks.text):
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


def _signs(mention: GroupMention) -> bool:
    """Whether a name at the top is a party's, or an office's of it written as a title."""
    office = mention.role == "generic" and mention.surface[:1].isupper() and " " in mention.surface
    return office or mention.role in {"named", "person"}


def _head_of(text: str) -> int:
    """Where the letterhead of a statement ends; 0 where the article has none."""
    end, found = 0, False
    for line in text[: _HEAD_LINES * _HEAD_LINE * 2].splitlines(keepends=True)[: _HEAD_LINES + 2]:
        short = line.strip()
        if len(short) > _HEAD_LINE or (short and _TELLS_OF.search(short)):
            break
        end += len(line)
        found = found or bool(_LETTERHEAD.search(short))
    return end if found else 0


def _says_ours(text: str) -> bool:
    """Whether it speaks of "our fighters" outside quotations; once is enough."""
    first = _OURS.search(text)
    if first is None:
        return False
    quoted = [match.span() for match in _QUOTE.finditer(text)]
    return any(
        not any(start <= match.start() < end for start, end in quoted)
        for match in _OURS.finditer(text)
    )


def quoted_speaker() -> Claim:
    """Somebody who is quoted and not named."""
    return Claim(0, 0, "quoted speaker", "claimed", None)
