from datetime import date

import pytest

from clashmap.filters import Filters, apply_filters, suggest_relaxing, undated

MAY = {"start": date(2022, 5, 1), "end": date(2022, 5, 31)}


def ids(frame, filters):
    return list(apply_filters(frame, filters)["report_id"])


def test_the_default_shows_current_reports(frame):
    assert ids(frame, Filters()) == ["r0", "r1", "r2", "r3", "r4"]


def test_no_period_asks_for_all(frame):
    assert len(ids(frame, Filters(periods=()))) == 6


@pytest.mark.parametrize(
    ("window", "kept"),
    [
        (("2022-05-13", "2022-05-13"), True),
        (("2022-01-01", "2022-12-31"), True),
        (("2022-04-20", "2022-05-01"), True),
        (("2022-06-01", "2022-06-30"), False),
        (("2022-04-01", "2022-04-30"), False),
        ((None, None), False),
    ],
)
def test_an_article_known_by_a_window_matches_where_it_overlaps(make_frame, window, kept):
    frame = make_frame({"published_start": window[0], "published_end": window[1]})
    assert bool(ids(frame, Filters(**MAY))) is kept


def test_an_event_without_an_end_goes_on(make_frame):
    frame = make_frame({"date_start": "2021-09-01", "date_end": None})
    assert ids(frame, Filters(**MAY, by_event=True)) == ["r0"]
    assert ids(frame, Filters(end=date(2021, 8, 1), by_event=True)) == []


def test_the_event_date_counts_only_at_the_switch(make_frame):
    frame = make_frame({"date_start": "2021-09-06", "date_end": "2021-09-06"})
    assert ids(frame, Filters(**MAY)) == ["r0"]
    assert ids(frame, Filters(**MAY, by_event=True)) == []


def test_any_of_the_groups_will_do(frame):
    assert ids(frame, Filters(groups=("AFF", "IS-K"))) == ["r2"]


def test_a_province_holds_the_pass_on_its_border(frame):
    assert ids(frame, Filters(provinces=("Panjshir",))) == ["r0", "r1", "r4"]


def test_a_search_asks_for_all_words_anywhere_and_for_no_pattern(frame):
    assert ids(frame, Filters(text="KHAWAK valley nrf")) == ["r4"]
    assert ids(frame, Filters(text=".*")) == []


def test_filters_are_a_key(frame):
    assert {Filters(groups=("NRF",)): 1}[Filters(groups=("NRF",))] == 1


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(**MAY, by_event=True),
        Filters(groups=("NRF", "al-Qaeda"), kinds=("violence_against_civilians",)),
        Filters(provinces=("Sar-e Pul",), periods=(), text="a & b=c +d پنجشیر"),
        Filters(periods=("current", "historical")),
    ],
)
def test_a_link_brings_the_filters_back(filters):
    assert Filters.from_query(filters.to_query()) == filters


def test_a_link_says_only_what_differs():
    assert Filters().to_query() == ""
    assert (
        Filters(kinds=("violence_against_civilians",)).to_query()
        == "kind=Violence+against+civilians"
    )


def test_nonsense_in_a_link_is_left_out():
    assert Filters.from_query("?from=2022-13-45&kind=party&period=never&event=yes&x=1") == Filters()


def test_an_empty_selection_names_the_filters_to_relax(frame):
    filters = Filters(groups=("AFF",), provinces=("Panjshir",))
    found = suggest_relaxing(lambda asked: len(apply_filters(frame, asked)), filters)
    assert found == [("the provinces", 1), ("the groups", 3)]


def test_reports_without_a_date_are_counted(make_frame):
    frame = make_frame({}, {"published_start": None, "published_end": None})
    assert undated(frame, Filters(**MAY)) == 1
    assert undated(frame, Filters()) == 0
