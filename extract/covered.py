"""The time that a report says it covers: "between 15 August 2021 and 30 June 2023"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from extract.articles import Published
from extract.date_calendar import Days
from extract.dates import find_dates
from extract.patterns import word_pattern
from extract.segment import Sentence
from extract.when import TAKEOVER

_COVERS = word_pattern(
    "report(?:ing)?|period|documents?|documented|covers?|covering|recorded|verified|review", r"\b"
)
# Who inquires into abuses, and what that is called, in the first lines.
_OPENING = 900
_INQUIRER = re.compile(
    r"\b(?:Amnesty|Human Rights Watch|HRW|UNAMA|United Nations|UN|rights (?:groups?|monitors?)"
    r"|special rapporteur|evidence lab)\b",
    re.IGNORECASE,
)
_INQUIRY = word_pattern(
    r"briefing|investigat\w+|documents|documented|inquiry|findings|new report|in a report", r"\b"
)
_LOOKS_BACK = timedelta(days=420)
_SHORTEST = timedelta(days=60)
# Where such a report says what it covers: among its first sentences.
_SENTENCES = 12
_HEADS = frozenset(["title", "dateline"])


def find_covered(
    text: str, sentences: Sequence[Sentence], published: Published | None
) -> Days | None:
    """Return the first range of two months or more that the opening says is covered, if any."""
    for sentence in sentences[:_SENTENCES]:
        start, end = sentence.span.start, sentence.span.end
        if sentence.role not in _HEADS and not _COVERS.search(text, start, end):
            continue
        for mention in find_dates(text, start, end, published):
            if mention.start is None or mention.end is None or mention.end < TAKEOVER:
                continue
            if "range" in mention.rule and mention.end - mention.start >= _SHORTEST:
                return mention.start, mention.end
    return _look_back(text, published)


def _look_back(text: str, published: Published | None) -> Days | None:
    """The year and more that an inquiry into abuses looks back on; None for other articles."""
    if published is None or published.start is None or published.end is None:
        return None
    found = _INQUIRY.search(text, 0, _OPENING) and _INQUIRER.search(text, 0, _OPENING)
    return (published.start - _LOOKS_BACK, published.end) if found else None
