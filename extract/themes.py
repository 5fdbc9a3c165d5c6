"""What an article is about as a whole: a conflict, a disaster, a match or a book."""

from __future__ import annotations

from extract.marks import Marks


def is_leisure(marks: Marks) -> bool:
    """Whether an article is about a match, a song or a book."""
    return sum(1 for cue in marks.cues if cue.cue == "fiction") >= 4 and not names_parties(marks)


def names_parties(marks: Marks) -> bool:
    """Whether an article names armed parties, more than once."""
    named = sum(1 for m in marks.groups if m.role in {"named", "generic", "reference"})
    return named > 1


def is_disaster(marks: Marks) -> bool:
    """Whether an article is about an earthquake, a flood or a crash, not about a conflict."""
    accidents = sum(1 for cue in marks.cues if cue.cue == "accident")
    fights = sum(
        1
        for mark in marks.triggers
        if mark.trigger and mark.trigger.strong and mark.trigger.kind in {"clash", "attack"}
    )
    return accidents >= 3 and accidents > 2 * fights
