import pytest

from clashmap.views import timeline_play
from clashmap.views.timeline_play import play_frames

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


def test_what_has_no_date_is_counted_and_not_played(make_frame):
    frames = play_frames(make_frame(WINDOW, {"published_start": None}), "province", by_event=False)
    assert frames["undated"] == 1
    assert sum(entry[-1] for entry in frames["areas"]["Panjshir"]) == 1


def test_one_frame_or_too_many_entries_are_not_offered(make_frame, monkeypatch):
    assert play_frames(make_frame({}), "province", by_event=False) is None
    assert play_frames(make_frame(), "province", by_event=False) is None
    monkeypatch.setattr(timeline_play, "_MOST_ENTRIES", 1)
    assert play_frames(make_frame({}, WINDOW), "province", by_event=False) is None


@pytest.mark.parametrize("by_event", [True, False])
def test_the_frames_are_of_the_date_that_is_asked_for(make_frame, by_event):
    frames = play_frames(
        make_frame({}, {**WINDOW, "date_end": "2022-05-13"}), "province", by_event=by_event
    )
    assert (frames["names"][0], len(frames["names"])) == ("12 May 2022", 2 if by_event else 3)
