"""Counts of right, missed and wrong, by name: what every accuracy figure here is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Count:
    """How often something was right, missed and wrong.

    An answer that is either right or not, such as a status, counts as both missed and wrong when it
    is not right, so that its precision and its recall are the share of right answers.
    """

    right_of_expected: int = 0
    expected: int = 0
    right_of_found: int = 0
    found: int = 0

    @property
    def recall(self) -> float | None:
        """The share of what was labelled that was found; None where nothing was labelled."""
        return self.right_of_expected / self.expected if self.expected else None

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right; None where nothing was found."""
        return self.right_of_found / self.found if self.found else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where neither can be told."""
        if self.recall is None and self.precision is None:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Tally:
    """Counts by name, and a line for each answer that was not right."""

    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    notes: list[str] = field(default_factory=list)

    def expect(self, name: str, *, hit: bool, note: str) -> None:
        """Count something that was labelled: found or missed."""
        count = self.counts[name]
        count.expected += 1
        count.right_of_expected += hit
        if not hit:
            self.notes.append(f"{name} missed: {note}")

    def find(self, name: str, *, hit: bool, note: str) -> None:
        """Count something that was found: right or wrong."""
        count = self.counts[name]
        count.found += 1
        count.right_of_found += hit
        if not hit:
            self.notes.append(f"{name} wrong: {note}")

    def judge(self, name: str, *, hit: bool, note: str) -> None:
        """Count an answer that is either right or not."""
        count = self.counts[name]
        count.expected += 1
        count.found += 1
        count.right_of_expected += hit
        count.right_of_found += hit
        if not hit:
            self.notes.append(f"{name} not right: {note}")

    def compare(
        self, name: str, expected: set[str], found: Iterable[str], allowed: set[str], note: str
    ) -> None:
        """Count a list: every name expected should be found, every name found should be allowed."""
        got = set(found)
        for value in sorted(expected):
            self.expect(name, hit=value in got, note=f"{note} {value!r}, got {sorted(got)}")
        for value in sorted(got):
            self.find(name, hit=value in expected | allowed, note=f"{note} {value!r}")

    def add(self, other: Tally, prefix: str) -> None:
        """Take over another tally's counts and notes, each name behind a prefix."""
        for name, count in other.counts.items():
            mine = self.counts[prefix + name]
            mine.right_of_expected += count.right_of_expected
            mine.expected += count.expected
            mine.right_of_found += count.right_of_found
            mine.found += count.found
        self.notes += [prefix + note for note in other.notes]
