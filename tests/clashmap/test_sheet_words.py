"""The words of a sheet: of the layers that it shows, as exact as is known, silence not calm."""

from datetime import date

import pandas as pd
import pytest

from clashmap.filters import Filters
from clashmap.read_rows import read_frame
from clashmap.views.overlaying import Readings
from clashmap.views.presence import last_day
from clashmap.views.sheet import lay_out_sheet
from clashmap.views.sheet_content import build_content
from clashmap.views.sheet_filters import describe_filters
from clashmap.views.sheet_options import SheetOptions
from clashmap.views.sheet_time import build_timeline
from clashmap.views.silence import NAMED_COLUMNS
from geo.boundaries import load_boundaries

NO_POINT = {"lon": None, "lat": None, "geo_level": "province", "district": None}
DAYS = [("a1", "2021-09-01", "2021-09-30"), ("a2", "2022-05-13", "2022-05-13")]
YEAR = ("a3", "2024-01-01", "2024-12-31")


def told_of(*days):
    read = read_frame([(name, "T", "f", "P", start, end) for name, start, end in days])
    return Readings(read, pd.DataFrame(columns=list(NAMED_COLUMNS), dtype="object"))


def content_of(frame, filters=Filters(), **options):  # noqa: B008 - frozen
    sheet = SheetOptions(**{"place": "Panjshir", "told": told_of(*DAYS, YEAR)} | options)
    return build_content(frame, filters, load_boundaries(), sheet)


def said_of(frame, size="16:9", **options):
    page = lay_out_sheet(content_of(frame, **options), load_boundaries(), size)
    notes = [text.get_text() for text in page.figure.texts if text.get_gid() == "note"]
    return {block.name: " ".join(block.lines) for block in page.blocks} | {"note": notes}


@pytest.fixture(scope="module")
def mixed(make_frame):
    held = {"kind": "control", "groups": ("AFF",), "publisher": "Q", "article_id": "a2", **NO_POINT}
    return make_frame(*[NO_POINT] * 4, held)


def test_all_numbers_follow_the_layers(mixed):
    content = content_of(mixed, layers=("control",))
    assert content.figures[0] == (1, "report")
    assert content.groups == (("AFF", 1),)
    assert content.publishers == "Q (1)"
    assert [brief.kind for brief in content.latest] == ["control"]
    assert content.timeline.left_out == 1
    assert "4 reports of other kinds not shown" in content.counts[1]


def test_title_says_which_layers(mixed):
    subtitles = {
        name: content_of(mixed, layers=(name,)).subtitle.split(",")[0]
        for name in ("clash", "control", "presence")
    }
    assert subtitles["control"] == "Control"
    assert subtitles["presence"] == "Presence of groups"
    assert subtitles["clash"] == "Armed clashes and attacks"


def test_counts_of_clashes_are_not_called_reports(mixed):
    said = said_of(mixed)
    assert "5 by province only" in said["counts:0"]
    assert said["note"][0] == "4 clashes and attacks: the province only, no closer place"
    assert said["legend:outline:province"].startswith("4 clashes and attacks known no closer")


def test_the_end_of_a_wide_window_is_no_day(mixed):
    wide = told_of(*DAYS, YEAR).read
    assert last_day(None, wide) == date(2024, 1, 1)
    assert last_day(None, wide.head(2)) == date(2022, 5, 13)
    assert last_day(None, wide.head(1)) == date(2021, 9, 30)
    assert content_of(mixed).as_of == "2024"


def test_presence_says_from_when_its_age_is_counted(make_frame):
    frame = make_frame({"kind": "presence", **NO_POINT})
    said = said_of(frame)
    assert "legend:PRESENCE, AS LAST TOLD" in said
    assert said["legend:presence:2"].endswith("before the newest article (2024), or undated")
    end = Filters(end=date(2022, 5, 20))
    assert said_of(frame, filters=end)["legend:presence:0"].endswith("days before 20 May 2022")


def test_time_of_which_nothing_was_read_is_told_from_a_calm_one(make_frame):
    days = [{"published_start": day, "published_end": day} for day in ("2022-05-02", "2022-05-23")]
    read = told_of(("a", "2022-05-10", "2022-05-10"), ("b", "2022-01-01", "2022-12-31")).read
    rows = make_frame(*days, days[0])
    timeline = build_timeline(rows, by_event=False, read=read)
    assert [item.silent for item in timeline.bins] == [False, False, True, False]
    assert not any(item.silent for item in build_timeline(rows, by_event=False).bins)
    assert "no source, not peace" in said_of(rows)["time:note"]


def test_a_week_is_called_a_week_and_few_reports_are_told_in_words(make_frame):
    day = {"published_start": "2022-09-27", "published_end": "2022-09-27"}
    said = said_of(make_frame(*[day] * 3))
    assert said["time:first"] == "week of 26 Sep 2022"
    few = said_of(make_frame(*[day] * 2))
    assert few["time:days"] == "too few for a chart: 27 Sep 2022"
    assert "time:first" not in few


def test_nothing_told_is_said_with_what_was_read(frame):
    said = said_of(frame, place="Nimroz")
    assert said["nothing"] == (
        "No report from Nimroz in the 3 articles read, Sep 2021 to 2024; this does not mean calm."
    )
    assert said["figure:articles read"] == "3"
    assert "too few" not in " ".join(map(str, said.values()))


def test_reports_that_the_filters_hide_are_not_called_none(make_frame):
    old = make_frame({"period": "historical"})
    assert "fits the filters (1 hidden); this" in content_of(old).nothing


def test_sheet_of_control_without_control_says_so(make_frame):
    said = said_of(make_frame({}), layers=("control",))
    assert said["nothing"].startswith("No report of control in Panjshir in the 3 articles read")
    assert said["nothing"].endswith("who holds it is not known.")
    assert said["legend:none:control"] == "no report of control"


def test_province_with_few_reports_has_room_for_those_elsewhere(make_frame):
    there = {"province": "Baghlan", "provinces": ("Baghlan",), "district": None}
    content = content_of(make_frame({}, there, there))
    assert (len(content.latest), len(content.elsewhere), content.reports_elsewhere) == (1, 2, 2)


def test_larger_page_lists_more_reports_and_who_is_not_cut(make_frame):
    long = {"attribution": ("Wilson Center", "United Nations"), "publisher": "A paper " * 5}
    frame = make_frame(*[long] * 9)
    said = said_of(frame, size="A4")
    assert "latest:5:head" in said
    assert "United Nations" in said["latest:0:who"] and "…" not in said["latest:0:who"]


def test_without_an_address_no_line_tells_of_one(frame):
    said = said_of(frame)
    assert not {"link", "link-label"} & said.keys()
    assert "clashmap serve" not in " ".join(map(str, said.values()))
    assert said_of(frame, link="https://map.example/")["link"].startswith("https://map.example/?")


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        (("current",), "recent events only"),
        ((), "events of all times"),
        (("historical", "background", "current"), "events of all times"),
        (
            ("historical", "background"),
            "earlier events since August 2021, events before August 2021 only",
        ),
    ],
)
def test_periods_are_said_by_when_the_events_were(periods, words):
    assert describe_filters(Filters(periods=periods), with_provinces=True).endswith(f"; {words}.")
