import pytest

from clashmap.views.tolls import toll_ranges, tolls_html
from extract.events import Event, EventToll


def event(name, report, *tolls):
    place = ("current", "Panjshir", "Rukha", "rukha", "district", "2022-05-12", "2022-05-12")
    return Event(name, "clash", "claimed", *place, (), (), (), tolls, (report,), ("a1",), 1, ())


def toll(by, low, high, report, **other):
    own = {"side": "Taliban", "is_shared": False} | other
    return EventToll(by, what="killed", min=low, max=high, report_ids=(report,), **own)


@pytest.fixture
def two_events(make_frame):
    frame = make_frame({"event_id": "e0"}, {"event_id": "e1"})
    return frame, {
        "e0": event("e0", "r0", toll("NRF", 12, 12, "r0"), toll("Taliban", 4, 4, "r0")),
        "e1": event("e1", "r1", toll("NRF", 3, 5, "r1"), toll(None, 90, 90, "r1", is_shared=True)),
    }


def test_events_add_up_and_rivals_do_not(two_events):
    found = toll_ranges(*two_events)
    (own,) = found.ranges
    assert (own.low, own.high, own.events, own.is_open) == (4 + 3, 12 + 5, 2, False)
    assert own.claimants == ("NRF", "Taliban")
    assert found.shared == 1


def test_only_claims_of_the_selected_reports_count(two_events):
    frame, events = two_events
    (own,) = toll_ranges(frame[:1], events).ranges
    assert (own.low, own.high) == (4, 12)


def test_an_open_end_stays_open_and_a_toll_without_a_number_is_none(make_frame):
    frame = make_frame({"event_id": "e0"})
    tolls = (toll("NRF", 7, None, "r0"), toll("UN", None, None, "r0", side="civilians"))
    found = toll_ranges(frame, {"e0": event("e0", "r0", *tolls)})
    assert "<b>7 or more</b>" in tolls_html(found)
    assert "civilians" not in tolls_html(found)


def test_sides_stand_apart_and_texts_are_escaped(make_frame):
    frame = make_frame({"event_id": "e0"})
    tolls = (toll("<b>NRF", 7, 7, "r0"), toll("NRF", 2, 2, "r0", side="civilians"))
    words = tolls_html(toll_ranges(frame, {"e0": event("e0", "r0", *tolls)}))
    assert "Killed: Taliban" in words
    assert "Killed: civilians" in words
    assert "9" not in words
    assert "&lt;b&gt;NRF" in words
