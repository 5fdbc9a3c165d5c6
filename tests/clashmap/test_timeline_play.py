from datetime import date

import pytest

from clashmap.filters import Filters
from clashmap.views import timeline_play
from clashmap.views.selecting import FrameSelection


def play_frames(frame, level, **options):
    selection = FrameSelection(frame, Filters(periods=()), len)
    return timeline_play.play_frames(selection, level, **options)


WINDOW = {"published_start": "2022-05-12", "published_end": "2022-05-14"}


def test_each_report_is_in_the_frames_it_may_belong_to(make_frame):
    frames = play_frames(make_frame({}, {}, WINDOW), "province", by_event=False)
    assert frames["names"] == ["12 May 2022", "13 May 2022", "14 May 2022"]
    assert frames["areas"] == {"Panjshir": [[0, 2, "clash", 1], [1, 1, "clash", 2]]}
    assert frames["spots"] == {
        "site:rukha": [[0, 2, "clash", "reported", 1], [1, 1, "clash", "reported", 2]]
    }


def test_a_report_known_no_closer_than_a_district_is_outlined_and_has_no_mark(make_frame):
    frame = make_frame(WINDOW, {**WINDOW, "geo_level": "district", "lon": None, "lat": None})
    frames = play_frames(frame, "district", by_event=False)
    assert frames["outlined"] == {"Panjshir|Rukha": [[0, 2, 1]]}
    assert frames["areas"] == {"Panjshir|Rukha": [[0, 2, "clash", 2]]}


def test_every_number_that_a_frame_can_show_has_a_colour(make_frame):
    frames = play_frames(make_frame(WINDOW, *[{}] * 11), "province", by_event=False)
    shown = [low <= n <= high for n in range(1, 13) for low, high, _ in frames["classes"]]
    assert sum(shown) == 12


def test_reports_of_no_area_that_is_counted_are_played(make_frame):
    frame = make_frame(WINDOW, {"kind": "control"}).assign(kind="control")
    frames = play_frames(frame, "province", by_event=False, counted=("clash",))
    assert (frames["areas"], frames["classes"]) == ({}, [])
    assert len(frames["names"]) == 3


def test_what_has_no_date_is_counted_and_not_played(make_frame):
    frames = play_frames(make_frame(WINDOW, {"published_start": None}), "province", by_event=False)
    assert frames["undated"] == 1
    assert sum(entry[-1] for entry in frames["areas"]["Panjshir"]) == 1


def test_where_there_is_nothing_to_play_the_reason_is_said(make_frame):
    assert play_frames(make_frame({}), "province", by_event=False) == {
        "why": "Nothing to play: all dated reports are of one day"
    }
    nothing = play_frames(make_frame({"published_start": None}), "province", by_event=False)
    assert nothing == {"why": "Nothing to play: no report of this selection is dated"}


@pytest.mark.parametrize(
    ("most", "marks", "kinds"), [(20, True, True), (12, False, True), (6, False, False)]
)
def test_what_is_too_much_is_tallied_more_coarsely_and_said(
    make_frame, monkeypatch, most, marks, kinds
):
    monkeypatch.setattr(timeline_play, "_MOST_CELLS", most)
    frames = play_frames(make_frame({}, WINDOW), "province", by_event=False)
    assert (frames["spots"] is not None, len(frames["areas"]["Panjshir"][0]) == 4) == (marks, kinds)
    assert ("Choose" in frames["note"]) is not marks
    assert sum(entry[-1] for entry in frames["areas"]["Panjshir"]) == 2


def test_presence_is_played_by_the_day_it_was_last_told_of(make_frame):
    frame = make_frame({"kind": "presence", "initiator": ("NRF",), "date_end": None}, WINDOW)
    frames = play_frames(frame, "province", by_event=False, counted=("clash",))
    assert frames["presence"] == {"Panjshir": {"NRF": [date(2022, 5, 13).toordinal()]}}
    assert frames["ends"][1] == date(2022, 5, 13).toordinal()
    assert frames["areas"] == {"Panjshir": [[0, 2, "clash", 1]]}


@pytest.mark.parametrize("by_event", [True, False])
def test_the_frames_are_of_the_date_that_is_asked_for(make_frame, by_event):
    frames = play_frames(
        make_frame({}, {**WINDOW, "date_end": "2022-05-13"}), "province", by_event=by_event
    )
    assert (frames["names"][0], len(frames["names"])) == ("12 May 2022", 2 if by_event else 3)
