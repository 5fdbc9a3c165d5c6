"""The publication: given in metadata, or stated in the text or link."""

from datetime import date

import pytest

from extract.articles import Article, Published
from extract.errors import ExtractError
from extract.published import infer_published, parse_published


def article(text, **known):
    return Article("id", "version", "a.txt", text, **known)


@pytest.mark.parametrize("value", [None, "", "  "])
def test_nothing_given_is_none(value):
    assert parse_published(value) is None


@pytest.mark.parametrize(
    ("value", "text", "start", "end"),
    [
        ("2022", "2022", "2022-01-01", "2022-12-31"),
        (2022, "2022", "2022-01-01", "2022-12-31"),
        ("2022-05", "2022-05", "2022-05-01", "2022-05-31"),
        ("2022-05-13", "2022-05-13", "2022-05-13", "2022-05-13"),
        ("2022-05-13T10:15:00Z", "2022-05-13", "2022-05-13", "2022-05-13"),
        (" 2022-05-13 10:15 ", "2022-05-13", "2022-05-13", "2022-05-13"),
        (date(2022, 5, 13), "2022-05-13", "2022-05-13", "2022-05-13"),
    ],
)
def test_given_as_precise_as_known(value, text, start, end):
    days = date.fromisoformat(start), date.fromisoformat(end)
    assert parse_published(value) == Published(text, *days, "given")


@pytest.mark.parametrize(
    "value", ["May 2022", "2022-13", "2022-02-30", "22", "0000", True, 2.5, ["2022"], "2022-05-13x"]
)
def test_anything_else_says_what_is_expected(value):
    with pytest.raises(ExtractError, match="YYYY-MM-DD or an ISO date-time"):
        parse_published(value)


def test_metadata_wins():
    given = parse_published("2022-05")
    assert infer_published(article("3 May 2023\nText.", published=given)) is given


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (
            "A title\nBy Jane Roe\nMay 13, 2022 10:15 AM\n\nVillagers fought on Monday.",
            "2022-05-13",
        ),
        ("A title\n8 min read\n27 September, 2022\n\nText.", "2022-09-27"),
        ("Tuesday, September 27, 2022\nText.", "2022-09-27"),
        ("Published on May 13, 2022\nText.", "2022-05-13"),
        ("Updated 5 May 2023\nPublished 3 May 2023\nText.", "2023-05-03"),
        ("Text.\n\nLast updated: 5 May 2023", "2023-05-05"),
        ("KABUL, Sept 6, 2021 (Agency) - Fighters held the pass.", "2021-09-06"),
        ("KABUL, 6 September 2021 — Fighters held the pass.", "2021-09-06"),
        ("Kabul, Afghanistan, 3 May 2022 (Agency) – Fighters fled.", "2022-05-03"),
        ("۲۳ سنبله ۱۴۰۱\nمتن", "2022-09-14"),
        ("2022-05-13T10:15:00Z\nText.", "2022-05-13"),
        ("May 2022\nText.", "2022-05"),
        ("Updated 12:03 PM EDT, Mon August 16, 2021\nText.", "2021-08-16"),
        ("Fri 13 May 2022 06.00 BST\nText.", "2022-05-13"),
        ("By Ali | Kabul | 13 May 2022\nText.", "2022-05-13"),
        ("Publication date: 13/05/2022\nText.", "2022-05-13"),
        ("Posted by admin on May 13, 2022 | 5 comments\nText.", "2022-05-13"),
        ("Text.\nLast modified on Fri 13 May 2022", "2022-05-13"),
        ("1401/02/23\nText.", "2022-05-13"),
    ],
)
def test_stated_in_the_text(text, iso):
    found = infer_published(article(text))
    assert (found.text, found.basis) == (iso, "stated")


def test_a_dateline_without_a_year_takes_it_from_the_text():
    text = "KABUL, Sept 6 (Agency) - A month ago the Taliban seized power, and men still fight."
    assert infer_published(article(text)).text == "2021-09-06"


@pytest.mark.parametrize(
    ("url", "iso"),
    [("https://x.example/2022/05/13/a", "2022-05-13"), ("https://x.example/2022/05/a", "2022-05")],
)
def test_stated_in_the_link(url, iso):
    assert infer_published(article("Text.", url=url)).text == iso


@pytest.mark.parametrize(
    "text",
    [
        "Text.\n© 2024 News Group. All rights reserved.",
        "A fighter in Panjshir, 3 September 2021. [Agency]\nText.",
        "Fighters in Panjshir, September 2021\nText.",
    ],
)
def test_captions_and_footers_state_nothing(text):
    found = infer_published(article(text))
    assert found is None or found.basis == "inferred"


def test_a_date_at_the_top_is_not_believed_where_the_text_tells_of_later_days():
    text = "Panjshir, 3 September 2021\nOn 9 March 2023 men fled. On 12 March 2023 they were back."
    assert infer_published(article(text)).start == date(2023, 3, 12)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Conflict weekly, no. 7 / 2024\nCovering 12-18 February", "2024-02-18"),
        ("Monitor\nWeekly summary: week 10 of 2023 (6-12 March)", "2023-03-12"),
        ("Security brief 2023\nWeek of 28 May to 3 June", "2023-06-03"),
    ],
)
def test_a_weekly_came_out_at_the_end_of_its_week(head, day):
    found = infer_published(article(f"{head}\n\nA grenade was thrown in Kabul on the 16th."))
    assert found == Published(day, date.fromisoformat(day), date.fromisoformat(day), "stated")
