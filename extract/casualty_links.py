"""Casualty words joined to the people they are said of: the counts of one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.casualty_again import (
    double_sides,
    find_again,
    is_execution,
    joined_passive,
    match_pronoun,
)
from extract.casualty_ledger import Ledger
from extract.casualty_nouns import find_sufferer, link_loss, link_noun, link_taking, link_toll
from extract.casualty_roles import (
    find_company,
    find_subjects,
    is_passive,
    match_inverted,
    match_objects,
    match_people_of,
    people_in,
)
from extract.casualty_sides import Found, share_sides
from extract.casualty_singles import find_named_before, find_single, match_named

_VERBS = re.compile(r"[KGRE](?:(?:,?[&|]|,)w?[KGRE])*")
# "in the first attack and 7 in the second", where no verb of their own follows
_AGAIN = re.compile(r"(?:,?[eO]t?[alusdDoZP]{1,4}|D){1,4}(?:,?&|,)P(?=[eD])(?![^,&z]{0,40}[KERGI])")


@dataclass(slots=True)
class Linker(Ledger):
    """Reads one sentence's items from left to right."""

    def link(self) -> list[Found]:
        """All counts of the sentence, in order."""
        letters = self.items.letters
        word = _HANDLED.search(letters)
        while word is not None:
            at = word.start()
            end = _HANDLERS[letters[at]](self, at)
            word = _HANDLED.search(letters, max(at + 1, end))
        self.add_adjectives()
        if "2" in letters:
            double_sides(self.items, self.found)
        if len(self.found) > 1:
            share_sides(self.items, self.found)
        return self.found

    def _link_verb(self, at: int) -> int:
        """Read "killed 40", "were killed or wounded", "left five dead"; the index after it."""
        match = _VERBS.match(self.items.letters, at)
        end = self._end_of_verbs(at, match.end() if match else at + 1)
        verbs = [index for index in range(at, end) if self.items.letters[index] in "KGRE"]
        whats, either = self._join_whats(verbs)
        strict = any(self.entry(index).needs == "person" for index in verbs)
        passive = is_passive(self.items, at)
        if not passive and match_pronoun(self.items, end):
            return self._link_pronoun(at, end, whats)
        objects = match_inverted(self.items, at) if passive else self._match_objects(at, end)
        if objects and self._are_dead(at, objects):
            whats = ["killed"]
        people = self._find_people(at, end, objects, passive=passive, strict=strict)
        for index in people:
            if index not in self.used and self.fits(index, strict=strict):
                side = self.side_of(self.items.phrase(index)) or find_sufferer(self, index, end)
                self.add(index, whats, either=either, side=side)
        if passive:
            self.passive = (end, people)
        elif objects is None and not people:
            self._link_joined(at, whats, either=either)
        end = objects.end() if objects else end
        return self._link_again(end, whats) if people else end

    def _find_people(
        self, at: int, end: int, objects: re.Match[str] | None, *, passive: bool, strict: bool
    ) -> list[int]:
        """Those that the verb at `at` is said of."""
        if objects is None:
            people = self._find_subjects(at, passive=passive, strict=strict)
        elif passive:
            people = people_in(self.items, objects)
        else:
            people = [*match_named(self.items, end)[:1], *people_in(self.items, objects)]
        return (
            people + find_company(self.items, end)
            if people and (passive or objects is None)
            else people
        )

    def _link_joined(self, at: int, whats: list[str], *, either: bool) -> None:
        """Read "were taken from their homes and later killed": the same people."""
        again = joined_passive(self.items, self.passive, at)
        if "killed_or_wounded" in whats and self.are_captive(again):
            whats = ["killed"]
        for index in again:
            self.add(index, whats, either=either)

    def _link_pronoun(self, at: int, end: int, whats: list[str]) -> int:
        """Read "shot him dead", "took three men away and shot them"; the index after it."""
        dead = self._is_outcome(end + 1)
        people = find_again(self.items, at, end, self.used)
        if "killed_or_wounded" in whats and (
            dead or self.are_captive(people) or is_execution(self.items, end)
        ):
            whats = ["killed"]
        for index in people:
            self.add(index, [what for what in whats if not self.has(index, what)])
        return end + 1 + dead

    def _find_subjects(self, at: int, *, passive: bool, strict: bool) -> list[int]:
        people = find_subjects(self.items, at, self.used, passive=passive)
        if people:
            return [*find_named_before(self.items, people[0]), *people]
        if self.found or not passive:  # "he" may be one that is counted already
            return []
        shot = self.entry(at).word_class == "shot"
        return find_single(self.items, at, named=shot or not strict)

    def _are_dead(self, at: int, objects: re.Match[str]) -> bool:
        """Whether those shot were killed: "shot two farmers dead", "shot five prisoners"."""
        if self.entry(at).what != "killed_or_wounded":
            return False
        people = people_in(self.items, objects)
        nouns = [self.entry_of(self.items.phrase(index).noun).word_class for index in people]
        end = objects.end()
        return self._is_outcome(end) or "counted" in nouns or is_execution(self.items, end)

    def _is_outcome(self, at: int) -> bool:
        return self.items.letters[at : at + 1] == "E" and self.entry(at).what == "killed"

    def _link_again(self, end: int, whats: Sequence[str]) -> int:
        """Read on in "killed four in the first attack and 7 in the second"; the index after it."""
        match = _AGAIN.match(self.items.letters, end)
        while match is not None:
            index = match.end() - 1
            phrase = self.items.phrase(index)
            if index in self.used or phrase.form not in ("bare", "others"):
                break
            self.add(index, whats)
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
        whats = list(dict.fromkeys(self.entry(index).what for index in verbs))
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

    def _link_dying(self, at: int) -> int:
        """Read "Six people died"."""
        people = find_subjects(self.items, at, self.used, passive=True)
        for index in [*(find_named_before(self.items, people[0]) if people else []), *people]:
            self.add(index, [self.entry(at).what])
        return self._link_again(at + 1, [self.entry(at).what]) if self.found else at + 1


_HANDLERS: dict[str, Callable[[Linker, int], int]] = {
    "K": Linker._link_verb,
    "G": Linker._link_verb,
    "R": Linker._link_verb,
    "E": Linker._link_verb,
    "I": Linker._link_dying,
    "C": link_noun,
    "T": link_toll,
    "L": link_loss,
    "X": link_taking,
}
_HANDLED = re.compile(f"[{''.join(_HANDLERS)}]")
