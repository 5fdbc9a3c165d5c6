import re
from datetime import date

import pandas as pd
import pytest

from clashmap.views.palette import DAY
from clashmap.views.timeline import choose_bins, colours_of, tally_time, windows_of
from clashmap.views.timeline_chart import Look, colours_for, days_brushed, time_chart
from clashmap.views.timeline_words import (
    NOTHING_READ,
    legend_of,
    mark_silence,
    sources_of,
    time_words,
)

BINS = choose_bins(date(2022, 5, 12), date(2022, 5, 16))
NOON = 1652443200000  # 13 May 2022, 12:00 UTC
DAY_MS = 86_400_000


@pytest.fixture
def tallies(make_frame):
    """Reports of two days, one of them only as a window; articles of one day, by two sources."""
    window = {"published_start": "2022-05-13", "published_end": "2022-05-14", "kind": "attack"}
    frame = make_frame({}, window, {"published_start": None})
    read = make_frame({}, {"publisher": "<b>Wire", "article_id": "a2"})
    reports = tally_time(windows_of(frame), colours_of(frame, "kind"), BINS)
    articles = tally_time(windows_of(read), sources_of(read), BINS)
    return reports, mark_silence(articles, BINS)


def drawn(tallies, chosen=None):
    colours = colours_for(["Attack", "Clash"], DAY)
    spec = time_chart(*tallies, Look(BINS, colours, DAY, chosen)).to_dict()
    rows = [spec["datasets"][part["data"]["name"]] for part in spec["vconcat"]]
    return spec, rows


def test_bars_are_stacked_without_gap_or_overlap(tallies):
    _, (bars, _) = drawn(tallies)
    day = [(row["low"], row["high"], row["what"], row["sure"]) for row in bars if row["at"] == 1]
    assert day == [(0, 1, "Clash", True), (1, 1.5, "Attack", False)]


def test_a_bar_lies_on_its_own_day_in_utc(tallies):
    spec, (bars, _) = drawn(tallies)
    assert bars[0]["start"] <= NOON <= bars[0]["start"] + DAY_MS
    assert spec["vconcat"][0]["encoding"]["x"]["scale"]["type"] == "utc"


def test_a_band_lies_behind_the_days_chosen_and_other_bars_are_faint(tallies):
    _, (bars, _) = drawn(tallies, (date(2022, 5, 14), date(2022, 5, 15)))
    band, *others = bars
    assert (band["what"], band["high"], (band["end"] - band["start"]) / DAY_MS) == (
        "Days chosen",
        1.5,
        2,
    )
    assert {(row["at"], row["strength"]) for row in others} == {(1, 0.25), (2, 1.0)}


@pytest.mark.parametrize(
    ("span", "days"),
    [
        ((NOON, NOON + 1), (date(2022, 5, 13), date(2022, 5, 13))),
        ((NOON + DAY_MS, NOON), (date(2022, 5, 13), date(2022, 5, 14))),
        ((NOON - 9 * DAY_MS, NOON), (date(2022, 5, 12), date(2022, 5, 13))),
        ((NOON - 9 * DAY_MS, NOON + 9 * DAY_MS), (None, None)),
    ],
)
def test_a_brush_takes_every_bar_that_it_touches(span, days):
    assert days_brushed(span, BINS) == days


def test_days_without_any_article_are_marked_as_such(tallies):
    _, (_, strip) = drawn(tallies)
    assert {row["at"] for row in strip if row["what"] == NOTHING_READ} == {0, 2, 3, 4}
    words = time_words(*tallies, BINS, by_event=False)
    assert "in 4 of 5 days none was: no report there means no source, not peace" in words


def test_the_words_say_what_is_counted_spread_and_left_out(tallies):
    words = re.sub("<.*?>", "", time_words(*tallies, BINS, by_event=False))
    assert words.startswith("2 reports by day of the article’s date")
    assert "Open bars: 1 of them is dated only to a time longer than one day" in words
    assert "Not drawn: 1 report without a date." in words


def test_sources_beyond_the_most_read_are_one_row():
    read = pd.DataFrame({"publisher": ["A", "A", "B", "C", "D", "E", "F", "G", None, None]})
    assert sources_of(read).nunique() == 6
    assert "3 other sources" in set(sources_of(read))


def test_groups_and_kinds_have_colours_of_their_own_and_names_are_escaped(tallies):
    colours = colours_for(["NRF + <b>", "No group named", "AFF"], DAY)
    assert len(set(colours.values())) == 3
    assert "NRF + &lt;b&gt;" in legend_of(colours, tallies[0])
