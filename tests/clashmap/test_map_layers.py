from datetime import date

import pandas as pd
import pytest

from clashmap.views.control import control_by_area, shown_control
from clashmap.views.presence import fade_of, last_day, presence_lines, tally_presence
from clashmap.views.scene import Overlays, build_scene
from clashmap.views.silence import named_areas, named_between

DAY = date(2022, 6, 1)
NO_POINT = {"geo_level": "province", "lon": None, "lat": None, "district": None}


def present(day, **changes):
    return {"kind": "presence", "initiator": ("NRF",), "published_start": day, **changes}


def held(holder, **changes):
    return {"kind": "control", "initiator": (holder,), "event_id": f"e-{holder}", **changes}


@pytest.mark.parametrize(
    ("day", "fade"), [("2022-05-02", 0), ("2022-05-01", 1), ("2021-12-03", 1), ("2021-12-02", 2)]
)
def test_presence_is_the_fainter_the_longer_ago_it_was_told_of(make_frame, day, fade):
    frame = make_frame(present(day, date_end=None))
    assert tally_presence(frame, "province", DAY)["Panjshir"].fade == fade


def test_presence_without_a_date_is_faintest():
    assert fade_of(None, DAY) == fade_of(DAY, None) == 2


def test_a_later_report_renews_presence_and_a_denial_does_not(make_frame):
    old, new = present("2021-01-01", date_end=None), present("2022-05-30", date_end=None)
    assert tally_presence(make_frame(old, new), "province", DAY)["Panjshir"].fade == 0
    denied = tally_presence(make_frame(old, {**new, "status": "denied"}), "province", DAY)
    assert (denied["Panjshir"].fade, denied["Panjshir"].reports) == (2, 1)


def test_presence_that_ended_before_its_article_is_as_old_as_its_end(make_frame):
    (group,) = tally_presence(
        make_frame(present("2022-05-30", date_end="2021-08-31")), "province", DAY
    )["Panjshir"].groups
    assert group.latest == date(2021, 8, 31)


def test_each_group_is_told_of_apart_the_freshest_first(make_frame):
    frame = make_frame(
        present("2021-01-01", date_end=None),
        present("2022-05-30", date_end=None, initiator=(), groups=("AFF", "ISKP")),
    )
    lines = list(presence_lines(tally_presence(frame, "province", DAY)["Panjshir"]))
    assert lines[0] == "Presence: AFF, last told of on 30 May 2022 (1 report)"
    assert [line.split()[1] for line in lines] == ["AFF,", "ISKP,", "NRF,"]


def test_deployment_is_presence_and_a_clash_is_none(make_frame):
    frame = make_frame({}, {"kind": "deployment", "province": "Baghlan"})
    assert set(tally_presence(frame, "province", DAY)) == {"Baghlan"}


def test_what_is_known_no_closer_than_a_province_stays_there_among_districts(make_frame):
    frame = make_frame(present("2022-05-30"), present("2022-05-30", **NO_POINT))
    assert set(tally_presence(frame, "district", DAY)) == {"Panjshir|Rukha", "Panjshir"}


def test_ages_are_counted_to_the_chosen_end_or_the_newest_article():
    read = pd.DataFrame({"published_end": ["2022-05-13", None, "2023-01-02"]})
    assert last_day(DAY, read) == DAY
    assert last_day(None, read) == date(2023, 1, 2)
    assert last_day(None, read.head(0)) is None


def test_one_claim_is_who_is_said_to_hold_it(make_frame):
    area = control_by_area(make_frame(held("Taliban", attribution=("reporter",))))["Panjshir|Rukha"]
    assert (area.label, area.is_disputed, area.reports) == ("Taliban", False, 1)
    assert area.lines[1] == "Taliban, 12 May 2022, said by the article itself"


def test_rival_claims_of_one_time_are_disputed_whoever_was_read_last(make_frame):
    area = control_by_area(make_frame(held("Taliban"), held("NRF")))["Panjshir|Rukha"]
    assert area.is_disputed
    assert sorted(area.names) == ["NRF", "Taliban"]


def test_a_dispute_is_shown_when_one_side_is_filtered_away(make_frame):
    frame = make_frame(held("Taliban"), held("NRF"))
    shown = shown_control(control_by_area(frame), frame.head(1))
    assert shown["Panjshir|Rukha"].is_disputed
    assert shown_control(control_by_area(frame), frame.head(0)) == {}


def test_a_claim_without_a_name_does_not_hide_the_one_before_it(make_frame):
    unnamed = held("", initiator=(), groups=(), date_start="2022-05-20", date_end="2022-05-20")
    area = control_by_area(make_frame(held("Taliban"), unnamed))["Panjshir|Rukha"]
    assert area.names == ("Taliban",)


def test_control_of_a_province_says_nothing_of_its_districts(make_frame):
    areas = control_by_area(make_frame(held("Taliban", **NO_POINT), held("NRF")))
    assert {key: area.is_disputed for key, area in areas.items()} == {
        "Panjshir": False,
        "Panjshir|Rukha": False,
    }


def test_what_an_article_of_the_days_names_is_not_silent(make_frame):
    read = pd.DataFrame(
        {
            "article_id": ["a", "b"],
            "published_start": ["2022-05-13", "2023-01-01"],
            "published_end": ["2022-05-13", "2023-01-01"],
        }
    )
    rows = [("a", "Herat", None), ("a", "Kabul", "Paghman"), ("b", "Farah", None)]
    named = pd.DataFrame(rows, columns=["article_id", "province", "district"])
    told = make_frame({"province": "Takhar", "district": None, "provinces": ("Takhar", "Kunduz")})
    of_days = named_between(named, read, date(2022, 5, 1), date(2022, 5, 31))
    places = named_areas(of_days, told, "province")
    assert places == {"Herat", "Kabul", "Takhar", "Kunduz"}
    assert named_areas(of_days, told, "district") == {"Kabul|Paghman"}
    assert "Farah" in named_areas(named_between(named, read, None, None), told, "province")


def test_each_layer_draws_its_own_kinds_and_only_clashes_are_counted(frame):
    every = build_scene(frame, "province", (), None, Overlays())
    assert {key: area.reports for key, area in every.areas.items()} == {"Panjshir": 2, "Baghlan": 1}
    assert every.outlined == {"Baghlan|Andarab": 1}
    only = build_scene(frame, "province", (), None, Overlays(layers=("control",)))
    assert (only.areas, only.spots, only.outlined) == ({}, (), {})


def test_a_mark_of_presence_alone_fades(make_frame):
    frame = make_frame(
        present("2021-01-01"), {"place_id": "x"}, present("2021-01-01", place_id="x")
    )
    scene = build_scene(frame, "province", (), None, Overlays(as_of=DAY))
    assert {spot.key: spot.fade for spot in scene.spots} == {"site:rukha": 2, "site:x": 0}
