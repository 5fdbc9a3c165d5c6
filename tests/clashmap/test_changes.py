from datetime import date

import pytest

from clashmap.views.change_cards import changes_html, provinces_html, summary_html
from clashmap.views.changes import (
    NO_PROVINCE,
    changes_between,
    changes_by_province,
    narrow_changes,
)
from clashmap.views.standing import Standing, standing_at
from extract.events import Event, EventToll
from extract.sources import SourceFamilies


def event(name, *reports, status="claimed", tolls=(), district="Rukha", province="Panjshir"):
    place = ("current", province, district, "rukha", "district", "2022-05-12", "2022-05-12")
    return Event(name, "clash", status, *place, ("NRF",), (), (), tolls, reports, ("a1",), 1, ())


@pytest.fixture
def stand(make_frame):
    """Make a standing of events, each with its reports."""

    def make(*events, **changes):
        rows = [
            {"event_id": e.event_id, "report_id": r, "article_id": f"a-{r}", **changes}
            for e in events
            for r in e.report_ids
        ]
        return Standing(make_frame(*rows), {e.event_id: e for e in events})

    return make


def test_an_event_first_told_is_new_and_one_that_stands_has_no_row(stand):
    before = stand(event("e1", "r1"))
    after = stand(event("e1", "r1"), event("e2", "r2"))
    changes = changes_between(before, after)
    assert changes[["change", "event_id"]].to_numpy().tolist() == [["new", "e2"]]
    assert changes["report_ids"].tolist() == [("r2",)]


def test_a_later_report_revises_status_place_and_toll(stand):
    toll = EventToll("NRF", "Taliban", "killed", 4, 4, ("r1",), False)
    rival = EventToll("Taliban", "Taliban", "killed", 1, 1, ("r2",), False)
    before = stand(event("e1", "r1", tolls=(toll,), district=None))
    after = stand(event("e1", "r1", "r2", status="disputed", tolls=(toll, rival)))
    (row,) = changes_between(before, after).to_dict("records")
    assert row["change"] == "revised"
    assert row["what"] == (
        "Status: claimed → disputed",
        "Place: Panjshir → Rukha, Panjshir",
        "Killed (Taliban): 4 (NRF) → 1 (Taliban), 4 (NRF)",
    )


def test_more_reports_that_say_the_same_are_told_again(stand):
    changes = changes_between(stand(event("e1", "r1")), stand(event("e1", "r1", "r2")))
    assert changes["change"].tolist() == ["repeated"]
    assert "1 event</b> changed or were told again" in summary_html(changes)


def test_events_merge_split_and_are_withdrawn(stand):
    before = stand(event("e1", "r1"), event("e2", "r2"), event("e3", "r3", "r4"), event("e4", "r5"))
    after = stand(event("e1", "r1", "r2"), event("e3", "r3"), event("e5", "r4"))
    changes = changes_between(before, after).set_index("event_id")
    assert changes["change"].to_dict() == {
        "e1": "merged",
        "e3": "split",
        "e5": "split",
        "e4": "withdrawn",
    }
    assert changes.loc["e1", "was"] == ("e1", "e2")
    assert changes.loc["e4", "report_ids"] == ("r5",)


def test_a_corrected_article_does_not_withdraw_its_events(stand):
    before, after = stand(event("e1", "r1")), stand(event("e9", "r9"))
    after.frame["article_id"] = before.frame["article_id"]
    assert changes_between(before, after).empty


def test_changes_follow_a_selection_of_reports_then_or_now(stand):
    before = stand(event("e1", "r1"))
    after = stand(event("e2", "r2"), event("e3", "r3"))
    changes = changes_between(before, after)
    narrowed = narrow_changes(changes, (before, after), {"r1", "r3"})
    assert set(narrowed["event_id"]) == {"e1", "e3"}


def test_provinces_are_counted_and_lead_to_their_page(stand):
    after = stand(event("e1", "r1"), event("e2", "r2", province=None, district=None))
    changes = changes_between(stand(), after)
    table = changes_by_province(changes)
    assert table["new"].to_dict() == {"Panjshir": 1, NO_PROVINCE: 1}
    words = provinces_html(table, "group=NRF")
    assert 'href="province?name=Panjshir&amp;group=NRF"' in words
    assert "Withdrawn" not in words


def test_a_card_holds_no_markup_of_an_article_and_leads_to_the_evidence(stand):
    before, after = stand(), stand(event("e1", "r1"), evidence="<script>x</script>")
    words = changes_html(changes_between(before, after), before, after)
    assert "&lt;script&gt;x" in words
    assert "<script" not in words
    assert 'href="evidence?article=a-r1&amp;report=r1"' in words


def test_a_standing_holds_what_was_out_by_its_day(reports_frame):
    days = (date(2022, 5, 12), date(2022, 5, 13), date(2022, 12, 31))
    held = [len(standing_at(reports_frame, SourceFamilies({}), day).frame) for day in days]
    assert held == [0, 1, 2]


def test_reports_of_one_happening_join_once_the_second_is_out(reports_frame):
    first, second = (
        standing_at(reports_frame, SourceFamilies({}), day)
        for day in (date(2022, 5, 13), date(2022, 12, 31))
    )
    assert len(second.events) == 1
    (row,) = changes_between(first, second).to_dict("records")
    assert row["change"] == "revised"
    assert "Status: claimed → disputed" in row["what"]


@pytest.fixture
def reports_frame(make_frame):
    """A claim and, in a later article, its denial; a third article has no date."""
    toll = {"span": {"start": 0, "end": 1}, "side": "Taliban", "what": "killed"}
    toll |= {"min": 4, "max": 4, "claimed_by": "NRF"}
    same = {"attribution": ("NRF",), "initiator": (), "target": (), "rules": (), "casualties": ()}
    later = {"published": "2022-06-01", "published_start": "2022-06-01"}
    undated = dict.fromkeys(("published", "published_start", "published_end"))
    return make_frame(
        same | {"status": "claimed", "casualties": (toll,), "kind": "clash"},
        same | later | {"published_end": "2022-06-30", "status": "denied", "article_id": "a2"},
        same | undated | {"article_id": "a3", "status": "claimed"},
    )
