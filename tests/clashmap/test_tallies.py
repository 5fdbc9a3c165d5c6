import pytest

from clashmap.views.tallies import (
    SHADES,
    class_breaks,
    drawn_levels,
    shade_of,
    tally_areas,
    why_not_drawn,
)


def test_a_report_is_drawn_no_closer_than_its_text_says(frame):
    assert list(drawn_levels(frame)) == ["site", "site", "district", "province", "", ""]


def test_a_place_without_a_point_is_drawn_as_its_district(make_frame):
    frame = make_frame({"lon": None, "lat": None}, {"lon": None, "lat": None, "district": None})
    assert list(drawn_levels(frame)) == ["district", "province"]


def test_a_province_never_gets_a_point(make_frame):
    frame = make_frame({"geo_level": "province", "lon": 69.5, "lat": 35.3})
    assert list(drawn_levels(frame)) == ["province"]


def test_what_is_not_on_the_map_has_its_reason(frame):
    reasons = [why_not_drawn(row) for _, row in frame[drawn_levels(frame) == ""].iterrows()]
    assert "more than one province" in reasons[0]
    assert "country" in reasons[1]


def test_a_province_counts_its_reports_and_articles(frame):
    tallies = tally_areas(frame, "province")
    assert set(tallies) == {"Panjshir", "Baghlan"}
    assert (tallies["Panjshir"].reports, tallies["Panjshir"].articles) == (2, 2)
    assert tallies["Baghlan"].kinds == (("clash", 1), ("control", 1))
    assert tallies["Baghlan"].own == 1


def test_a_district_counts_what_names_it_or_a_place_in_it(frame):
    tallies = tally_areas(frame, "district")
    assert {key: area.reports for key, area in tallies.items()} == {
        "Panjshir|Rukha": 2,
        "Baghlan|Andarab": 1,
    }


@pytest.mark.parametrize(
    "counts",
    [
        [1],
        [1, 1, 2],
        [1, 2, 3, 4, 5],
        [1, 7, 250],
        list(range(1, 40)),
        [9000, 12, 13, 14, 2],
        [0, 0, 3],
    ],
)
def test_every_count_has_a_shade_and_more_reports_none_that_is_fainter(counts):
    classes = class_breaks(counts)
    shades = [shade_of(count, classes) for count in sorted(counts) if count]
    assert None not in shades
    assert shades == sorted(shades)
    assert {limits.shade for limits in classes} == set(shades) <= set(range(SHADES))


def test_a_colour_keeps_its_meaning_between_selections():
    assert class_breaks([1, 7, 30])[1] == class_breaks([7, 12, 49])[0]


def test_no_report_has_no_shade():
    assert class_breaks([]) == ()
    assert shade_of(0, class_breaks([1, 2])) is None
