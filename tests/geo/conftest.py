"""What the tests of names and places share: the project's own gazetteer, read once."""

import pytest

from geo.gazetteer import Gazetteer
from geo.matcher import Matcher
from geo.resolve import resolve_places


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.load()


@pytest.fixture(scope="session")
def name_matcher(gazetteer):
    return Matcher(gazetteer.entries())


@pytest.fixture(scope="session")
def resolve(gazetteer, name_matcher):
    """The mentions of a text."""
    return lambda text, taken=(): resolve_places(text, name_matcher.find(text), gazetteer, taken)


@pytest.fixture(scope="session")
def read_places(resolve):
    """(surface, place_id, role) of each mention of a text."""

    def read(text):
        return [
            (mention.surface, mention.place.place_id if mention.place else None, mention.role)
            for mention in resolve(text)
        ]

    return read
