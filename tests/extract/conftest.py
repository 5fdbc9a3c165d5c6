"""Sentences as the rules see them, with the real word lists."""

import re
from datetime import date

import pytest

from extract.articles import Article, Published
from extract.casualties import Toll, find_tolls
from extract.claims import read_claims
from extract.clauses import View, view_sentence
from extract.groups import GroupMention
from extract.marks import Mark, default_tools, mark
from extract.pipeline import extract_reports
from extract.segment import split_sentences
from geo.places import Span

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
    return lambda text, published=JUNE_2023: extract_reports(make_article(text, published))


@pytest.fixture(scope="session")
def article_of():
    return make_article


_GROUPS = {
    "resistance fighters": "unnamed resistance",
    "anti-Taliban": "unnamed resistance",
    "Taliban": "Taliban",
    "NRF": "NRF",
    "AFF": "AFF",
    "طالبانو": "Taliban",
    "طالبان": "Taliban",
    "جبهه مقاومت": "NRF",
}


@pytest.fixture(scope="session")
def tolls_of():
    """Find the tolls of a text in which a few groups are marked."""

    def find(text: str) -> list[Toll]:
        groups = [
            GroupMention(Span(*match.span()), match.group(), _GROUPS[match.group()], "named")
            for match in re.finditer("|".join(_GROUPS), text)
        ]
        return find_tolls(text, 0, len(text), groups)

    return find


@pytest.fixture(scope="session")
def toll_rows_of(tolls_of):
    """Find them as (side, what, min, max)."""

    def rows(text: str) -> list[tuple[str | None, str, int | None, int | None]]:
        return [(toll.side, toll.what, toll.min, toll.max) for toll in tolls_of(text)]

    return rows
