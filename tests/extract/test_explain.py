"""The explanation of an article: all of its text, true spans, and what lost with the reason."""

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.explain import explain_article
from extract.pipeline import extract_reports

TEXT = (
    "The AFF said on Friday that NRF fighters attacked a Taliban post in Rokha district on "
    "4 June 2023. The NRF could attack Kabul next."
)


def losers(explanation):
    return {(loser.what, loser.surface): loser.why for loser in explanation.reports[0].losers}


def test_the_reports_are_those_of_the_pipeline(article_of):
    article = article_of(TEXT)
    explained = explain_article(article).reports
    assert [reasons.report for reasons in explained] == extract_reports(article)


def test_every_clue_is_its_words(article_of):
    (reasons,) = explain_article(article_of(TEXT)).reports
    assert {"place", "kind", "date", "groups", "attribution"} <= {c.field for c in reasons.clues}
    for clue in reasons.clues:
        assert TEXT[clue.span.start : clue.span.end] == clue.surface


def test_what_lost_says_why(article_of):
    lost = losers(explain_article(article_of(TEXT)))
    assert "only speaks" in lost["group", "AFF"]
    assert "than 'attacked'" in lost["date", "Friday"]


def test_a_trigger_that_gave_no_report_says_why(article_of):
    (quiet,) = explain_article(article_of(TEXT)).quiet
    assert (quiet.surface, quiet.why) == ("attack", "only possible: 'could'")


def test_a_trigger_without_what_it_needs_says_so(article_of):
    (quiet,) = explain_article(article_of("Two brothers fought over a field in Rokha.")).quiet
    assert quiet.why == "needs two sides, or people who feud beside it"


def test_another_place_of_the_sentence_is_named(article_of):
    text = "In Kabul a minister spoke, while NRF fighters attacked a Taliban post in Rokha."
    assert losers(explain_article(article_of(text)))["place", "Kabul"].startswith("scores ")


@settings(max_examples=60, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.sampled_from([TEXT, TEXT * 3, "\n" + TEXT])))
def test_the_pieces_are_the_text(text, article_of):
    pieces = explain_article(article_of(text)).pieces
    assert "".join(text[piece.span.start : piece.span.end] for piece in pieces) == text
