"""Words for a date that date nothing told: an anniversary, an age, a record, when it was filed."""

from __future__ import annotations

import re

from extract.clauses import View
from extract.dates import DateMention

_DASH = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:20\d\d\s*)?(?:--?|[–—:])\s")


_AGO = re.compile(r"\bago\s+$")


def is_anniversary(view: View, mention: DateMention) -> bool:
    """The "today" of "four years ago today"."""
    return mention.surface.lower() == "today" and bool(
        _AGO.search(view.before(mention.span.start, 5))
    )


_OF_NOW = re.compile(
    r"[’']s\s+(?!attack|blast|explosion|clash|incident|operation|raid|fighting|strike)"
)


def is_of_now(view: View, mention: DateMention) -> bool:
    """The "today" of "today's commanders": an age, no day."""
    if not mention.surface.lower().startswith("today"):
        return False
    end = mention.span.start + len("today")
    return _OF_NOW.match(view.text, end) is not None


_RECORD = re.compile(
    r"\b(?:first|deadliest|worst|biggest|largest|highest|lowest|most|bloodiest|heaviest)\b[^.;]{0,70}$",
    re.IGNORECASE,
)


def is_record(view: View, mention: DateMention) -> bool:
    """A time that a record is set against: "the first attack since the group took over"."""
    is_since = mention.surface.lower().startswith("since")
    return is_since and bool(_RECORD.search(view.before(mention.span.start, 90)))


def is_dateline(view: View, mention: DateMention) -> bool:
    """The date in front of a wire item: when it was filed, not when it happened."""
    near_head = mention.span.start - view.start < 45
    return near_head and bool(_DASH.match(view.after(mention.span.end, 30)))
