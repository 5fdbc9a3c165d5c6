"""What a sentence only supposes, describes or tells as a story or a game."""

from __future__ import annotations

import re

from extract.clauses import View
from extract.marks import Mark
from extract.patterns import NUMBER

_PLAYED = frozenset(["fiction", "sport"])
_HARM = frozenset(["detention", "violence_against_civilians"])
# Who writes or sings is arrested in earnest, and punishments are shown in stadiums.
_IN_EARNEST = frozenset(
    (
        *("stadium", "concert"),
        *("singer", "rapper", "poet", "novelist", "actor", "actors", "actress"),
        *("filmmaker", "filmmakers", "playwright", "boxer", "wrestler", "coach", "goalkeeper"),
    )
)
_NO_GAME = frozenset(["airstrike", "bombing", "shelling", "assassination", "gunfight", "detain"])
# What somebody fears is told before the comma: "Fearing an attack, the Taliban doubled".
_FEARING = re.compile(r"\W*(?:Fearing|Amid (?:\w+ )?fears|For fear|Out of fear|Afraid)\b[^,]*,")
# "perhaps 700 of them": of the number alone
_SOME_NUMBER = re.compile(
    rf"(?:perhaps|maybe|possibly|probably)\s+(?:as many as\s+|some\s+|an?\s+)?"
    rf"(?:{NUMBER}|dozen\w*|hundred\w*|thousand\w*|half|few)",
    re.IGNORECASE,
)


def is_supposed(view: View, lower: int, start: int) -> bool:
    """Whether a word such as "if" or "feared" governs what stands at start."""
    fronted = _FEARING.match(view.text, view.start, start)
    low = max(lower, fronted.end()) if fronted else lower
    return any(
        not _SOME_NUMBER.match(view.text, cue.span.start)
        for cue in view.cues_in("hypothetical", low, start)
    )


def is_described(view: View, lower: int, start: int) -> bool:
    """Whether a word such as "anniversary of" governs it, no comma between."""
    return any(
        "," not in view.text[cue.span.end : start]
        for cue in view.cues_in("describes", lower, start)
    )


def is_fiction(view: View, trigger: Mark) -> bool:
    """Behind a word for a story; behind one for a game, unless it can be no move of a game."""
    rule = trigger.trigger
    harm = rule is not None and (rule.kind in _HARM or rule.by_target)
    kinds = {"fiction"} if trigger.trigger and trigger.trigger.name in _NO_GAME else _PLAYED
    return any(
        mark.cue in kinds
        and mark.span.start < trigger.span.start
        and not (harm and mark.surface.lower() in _IN_EARNEST)
        for mark in view.cues
    )
