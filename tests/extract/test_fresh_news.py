"""News that names no day, and what is told of no day in an article about something else."""

import pytest

HEADLINES = "\n\n".join(["Taliban arrest 14 young men in Balkh", "Gunmen kill judge in Ghor"])
LONG = "The valley was quiet. " * 150


@pytest.mark.parametrize(
    "text", [HEADLINES, "The NRF has killed three Taliban in Bagram.", HEADLINES + "\n\n" + LONG]
)
def test_news_without_a_day_is_of_the_week_before(reports_of, text):
    found = reports_of(text)
    assert found
    assert {(r.date_start, r.date_end) for r in found} == {("2023-06-03", "2023-06-10")}


@pytest.mark.parametrize(
    "text",
    [
        LONG + "The NRF killed three Taliban in Bagram.",
        "The NRF is active in Bagram.",
        "The Taliban hold Bagram.",
    ],
)
def test_what_may_be_older_stays_open(reports_of, text):
    assert {report.date_start for report in reports_of(text)} == {None}


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("A month later gunmen killed a judge in Ghor.", "2023-04-16", "2023-05-16"),
        ("Two weeks later gunmen killed a judge in Ghor.", "2023-04-12", "2023-04-18"),
        ("Two days earlier gunmen killed a judge in Ghor.", "2023-03-30", "2023-03-30"),
        ("Six months later gunmen killed a judge in Ghor.", None, None),  # not yet
    ],
)
def test_later_counts_from_the_last_day_told(reports_of, text, start, end):
    found = reports_of("The NRF attacked the Taliban in Bagram on 1 April 2023. " + text)
    assert (found[-1].date_start, found[-1].date_end) == (start, end)
