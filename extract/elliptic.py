"""Places that a sentence goes on to without a verb: "killed two in A and another in B"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.clauses import View
from extract.dates import DateMention
from extract.locate import Scene
from extract.marks import Mark
from extract.patterns import NUMBER
from geo.places import PlaceMention

_NUMBER = (
    rf"(?:{NUMBER}|another|others?|several|some|more|many"
    r"|dozens|a few|a dozen|a second|a third|(?:smaller|larger|further|similar|new|other) \w+"
    r"|the (?:other|others|second|third|rest|latest|last)|most|half)"
)
_DAY = r"(?:of|on)\s+(?:\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2}|[A-Z][a-z]+day)"
# A count that stands for what was just told, or a day, a few words at most, "in" and the place.
_GOES_ON = re.compile(
    rf"(?:[,;]|\band|\bwith|\bincluding)\s+(?:(?:and|with|including|at least|about|around)\s+)*"
    rf"(?:{_DAY},?|(?i:{_NUMBER})"
    r"(?:\s+(?!said|says?|told|was|were|is|are|has|have|had|who|which|that|from|to|by)[\w’'-]+)"
    r"{0,4}?)\s+(?:in|at|near|around)\s+(?:(?:the|neighbou?ring|nearby|\w+ern)\s+)*"
    r"(?:(?:province|district|city|village|town|valley|area)\s+of\s+)?$"
)
_REACH = 90


def find_also(
    view: View, trigger: Mark, scene: Scene, chains: Sequence[tuple[PlaceMention, ...]]
) -> list[Scene]:
    """The further lists of places, behind the first, that the trigger speaks of without a verb."""
    found = []
    low = max(trigger.span.end, scene.places[-1].span.end)
    for chain in chains:
        at = chain[0].span.start
        if at < low or chain is scene.places or at - low > 2 * _REACH:
            continue
        lead = view.text[max(low, at - _REACH) : at]
        if _GOES_ON.search(lead) and not _tells_of_own(view, low, at):
            found.append(Scene(chain, scene.score, "told on in the same words"))
            low = chain[-1].span.end
    return found


def own_date(view: View, scene: Scene, dates: Sequence[DateMention]) -> DateMention | None:
    """The day named beside such a place, if one is: "and three in B on Tuesday"."""
    start, end = scene.places[0].span.start, scene.places[0].span.end
    cut = max(view.text.rfind(mark, 0, start) for mark in (",", ";", " and "))
    beside = [m for m in dates if cut <= m.span.start < start or 0 <= m.span.start - end <= 12]
    return next((m for m in beside if m.start is not None and m.rule != "future"), None)


def _tells_of_own(view: View, low: int, high: int) -> bool:
    """Whether a trigger of its own stands before the place."""
    return any(
        low <= mark.span.start < high and mark.trigger and mark.trigger.position != "noun"
        for mark in view.triggers
    )
