"""What casualty nouns say: "12 deaths", "the toll rose to 50", "lost 14 men", "took prisoners"."""

from __future__ import annotations

import re

from extract.casualty_figures import is_among, is_asked, match_behind, read_figure
from extract.casualty_ledger import Ledger
from extract.casualty_phrases import Count, Phrase
from extract.casualty_roles import match_objects, match_people_of, people_in, walk_to_subject
from extract.casualty_singles import are_held, are_taken, find_body_of
from extract.casualty_words import Entry

_LOSSES_AT = re.compile("C[wxl]{0,3}e$")
_FEW = 20  # counts that "their" may mean
_TO_SIDE = re.compile(r"e[tlu]{0,2}P")


def link_noun(ledger: Ledger, at: int) -> int:
    """Read "12 deaths", "the deaths of six", "heavy casualties"; the index after it."""
    phrase = ledger.items.phrase(at)
    entry = ledger.entry_of(phrase.noun)
    people = match_people_of(ledger.items, at)
    if entry.needs == "found":
        return _link_body(ledger, at)
    if entry.needs == "verb" and not phrase.numbered and match_objects(ledger.items, at + 1):
        return _link_headline_verb(ledger, at, entry)
    if entry.needs == "suffer" and entry.word_class == "noun" and not phrase.numbered:
        return at + 1  # "saved the lives of 12 people"
    if people and not phrase.numbered and not _are_told(ledger, people):
        _add_people_of(ledger, at, people)
    elif phrase.whose and not phrase.numbered and entry.what == "killed":
        _add_deaths(ledger)
    else:
        _add_noun(ledger, at, people)
    return people.end() if people else at + 1


def _add_people_of(ledger: Ledger, at: int, people: re.Match[str]) -> None:
    """Count those of "the deaths of six"."""
    entry = ledger.entry_of(ledger.items.phrase(at).noun)
    for index in people_in(ledger.items, people):
        if ledger.fits(index, strict=entry.needs == "person"):
            own = ledger.side_of(ledger.items.phrase(index))
            ledger.add(index, [entry.what], side=own or _side_of_losses(ledger, at, None))


def _add_noun(ledger: Ledger, at: int, people: re.Match[str] | None) -> None:
    """Count the noun's own number: "12 deaths", "casualties at 30", "three sustained injuries"."""
    phrase, letters = ledger.items.phrase(at), ledger.items.letters
    entry, behind = ledger.entry_of(phrase.noun), match_behind(ledger.items, at)
    if behind >= 0:
        ledger.add(behind, [entry.what], side=phrase.side)
    elif entry.what == "wounded" and letters[at - 1 : at] == "J":
        index = walk_to_subject(ledger.items, at - 2)
        if index >= 0 and index not in ledger.used:
            ledger.add(index, [entry.what])
    elif _is_said(ledger, at, phrase, entry):
        side = phrase.side or _side_of_losses(ledger, at, people)
        ledger.add(at, [entry.what], side=side)


def _link_headline_verb(ledger: Ledger, at: int, entry: Entry) -> int:
    """Read "Taliban arrests 20", where the noun is a verb; the index after it."""
    objects = match_objects(ledger.items, at + 1)
    for index in people_in(ledger.items, objects):
        if ledger.fits(index, strict=False):
            ledger.add(index, [entry.what])
    return objects.end() if objects else at + 1


def _add_deaths(ledger: Ledger) -> None:
    """Count as killed those who were captured: "their bodies were found three days later"."""
    for one in ledger.found[-_FEW:]:
        if one.what == "captured" and not ledger.has(one.at, "killed"):
            ledger.add(one.at, ["killed"])


def _are_told(ledger: Ledger, people: re.Match[str]) -> bool:
    """Whether the "of ..." goes on with its own verb: "casualties of five killed"."""
    return ledger.items.letters[people.end() : people.end() + 1] in ("K", "E")


def _link_body(ledger: Ledger, at: int) -> int:
    """Read "the body of a teacher was found"; a body of one counted as killed adds nothing."""
    index = find_body_of(ledger.items, at)
    known = any(found.what == "killed" for found in ledger.found)
    if index >= 0 and not (index == at and known):
        ledger.add(index, ["killed"])
    return max(index, at) + 1


def _is_said(ledger: Ledger, at: int, phrase: Phrase, entry: Entry) -> bool:
    """Whether a casualty noun counts by itself: it has a number, or is "casualties"."""
    if phrase.numbered:
        return "ot" not in ledger.items.matches[at].group()  # "92 of the deaths" are no more
    before = ledger.items.letters[max(0, at - 4) : at]
    if entry.word_class != "losses" or before[-1:] in ("o", "U") or is_asked(ledger.items, at):
        return False
    return entry.needs != "suffer" or "J" in before or "V" in before


def find_sufferer(ledger: Ledger, at: int, end: int) -> str | None:
    """Whose a bare number is: "the Taliban suffered six killed", "six killed among them"."""
    letters = ledger.items.letters
    if ledger.items.phrase(at).form != "bare":
        return None
    if letters[end : end + 2] == "eP" and is_among(ledger.items, end):
        return ledger.items.phrase(end + 1).side
    losses = _LOSSES_AT.search(letters, max(0, at - 6), at)  # "put Taliban losses at 18 dead"
    if losses:
        return ledger.items.phrase(losses.start()).side
    subject = walk_to_subject(ledger.items, at - 2) if letters[at - 1 : at] == "J" else -1
    return ledger.items.phrase(subject).side if subject >= 0 else None


def _side_of_losses(ledger: Ledger, at: int, people: re.Match[str] | None) -> str | None:
    """Whose they are in "casualties among the Taliban", "the Taliban suffered casualties"."""
    match = people or _TO_SIDE.match(ledger.items.letters, at + 1)
    if match and ledger.items.letters[match.end() - 1] == "P":
        return ledger.items.phrase(match.end() - 1).side
    verb = ledger.items.letters.rfind("J", max(0, at - 3), at)
    index = walk_to_subject(ledger.items, verb - 1)
    return ledger.items.phrase(index).side if index >= 0 else None


def link_toll(ledger: Ledger, at: int) -> int:
    """Read "the death toll rose to 50"."""
    figure = read_figure(ledger.items, at, ledger.found)
    index = figure.at
    if index >= 0 and index not in ledger.used and ledger.items.phrase(index).numbered:
        phrase = ledger.items.phrase(index)
        if ledger.items.letters[index - 1] == "O":  # "rose from 30 to 50"
            phrase.count = Count(phrase.count.max, phrase.count.max)
        ledger.add(index, figure.whats, side=figure.side)
    return figure.end


def link_loss(ledger: Ledger, at: int) -> int:
    """Read "the NRF lost 14 men": people lost are the subject's own."""
    match = match_objects(ledger.items, at + 1)
    index = walk_to_subject(ledger.items, at - 1)
    side = ledger.items.phrase(index).side if index >= 0 else ledger.speaker_before(at)
    for person in people_in(ledger.items, match):
        phrase = ledger.items.phrase(person)
        if phrase.form != "weak" and phrase.numbered:
            if ledger.entry_of(phrase.noun).word_class == "man":
                phrase.side = None  # men of whoever lost them
            ledger.add(person, [ledger.entry(at).what], side=side)
    return match.end() if match else at + 1


def link_taking(ledger: Ledger, at: int) -> int:
    """Read "took 12 prisoners", "took six men away"; "took 12 men prisoner" is read later."""
    entry = ledger.entry(at)
    people = people_in(ledger.items, match_objects(ledger.items, at + 1))
    for index in people:
        if ledger.entry_of(ledger.items.phrase(index).noun).word_class == "counted":
            ledger.add(index, [entry.what])
    read = are_taken if entry.word_class == "take" else are_held
    for index in read(ledger.items, at):
        if index not in ledger.used:
            ledger.add(index, [entry.what])
            ledger.passive = (at + 1, [index])
    return at + 1
