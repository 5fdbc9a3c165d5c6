"""What an archive keeps to find the reports that a new one can join: no pair may be missed."""

from itertools import combinations

from bench.events import make_reports
from extract.event_reach import can_join, read_reach
from extract.events import join_events, name_event


def pairs_joined(reports):
    _, events = join_events(reports)
    return [pair for event in events for pair in combinations(event.report_ids, 2)]


def test_reports_that_are_joined_can_reach_one_another():
    reports = make_reports(3_000)
    reaches = {report.report_id: read_reach(report) for report in reports}
    joined = pairs_joined(reports)
    missed = [(a, b) for a, b in joined if not can_join(reaches[a], reaches[b])]
    assert len(joined) > 500
    assert len(missed) < len(joined) / 100  # two of one event may meet through a third only


def test_most_reports_are_out_of_reach():
    reaches = [read_reach(report) for report in make_reports(400)]
    met = sum(can_join(a, b) for a, b in combinations(reaches, 2))
    assert met < 400 * 399 / 2 / 50


def test_reach_is_the_same_both_ways():
    reaches = [read_reach(report) for report in make_reports(150)]
    assert all(can_join(a, b) == can_join(b, a) for a, b in combinations(reaches, 2))


def test_an_event_is_named_after_its_first_report():
    _, events = join_events(make_reports(50))
    assert all(event.event_id == name_event(event.report_ids[0]) for event in events)
