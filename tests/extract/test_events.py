from dataclasses import replace
from itertools import permutations

import pytest

from extract.casualties import Toll
from extract.event_blocks import find_pairs
from extract.event_facts import read_facts
from extract.event_rules import default_rules
from extract.events import Event, explain_join, join_events
from extract.reports import Report
from extract.sources import SourceFamilies
from geo.places import Span

MAY_26 = ("2022-05-26", "2022-05-26", "day")
UNDATED = (None, "2022-05-27", None)
SAID = "Villagers fled the valley as mortars fell behind the school and burned several homes."


def report(name: str, when=MAY_26, killed=None, by=None, side="Taliban", **fields) -> Report:
    """A clash of 26 May in Rokha district, Panjshir, with what a test changes."""
    start, end, precision = when
    tolls = () if killed is None else (Toll(Span(0, 1), side, "killed", killed, killed, by),)
    basic = dict.fromkeys(Report.__dataclass_fields__) | {
        "report_id": name, "article_id": f"article {name}", "event_id": name, "kind": "clash",
        "published_start": "2022-05-27", "published_end": "2022-05-27", "period": "current",
        "status": "reported", "attribution": (), "geo_level": "district", "evidence_start": 0,
        "place_id": "AF/Panjshir/Rokha", "province": "Panjshir", "district": "Rokha",
        "provinces": ("Panjshir",), "groups": ("NRF", "Taliban"), "initiator": (), "target": (),
        "date_start": start, "date_end": end, "date_precision": precision,
        "date_phrase": precision and "then", "casualties": tolls, "killed_min": killed,
        "evidence": f"Report {name}.", "evidence_end": 9, "spans": {}, "rules": (),
    }  # fmt: skip
    return Report(**(basic | fields))


def village(name: str, **fields) -> Report:
    fields = {"place_id": f"AF/Panjshir/Rokha/{name}", "geo_level": "site"} | fields
    return report(name, **fields)


def province(name: str, **fields) -> Report:
    fields = {"place_id": "AF/Panjshir", "district": None, "geo_level": "province"} | fields
    return report(name, **fields)


def taking(name: str, holder: str | None = None, **fields) -> Report:
    initiator = (holder,) if holder else ()
    return village(name, kind="control", **({"place_id": "x", "initiator": initiator} | fields))


def events_of(*reports: Report, **verdicts) -> list[Event]:
    return join_events(reports, **verdicts)[1]


def test_two_articles_on_one_clash_are_one_event() -> None:
    reports, events = join_events([report("b"), report("a")])
    (event,) = events
    assert [r.report_id for r in reports] == ["b", "a"]
    assert {r.event_id for r in reports} == {event.event_id}
    assert (event.status, event.n_sources, event.report_ids) == ("corroborated", 2, ("a", "b"))
    assert "the same day (+3)" in event.reasons[0]


def test_a_syndicated_copy_is_no_second_source() -> None:
    families = SourceFamilies({"article a": "article a", "article b": "article a"})
    (event,) = join_events([report("a"), report("b")], families)[1]
    assert (event.status, event.n_sources, len(event.report_ids)) == ("reported", 1, 2)


@pytest.mark.parametrize(
    "other",
    [
        report("b", when=("2022-05-25", "2022-05-25", "day")),
        report("b", district="Anaba", place_id="AF/Panjshir/Anaba"),
        report("b", groups=("AFF", "Taliban")),
        report("b", groups=("IS-K",)),
        report("b", kind="control"),
        report("b", killed=9),
        report("b", province="Kapisa", provinces=("Kapisa",)),
    ],
    ids=["day", "district", "rival group", "third group", "kind", "toll", "province"],
)
def test_what_contradicts_stays_apart(other: Report) -> None:
    assert len(events_of(report("a", killed=5), other)) == 2


def test_an_attack_and_the_one_that_answers_it_are_two() -> None:
    raid = report("a", kind="attack", initiator=("NRF",), target=("Taliban",))
    answer = report("b", kind="attack", initiator=("Taliban",), target=("NRF",))
    assert len(events_of(raid, answer)) == 2
    assert len(events_of(raid, replace(raid, report_id="b", article_id="b"))) == 1


def test_a_village_is_inside_its_district_and_not_another_village() -> None:
    assert len(events_of(village("a"), report("c"))) == 1
    assert len(events_of(village("a", killed=6), village("b", killed=6))) == 2
    anaba = village("b", killed=6, district="Anaba")
    assert "places" in explain_join(report("a", killed=6), anaba).why


def test_a_province_and_its_district_need_an_equal_toll() -> None:
    assert len(events_of(province("a"), report("b"))) == 2
    (event,) = events_of(province("a", killed=7), report("b", killed=7))
    assert (event.district, event.geo_level) == ("Rokha", "district")


ANABA = {"district": "Anaba", "place_id": "AF/Panjshir/Anaba"}
CHAINS = {
    "districts": [report("a", killed=7), province("b", killed=7), report("c", killed=7, **ANABA)],
    "villages": [village("a"), report("b"), village("c")],
    "groups": [
        village("a", place_id="x"),
        village("b", place_id="x", groups=("Taliban",)),
        village("c", place_id="x", groups=("AFF", "Taliban")),
    ],
    "tolls": [report("a", killed=4), report("b"), report("c", killed=9)],
    "takers": [taking("a", "NRF"), taking("b"), taking("c", "Taliban")],
    "days": [
        report("a", killed=9),
        report("b", when=UNDATED, killed=9),
        report("c", when=("2022-05-27", "2022-05-27", "day"), killed=9),
    ],
    "dates of one article": [
        report("a", killed=9, article_id="x"),
        report("b", killed=9),
        report("c", when=("2022-05-23", "2022-05-29", "week"), killed=9, article_id="x"),
    ],
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_one_in_the_middle_does_not_chain_two_that_differ(chain: list[Report]) -> None:
    first, middle, last = chain
    assert not explain_join(first, last).joined
    assert explain_join(first, middle).joined and explain_join(middle, last).joined
    assert sorted(len(event.report_ids) for event in events_of(*chain)) == [1, 2]


def test_rival_tolls_are_kept_by_claimant_and_never_added() -> None:
    (event,) = events_of(report("a", killed=40, by="Taliban"), report("b", killed=3, by="NRF"))
    assert [(t.claimed_by, t.min, t.max) for t in event.tolls] == [
        ("Taliban", 40, 40),
        ("NRF", 3, 3),
    ]


def test_rival_tolls_need_one_place() -> None:
    rivals = village("a", killed=40, by="Taliban"), report("b", killed=3, by="NRF")
    assert len(events_of(*rivals)) == 2


def test_one_claimant_with_two_tolls_tells_of_two_clashes() -> None:
    assert len(events_of(report("a", killed=4, by="NRF"), report("b", killed=9, by="NRF"))) == 2


def test_a_toll_of_several_places_joins_nothing() -> None:
    shared = [report(n, when=UNDATED, killed=24) for n in "ab"]
    assert len(events_of(*shared)) == 1
    (a, b) = events_of(*(replace(r, killed_min=None) for r in shared))
    assert a.tolls[0].is_shared and b.tolls[0].is_shared


def test_a_month_joins_only_by_toll_or_words() -> None:
    may = ("2022-05-01", "2022-05-31", "month")
    assert len(events_of(report("a", when=may), report("b"))) == 2
    assert len(events_of(report("a", when=may, killed=9), report("b", killed=9))) == 1
    assert len(events_of(taking("a", "NRF", when=may), taking("b", "NRF"))) == 2
    assert len(events_of(report("a", when=may, evidence=SAID), report("b", evidence=SAID))) == 1


def test_an_undated_item_counts_from_its_day_of_publication() -> None:
    dated, undated = report("a", killed=2), report("b", when=UNDATED, killed=2)
    assert len(events_of(dated, undated)) == 1
    late = {"published_start": "2022-06-20", "published_end": "2022-06-20"}
    assert len(events_of(dated, replace(undated, date_end="2022-06-20", **late))) == 2


def test_undated_items_weeks_apart_are_two_events_even_with_one_toll() -> None:
    told = report("a", when=UNDATED, killed=9), report("b", when=UNDATED, killed=9)
    assert len(events_of(*told)) == 1
    late = {"published_start": "2022-06-20", "published_end": "2022-06-20"}
    assert len(events_of(told[0], replace(told[1], date_end="2022-06-20", **late))) == 2


def test_two_dates_in_one_article_are_two_events() -> None:
    week = ("2022-05-23", "2022-05-29", "week")
    both = [report("a", killed=9, article_id="x"), report("b", when=week, killed=9, article_id="x")]
    assert explain_join(*both).why == "the dates do not meet"
    assert len(events_of(both[0], replace(both[1], article_id="y"))) == 1


def test_a_list_of_places_in_one_sentence_is_one_event_each() -> None:
    listed = [report("a", killed=7, article_id="x"), province("b", killed=7, article_id="x")]
    assert len(events_of(*listed)) == 2
    assert len(events_of(listed[0], replace(listed[1], evidence_start=20, evidence_end=29))) == 1


def test_a_claim_and_its_denial_are_disputed_and_a_denial_alone_is_denied() -> None:
    claim = report("a", when=UNDATED, kind="control", status="claimed", article_id="x")
    denial = report("b", when=UNDATED, kind="control", status="denied", article_id="x")
    assert [event.status for event in events_of(claim, denial)] == ["disputed"]
    assert [event.status for event in events_of(denial)] == ["denied"]
    other = replace(claim, report_id="c")
    assert sorted(e.status for e in events_of(claim, denial, other)) == ["claimed", "disputed"]


def test_a_denial_answers_claims_of_the_same_place_only() -> None:
    told = {"when": UNDATED, "kind": "control", "article_id": "x"}
    claim = village("a", status="claimed", evidence_start=20, evidence_end=29, **told)
    assert len(events_of(claim, report("b", status="denied", **told))) == 2
    assert len(events_of(claim, village("b", status="denied", **told | {"place_id": "y"}))) == 2
    assert len(events_of(claim, replace(claim, report_id="b", status="denied"))) == 1


def test_a_denial_finds_its_claim_in_an_article_without_a_date() -> None:
    unknown = {"published_start": None, "published_end": None, "article_id": "x"}
    when = (None, None, None)
    claim = report("a", when, kind="control", status="claimed", evidence=SAID, **unknown)
    denial = report("b", when, kind="control", status="denied", **unknown)
    assert [event.status for event in events_of(claim, denial)] == ["disputed"]


def test_a_place_falls_to_a_group_once() -> None:
    valley = [province(name, kind="control", initiator=("Taliban",)) for name in "ab"]
    assert len(events_of(*valley)) == 1
    assert len(events_of(valley[0], replace(valley[1], initiator=()))) == 2


def test_confirmed_counts_more_and_relayed_claims_do_not_corroborate() -> None:
    claims = [report(name, status="claimed") for name in "ab"]
    assert [event.status for event in events_of(*claims)] == ["claimed"]
    confirmed = report("c", status="confirmed")
    assert [event.status for event in events_of(*claims, confirmed)] == ["confirmed"]


def seen(name: str, day: str, **fields) -> Report:
    when = (day, day, "day")
    return report(name, when, kind="presence", groups=("NRF",), **fields)


def test_presence_is_one_within_thirty_days_and_does_not_chain_on() -> None:
    told = [seen("a", "2022-05-01"), seen("b", "2022-05-25"), seen("c", "2022-06-15")]
    events = events_of(*told)
    assert sorted(len(event.report_ids) for event in events) == [1, 2]
    assert len(events_of(told[0], replace(told[1], groups=("AFF",)))) == 2
    assert not explain_join(told[0], province("b", kind="presence", groups=("NRF",))).joined


def test_an_arrest_and_a_killing_are_one_on_one_day_with_one_toll() -> None:
    arrest = report("a", kind="detention", killed=8)
    killing = report("b", kind="violence_against_civilians", killed=8)
    assert len(events_of(arrest, killing)) == 1
    assert len(events_of(arrest, replace(killing, casualties=()))) == 2


def test_troop_movements_are_one_by_day() -> None:
    days = ("2022-05-25", "2022-05-26", "day")
    sent = [report("a", kind="deployment"), report("b", kind="deployment")]
    assert len(events_of(*sent)) == 1
    assert len(events_of(sent[0], report("b", kind="deployment", when=days))) == 2


def test_a_person_parts_and_joins() -> None:
    pair = frozenset(["a", "b"])
    alike = [report(name) for name in "abc"]
    parted = events_of(*alike, apart=[pair])
    assert all(not pair <= set(event.report_ids) for event in parted)
    other = report("b", when=("2022-07-01", "2022-07-01", "day"), district="Anaba")
    (event,) = events_of(alike[0], other, together=[pair, frozenset(["a", "gone"])])
    assert (event.date_start, event.date_end) == ("2022-05-26", "2022-07-01")
    assert "a person said" in event.reasons[0]
    assert len(events_of(alike[0], other, together=[pair], apart=[pair])) == 2


def test_the_order_of_reading_changes_nothing() -> None:
    told = [report("a", killed=7), province("b", killed=7), report("c"), village("d")]
    answers = {tuple(events_of(*order)) for order in permutations(told)}
    assert len(answers) == 1


def test_a_later_article_leaves_the_event_its_name() -> None:
    (before,) = events_of(report("b"))
    later = {"published_start": "2022-05-29", "published_end": "2022-05-29"}
    (after,) = events_of(report("a", **later), report("b"))
    assert before.event_id == after.event_id
    assert len(after.report_ids) == 2


def test_explaining_is_the_same_from_both_sides_and_adds_up() -> None:
    a, b = province("a", killed=7), village("b", killed=7)
    score = explain_join(a, b)
    assert score == explain_join(b, a)
    assert score.total == sum(part.points for part in score.parts) and score.joined
    assert [part.name for part in score.parts] == [
        "place", "date", "kind", "groups", "tolls", "words",
    ]  # fmt: skip
    assert explain_join(a, report("c", groups=("IS-K",))).why == "the groups rule one another out"


def test_unnamed_fighters_may_be_named_ones_of_their_side_only() -> None:
    unnamed = report("a", groups=("unnamed resistance", "Taliban"), killed=6)
    assert len(events_of(unnamed, report("b", killed=6))) == 1
    assert len(events_of(unnamed, report("b", groups=("IS-K", "Taliban"), killed=6))) == 2


def test_a_crowded_day_is_not_compared_all_with_all() -> None:
    rules = default_rules()
    facts = [read_facts(at, report(f"{at:03}"), rules) for at in range(400)]
    assert 400 < sum(1 for _ in find_pairs(facts, rules)) < 400 * 31
    assert len(events_of(*(fact.report for fact in facts))) == 1
