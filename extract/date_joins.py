"""Readings built on another date or a known event: "since Monday", "a year after the takeover"."""

from datetime import date

from extract.date_anchors import Anchor, anchors
from extract.date_calendar import Days, shift_days, shift_months
from extract.date_reading import Phrase, Reading
from extract.date_relative import count_of, counted, precision_of, unit_of

# "Nearly a year after" lies before the counted day, "over a year after" behind it.
_NEARLY, _OVER = -1, 1
# "Three years after": an article keeps saying so until the next year is near.
_YEAR_AFTER = (-45, 200)
# Two dates joined by "and" are one window only where no more than this lies between them.
_LIST_GAP = {"day": 7, "week": 31, "month": 92}


def dates_in(phrase: Phrase) -> list[Reading]:
    """The readings among the phrase's values; a known event is a reading of its days."""
    found = [_as_reading(item, phrase.now) for item in phrase.values]
    return [reading for reading in found if reading is not None]


def _as_reading(item: object, now: Days | None) -> Reading | None:
    if isinstance(item, Reading):
        return item
    if not isinstance(item, Anchor):
        return None
    event = event_known_at(item, now)
    return Reading(event.start, event.end, "day", f"event {event.name}")


def event_known_at(anchor: Anchor, now: Days | None) -> Anchor:
    """Of events that come again (elections), the latest that the article can speak of."""
    same = [one for one in anchors() if one.name == anchor.name]
    if now is None or len({one.start for one in same}) == 1:
        return anchor
    known = [one for one in same if one.start <= shift_days(now[1], 200)]
    return max(known or same[:1], key=lambda one: one.start)


def is_loose(phrase: Phrase) -> bool:
    """Whether the phrase leans on an event too vaguely named ("a withdrawal", "takeover of")."""
    events = [item for item in phrase.values if isinstance(item, Anchor)]
    if not events or events[0].sure or isinstance(phrase.values[-1], Reading):
        return False
    return phrase.codes[-2:] != "dA" or phrase.after.startswith("q")


def read_anniversary(phrase: Phrase) -> Reading | None:
    """The first anniversary of the fall of Kabul; without a number, the latest one."""
    event = dates_in(phrase)[-1].start
    if event is None:
        return None
    years = phrase.number("o") or phrase.number("n") or phrase.number("c")
    if years is None and phrase.now is None:
        return Reading(None, None, "day", "anniversary, publication unknown", anchored=True)
    if years is None and phrase.now is not None:
        # An anniversary is told of some days ahead.
        limit = shift_days(phrase.now[1], 10)
        years = limit.year - event.year - ((event.month, event.day) > (limit.month, limit.day))
    day = shift_months(event, 12 * (years or 1))
    return Reading(day, day, "day", "anniversary of an event")


def read_offset(phrase: Phrase) -> Reading | None:
    """Eleven months after the takeover, two days before 9/11, the day after."""
    unit, targets = unit_of(phrase), dates_in(phrase)
    # "Three years after withdrawal" is a headline's way; "after withdrawal of the guards" is not.
    if is_loose(phrase) and (unit != "year" or phrase.after.startswith("q")):
        return None
    if not targets:
        if "d" in phrase.codes:
            return None
        return Reading(None, None, precision_of(unit), "counted from an event not dated")
    target = _target_of(targets)
    if target.start is None:
        return target._replace(rule=f"counted from: {target.rule}")
    sign = -1 if "b" in phrase.codes or phrase.number("E") == -1 else 1
    days = _counted_from(phrase, target, unit, sign)
    if phrase.now and days[0] <= phrase.now[1] < days[1]:
        days = days[0], phrase.now[1]
    return Reading(*days, precision_of(unit), f"counted from {target.rule}", target.anchored)


def read_time_since(phrase: Phrase) -> Reading | None:
    """In the two years since the takeover: from the event on, no end said yet."""
    found = read_since(phrase)
    return None if found is None else found._replace(rule=f"time {found.rule}")


def read_week_of(phrase: Phrase) -> Reading | None:
    """The week of September 12: the seven days from that day on."""
    day = dates_in(phrase)[-1]
    if unit_of(phrase) != "week" or day.precision != "day" or day.start is None:
        return None
    return Reading(day.start, shift_days(day.start, 6), "week", "week of a day", day.anchored)


def _target_of(targets: list[Reading]) -> Reading:
    """What is counted from: the event, or the date behind it where the two do not agree."""
    event, date_of = targets[0], targets[-1]
    if event.start is None or date_of.start is None or date_of.end is None:
        return date_of
    return event if date_of.start <= event.start <= date_of.end else date_of


def _counted_from(phrase: Phrase, target: Reading, unit: str, sign: int) -> Days:
    first = target.start or date.min
    last, counts = target.end or first, count_of(phrase)
    if unit == "year" and sign > 0:
        centre = shift_months(first, 12 * counts[0])
        bias = phrase.number("m") or 0
        low, high = {_NEARLY: (-120, 0), _OVER: (0, 300)}.get(bias, _YEAR_AFTER)
        return shift_days(centre, low), shift_days(centre, high + 365 * (counts[1] - counts[0]))
    return counted(first, unit, counts, sign)[0], counted(last, unit, counts, sign)[1]


def read_range(phrase: Phrase) -> Reading | None:
    """Between or from one date to another."""
    found = dates_in(phrase)
    if len(found) != 2:
        return None
    first, last = found
    if first.start is None or last.end is None:
        is_unknown = first.anchored or last.anchored
        return Reading(None, None, last.precision, "range", is_unknown) if is_unknown else None
    start = first.start
    if start > last.end and first.anchored:
        is_weekday = "weekday" in first.rule
        start = shift_days(start, -7) if is_weekday else shift_months(start, -12)
    if start > last.end:
        return None
    return Reading(start, last.end, last.precision, "range", first.anchored or last.anchored)


def read_list(phrase: Phrase) -> Reading | None:
    """Monday and Tuesday, July and August: one window where they are near one another."""
    first, *_, last = dates_in(phrase)
    gap = _LIST_GAP.get(first.precision)
    if gap is None or first.precision != last.precision or first.rule != last.rule:
        return None
    if first.start is None or first.end is None or last.start is None:
        return first
    if not 0 <= (last.start - first.start).days <= gap:
        return None
    return Reading(first.start, last.end, first.precision, f"list, {first.rule}", first.anchored)


def read_since(phrase: Phrase) -> Reading | None:
    """Since January, since the takeover: open, no end said yet."""
    if is_loose(phrase):
        return None
    first = dates_in(phrase)[0]
    return Reading(first.start, None, "open", f"since {first.rule}", first.anchored)


def read_until(phrase: Phrase) -> Reading | None:
    """Until June: no beginning known. Words of the future are the rule "future"."""
    if is_loose(phrase):
        return None
    last = dates_in(phrase)[-1]
    return Reading(None, last.end, last.precision, f"until {last.rule}", last.anchored)


def read_by(phrase: Phrase) -> Reading | None:
    """By December: "future" where the next December is nearer than the last one."""
    last = dates_in(phrase)[-1]
    if last.start is None or phrase.now is None or last.end is None:
        return read_until(phrase)
    ahead = shift_months(last.end, 12)
    is_month = last.anchored and "month" in last.rule
    if is_month and (ahead - phrase.now[1]).days < (phrase.now[1] - last.end).days:
        return Reading(None, ahead, last.precision, "future", anchored=True)
    if last.start > phrase.now[1]:
        return Reading(None, last.end, last.precision, "future", anchored=last.anchored)
    return read_until(phrase)


def read_after(phrase: Phrase) -> Reading | None:
    """After the fall of Kabul, after August 2021: open; after a weekday's prayers, that day."""
    if is_loose(phrase):
        return None
    first = dates_in(phrase)[0]
    if first.precision == "day" and first.anchored:
        return first
    return Reading(first.start, None, "open", f"after {first.rule}", first.anchored)


def read_before(phrase: Phrase) -> Reading | None:
    """Before the takeover: no beginning known."""
    if is_loose(phrase):
        return None
    first = dates_in(phrase)[0]
    return Reading(None, first.start, first.precision, f"before {first.rule}", first.anchored)


def read_at_event(phrase: Phrase) -> Reading | None:
    """When Kabul fell: the event's own days."""
    return None if is_loose(phrase) else dates_in(phrase)[0]


def read_eve(phrase: Phrase) -> Reading | None:
    """On the eve of a day: the day before it."""
    day = dates_in(phrase)[-1]
    if day.start is None:
        return day
    eve = shift_days(day.start, -1)
    return Reading(eve, eve, "day", f"eve of {day.rule}", day.anchored)


def read_eve_of_anniversary(phrase: Phrase) -> Reading | None:
    """The eve of the first anniversary of an event."""
    day = read_anniversary(phrase)
    if day is None or day.start is None:
        return day
    eve = shift_days(day.start, -1)
    return Reading(eve, eve, "day", f"eve of {day.rule}", day.anchored)
