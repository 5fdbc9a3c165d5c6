import pytest

from clashmap.views.words import (
    count_of,
    happened_of,
    place_of,
    published_of,
    status_of,
    tolls_of,
    window_of,
)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2022-05-13", "2022-05-13", "13 May 2022"),
        ("2022-05-01", "2022-05-31", "1 to 31 May 2022"),
        ("2021-12-31", "2022-01-02", "31 Dec 2021 to 2 Jan 2022"),
        ("2021-08-15", None, "since 15 Aug 2021"),
        (None, None, "no date"),
    ],
)
def test_a_window_is_told_as_a_window(start, end, words):
    assert window_of(start, end, none="no date") == words


def test_an_inferred_date_is_said_to_be_so(make_frame):
    row = make_frame({"published_basis": "inferred"}).iloc[0]
    assert published_of(row) == "13 May 2022 (inferred)"


@pytest.mark.parametrize(
    ("status", "attribution", "words"),
    [
        ("claimed", ("NRF", "resident"), "Claimed by NRF, a resident"),
        ("reported", ("reporter",), "Reported by the article itself"),
        ("confirmed", ("UN", "reporter"), "Confirmed by UN"),
        ("reported", ("media", "analyst"), "Reported by the media, an analyst"),
        ("reported", ("US government",), "Reported by the US government"),
        ("claimed", ("Taliban official",), "Claimed by a Taliban official"),
        ("denied", (), "Denied; no speaker named"),
    ],
)
def test_a_status_comes_with_who_says_so(make_frame, status, attribution, words):
    assert status_of(make_frame({"status": status, "attribution": attribution}).iloc[0]) == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("there", "Rukha, Panjshir"),
        ("Khenj", "Khenj, Rukha, Panjshir"),
        ("رخه", "رخه, Rukha, Panjshir"),
        ("Rokha district", "Rukha, Panjshir"),
        ("the province of Panjshir", "Rukha, Panjshir"),
    ],
)
def test_a_place_is_named(make_frame, place, words):
    assert place_of(make_frame({"place": place}).iloc[0]) == words


def test_tolls_are_ranges_over_all_claims(make_frame):
    row = make_frame(
        {"killed_min": 4, "killed_max": 9, "wounded_min": 2.0, "captured_max": 3}
    ).iloc[0]
    assert tolls_of(row) == "killed 4 to 9, wounded 2 or more, captured up to 3"


def test_an_event_without_a_date_says_so(make_frame):
    assert happened_of(make_frame({"date_start": None, "date_end": None}).iloc[0]) == "not dated"


def test_counts_say_what_they_count():
    assert [count_of(n, "report") for n in (0, 1, 12345)] == [
        "0 reports",
        "1 report",
        "12,345 reports",
    ]
