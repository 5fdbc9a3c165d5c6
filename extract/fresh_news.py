"""News that names no day: a short item, or a line of headlines, tells of the week before it."""

from __future__ import annotations

import re
from datetime import timedelta

from extract.articles import Published
from extract.clauses import View
from extract.dates import DateMention
from extract.reports import Story
from geo.places import Span

_WEEK = timedelta(days=7)
# How wide the article's own date may be, and how long an item is still the news of its day.
_KNOWN_TO = timedelta(days=3)
_SHORT = 2_500
_HEADLINE = 160
# "Herat: body of a former officer found.": an item of a list of its own.
_ITEM = re.compile(r"(?:[-*•]\s*)?[A-Z][\w’'-]+(?: [\w’'-]+){0,2}: ")
# Kinds that happen on a day; who holds a place or is present there is told at any time.
_HAPPENING = frozenset(["fight", "harm", "deployment"])


def fresh_date(view: View, story: Story, published: Published | None) -> DateMention | None:
    """The week before an article that names no day, for what it tells as news; else None."""
    if story.finding.family not in _HAPPENING or published is None:
        return None
    if published.start is None or published.end is None:
        return None
    if published.end - published.start > _KNOWN_TO:
        return None
    if len(view.text) > _SHORT and not is_headline(view):
        return None
    at = story.finding.trigger.span.start
    first = published.start - _WEEK
    rule = "no day named: news of the week before the article"
    return DateMention(Span(at, at), "", first, published.end, "week", rule)


def is_headline(view: View) -> bool:
    """Whether the sentence is a headline, or a short line without a stop at its end."""
    if view.sentence.role == "title":
        return True
    line = view.text[view.start : view.end].rstrip()
    return len(line) <= _HEADLINE and (line[-1:].isalnum() or bool(_ITEM.match(line)))
