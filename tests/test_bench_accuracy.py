"""The accuracy benchmark counts as it says: right, missed and wrong, and floors that only rise."""

from bench.floors import find_falls, lower_floors, raise_floors
from bench.matching import Label, kinds_agree
from bench.measures import Tally


def test_a_list_counts_what_is_missed_and_what_is_wrong() -> None:
    tally = Tally()
    tally.compare("groups", {"NRF", "Taliban"}, ["NRF", "AFF", "TTP"], {"TTP"}, "case")
    count = tally.counts["groups"]
    assert (count.right_of_expected, count.expected) == (1, 2)
    assert (count.right_of_found, count.found) == (2, 3)
    assert len(tally.notes) == 2


def test_a_wrong_answer_lowers_precision_and_recall() -> None:
    tally = Tally()
    tally.judge("status", hit=True, note="a")
    tally.judge("status", hit=False, note="b")
    count = tally.counts["status"]
    assert (count.precision, count.recall, count.f1) == (0.5, 0.5, 0.5)


def test_nothing_found_has_no_precision() -> None:
    tally = Tally()
    tally.expect("reports", hit=False, note="a")
    assert tally.counts["reports"].precision is None
    assert tally.counts["reports"].f1 == 0.0


def test_kinds_alike_on_the_map_agree() -> None:
    label = Label(frozenset(["Takhar"]), None, frozenset(["clash"]), required=True)
    assert kinds_agree("attack", label.kinds)
    assert not kinds_agree("presence", label.kinds)


def test_floors_rise_and_tell_of_falls() -> None:
    floors = {"texts.reports.f1": 0.8, "gone": 0.5}
    assert find_falls({"texts.reports.f1": 0.8}, {"texts.reports.f1": 0.7996}) == []
    assert len(find_falls(floors, {"texts.reports.f1": 0.7})) == 2
    assert raise_floors(floors, {"texts.reports.f1": 0.9})["texts.reports.f1"] == 0.9
    assert raise_floors(floors, {"texts.reports.f1": 0.7})["texts.reports.f1"] == 0.8
    assert lower_floors({"texts.reports.f1": 0.7}) == {"texts.reports.f1": 0.7}
