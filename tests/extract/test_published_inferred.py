"""The publication inferred: windows from what a text tells, or nothing."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.articles import Article
from extract.date_clues import latest_told, read_told
from extract.published import infer_published


def infer(text):
    return infer_published(Article("id", "version", "a.txt", text))


# The first and last day that a reader would allow, and the text.
CASES = [
    ("2021-05-01", "2021-08-31", "The US troops complete their withdrawal by August 31, they say."),
    ("2022-06-01", "2022-09-30", "It counted 160 between 15 August 2021 and 15 June 2022."),
    (
        "2021-08-30",
        "2021-09-08",
        "They struck on Tuesday, a day after the last US troops left Afghanistan.",
    ),
    (
        "2024-01-01",
        "2025-04-30",
        "In the first year of Taliban rule they fought in the open; in"
        " the second year they hid. In March 2024 they struck.",
    ),
    ("2023-01-15", "2023-03-15", "It has been 18 months since the Taliban takeover."),
    ("2023-07-01", "2024-03-31", "In the two years since the takeover of Kabul, many fled."),
    ("2024-04-01", "2024-09-05", "They seized power in August 2021, nearly three years ago."),
    ("2023-04-01", "2023-08-31", "Since the takeover of Kabul nearly two years ago, many fled."),
    ("2022-05-01", "2022-05-13", "On 3 May 2022, last Tuesday, gunmen struck a post."),
    ("2022-03-01", "2022-06-30", "The Taliban took power last year. This spring war is back."),
    ("2023-07-01", "2024-06-30", "It is two years since the fall of Kabul, and bands still fight."),
    ("2023-08-01", "2023-10-15", "The country marks the second anniversary of the takeover."),
    ("2021-09-01", "2021-09-30", "Kabul fell last month. In the valley men dig in."),
    ("2021-08-25", "2021-09-05", "Kabul fell two weeks ago, and fighters gather in the hills."),
    ("2022-09-12", "2022-12-31", "On Monday, 12 September, men fled. They lost power in 2021."),
    ("2023-03-09", "2023-06-30", "A bomb went off on 3 March 2023. On 9 March 2023 men fled."),
    ("2023-06-01", "2024-08-31", "In the third year of Taliban rule, attacks have doubled."),
    ("2022-05-01", "2022-08-31", "Last August the Taliban returned to power. In May men came."),
    (
        "2024-07-01",
        "2024-12-31",
        "Three years after the US withdrawal, war goes on. A presidential"
        " election is due this November.",
    ),
    ("2022-08-30", "2023-06-30", "More than a year after the US left, the front fights on."),
    ("2022-07-01", "2023-03-31", "A year on from the takeover of Kabul, little is calm."),
    ("2021-09-06", "2021-09-12", "The Taliban captured Panjshir on Monday, the group said."),
    ("2022-01-15", "2022-03-15", "Half a year ago, Kabul fell to the Taliban."),
    ("2022-04-25", "2022-06-05", "Nine months after the Taliban takeover, the hills are at war."),
    ("2024-04-01", "2024-12-31", "The Taliban seized power three years ago. Raids go on."),
    (
        "2023-08-14",
        "2023-08-21",
        "On Monday, the eve of the second anniversary of the takeover, a group vowed to fight.",
    ),
    ("2021-11-25", "2021-12-31", "Since the Taliban seized power four months ago, many fled."),
    ("2023-06-01", "2023-09-30", "The group arose in early 2022. It hit a post in June 2023."),
]


@pytest.mark.parametrize(("first", "last", "text"), CASES)
def test_a_window_within_what_a_reader_allows(first, last, text):
    found = infer(text)
    assert found.basis == "inferred"
    assert date.fromisoformat(first) <= found.start <= found.end <= date.fromisoformat(last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fighting was heavy in the valley.",
        "The Taliban seized power in August 2021. They rule the country.",
        "Fighters said they struck at night on Tuesday.",
        "The plan would end by 2030.",
    ],
)
def test_nothing_to_tell_by(text):
    assert infer(text) is None


def test_a_window_has_no_text_of_its_own():
    assert infer("Kabul fell last month.").text is None


def test_one_odd_date_does_not_move_the_window():
    text = "Kabul fell last month. Men dig in. The road was due for 1 May 2026."
    assert infer(text).end == date(2021, 9, 30)


WORDS = " ".join(text for *_, text in CASES).split()


@settings(max_examples=60, deadline=None)
@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_gives_a_window_or_nothing(text):
    found = infer(text)
    assert found is None or found.start <= found.end


@pytest.mark.parametrize("piece", ["last August takeover ", "Kabul fell last month. ", ". \"' "])
def test_a_long_hostile_text_ends_soon(piece):
    began = process_time()
    infer(piece * 20_000)
    assert process_time() - began < 10


def test_what_would_be_is_no_day_told_of():
    told = read_told("On 3 May 2022", "It fell on 9 May 2022. They would leave by 9 June 2022.")
    assert latest_told(told) == date(2022, 5, 9)
    assert [one.in_title for one in told] == [True, False, False]
    assert latest_told(read_told(None, "They met on Monday.")) is None
