"""Days counted from those just told."""

import pytest

TOLD = "A mosque in Kabul was bombed on 3 June 2023. "


def dates(found):
    return [(r.district or r.province, str(r.date_start)) for r in found]


@pytest.mark.parametrize(
    ("text", "where", "day"),
    [
        ("The blast came two days after a suicide attack in Kunduz city.", "Kunduz", "2023-06-01"),
        ("A day later the Taliban said that Bazarak had been captured.", "Bazarak", "2023-06-04"),
    ],
)
def test_counted_from_the_day_before(reports_of, text, where, day):
    assert (where, day) in dates(reports_of(TOLD + text))


def test_the_first_of_two_has_its_own_day(reports_of):
    found = reports_of("The Taliban killed one man in Darayim on 2 June and another a day later.")
    assert dates(found) == [("Darayim", "2023-06-02")]


def test_the_news_comes_a_day_after(reports_of):
    found = reports_of("The attack comes a day after power pylons were blown up in Kabul city.")
    assert dates(found) == [("Kabul", "2023-06-08")]


def test_a_day_that_cannot_be_counted_gives_way(reports_of):
    text = "The governor of Balkh was killed by a bomb on Thursday, a day after he met officials."
    assert dates(reports_of(text)) == [("Balkh", "2023-06-08")]


def test_what_began_last_week(reports_of):
    found = reports_of(
        "Families have fled Balkhab since the Taliban launched an assault last week."
    )
    assert [(r.kind, str(r.date_start), str(r.date_end)) for r in found] == [
        ("attack", "2023-05-29", "2023-06-04")
    ]


def test_a_day_by_its_number_is_of_the_month_told_of_last(reports_of):
    text = (
        "The Taliban attacked posts in Spin Boldak on 10 February 2023. On the 15th, fighting "
        "broke out in Gurbuz district of Khost."
    )
    assert {r.date_start for r in reports_of(text) if r.province == "Khost"} == {"2023-02-15"}
