"""Sentences as the rules see them, with the real word lists."""

from datetime import date

import pytest

from extract.articles import Article, Published
from extract.claims import read_claims
from extract.clauses import View, view_sentence
from extract.marks import Mark, default_tools, mark
from extract.pipeline import extract_reports
from extract.segment import split_sentences

JUNE_2023 = Published("2023-06-10", date(2023, 6, 10), date(2023, 6, 10), "given")


def make_article(text: str, published: Published | None = JUNE_2023) -> Article:
    return Article("a1", "v1", "a1.txt", text, published=published)


@pytest.fixture(scope="session")
def view_of():
    """Make the view of a text's first sentence."""

    def make(text: str) -> View:
        return view_sentence(mark(text, default_tools()), split_sentences(text)[0])

    return make


@pytest.fixture(scope="session")
def trigger_of():
    """Find the trigger of a view that is written like this."""

    def find(view: View, surface: str) -> Mark:
        return next(trigger for trigger in view.triggers if trigger.surface == surface)

    return find


@pytest.fixture(scope="session")
def at(view_of, trigger_of):
    """Find the view of a text and its trigger of this surface."""

    def find(text: str, surface: str) -> tuple[View, Mark]:
        view = view_of(text)
        return view, trigger_of(view, surface)

    return find


@pytest.fixture(scope="session")
def claims_of():
    """Read the tellings of a view."""
    return lambda view: read_claims(view, default_tools().lexicon, None)


@pytest.fixture(scope="session")
def reports_of():
    """Extract the reports of a text that came out on 10 June 2023."""
    return lambda text: extract_reports(make_article(text))


@pytest.fixture(scope="session")
def article_of():
    return make_article
