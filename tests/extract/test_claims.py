"""Who says so, and the status that follows: a party claims, a body that checks confirms."""

import pytest

from extract.attribution import attribute, speaking_only

CLASH = "clashes broke out in Rukha"


@pytest.mark.parametrize(
    ("text", "speaker", "status"),
    [
        (f"The NRF said that {CLASH}.", "NRF", "claimed"),
        (f"Zabihullah Mujahid said that {CLASH}.", "Taliban", "claimed"),
        (f"Residents said that {CLASH}.", "resident", "reported"),
        (f"UNAMA confirmed that {CLASH}.", "UN", "confirmed"),
        (f"According to residents, {CLASH}.", "resident", "reported"),
        ("Clashes broke out in Rukha, the NRF said.", "NRF", "claimed"),
        (f"A spokesman for the NRF said that {CLASH}.", "NRF", "claimed"),
        (f"Reportedly, {CLASH}.", "unnamed reports", "reported"),
    ],
)
def test_a_telling_has_a_speaker_and_a_status(view_of, claims_of, text, speaker, status):
    claims = claims_of(view_of(text))
    assert [(claim.speaker, claim.status) for claim in claims] == [(speaker, status)]


def test_nobody_named_leaves_the_reporter(view_of, claims_of, trigger_of):
    view = view_of("Clashes broke out in Rukha.")
    told = attribute(trigger_of(view, "Clashes"), claims_of(view), None)
    assert (told.names, told.status) == (("reporter",), "reported")


def test_the_nearest_speaker_comes_first(view_of, claims_of, trigger_of):
    view = view_of(f"UNAMA said residents told it that {CLASH}.")
    told = attribute(trigger_of(view, "clashes"), claims_of(view), None)
    assert told.names == ("resident", "UN")


def test_he_is_who_spoke_before(view_of):
    from extract.claims import read_claims
    from extract.marks import default_tools

    lexicon = default_tools().lexicon
    earlier = read_claims(view_of("The NRF said the road was open."), lexicon, None)[-1]
    claim = read_claims(view_of(f"It said that {CLASH}."), lexicon, earlier)[0]
    assert (claim.speaker, claim.status) == ("NRF", "claimed")


@pytest.mark.parametrize(
    ("text", "trigger", "only"),
    [
        ("The NRF said that the Taliban attacked Rukha.", "attacked", ["NRF"]),
        ("The NRF claimed responsibility for the attack on Rukha.", "attack", []),
        ("The NRF claimed three attacks in Rukha.", "attacks", []),
    ],
)
def test_who_only_speaks_does_not_act(at, claims_of, text, trigger, only):
    view, mark = at(text, trigger)
    speaking = speaking_only(view, mark, claims_of(view))
    assert [mention.group for mention in speaking] == only


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The NRF announced an offensive and its fighters attacked posts in Panjshir.", "reported"),
        ("IS-K, which the Taliban say is finished, still has hideouts in Kunar.", "reported"),
        ("The NRF, which said it had lost two men, attacked a post in Andarab.", "reported"),
        ("The NRF said that its fighters attacked posts in Panjshir.", "claimed"),
        ("Contrary to what the NRF says, Taliban fighters killed a man in Herat.", "reported"),
    ],
)
def test_whose_words_cover_it(reports_of, text, status):
    assert {report.status for report in reports_of(text)} == {status}
