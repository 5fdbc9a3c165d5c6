from datetime import date

import pytest

from clashmap.views.timeline import (
    NO_GROUP,
    OTHER_GROUPS,
    choose_bins,
    colours_of,
    span_of,
    tally_time,
    windows_of,
)


def tally(frame, bins, **asked):
    return tally_time(windows_of(frame, **asked), colours_of(frame, "kind"), bins)


@pytest.mark.parametrize(
    ("last", "unit", "number"),
    [
        (date(2022, 5, 1), "day", 1),
        (date(2022, 6, 30), "day", 61),
        (date(2023, 4, 30), "week", 53),
        (date(2025, 4, 30), "month", 36),
        (date(2042, 4, 30), "year", 21),
    ],
)
def test_the_unit_follows_the_span_and_no_bar_is_left_out(last, unit, number):
    bins = choose_bins(date(2022, 5, 1), last)
    assert (bins.unit, len(bins)) == (unit, number)
    assert bins.index_of(last) == number - 1


def test_weeks_begin_on_monday_and_their_days_stay_inside_the_span():
    bins = choose_bins(date(2022, 5, 1), date(2023, 4, 30))  # a Sunday
    assert bins.edges[0] == date(2022, 4, 25)
    assert bins.days_of(0, 1) == (date(2022, 5, 1), date(2022, 5, 8))


def test_all_bars_ask_for_no_days():
    assert choose_bins(date(2022, 5, 1), date(2022, 5, 9)).days_of(0, 8) == (None, None)


def test_a_day_is_counted_in_its_bar(make_frame):
    frame = make_frame({}, {"kind": "attack"}, {"kind": "attack", "published_end": "2022-05-13"})
    found = tally(frame, choose_bins(date(2022, 5, 12), date(2022, 5, 14)))
    rows = found.rows.set_index("what")["n"].to_dict()
    assert rows == {"Clash": 1, "Attack": 2}
    assert (found.dated, found.spread, set(found.rows["at"])) == (3, 0, {1})


def test_a_window_is_spread_by_days_and_is_open(make_frame):
    window = {"published_start": "2022-04-21", "published_end": "2022-05-30"}
    bins = choose_bins(date(2022, 1, 1), date(2024, 1, 1))
    found = tally(make_frame(window), bins)
    shares = {bins.name_of(at): n for at, n in zip(found.rows["at"], found.rows["n"], strict=True)}
    assert shares == {"Apr 2022": pytest.approx(0.25), "May 2022": pytest.approx(0.75)}
    assert not found.rows["sure"].any()
    assert (found.dated, found.spread) == (1, 1)


def test_what_has_no_date_or_lies_outside_is_counted_apart(make_frame):
    none = {"date_start": None, "date_end": None}
    old = {"date_start": "1984-05-01", "date_end": "1984-05-02"}
    found = tally(
        make_frame({}, none, old), choose_bins(date(2022, 5, 1), date(2022, 5, 30)), by_event=True
    )
    assert (found.dated, found.undated, found.outside) == (1, 1, 1)


def test_an_event_without_an_end_lasts_until_its_article(make_frame):
    frame = make_frame({"date_start": "2022-05-01", "date_end": None})
    assert span_of(windows_of(frame, by_event=True)) == (date(2022, 5, 1), date(2022, 5, 13))


def test_a_misread_year_stretches_nothing(make_frame):
    frame = make_frame({}, {"published_start": "0022-05-13", "published_end": "0022-05-13"})
    assert span_of(windows_of(frame)) == (date(2022, 5, 13), date(2022, 5, 13))


def test_every_report_has_one_set_of_groups(make_frame):
    names = [("NRF", "Taliban"), ("Taliban", "NRF"), (), *[(f"G{n}",) for n in range(9)]]
    sets = colours_of(make_frame(*({"groups": groups} for groups in names)), "groups")
    assert list(sets[:3]) == ["NRF + Taliban", "NRF + Taliban", NO_GROUP]
    assert (sets == OTHER_GROUPS).sum() == 5


def test_the_bars_hold_every_dated_report(make_frame):
    wide = {"published_start": "2022-05-03", "published_end": "2022-08-09"}
    frame = make_frame({}, wide, {"kind": "control", **wide}, {"published_start": "2022-09-01"})
    frame.loc[3, "published_end"] = "2022-09-01"
    found = tally(frame, choose_bins(date(2022, 5, 1), date(2022, 9, 30)))
    assert found.rows["n"].sum() == pytest.approx(4)
