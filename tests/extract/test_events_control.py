from extract.event_control import ControlState, control_ledger
from extract.reports import Report


def control(name: str, holder: str | None, day: str, **fields) -> Report:
    """A report that a group holds Bazarak district, with what a test changes."""
    basic = dict.fromkeys(Report.__dataclass_fields__) | {
        "report_id": name, "article_id": f"article {name}", "event_id": name, "kind": "control",
        "published_start": day, "published_end": day, "status": "claimed", "period": "current",
        "attribution": (holder or "resident",), "geo_level": "district", "evidence_start": 0,
        "place_id": "AF/Panjshir/Bazarak", "province": "Panjshir", "district": "Bazarak",
        "provinces": ("Panjshir",), "groups": (holder,) if holder else (), "target": (),
        "initiator": (holder,) if holder else (), "date_start": day, "date_end": day,
        "date_precision": "day", "date_phrase": day, "casualties": (), "evidence": "It fell.",
        "evidence_end": 8, "spans": {}, "rules": (),
    }  # fmt: skip
    return Report(**(basic | fields))


def denial(name: str, by: str, of: str, day: str, **fields) -> Report:
    return control(name, of, day, status="denied", attribution=(by,), **fields)


def only(*reports: Report) -> ControlState:
    (state,) = control_ledger(reports)
    return state


def test_claims_stand_in_time_order_and_the_latest_leads() -> None:
    state = only(control("b", "Taliban", "2021-09-06"), control("a", "NRF", "2021-09-01"))
    assert [claim.holder for claim in state.claims] == [("NRF",), ("Taliban",)]
    assert state.latest_undisputed == state.claims[1]
    assert not state.is_disputed


def test_a_denial_disputes_the_claim_and_the_older_one_leads() -> None:
    claims = control("a", "NRF", "2021-09-01"), control("b", "Taliban", "2021-09-06")
    state = only(*claims, denial("c", "NRF", "Taliban", "2021-09-07"))
    assert state.claims[1].denied_by == ("NRF",)
    assert state.latest_undisputed == state.claims[0]
    assert state.is_disputed


def test_a_denial_before_or_long_after_answers_nothing() -> None:
    claim = control("a", "Taliban", "2021-09-06")
    for day in ("2021-09-01", "2021-12-01"):
        state = only(claim, denial("b", "NRF", "Taliban", day))
        assert not state.is_disputed and state.denials == ("b",)


def test_a_denial_of_another_group_answers_nothing() -> None:
    state = only(control("a", "NRF", "2021-09-06"), denial("b", "NRF", "Taliban", "2021-09-06"))
    assert not state.is_disputed


def test_two_holders_on_one_day_dispute_each_other() -> None:
    state = only(control("a", "Taliban", "2021-09-06"), control("b", "NRF", "2021-09-06"))
    assert [claim.rivals for claim in state.claims] == [("b",), ("a",)]
    assert state.latest_undisputed is None and state.is_disputed


def test_reports_of_one_event_are_one_claim_with_all_who_say_so() -> None:
    joined = [
        control("a", "Taliban", "2021-09-06", event_id="e"),
        control("b", "Taliban", "2021-09-06", event_id="e", attribution=("resident",)),
    ]
    (claim,) = only(*joined).claims
    assert (claim.said_by, claim.report_ids) == (("Taliban", "resident"), ("a", "b"))


def test_a_province_and_its_district_are_kept_apart() -> None:
    whole = {"district": None, "place_id": "AF/Panjshir", "geo_level": "province"}
    states = control_ledger(
        [control("a", "Taliban", "2021-09-06"), control("b", "NRF", "2021-09-06", **whole)]
    )
    assert [(s.province, s.district, s.is_disputed) for s in states] == [
        ("Panjshir", None, False),
        ("Panjshir", "Bazarak", False),
    ]


def test_only_denials_are_a_dispute_without_a_claim() -> None:
    state = only(denial("a", "NRF", "Taliban", "2021-09-06"))
    assert state.is_disputed and state.latest_undisputed is None
