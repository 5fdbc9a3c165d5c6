"""The counts of one sentence while it is read: who is counted already, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.casualty_phrases import Count, Items, Phrase
from extract.casualty_sides import Found
from extract.casualty_words import Entry

_NOTHING = Entry("", "")


@dataclass(slots=True)
class Ledger:
    """A sentence's items and what was counted so far.

    used: the items that are counted; told: with what was said of them. passive: where the last
    passive verb ended, and its people.
    """

    items: Items
    found: list[Found] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    told: set[tuple[int, str]] = field(default_factory=set)
    passive: tuple[int, Sequence[int]] = (0, ())

    def add(
        self, at: int, whats: Sequence[str], *, either: bool = False, side: str | None = None
    ) -> None:
        """Add a count for each of `whats`; `either`: its number is split in an unknown way.

        side is whose they are where the words around say it, not the people's own phrase.
        """
        phrase = self.items.phrase(at)
        self.used.add(at)
        count = phrase.count
        if self.entry_of(phrase.first).word_class == "same":  # "killed six and wounded as many"
            if not self.found:
                return
            count = self.found[-1].count
        if either and count.max != 0:
            count = Count(None, count.max)
        side = side or self.side_of(phrase)
        self.told.update((at, what) for what in whats)
        self.found.extend(Found(at, phrase, what, side, count) for what in whats)

    def has(self, at: int, what: str) -> bool:
        """Whether the people at `at` are counted so already."""
        return (at, what) in self.told

    def are_captive(self, people: Sequence[int]) -> bool:
        """Whether any of the people are counted as captured."""
        return any(self.has(index, "captured") for index in people)

    def side_of(self, phrase: Phrase) -> str | None:
        """Whose people: what the phrase says, else for "its fighters" the group named before."""
        if not phrase.whose:
            return phrase.side
        noun = self.entry_of(phrase.noun)
        if phrase.side and noun.word_class != "man":  # "its men" are fighters, other men are not
            return phrase.side
        return self.group_before(phrase.first)

    def group_before(self, word: int) -> str | None:
        """The group named last before a word."""
        at = self.items.words.letters.rfind("g", 0, word)
        return self.items.words.group(at) if at >= 0 else None

    def speaker_before(self, at: int) -> str | None:
        """The group that "it" or "they" in front of the verb at `at` means."""
        is_pronoun = self.items.letters[max(0, at - 2) : at].rstrip("x")[-1:] == "j"
        return self.group_before(self.items.word[at]) if is_pronoun else None

    def entry(self, at: int) -> Entry:
        """The row of casualties.csv of an item's first word."""
        return self.entry_of(self.items.word[at])

    def entry_of(self, word: int) -> Entry:
        """The row of casualties.csv of a word."""
        return self.items.words.entry(word) or _NOTHING

    def fits(self, at: int, *, strict: bool) -> bool:
        """Whether the verb can be said of the phrase: one captures bases as well as people."""
        phrase = self.items.phrase(at)
        if phrase.form == "weak":
            return not strict and self._is_plural(phrase)
        # "the Taliban" is no number of people, and what is captured may be anything.
        side_only = phrase.form == "plain" and self.entry_of(phrase.noun) is _NOTHING
        return not (strict and side_only and not phrase.numbered)

    def _is_plural(self, phrase: Phrase) -> bool:
        (word,) = self.items.words.lows(phrase.noun, phrase.noun + 1)
        return word.endswith("s") or phrase.count.max == 1

    def add_adjectives(self) -> None:
        """Read "five wounded fighters were taken away": the adjective counts them too."""
        for at, match in self.items.matches.items():
            letters = match.group()
            if ("K" in letters or "E" in letters) and "o" not in letters:
                phrase = self.items.phrase(at)
                if phrase.adjective is not None and phrase.numbered:
                    what = self.entry_of(phrase.adjective).what
                    if not (what == "captured" and self.has(at, "killed")):
                        self.add(at, [what])
