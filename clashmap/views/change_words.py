"""What differs between an event as it was told and as it is told now, in words. Not escaped."""

from collections.abc import Iterable, Sequence

from clashmap.filters import spell
from clashmap.views.event_cards import EVENT_STATUS_WORDS
from clashmap.views.words import listing, toll_words, window_of
from extract.events import Event

_NO_TOLL = "no number"


def differences(then: Sequence[Event], now: Event) -> tuple[str, ...]:
    """Return a line for each of status, kind, place, date, groups and tolls that differs.

    `then` holds one event, or the several that have become `now`.
    """
    lines = [
        _line("Status", [_status(event) for event in then], _status(now)),
        _line("Kind", [spell(event.kind) for event in then], spell(now.kind)),
        _line("Place", [_place(event) for event in then], _place(now)),
        _line("Happened", [_date(event) for event in then], _date(now)),
        _line("Groups", [_groups(then)], _groups([now])),
        *_toll_lines(then, now),
    ]
    return tuple(line for line in lines if line)


def event_title(event: Event) -> str:
    """Return what an event is, where and when: "Clash, Rukha, Panjshir, 12 May 2022"."""
    return listing((spell(event.kind), _place(event), _date(event)))


def _line(name: str, then: Iterable[str], now: str) -> str:
    """Return "Place: Panjshir → Rukha, Panjshir"; "" where nothing differs."""
    was = " / ".join(dict.fromkeys(then))
    return "" if was == now else f"{name}: {was} → {now}"


def _status(event: Event) -> str:
    return EVENT_STATUS_WORDS[event.status].partition(":")[0].lower()


def _place(event: Event) -> str:
    names = [name for name in (event.district, event.province) if name]
    return listing(names, none="no single province")


def _date(event: Event) -> str:
    return window_of(event.date_start, event.date_end, none="not dated")


def _groups(events: Iterable[Event]) -> str:
    return listing(sorted({name for event in events for name in event.groups}), none="none named")


def _toll_lines(then: Sequence[Event], now: Event) -> list[str]:
    """Return what is said of each toll, by whom, then and now; rivals stand beside each other."""
    was, is_now = _tolls(then), _tolls([now])
    return [
        _line(name, [listing(was.get(name, ()), none=_NO_TOLL)], listing(said, none=_NO_TOLL))
        for name in dict.fromkeys((*was, *is_now))
        for said in [is_now.get(name, [])]
    ]


def _tolls(events: Iterable[Event]) -> dict[str, list[str]]:
    """Return, by what and side, each claim with its claimant, in a fixed order."""
    found: dict[str, set[str]] = {}
    for event in events:
        for toll in event.tolls:
            name = f"{spell(toll.what)}{f' ({toll.side})' if toll.side else ''}"
            said = f"{toll_words(toll.min, toll.max)} ({toll.claimed_by or 'the article itself'})"
            found.setdefault(name, set()).add(said)
    return {name: sorted(said) for name, said in found.items()}
