"""What the sentences before add to a finding: its opponent, its owner, its date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from extract.articles import Published
from extract.clauses import View
from extract.dates import DateMention
from extract.finding import Finding
from extract.fresh_news import is_headline
from extract.lexicon import Lexicon
from extract.memory import Memory
from extract.narrated import shifted_date
from extract.relevance import Context
from extract.when import period_of_date
from geo.places import Span

# What a paragraph about the past says of today.
_IS_NOW = re.compile(r"\b(?:has|have|is|are|still|now|today|remains?|currently)\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|now|today|remains?|currently)\b", re.IGNORECASE)
# Of what happens, "is ambushed" alone is a story told in the present.
_HAPPENS_NOW = re.compile(r"\b(?:has|have|still|now|today|currently)\b", re.IGNORECASE)


def inherit(finding: Finding, memory: Memory, lexicon: Lexicon) -> Finding:
    """A finding without an actor or a date takes those of the sentence before."""
    if not memory.stories:
        return finding
    first = memory.stories[0].finding
    actors = finding.actors
    if not actors.initiator and finding.family in {"harm", "deployment"}:
        doer = tuple(name for name in memory.doer(lexicon) if name not in actors.target)
        actors = replace(actors, initiator=doer)
    when = finding.when or first.when
    keeps = finding.when is not None or finding.period != "current"
    period = finding.period if keeps else first.period
    return replace(finding, actors=actors, when=when, period=period)


def complete(view: View, finding: Finding, memory: Memory, context: Context) -> Finding:
    """Opponent, owner and date that the sentences just before have told for the same place."""
    actors = finding.actors
    if finding.family in {"fight", "control"} and len(actors.groups) < 2:
        opponents = _opponents(finding, memory, context.lexicon)
        actors = replace(actors, others=(*actors.others, *opponents)) if opponents else actors
    if finding.family == "presence" and set(actors.groups) <= {"Taliban"}:
        side_of = context.lexicon.side_of
        rebels = [g for g in memory.named if side_of(g) not in {"taliban", ""}]
        if rebels and not any(m.role == "named" for m in actors.mentions):
            actors = replace(actors, initiator=(rebels[-1],), target=(), others=())
    if finding.family == "harm" and not actors.groups and _is_recent(view, memory):
        governing = tuple(g for g in memory.named if context.lexicon.side_of(g) == "taliban")
        actors = replace(actors, initiator=governing[:1])
    when, period = finding.when, finding.period
    when = _counted_on(view, finding, memory, context.published) or when
    is_now = _IS_NOW if finding.family in {"presence", "control"} else _HAPPENS_NOW
    if when is None and memory.is_in_past() and not is_now.search(_clause(finding, view)):
        period = "background"
    if when is None and period == "current" and _may_be_dated(finding, view):
        when = memory.carried_date()
        period = period_of_date(when, context.time) if when else period
    if (actors, when, period) == (finding.actors, finding.when, finding.period):
        return finding
    return replace(finding, actors=actors, when=when, period=period)


def _is_recent(view: View, memory: Memory) -> bool:
    """Whether who governs was just named: headlines know nothing of one another."""
    return memory.since_named <= (0 if is_headline(view) else 2)


def _may_be_dated(finding: Finding, view: View) -> bool:
    """Whether the last date told may be its own: not that of who is there, or still holds on."""
    if finding.family == "control":
        return not _STILL.search(_clause(finding, view))
    return finding.family != "presence"


def _counted_on(
    view: View, finding: Finding, memory: Memory, published: Published | None
) -> DateMention | None:
    """The days that "a month later" comes to, unless they lie behind the article's own."""
    today = _news_day(view, published)
    counted = shifted_date(view, finding.trigger.span.start, memory.when, memory.dates, today)
    last = published.end if published else None
    is_ahead = counted is not None and last is not None and (counted.start or last) > last
    return None if is_ahead else counted


def _news_day(view: View, published: Published | None) -> DateMention | None:
    """The day that an article of a known day tells of: its own or the one before."""
    if published is None or published.start is None or published.end is None:
        return None
    if published.end - published.start > timedelta(days=3):
        return None
    first = published.start - timedelta(days=1)
    at = Span(view.start, view.start)
    return DateMention(at, "", first, published.end, "day", "the day of the news")


def _clause(finding: Finding, view: View) -> str:
    span = view.clause(finding.trigger.span.start)
    return view.text[span.start : span.end]


def _bombs_others(finding: Finding, lexicon: Lexicon) -> bool:
    return {lexicon.side_of(name) for name in finding.actors.initiator} == {"jihadist"}


def _opponents(finding: Finding, memory: Memory, lexicon: Lexicon) -> tuple[str, ...]:
    """Who fights there by what was told before; none where another pair was named."""
    place = finding.scene.places[0].place if finding.scene else None
    if finding.kind == "attack" and not finding.actors.groups:
        return ()  # nobody is named: a bomb may be a third party's
    if finding.kind == "attack" and not finding.actors.target and _bombs_others(finding, lexicon):
        return ()  # "the group has also bombed mosques"
    pair = memory.opponents_in(place.province or "") if place else ()
    own = finding.actors.groups
    return tuple(g for g in pair if g not in own) if not own or set(own) & set(pair) else ()
