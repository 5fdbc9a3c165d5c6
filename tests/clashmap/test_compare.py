from datetime import date

import pytest

from clashmap.filters import Filters, apply_filters
from clashmap.views.compare import (
    compare_provinces,
    compare_sides,
    default_periods,
    overlap_warning,
    shared_words,
    sides_by_group,
    sides_by_period,
)
from clashmap.views.compare_page import (
    difference_html,
    difference_scale_html,
    scale_html,
    side_html,
    signed,
    table_html,
    words_html,
)
from clashmap.views.palette import DARK, DAY
from clashmap.views.small_map import draw_outlines
from geo.boundaries import load_boundaries


@pytest.fixture(scope="module")
def outlines():
    return draw_outlines(load_boundaries())


@pytest.fixture
def comparison(frame):
    sides = sides_by_group(Filters(periods=()), "NRF", "AFF")
    frames = tuple(apply_filters(frame, side.filters) for side in sides)
    return compare_sides(sides, frames, "reports", str)


def test_two_groups_are_counted_by_province_with_their_difference(comparison):
    rows = comparison.table.to_dict("index")
    assert rows["Panjshir"] == {"first": 2, "second": 0, "difference": -2}
    assert rows["Baghlan"] == {"first": 1, "second": 1, "difference": 0}
    assert comparison.totals == (5, 1)


def test_events_and_sources_are_counted_once(make_frame):
    rows = make_frame(
        {"event_id": "e1", "article_id": "a1"},
        {"event_id": "e1", "article_id": "a2"},
        {"event_id": "e2", "article_id": "a3"},
    )
    none = rows.iloc[:0]
    counted = [
        int(compare_provinces(none, rows, what, {"a2": "a1"}.get).loc["Panjshir", "second"])
        for what in ("reports", "events")
    ]
    family = compare_provinces(none, rows, "independent sources", lambda a: a.replace("2", "1"))
    assert [*counted, int(family.loc["Panjshir", "second"])] == [3, 2, 2]


def test_two_periods_part_the_reports_and_name_themselves(make_frame):
    late = {"published_start": "2022-09-20", "published_end": "2022-09-20"}
    rows = make_frame({}, late, late)
    periods = default_periods(rows)
    assert periods[1][1] == date(2022, 9, 20)
    sides = sides_by_period(Filters(groups=("NRF",)), *periods)
    assert [len(apply_filters(rows, side.filters)) for side in sides] == [1, 2]
    assert sides[1].name == "17 Jul 2022 to 20 Sep 2022"
    assert sides[0].filters.groups == ("NRF",)


def test_a_year_alone_does_not_set_the_periods(make_frame):
    vague = {"published_start": "2024-01-01", "published_end": "2024-12-31"}
    assert default_periods(make_frame({}, vague))[1][1] == date(2022, 5, 13)
    assert default_periods(make_frame(vague))[1][1] == date(2024, 12, 31)


def test_odd_periods_are_said(make_frame):
    may, june = (date(2022, 5, 1), date(2022, 5, 31)), (date(2022, 6, 1), date(2022, 6, 30))
    assert overlap_warning(sides_by_period(Filters(), may, june)) == ""
    assert "overlap" in overlap_warning(sides_by_period(Filters(), may, (may[1], None)))
    assert "before it begins" in overlap_warning(sides_by_period(Filters(), may[::-1], june))


def test_the_filters_of_both_sides_are_said_without_what_differs():
    asked = Filters(start=date(2022, 5, 1), groups=("NRF",))
    assert (
        shared_words(asked, "dates") == "On both sides: groups: NRF; all kinds; recent events only."
    )
    assert shared_words(asked, "groups").startswith("On both sides: article dates from 1 May 2022;")


@pytest.mark.parametrize("theme", [DAY, DARK])
def test_the_legends_list_what_the_maps_draw(comparison, outlines, theme):
    scale, difference = scale_html(comparison, theme), difference_scale_html(comparison, theme)
    assert [words in scale for words in (">1<", ">2<", ">3<")] == [True, True, False]
    assert "none told, which does not mean calm" in scale
    assert "2 fewer" in difference
    assert "the same" in difference
    assert "more" not in difference
    words = side_html(comparison, 0, outlines, theme)
    assert "Map of reports by province, NRF: Panjshir 2, Baghlan 1" in words
    assert "Panjshir −2" in difference_html(comparison, outlines, theme)


def test_words_say_what_is_counted_and_what_is_not_on_the_map(comparison):
    words = words_html(comparison, by_event=False)
    assert "This counts <b>reports</b> by province and article date" in words
    assert "<b>NRF</b>: <b>5</b> (2 of no single province, not on the map)" in words


def test_numbers_lead_to_the_province_on_their_side(comparison):
    words = table_html(comparison)
    assert 'href="province?name=Panjshir&amp;group=NRF' in words
    assert signed(-3) == "−3"
    assert signed(4) == "+4"
