"""A word that may tell of conflict counts only beside what makes it one; then its kind."""

import pytest

from extract.actors import find_actors
from extract.evidence import counts, kind_of
from extract.marks import default_tools


def read(view_of, trigger_of, text, surface):
    view = view_of(text)
    trigger = trigger_of(view, surface)
    return view, trigger, find_actors(view, trigger, [], None)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The NRF fought the Taliban in Rukha.", "fought", True),
        ("Two brothers fought over a field in Rukha.", "fought over", False),
        ("The Taliban arrested six men in Rukha.", "arrested", True),
        ("Police arrested two men over drug smuggling in Rukha.", "arrested", False),
        ("The Taliban captured Rukha.", "captured", True),
        ("A camera captured the sunset over Rukha.", "captured", False),
        ("Rukha fell to the Taliban.", "fell to", True),
        ("Wheat prices in Rukha fell to a new low.", "fell to", False),
        ("The Taliban moved hundreds of fighters to Rukha.", "moved", True),
        ("A charity moved its stores to Rukha.", "moved", False),
        ("Gunmen killed a teacher in Rukha.", "killed", True),
        ("A flood killed a shepherd in Rukha.", "killed", False),
        ("An explosion shook Rukha.", "explosion", True),
        ("An explosion of a gas cylinder shook Rukha.", "explosion", False),
        ("The NRF destroyed a Taliban vehicle in Rukha.", "destroyed", True),
        ("Hail destroyed the apricots of Rukha.", "destroyed", False),
        ("The NRF has hundreds of fighters in Rukha.", "fighters", True),
    ],
)
def test_needs(view_of, trigger_of, text, trigger, expected):
    assert counts(*read(view_of, trigger_of, text, trigger)) is expected


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The NRF killed two Taliban fighters in Rukha.", "killed", "attack"),
        ("The Taliban killed four civilians in Rukha.", "killed", "violence_against_civilians"),
        ("A roadside bomb killed four civilians in Rukha.", "killed", "attack"),
        ("The NRF captured nine Taliban fighters in Rukha.", "captured", "clash"),
        ("The NRF captured the bazaar of Rukha.", "captured", "control"),
        ("The Taliban detained nine NRF members in Rukha.", "detained", "detention"),
    ],
)
def test_kind_depends_on_who_suffers(view_of, trigger_of, text, trigger, kind):
    found = read(view_of, trigger_of, text, trigger)
    assert kind_of(*found, default_tools().lexicon) == kind
