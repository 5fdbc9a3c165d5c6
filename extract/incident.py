"""What a sentence adds to the one before: "The incident took place in X on Monday night"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.clauses import View
from extract.dates import DateMention
from extract.locate import contains, list_places
from extract.reports import Story

_TOOK_PLACE = re.compile(
    r"\W{0,3}(?:The|This)\s+(?:[\w-]+\s+){0,2}?(?:incident|event|attack|assault|ambush|clash|raid"
    r"|fighting|blast|explosion|bombing|shooting|killing|murder|arrest|detention|operation|strike)"
    r"(?:e?s)?\s+"
    r"(?:\w+ly\s+|is said to have\s+|are said to have\s+)?"
    r"(?:took place|taken place|happened|occurred|(?:was|were) carried out|came|broke out|began"
    r"|started)\b",
    re.IGNORECASE,
)
_DATED = frozenset(["fight", "harm"])


def tells_of_incident(view: View) -> bool:
    """Whether the sentence says when or where what was just told took place."""
    return _TOOK_PLACE.match(view.text, view.start, view.end) is not None


def add_incident(
    view: View, stories: Sequence[Story], own: tuple[int, int], dates: Sequence[DateMention]
) -> list[Story]:
    """The stories of the sentence at `own`, with the day and the place that this one adds.

    A day that their own sentence says is kept, as is a place that this sentence's does not lie in.
    """
    day = next((m for m in dates if m.start is not None and m.rule != "future"), None)
    chains = [chain for chain in list_places(view) if len(chain) == 1]
    inner = chains[0][0] if len(chains) == 1 else None
    added = []
    for story in stories:
        finding, mention = story.finding, story.mention
        if finding.family in _DATED and day is not None and not _says_when(finding.when, own):
            finding = replace(finding, when=day)
        if finding.family in _DATED and inner is not None and story.shared == 1:
            mention = inner if contains(mention.place, inner.place) else mention
        added.append(replace(story, finding=finding, mention=mention))
    return added


def _says_when(when: DateMention | None, own: tuple[int, int]) -> bool:
    return when is not None and own[0] <= when.span.start < own[1] and bool(when.surface)
