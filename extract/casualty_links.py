"""Casualty words joined to the people they are said of: the counts of one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from extract.casualty_phrases import Count, Items, Phrase
from extract.casualty_roles import (
    find_company,
    find_subjects,
    is_passive,
    match_objects,
    match_people_of,
    people_in,
    walk_to_subject,
)
from extract.casualty_sides import Found, share_sides
from extract.casualty_singles import (
    are_taken,
    find_body_of,
    find_named_before,
    find_single,
    match_named,
)
from extract.casualty_words import Entry

_NOTHING = Entry("", "")
_VERBS = re.compile(r"[KGRE](?:(?:,?[&|]|,)w?[KGRE])*")
_TO_SIDE = re.compile(r"e[tlu]{0,2}P")
# "in the first attack and 7 in the second", where no verb of their own follows
_AGAIN = re.compile(r"(?:,?[eO]t?[alusdDoZP]{1,4}|D){1,4}(?:,?&|,)P(?=[eD])(?![^,&z]{0,40}[KERGI])")
_TOLL_NUMBER = re.compile(r"[^PCz]{0,12}P")


@dataclass(slots=True)
class Linker:
    """Reads one sentence's items from left to right."""

    items: Items
    found: list[Found] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    def link(self) -> list[Found]:
        """All counts of the sentence, in order."""
        letters = self.items.letters
        word = _HANDLED.search(letters)
        while word is not None:
            at = word.start()
            end = _HANDLERS[letters[at]](self, at)
            word = _HANDLED.search(letters, max(at + 1, end))
        self._add_adjectives()
        if len(self.found) > 1:
            share_sides(self.items, self.found)
        return self.found

    def _add(self, at: int, whats: Sequence[str], *, either: bool = False) -> None:
        """Add a count for each of `whats`; `either`: its number is split in an unknown way."""
        phrase = self.items.phrase(at)
        self.used.add(at)
        count = phrase.count
        if self._entry_of(phrase.first).word_class == "same":  # "killed six and wounded as many"
            if not self.found:
                return
            count = self.found[-1].count
        if either and count.max != 0:
            count = Count(None, count.max)
        side = self._side_of(phrase)
        self.found.extend(Found(at, phrase, what, side, count) for what in whats)

    def _side_of(self, phrase: Phrase) -> str | None:
        """Whose people: what the phrase says, else for "its fighters" the group named before."""
        if not phrase.whose:
            return phrase.side
        noun = self._entry_of(phrase.noun)
        if phrase.side and noun.word_class != "man":  # "its men" are fighters, other men are not
            return phrase.side
        at = self.items.words.letters.rfind("g", 0, phrase.first)
        return self.items.words.group(at) if at >= 0 else None

    def _entry(self, at: int) -> Entry:
        return self._entry_of(self.items.word[at])

    def _entry_of(self, word: int) -> Entry:
        return self.items.words.entry(word) or _NOTHING

    def _link_verb(self, at: int) -> int:
        """Read "killed 40", "were killed or wounded", "left five dead"; the index after it."""
        match = _VERBS.match(self.items.letters, at)
        end = self._end_of_verbs(at, match.end() if match else at + 1)
        verbs = [index for index in range(at, end) if self.items.letters[index] in "KGRE"]
        whats, either = self._join_whats(verbs)
        strict = any(self._entry(index).needs == "person" for index in verbs)
        passive = is_passive(self.items, at)
        objects = None if passive else self._match_objects(at, end)
        if objects and self._are_dead(at, objects.end()):
            whats = ["killed"]
        people = people_in(self.items, objects)
        if objects is None:
            people = self._find_subjects(at, passive=passive, strict=strict)
        elif not passive:
            people = [*match_named(self.items, end)[:1], *people]
        if passive and people:
            people += find_company(self.items, end)
        for index in people:
            if index not in self.used and self._fits(index, strict=strict):
                self._add(index, whats, either=either)
        end = objects.end() if objects else end
        return self._link_again(end, whats) if people else end

    def _find_subjects(self, at: int, *, passive: bool, strict: bool) -> list[int]:
        people = find_subjects(self.items, at, self.used, passive=passive)
        if people:
            return [*find_named_before(self.items, people[0]), *people]
        if self.found or not passive:  # "he" may be one that is counted already
            return []
        shot = self._entry(at).word_class == "shot"
        return find_single(self.items, at, named=shot or not strict)

    def _are_dead(self, at: int, end: int) -> bool:
        """Whether "shot" is followed by its outcome: "shot two farmers dead"."""
        follows = self.items.letters[end : end + 1] == "E" and self._entry(end).what == "killed"
        return follows and self._entry(at).word_class == "shot"

    def _link_again(self, end: int, whats: Sequence[str]) -> int:
        """Read on in "killed four in the first attack and 7 in the second"; the index after it."""
        match = _AGAIN.match(self.items.letters, end)
        while match is not None:
            index = match.end() - 1
            phrase = self.items.phrase(index)
            if index in self.used or phrase.form not in ("bare", "others"):
                break
            self._add(index, whats)
            end = match.end()
            match = _AGAIN.match(self.items.letters, end)
        return end

    def _end_of_verbs(self, at: int, end: int) -> int:
        """Stop before a second verb with an object of its own: "12 killed and wounded seven"."""
        letters = self.items.letters
        last = max(letters.rfind(joiner, at, end) for joiner in ",&|")
        if last < 0 or not self._has_subject(at) or not match_objects(self.items, end):
            return end
        while letters[last - 1] in ",&|w":
            last -= 1
        return last

    def _has_subject(self, at: int) -> bool:
        """Whether the words in front make the verb passive: "were", or people with a number."""
        before = self.items.letters[at - 1 : at] if at else ""
        if before in ("P", "W"):
            return self.items.phrase(at - 1).numbered
        return before == "w"

    def _join_whats(self, verbs: Sequence[int]) -> tuple[list[str], bool]:
        """What the verbs say together, and whether the number is split between them."""
        whats = list(dict.fromkeys(self._entry(index).what for index in verbs))
        if len(whats) > 1 and "killed_or_wounded" in whats:  # "shot and wounded"
            whats.remove("killed_or_wounded")
        if "killed" in whats and "wounded" in whats:
            rest = [what for what in whats if what not in ("killed", "wounded")]
            return ["killed_or_wounded", *rest], bool(rest)
        # "captured and killed 12" says both of all twelve; "killed and captured 12" of some each.
        return whats, len(whats) > 1 and whats[-1] != "killed"

    def _match_objects(self, at: int, end: int) -> re.Match[str] | None:
        letters = self.items.letters
        if letters[at] in "GR" and letters[end : end + 1] == "o":
            return match_people_of(self.items, end - 1)
        named = match_named(self.items, end)
        return match_objects(self.items, named[1] if named else end)

    def _fits(self, at: int, *, strict: bool) -> bool:
        """Whether the verb can be said of the phrase: one captures bases as well as people."""
        phrase = self.items.phrase(at)
        if phrase.form == "weak":
            return not strict and self._is_plural(phrase)
        # "the Taliban" is no number of people, and what is captured may be anything.
        side_only = phrase.form == "plain" and self._entry_of(phrase.noun) is _NOTHING
        return not (strict and side_only and not phrase.numbered)

    def _is_plural(self, phrase: Phrase) -> bool:
        (word,) = self.items.words.lows(phrase.noun, phrase.noun + 1)
        return word.endswith("s") or phrase.count.max == 1

    def _link_dying(self, at: int) -> int:
        """Read "Six people died"."""
        for index in find_subjects(self.items, at, self.used, passive=True):
            self._add(index, [self._entry(at).what])
        return at + 1

    def _link_noun(self, at: int) -> int:
        """Read "12 deaths", "the deaths of six", "heavy casualties"; the index after it."""
        phrase = self.items.phrase(at)
        entry = self._entry_of(phrase.noun)
        people = match_people_of(self.items, at)
        if entry.needs == "found":
            return self._link_body(at)
        if people and not phrase.numbered:
            for index in people_in(self.items, people):
                self._add(index, [entry.what])
        elif entry.what == "wounded" and self.items.letters[at - 1 : at] == "J":
            index = walk_to_subject(self.items, at - 2)  # "three sustained injuries"
            if index >= 0 and index not in self.used:
                self._add(index, [entry.what])
        elif self._is_said(at, phrase, entry):
            self._add(at, [entry.what])
            self.found[-1].side = phrase.side or self._side_of_losses(at, people)
        return people.end() if people else at + 1

    def _link_body(self, at: int) -> int:
        """Read "the body of a teacher was found"; a body of one counted as killed adds nothing."""
        index = find_body_of(self.items, at)
        known = any(found.what == "killed" for found in self.found)
        if index >= 0 and not (index == at and known):
            self._add(index, ["killed"])
        return max(index, at) + 1

    def _is_said(self, at: int, phrase: Phrase, entry: Entry) -> bool:
        """Whether a casualty noun counts by itself: it has a number, or is "casualties"."""
        if phrase.numbered:
            return True
        before = self.items.letters[max(0, at - 4) : at]
        if entry.word_class != "losses" or before[-1:] in ("o", "U"):
            return False
        return entry.needs != "suffer" or "J" in before or "V" in before

    def _side_of_losses(self, at: int, people: re.Match[str] | None) -> str | None:
        """Whose they are in "casualties among the Taliban", "the Taliban suffered casualties"."""
        match = people or _TO_SIDE.match(self.items.letters, at + 1)
        if match and self.items.letters[match.end() - 1] == "P":
            return self.items.phrase(match.end() - 1).side
        verb = self.items.letters.rfind("J", max(0, at - 3), at)
        index = walk_to_subject(self.items, verb - 1)
        return self.items.phrase(index).side if index >= 0 else None

    def _link_toll(self, at: int) -> int:
        """Read "the death toll rose to 50"."""
        match = _TOLL_NUMBER.match(self.items.letters, at + 1)
        if match is None:
            return at + 1
        index = match.end() - 1
        phrase = self.items.phrase(index)
        if phrase.numbered and index not in self.used:
            self._add(index, [self._entry(at).what])
            if self.items.letters[index - 1] == "O":  # "rose from 30 to 50"
                self.found[-1].count = Count(phrase.count.max, phrase.count.max)
        return match.end()

    def _link_loss(self, at: int) -> int:
        """Read "the NRF lost 14 men": people lost are the subject's own."""
        match = match_objects(self.items, at + 1)
        index = walk_to_subject(self.items, at - 1)
        side = self.items.phrase(index).side if index >= 0 else None
        for person in people_in(self.items, match):
            phrase = self.items.phrase(person)
            if phrase.form != "weak" and phrase.numbered:
                self._add(person, [self._entry(at).what])
                self.found[-1].side = side or phrase.side
        return match.end() if match else at + 1

    def _link_taking(self, at: int) -> int:
        """Read "took 12 prisoners", "took six men away"; "took 12 men prisoner" is read later."""
        entry = self._entry(at)
        people = people_in(self.items, match_objects(self.items, at + 1))
        for index in people:
            if self._entry_of(self.items.phrase(index).noun).word_class == "counted":
                self._add(index, [entry.what])
        for index in are_taken(self.items, at) if entry.word_class == "take" else ():
            if index not in self.used:
                self._add(index, [entry.what])
        return at + 1

    def _add_adjectives(self) -> None:
        """Read "five wounded fighters were taken away": the adjective counts them too."""
        for at, match in self.items.matches.items():
            letters = match.group()
            if ("K" in letters or "E" in letters) and "o" not in letters:
                phrase = self.items.phrase(at)
                if phrase.adjective is not None and phrase.numbered:
                    self._add(at, [self._entry_of(phrase.adjective).what])


_HANDLERS: dict[str, Callable[[Linker, int], int]] = {
    "K": Linker._link_verb,
    "G": Linker._link_verb,
    "R": Linker._link_verb,
    "E": Linker._link_verb,
    "I": Linker._link_dying,
    "C": Linker._link_noun,
    "T": Linker._link_toll,
    "L": Linker._link_loss,
    "X": Linker._link_taking,
}
_HANDLED = re.compile(f"[{''.join(_HANDLERS)}]")
