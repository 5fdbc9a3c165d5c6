"""Which date phrase belongs to a trigger, and what period of the conflict that makes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from extract.articles import Published
from extract.clauses import View
from extract.date_calendar import Days, month_days
from extract.date_uses import is_anniversary, is_dateline, is_of_now, is_record
from extract.dates import DateMention
from extract.marks import Mark
from extract.narrated import without_said
from geo.places import Span

TAKEOVER = date(2021, 8, 15)
# What ended longer before the article is recalled, not covered. Eight months keep a winter's
# fighting in an August review and puts "last September" into the background.
_COVERED = timedelta(days=240)
# Of an article whose day nobody knows: the takeover and its first weeks are recalled.
EARLY = date(2021, 10, 1)
_STILL = timedelta(days=3)
_PAST_GROUPS = frozenset(["Soviet army", "Northern Alliance"])


_LEADS_IN = 20
# "Eleven months after ...": what stands behind it lies that far back.
_LONG_AFTER = re.compile(
    r"\b(?:months?|years?|decades?)\s+(?:after|since)\b|\b(?:months?|years?)\s*$", re.IGNORECASE
)


_WHEN = re.compile(r"\s*(?:\W\s*)?when\b", re.IGNORECASE)


def _when_of(view: View, clause: Span, dates: Sequence[DateMention]) -> DateMention | None:
    """The date right before a clause with "when": it is that clause's, also behind a "since"."""
    if not _WHEN.match(view.text, clause.start, clause.end):
        return None
    near = [m for m in dates if 0 <= clause.start - m.span.end <= 3]
    if not near or near[-1].start is None or near[-1].end is not None:
        return near[-1] if near else None
    first = near[-1].start
    last = month_days(first.year, first.month)[1] if first.day == 1 else first
    return replace(near[-1], end=last, precision="month" if first.day == 1 else "day")


def choose_date(
    view: View, trigger: Mark, dates: Sequence[DateMention], place_at: int | None
) -> DateMention | None:
    """The date phrase of the trigger's own clause, else the one at the head of the sentence."""
    usable = [m for m in dates if m.rule != "future" and not is_of_now(view, m)]
    told = [mention for mention in usable if not is_dateline(view, mention)]
    clause = view.clause(trigger.span.start)
    around = next((m for m in told if m.span.start <= trigger.span.start < m.span.end), None)
    if around is not None:
        return _begun(around)
    usable = [m for m in usable if not is_anniversary(view, m)]
    told_when = _when_of(view, clause, usable)
    usable = [m for m in told or usable if not is_record(view, m)]
    usable = without_said(view, usable)
    usable = [m for m in usable if m.start or m.end] or usable  # "a day after he met" says nothing
    own = [m for m in usable if clause.start <= m.span.start < clause.end]
    if not own and told_when is not None:
        return told_when
    if not own and place_at is not None:
        other = view.clause(place_at)
        own = [m for m in usable if other.start <= m.span.start < other.end]
    if own:
        return _nearest(own, trigger)
    if trigger.trigger is not None and trigger.trigger.kind == "presence":
        return None  # "has cells in X, where it killed Y last June"
    return _told_elsewhere(view, usable)


def _told_elsewhere(view: View, usable: Sequence[DateMention]) -> DateMention | None:
    """The date at the head of the sentence, or its only one."""
    head = [m for m in usable if m.span.start - view.start < 25]
    if head:
        return head[0]
    return usable[0] if len(usable) == 1 and not _tells_of_another(view, usable[0]) else None


_OF_HIM = re.compile(r"\W*(?:who|whose|whom)\b")


def _tells_of_another(view: View, mention: DateMention) -> bool:
    """A day in a clause on a person: "a commander who broke with them in June"."""
    clause = view.clause(mention.span.start)
    return bool(_OF_HIM.match(view.text, clause.start, clause.end))


_SINCE_DONE = re.compile(
    r"since\s+(?:the\s+)?(?:\w+\s+){1,4}(?:\w+ed|began|broke)\s", re.IGNORECASE
)


def is_since(mention: DateMention, trigger: Mark) -> bool:
    """Whether it is what began then: "since the Taliban launched an assault last week"."""
    kind = trigger.trigger.kind if trigger.trigger else ""
    return kind in {"attack", "clash"} and bool(_SINCE_DONE.match(mention.surface))


_DAYS_OF = {"week": 6, "month": 30}


def _begun(mention: DateMention) -> DateMention:
    """The days in which what is told of began: "last week" of "since ... last week"."""
    if mention.start is None or mention.end is not None:
        return mention
    unit = next((unit for unit in _DAYS_OF if unit in mention.surface), "day")
    end = mention.start + timedelta(days=_DAYS_OF.get(unit, 0))
    return replace(mention, end=end, precision=unit)


def _by_then(mention: DateMention) -> DateMention:
    """What was going on "by 3 September" had begun some days before."""
    if mention.start is not None or mention.end is None or mention.precision != "day":
        return mention
    if not mention.surface.lower().startswith("by "):
        return mention
    return replace(mention, start=mention.end - timedelta(days=3), precision="week")


def _nearest(dates: Sequence[DateMention], trigger: Mark) -> DateMention:
    """The nearest date; of it, the day where it only names the month or year around one."""
    near = _by_then(min(dates, key=lambda m: _gap(m, trigger)))
    inside = [m for m in dates if m is not near and _lies_in(m, near)]
    return min(inside, key=lambda m: _gap(m, trigger)) if inside else near


# "Tuesday" of an article that may be of any week of a month.
_A_WEEK = timedelta(days=6)


def _lies_in(day: DateMention, around: DateMention) -> bool:
    """Whether a day lies in the month or year that another phrase names."""
    if day.precision != "day" or None in (day.start, day.end, around.start, around.end):
        return False
    wide = around.end - around.start > _A_WEEK  # type: ignore[operator]
    if around.precision not in {"month", "season", "year"} and not wide:
        return False
    return around.start <= day.start and day.end <= around.end  # type: ignore[operator]


def _gap(mention: DateMention, trigger: Mark) -> int:
    return min(
        abs(mention.span.start - trigger.span.end), abs(trigger.span.start - mention.span.end)
    )


class ArticleTime(NamedTuple):
    """When an article came out, and the days that it says it covers."""

    published: Published | None
    covers: Days | None = None


def period_of(
    view: View,
    trigger: Mark,
    when: DateMention | None,
    time: ArticleTime,
    actors: Sequence[str],
) -> str:
    """Current, background or historical, by the date, else by the words of the clause."""
    published = time.published
    if published is not None and published.end is not None and published.end < TAKEOVER:
        return "historical"
    clause = view.clause(trigger.span.start)
    if _LONG_AFTER.search(view.text[max(view.start, clause.start - 30) : clause.start + 6]):
        return "background"
    dated = when is not None and (when.end or when.start)
    told_there = when is not None and dated and clause.start <= when.span.start < clause.end
    low, high = min(clause.start, trigger.span.start - 40), max(clause.end, trigger.span.end + 30)
    if not told_there and (view.cues_in("history", low, high) or _was_once(view, trigger)):
        return "historical"
    if when is not None and dated:
        return period_of_date(when, time)
    return _period_of_words(view, trigger, actors)


_ONCE = re.compile(r"\b(?:was|were) once\b|\bIt (?:is|was) (?:1[5-9]\d\d|20[01]\d|2020)\b")


def _was_once(view: View, trigger: Mark) -> bool:
    """What goes on from an older time: "was once a camp, then a base from which they fought"."""
    return _ONCE.search(view.text, view.start, trigger.span.start) is not None


def _reach(view: View, trigger: Mark, clause: Span) -> int:
    """Where the words on a trigger end: a list with commas may stand before "that month"."""
    later = [m.span.start for m in view.triggers if m.span.start > trigger.span.start]
    return max(clause.end, min(later, default=view.end))


def _period_of_words(view: View, trigger: Mark, actors: Sequence[str]) -> str:
    clause = view.clause(trigger.span.start)
    if set(actors) & _PAST_GROUPS:
        return "historical"
    # "in the years when ..." stands just before the clause that it governs.
    if view.cues_in("background", clause.start - _LEADS_IN, _reach(view, trigger, clause)):
        return "background"
    return "background" if _THEN.search(view.text, trigger.span.end, view.end) else "current"


# "joined the fighting then"
_THEN = re.compile(r"(?<!since )(?<!by )(?<!until )\bthen\W*$")


def _middle(when: DateMention) -> date | None:
    """Half-way through the window: "in 2021" of an August 2022 article lies a year back."""
    if when.start is None or when.end is None:
        return None
    return when.start + (when.end - when.start) / 2


def period_of_date(when: DateMention, time: ArticleTime) -> str:
    """Current, background or historical, by the days of a date and those an article covers."""
    last = when.end or (when.start if when.precision != "open" else None)
    if last is not None and last < TAKEOVER:
        return "historical"
    if _is_long_after(when):
        return "historical"
    if _is_within(when, time.covers) or (when.end is None and when.precision == "open"):
        return "current"
    return "background" if _is_recalled(when, time.published) else "current"


def _is_long_after(when: DateMention) -> bool:
    """Whether it only says which older event came first: "after 2001 they crossed"."""
    told_after = when.surface.lower().startswith(("after", "following"))
    return (
        told_after
        and when.end is None
        and when.start is not None
        and (when.start < TAKEOVER - _COVERED)
    )


def _is_within(when: DateMention, covers: Days | None) -> bool:
    if covers is None or when.start is None or when.end is None:
        return False
    return covers[0] <= when.start and when.end <= covers[1]


def _is_recalled(when: DateMention, published: Published | None) -> bool:
    """Whether a date lies months before the article; a review of a year covers all of it."""
    if when.start is not None and when.end is not None and when.start < TAKEOVER - _COVERED:
        return True
    last = when.end or when.start
    if published is None:
        return last is not None and last < EARLY
    first_day = published.start
    goes_on = last is not None and first_day is not None and last >= first_day - _STILL
    if goes_on and when.start is not None and when.start >= TAKEOVER:
        return False  # "in the past eighteen months", up to now
    middle, last_day = _middle(when) or last, published.end
    if middle is None or last_day is None or middle.year == last_day.year:
        return False
    return middle < last_day - _COVERED
