"""Whose voice an article speaks with."""

import pytest

from extract.marks import default_tools, mark
from extract.voice import find_voice


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The National Resistance Front announces: our forces attacked a post in Rukha.", "NRF"),
        ("The Islamic Emirate announces that our mujahideen took Rukha.", "Taliban"),
        ("The National Resistance Front attacked a post in Rukha.", None),
        ("A fighter of the NRF said: “our forces attacked a post in Rukha.”", None),
    ],
)
def test_a_statement_says_our_fighters(text, party):
    voice = find_voice(mark(text, default_tools()))
    assert (voice.speaker if voice else None) == party


def test_what_a_statement_tells_is_claimed(reports_of):
    text = (
        "Statement of the National Resistance Front: our forces attacked a Taliban post in Rukha."
    )
    assert {report.status for report in reports_of(text)} == {"claimed"}
