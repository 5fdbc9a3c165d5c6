import pytest

from clashmap.views.event_list import event_list_html, latest_events
from clashmap.views.palette import DAY
from clashmap.views.province import (
    busiest_province,
    figures_html,
    groups_html,
    groups_present,
    province_named,
    silence_words,
)
from extract.events import Event

NAMES = ["Badakhshan", "Baghlan", "Panjshir"]


def event(name, *reports, status="reported"):
    place = ("current", "Panjshir", "Rukha", "rukha", "district", "2022-05-12", "2022-05-12")
    return Event(name, "clash", status, *place, ("NRF",), (), (), (), reports, ("a1",), 1, ())


@pytest.mark.parametrize(("text", "name"), [("Panjsher", "Panjshir"), ("Panjshir", "Panjshir")])
def test_a_link_may_spell_a_province_otherwise(text, name):
    assert province_named(text, NAMES) == name


def test_what_is_no_province_is_none():
    assert province_named("Atlantis", NAMES) is None
    assert province_named("Kabul", NAMES) is None


def test_the_busiest_province_is_that_with_most_reports(frame):
    assert busiest_province(frame, NAMES) in ("Panjshir", "Baghlan")
    assert busiest_province(frame.iloc[:0], NAMES) == "Badakhshan"


def test_groups_come_with_their_newest_report(make_frame):
    late = {"published_start": "2022-09-20", "published_end": "2022-09-20"}
    frame = make_frame(
        {"event_id": "e1"},
        {
            "event_id": "e2",
            **late,
            "groups": ("NRF",),
            "status": "claimed",
            "attribution": ("NRF",),
        },
    )
    found = groups_present(frame, {"e2": event("e2", "r1", status="disputed")})
    first = found.iloc[0]
    assert (first["group"], first["reports"], first["events"]) == ("NRF", 2, 2)
    assert first["latest"] == "20 Sep 2022"
    assert "Claimed by NRF (the event is disputed)" in groups_html(found)
    assert 'data-head="Who says so"' in groups_html(found)  # a phone has no row of heads


def test_events_are_listed_by_their_newest_article(make_frame):
    late = {"published_start": "2022-09-20", "published_end": "2022-09-20"}
    frame = make_frame({"event_id": "e1"}, {"event_id": "e2", **late}, {"event_id": "e3"})
    assert latest_events(frame, 2) == ["e2", "e1"]


def test_an_event_leads_to_the_evidence_of_each_report(make_frame):
    frame = make_frame({"event_id": "e1", "evidence": "<img src=x>"}, {"event_id": "e1"})
    words = event_list_html(["e1"], frame, {"e1": event("e1", "r0", "r1")}, DAY)
    assert words.count("evidence?article=a1&amp;report=r") == 2
    assert "&lt;img src=x&gt;" in words
    assert "<b>Reported: by one independent source</b>" in words


def test_figures_say_what_they_count():
    assert "<b>1,200</b><span>reports</span>" in figures_html([(1200, "reports")])


def test_a_province_without_reports_is_not_called_calm():
    words = silence_words("Kabul", 16, (), narrowed=False)
    assert words == "No report from Kabul in the 16 articles read; this does not mean calm."
    narrowed = silence_words("Kabul", 16, [("the period", 3)], narrowed=False)
    assert "under these filters" in narrowed
    assert "the period (3 reports)" in narrowed
