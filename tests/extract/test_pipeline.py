"""One article to its reports: exact evidence, any text at all, time that grows with the text."""

import json
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pipeline import extract_reports, find_mentions, read_article
from extract.published import infer_published
from extract.reading import read_articles

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
PIECE = (
    "The NRF said it attacked a Taliban post in Rokha district on 4 June 2023, not in Kabul, "
    "killing three of its men. “Clashes broke out in پنجشیر,” Saleh told the طالبان.\n"
)
WORDS = [*PIECE.split(" "), "\u200f", "the group", "12", "”", "\n\n"]
ANY_TEXT = st.one_of(
    st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
)


@settings(max_examples=120, deadline=None)
@given(text=ANY_TEXT)
def test_any_text_gives_exact_evidence_and_never_fails(text, article_of):
    for report in extract_reports(article_of(text)):
        start, end = report.evidence_start, report.evidence_end
        assert report.evidence == text[start:end]
        for name, (low, high) in report.spans.items():
            assert 0 <= low < high <= len(text), name
        place = report.spans["kind"]
        assert start <= place[0] < place[1] <= end
    for mention in find_mentions(article_of(text)):
        assert mention.surface == text[mention.start : mention.end]


def test_time_grows_with_the_text(article_of):
    extract_reports(article_of(PIECE))
    seconds = []
    for times in (150, 600):
        began = process_time()
        extract_reports(article_of(PIECE * times))
        seconds.append(process_time() - began)
    # Four times the text in four times the time; a machine under load gets as much again.
    assert seconds[1] < 8 * seconds[0] + 0.1


def test_a_report_has_every_field_of_its_sentence(reports_of):
    text = "The NRF said it killed three Taliban fighters in Rokha district on 4 June 2023."
    (report,) = reports_of(text)
    assert (report.kind, report.status, report.attribution) == ("attack", "claimed", ("NRF",))
    assert (report.province, report.district, report.geo_level) == ("Panjshir", "Rokha", "district")
    assert (report.initiator, report.target) == (("NRF",), ("Taliban",))
    assert (report.date_start, report.date_precision) == ("2023-06-04", "day")
    assert (report.killed_min, report.killed_max) == (3, 3)
    assert report.lon is None


def test_a_headline_that_its_article_tells_is_no_second_report(reports_of):
    story = "NRF fighters and the Taliban clashed in Panjshir province on Friday."
    text = f"Clashes in Panjshir\n\n{story}\n"
    assert len(reports_of(text)) == 1


def test_two_runs_are_equal(reports_of):
    text = "Clashes broke out in Rokha and Anaba."
    assert reports_of(text) == reports_of(text)


@pytest.mark.parametrize(
    "text", ["", " \n", "The price of wheat rose in Rokha.", "Fight Club opens."]
)
def test_no_conflict_no_report(reports_of, text):
    assert reports_of(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Police found weapons in Rukha district and took two men into custody.", {"detention"}),
        ("A Taliban unit has taken position around the bazaar of Rukha district.", {"deployment"}),
        ("A petrol bomb was thrown at a police post in Rukha district.", {"attack"}),
        ("Mortar rounds landed in Rukha district.", {"attack"}),
        ("Election observers took up positions in Rukha district.", set()),
        ("A bomb was defused in Rukha district.", set()),
        ("Deminers set off a controlled explosion in Rukha district.", set()),
        ("They went out in the quarter-finals, ambushed by Nimroz.", set()),
    ],
)
def test_phrases_that_hold_a_verb_of_another_kind(reports_of, text, kinds):
    assert {report.kind for report in reports_of(text)} == kinds


@pytest.mark.parametrize("name", ["2022-05-27-three-districts", "2022-09-27-panjshir-year-on"])
def test_the_reports_of_a_sample_article(name, request):
    (article,) = read_articles([ROOT / "data" / "articles" / f"{name}.md"], lambda item: None)
    rows = [
        [r.kind, r.province, r.district, r.status, list(r.groups)] for r in extract_reports(article)
    ]
    golden = GOLDEN / f"{name}.json"
    if request.config.getoption("--update-golden"):
        golden.write_text("[\n" + ",\n".join(map(json.dumps, rows)) + "\n]\n", encoding="utf-8")
    assert rows == json.loads(golden.read_text(encoding="utf-8"))


@settings(max_examples=60, deadline=None)
@given(text=ANY_TEXT)
def test_read_once_an_article_gives_the_same(text, article_of):
    article = article_of(text)
    apart = infer_published(article), find_mentions(article), extract_reports(article)
    assert read_article(article) == apart
