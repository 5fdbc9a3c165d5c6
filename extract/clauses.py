"""One sentence with its marks, cut into clauses: what the rules of a report look at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from extract.groups import GroupMention
from extract.marks import Mark, Marks, within
from extract.segment import Sentence
from geo.places import PlaceMention, Span

# Where a new clause begins. Lists ("in A, B, and C") are cut too; places keep their lists whole.
_BREAK = re.compile(
    r"[;:]\s|\s[—–-]\s|—|\n"
    r"|,\s(?=(?:and|but|while|whereas|as|after|before|once|when|where|which|who|although|though|because"
    r"|since|so|noting|adding|claiming|saying|forcing|prompting|despite|according|yet)\b)"
    r"|\s(?=(?:while|whereas|although|but|after|before|once|because|until|when|where|which|that"
    r"|and (?:then|also|has|have|had|was|were|is|are|said|claimed))\b)"
)


# A clause in front of the main one ends at its comma: "As the fighting continued, ...".
_ASIDE = re.compile(r",\s(?:where|which|who|whose)\b[^,;]{5,120},\s")
_OPENING = re.compile(
    r"(?:[\w-]+\s){0,5}?(?:after|since|before)\s[^,;]{8,150},\s"
    r"|(?:As|After|When|While|Since|Although|Though|Before|Once|Despite|If|Even though)\b"
    r"[^,;]{8,150},\s"
)


@dataclass(slots=True)
class View:
    """A sentence's marks; offsets are those of the article's text. Not to be changed once made."""

    text: str
    sentence: Sentence
    places: Sequence[PlaceMention]
    groups: Sequence[GroupMention]
    triggers: Sequence[Mark]
    cues: Sequence[Mark]
    speakers: Sequence[Mark]
    # Worked out when first asked for: most sentences tell of nothing.
    _breaks: tuple[int, ...] | None = None
    _cues_by_kind: dict[str | None, list[Mark]] | None = None

    @property
    def breaks(self) -> tuple[int, ...]:
        """Offsets where a new clause begins."""
        if self._breaks is None:
            self._breaks = _find_breaks(self.text, self.start, self.end)
        return self._breaks

    @property
    def start(self) -> int:
        """Offset of the sentence's first character."""
        return self.sentence.span.start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.sentence.span.end

    def clause(self, offset: int) -> Span:
        """The clause that holds an offset."""
        index = bisect_right(self.breaks, offset)
        start = self.breaks[index - 1] if index else self.start
        end = self.breaks[index] if index < len(self.breaks) else self.end
        return Span(start, end)

    def before(self, offset: int, width: int = 40) -> str:
        """Up to `width` characters of the sentence before an offset."""
        return self.text[max(self.start, offset - width) : offset]

    def after(self, offset: int, width: int = 60) -> str:
        """Up to `width` characters of the sentence from an offset on."""
        return self.text[offset : min(self.end, offset + width)]

    def cues_in(self, kind: str, start: int, end: int) -> list[Mark]:
        """The cues of a type that begin inside [start, end)."""
        return [m for m in self._of_kind(kind) if start <= m.span.start < end]

    def has_cue(self, kind: str) -> bool:
        """Whether a cue of the type stands anywhere in the sentence."""
        return bool(self._of_kind(kind))

    def _of_kind(self, kind: str) -> list[Mark]:
        if self._cues_by_kind is None:
            self._cues_by_kind = {}
            for mark in self.cues:
                self._cues_by_kind.setdefault(mark.cue, []).append(mark)
        return self._cues_by_kind.get(kind, [])


def view_sentence(marks: Marks, sentence: Sentence) -> View:
    """The sentence with the marks that stand in it."""
    start, end = sentence.span.start, sentence.span.end
    return View(
        marks.text,
        sentence,
        within(marks.places, start, end),
        within(marks.groups, start, end),
        within(marks.triggers, start, end),
        within(marks.cues, start, end),
        within(marks.speakers, start, end),
    )


def _find_breaks(text: str, start: int, end: int) -> tuple[int, ...]:
    piece = text[start:end]
    ends = {start + match.end() for match in _BREAK.finditer(piece)}
    ends.update(start + match.end() for match in _ASIDE.finditer(piece))
    opening = _OPENING.match(piece)
    if opening:
        ends.add(start + opening.end())
    return tuple(sorted(ends))
