"""Parts of a sheet: text that fits, time that is true, a scale that is true."""

import pytest
from pyproj import Geod

from clashmap.views.sheet_base import make_frame
from clashmap.views.sheet_page import Box
from clashmap.views.sheet_text import Style, clean_text, is_right_to_left, text_width, wrap_text
from clashmap.views.sheet_time import build_timeline

STYLE = Style(8)


def test_clean_text_drops_controls_and_keeps_the_joiner_of_dari() -> None:
    assert clean_text("a\x00\u202eb\n c\u0301\u0302\u0303\u0304") == "a b ć\u0302\u0303"
    assert clean_text("می\u200cروند") == "می\u200cروند"
    assert clean_text("\ud800中") == "□"


def test_wrapped_text_fits_and_ends_after_a_word() -> None:
    lines = wrap_text("one two three four five six seven", STYLE, 60, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…") and lines[1].rstrip("…") in "one two three four five six seven"
    assert all(text_width(line, STYLE.size, STYLE.weight) <= 60 for line in lines)


def test_word_wider_than_the_box_is_broken() -> None:
    lines = wrap_text("W" * 90, STYLE, 60, 3)
    assert len(lines) == 3
    assert all(text_width(line, STYLE.size, STYLE.weight) <= 60 for line in lines)


def test_short_text_is_whole() -> None:
    assert wrap_text("Rokha", STYLE, 60, 1) == ("Rokha",)
    assert wrap_text("", STYLE, 60, 1) == ()


@pytest.mark.parametrize(
    ("text", "expected"), [("طالبان NRF", True), ("NRF طالبان", False), ("1", False)]
)
def test_direction_is_that_of_the_first_letter(text, expected) -> None:
    assert is_right_to_left(text) is expected


def test_dari_letters_are_joined() -> None:
    apart = sum(text_width(letter, 20, 400) for letter in "پنجشیر")
    assert text_width("پنجشیر", 20, 400) < 0.8 * apart


def test_scale_is_true_to_a_hundredth() -> None:
    frame = make_frame((69.2, 35.1, 70.2, 36.0), Box(0, 0, 500, 400))
    (x0, y0), (x1, y1) = frame.point(69.4, 35.3), frame.point(70.0, 35.8)
    metres = Geod(ellps="WGS84").inv(69.4, 35.3, 70.0, 35.8)[2]
    drawn = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 * frame.metres_per_point
    assert drawn == pytest.approx(metres, rel=0.01)


def test_timeline_has_a_bar_for_each_week_and_parts_claims(make_frame) -> None:
    days = ("2022-05-02", "2022-05-08", "2022-05-23")
    rows = make_frame(
        *[{"published_start": day, "published_end": day} for day in days],
        {"published_start": "2022-05-24", "published_end": "2022-05-24", "status": "claimed"},
    )
    timeline = build_timeline(rows, by_event=False)
    assert timeline.unit == "week"
    assert [(b.reported, b.claimed) for b in timeline.bins] == [(2, 0), (0, 0), (0, 0), (1, 1)]


def test_date_too_wide_for_a_bar_is_left_out_and_counted(make_frame) -> None:
    wide = {"published_start": "2022-01-01", "published_end": "2022-12-31"}
    none = {"published_start": None, "published_end": None}
    day = {"published_start": "2022-05-02", "published_end": "2022-05-02"}
    timeline = build_timeline(make_frame(*[day] * 18, wide, none), by_event=False)
    assert sum(b.reported for b in timeline.bins) == 18
    assert timeline.left_out == 2


def test_absurd_years_do_not_make_endless_bars(make_frame) -> None:
    days = ("0001-01-01", "9999-12-31", "1901-01-01", "2022-05-02")
    rows = make_frame(*[{"published_start": day, "published_end": day} for day in days])
    assert len(build_timeline(rows, by_event=False).bins) <= 41
