"""Two sets of events by province and month: what pairs, what does not, what is left out."""

import pandas as pd
import pytest

from clashmap.intake.external import read_external
from clashmap.views.agreement import measure_agreement, our_events, their_events
from clashmap.views.agreement_page import agreement_csv, caveats_html, provinces_html, summary_html
from clashmap.views.event_pairs import match_events

HOSTILE = "<script>alert(1)</script>"


def ours(make_frame, *changes):
    """One event for each change: in Panjshir on 12 May 2022, unless it says otherwise."""
    rows = [{"event_id": f"e{n}"} | change for n, change in enumerate(changes)]
    return make_frame(*rows)


def day(text):
    return {"date_start": text, "date_end": text}


def table(agreement):
    return agreement.table.to_dict("records")


def test_a_pair_is_counted_once_on_each_side(make_frame, ged):
    agreement = measure_agreement(ours(make_frame, {}), read_external(ged()))
    assert table(agreement) == [
        {
            "province": "Panjshir",
            "month": "2022-05",
            "ours": 1,
            "theirs": 1,
            "matched": 1,
            "ours_only": 0,
            "theirs_only": 0,
        }
    ]
    assert (agreement.shared, agreement.months) == (1.0, ("2022-05", "2022-05"))


@pytest.mark.parametrize(
    ("change", "pairs"),
    [
        (day("2022-05-15"), 1),
        (day("2022-05-16"), 0),
        (day("2022-05-09"), 1),
        ({"province": "Kabul"}, 0),
        ({"kind": "attack"}, 1),
        ({"kind": "violence_against_civilians"}, 0),
    ],
)
def test_a_pair_needs_the_province_the_days_and_the_kind(make_frame, ged, change, pairs):
    agreement = measure_agreement(ours(make_frame, change), read_external(ged()))
    assert agreement.total("matched") == pairs
    assert agreement.total("ours_only") == agreement.total("theirs_only") == 1 - pairs


def test_an_event_is_in_one_pair_at_most_and_that_with_the_closest(make_frame, ged):
    frame = ours(make_frame, day("2022-05-10"), {}, day("2022-05-13"))
    agreement = measure_agreement(frame, read_external(ged()))
    assert agreement.pairs.to_dict("records") == [{"ours": "e1", "theirs": "7001"}]
    assert agreement.total("ours_only") == 2


def test_a_report_more_of_an_event_is_no_event_more(make_frame, ged):
    frame = make_frame({"event_id": "e1"}, {"event_id": "e1"})
    assert measure_agreement(frame, read_external(ged())).total("ours") == 1


def test_what_is_not_current_or_only_denied_is_no_event_of_ours(make_frame):
    frame = ours(make_frame, {"period": "historical"}, {"status": "denied"}, {})
    assert list(our_events(frame).index) == ["e2"]


def test_the_narrowest_days_and_the_closest_place_are_the_events(make_frame):
    wide = {"date_start": "2022-05-01", "date_end": "2022-05-31", "geo_precision": 1}
    close = {"geo_precision": 4, "province": "Kabul"}
    row = our_events(make_frame({"event_id": "e"} | wide, {"event_id": "e"} | close)).loc["e"]
    assert (row["province"], str(row["first"].date())) == ("Panjshir", "2022-05-12")


def test_what_cannot_be_compared_is_counted_by_its_reason(make_frame, ged):
    frame = ours(
        make_frame,
        {},
        {"kind": "presence"},
        {"province": None},
        {"date_start": "2022-01-01", "date_end": "2022-12-31"},
    )
    left = measure_agreement(frame, read_external(ged())).ours_left
    assert (left.other_kinds, left.no_province, left.no_month, left.outside) == (1, 1, 1, 0)


def test_only_months_that_both_cover_are_compared(make_frame, ged):
    external = read_external(ged({}, {"id": "2", **day("1998-08-08")}))
    agreement = measure_agreement(ours(make_frame, {}), external)
    assert (agreement.total("theirs"), agreement.theirs_left.outside) == (1, 1)
    old = measure_agreement(ours(make_frame, day("2021-01-01")), read_external(ged({})))
    assert old.months == ("2022-05", "2022-05")


def test_without_a_month_in_common_it_says_so(make_frame, ged):
    external = read_external(ged(day("1998-08-08")))
    agreement = measure_agreement(ours(make_frame, {}), external)
    assert (agreement.months, agreement.rank, agreement.shared) == (None, None, None)
    assert "Nothing to compare" in summary_html(agreement, external)


def test_a_month_with_articles_and_no_event_is_covered(make_frame, ged):
    frame = ours(make_frame, {}, {"kind": "presence", "published_end": "2022-07-30"})
    external = read_external(ged({}, {"id": "2", **day("2022-07-04")}))
    agreement = measure_agreement(frame, external)
    assert (agreement.months, agreement.total("theirs_only")) == (("2022-05", "2022-07"), 1)


def test_a_month_with_an_article_without_a_report_is_covered(make_frame, ged):
    external = read_external(ged({}, {"id": "2", **day("2022-07-04")}))
    published = pd.Series(["2022-05-13", "2022-08-01", None], dtype="object")
    agreement = measure_agreement(ours(make_frame, {}), external, published)
    assert agreement.months == ("2022-05", "2022-07")


def test_counts_that_rise_together_have_a_rank_of_one(make_frame, ged):
    days = ["2022-05-12", "2022-06-12", "2022-06-13", "2022-07-12"]
    frame = ours(make_frame, *map(day, days))
    same = read_external(ged(*({"id": str(n), **day(d)} for n, d in enumerate(days))))
    assert measure_agreement(frame, same).rank == pytest.approx(1.0)
    even = read_external(ged(*({"id": str(n), **day(d)} for n, d in enumerate(days[::2]))))
    assert measure_agreement(frame, even).rank != pytest.approx(1.0)


def test_pairs_by_chance_are_none_where_the_days_tell_and_many_where_they_do_not(make_frame, ged):
    frame = ours(make_frame, day("2022-01-10"), day("2022-12-20"))
    seldom = read_external(ged({"id": "1", **day("2022-01-10")}, {"id": "2", **day("2022-12-20")}))
    assert measure_agreement(frame, seldom).chance == 0
    days = pd.date_range("2022-01-01", "2022-12-31", freq="2D").strftime("%Y-%m-%d")
    always = read_external(ged(*({"id": str(n), **day(d)} for n, d in enumerate(days))))
    agreement = measure_agreement(frame, always)
    assert (agreement.total("matched"), agreement.chance) == (2, 2)
    assert "2.0 pair up on average" in summary_html(agreement, always)


def test_in_a_short_time_nothing_is_said_of_chance(make_frame, ged):
    assert measure_agreement(ours(make_frame, {}), read_external(ged())).chance is None


def test_ours_by_the_articles_date_are_said(make_frame, ged):
    external = read_external(ged())
    frame = ours(make_frame, {"date_start": None, "date_end": None})
    agreement = measure_agreement(frame, external)
    assert agreement.by_article == 1
    assert "only the article’s date" in caveats_html(agreement, external)


def test_acled_protests_are_not_compared(make_frame, acled):
    external = read_external(
        acled({"event_type": "Protests", "sub_event_type": "Peaceful protest"})
    )
    agreement = measure_agreement(ours(make_frame, {}), external)
    assert (agreement.theirs_left.other_kinds, agreement.total("theirs")) == (1, 0)


def test_no_text_of_a_file_becomes_html(make_frame, ged):
    external = read_external(ged({"side_b": HOSTILE, "adm_1": HOSTILE}))
    agreement = measure_agreement(ours(make_frame, {"province": HOSTILE}), external)
    assert HOSTILE not in provinces_html(agreement) + caveats_html(agreement, external)


def test_each_row_of_the_csv_says_what_was_compared(make_frame, ged):
    external = read_external(ged())
    agreement = measure_agreement(ours(make_frame, {}), external)
    head, row = agreement_csv(agreement, external, "abc").decode().splitlines()
    assert head.startswith("province,month,ours,theirs,matched,ours_only,theirs_only,dataset")
    assert row.startswith("Panjshir,2022-05,1,1,1,0,0,UCDP GED,23.1,ged231.csv ")
    assert row.endswith(",abc")


def test_the_real_rows_of_the_front_pair_with_reports_of_them(make_frame, real):
    nrf = real.frame[real.frame["side_b"] == "NRF"]
    frame = ours(make_frame, *(day(d) for d in nrf["date_start"]))
    pairs = list(match_events(our_events(frame), their_events(nrf)))
    assert len(pairs) == len(nrf) == 3
