import re

import pytest

from clashmap.views.event_cards import (
    by_event,
    event_cards_html,
    toll_table_html,
    whole_events,
)
from clashmap.views.palette import DAY
from extract.events import Event, EventToll

TOLLS = (
    EventToll("NRF", "Taliban", "killed", 12, 12, ("r0",), False),
    EventToll("Taliban", "Taliban", "killed", 4, None, ("r2",), False),
    EventToll("<b>UN", None, "wounded", None, 3, ("r2",), True),
)


def event(name, *reports, status="disputed", tolls=()):
    place = ("current", "Panjshir", "Rokha", "rokha", "district", "2022-05-12", "2022-05-12")
    who = ((), (), ())
    return Event(name, "clash", status, *place, *who, tolls, reports, ("a1", "a2"), 2, ())


@pytest.fixture
def joined(make_frame):
    """Four reports; the first and third are of one event, of which one more is not among them."""
    ids = ("e1", "e2", "e1", "e3")
    frame = make_frame(*({"event_id": name} for name in ids))
    events = [event("e1", "r0", "r2", "r9", tolls=TOLLS), event("e2", "r1"), event("e3", "r3")]
    return frame, {item.event_id: item for item in events}


def test_reports_of_one_event_stand_together(joined):
    frame, events = joined
    words = event_cards_html(by_event(frame), events, {}, DAY)
    assert words.count("<section") == 1
    assert words.count('class="cm-card"') == 4
    block = re.search("<section.*?</section>", words)[0]
    assert block.count('class="cm-card"') == 2


def test_an_event_says_its_status_and_what_is_not_shown(joined):
    words = event_cards_html(*joined, {}, DAY)
    assert "Disputed: one side says so, another denies it" in words
    assert "3 reports joined, from 2 independent sources; 1 of them outside this view" in words


def test_rival_tolls_stand_side_by_side_and_are_not_added():
    words = toll_table_html(TOLLS)
    rows = re.findall(r"<tr>(.*?)</tr>", words)
    assert [re.findall(r"<td>(.*?)</td>", row) for row in rows[1:]] == [
        ["12", "4 or more", "–"],
        ["–", "–", "up to 3 (of several places together)"],
    ]
    assert "&lt;b&gt;UN" in rows[0]
    assert "16" not in words


def test_without_tolls_there_is_no_table():
    assert toll_table_html(()) == ""


def test_no_event_is_cut_in_two(joined):
    frame = by_event(joined[0])
    assert list(frame["event_id"]) == ["e1", "e1", "e2", "e3"]
    assert [whole_events(frame, number) for number in (1, 2, 3, 9)] == [2, 2, 3, 4]
