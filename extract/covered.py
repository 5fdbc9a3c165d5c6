"""The time that a report says it covers: "between 15 August 2021 and 30 June 2023"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from extract.articles import Published
from extract.date_calendar import Days
from extract.dates import find_dates
from extract.segment import Sentence
from extract.when import TAKEOVER

_COVERS = re.compile(
    r"\b(?:report(?:ing)?|period|documents?|documented|covers?|covering|recorded|verified|review)\b",
    re.IGNORECASE,
)
_SHORTEST = timedelta(days=60)
# Where such a report says what it covers: among its first sentences.
_SENTENCES = 12


def find_covered(
    text: str, sentences: Sequence[Sentence], published: Published | None
) -> Days | None:
    """Return the first range of two months or more that the opening says is covered, if any."""
    for sentence in sentences[:_SENTENCES]:
        start, end = sentence.span.start, sentence.span.end
        if sentence.role != "title" and not _COVERS.search(text, start, end):
            continue
        for mention in find_dates(text, start, end, published):
            if mention.start is None or mention.end is None or mention.end < TAKEOVER:
                continue
            if "range" in mention.rule and mention.end - mention.start >= _SHORTEST:
                return mention.start, mention.end
    return None
