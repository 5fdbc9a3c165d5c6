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


@dataclass(frozen=True, slots=True)
class View:
    """A sentence's marks; offsets are those of the article's text."""

    text: str
    sentence: Sentence
    places: Sequence[PlaceMention]
    groups: Sequence[GroupMention]
    triggers: Sequence[Mark]
    cues: Sequence[Mark]
    speakers: Sequence[Mark]
    breaks: tuple[int, ...]
    quotes: tuple[Span, ...]

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
        return [mark for mark in within(self.cues, start, end) if mark.cue == kind]

    def has_cue(self, kind: str) -> bool:
        """Whether a cue of the type stands anywhere in the sentence."""
        return any(mark.cue == kind for mark in self.cues)


def view_sentence(marks: Marks, sentence: Sentence) -> View:
    """The sentence with the marks that stand in it."""
    start, end = sentence.span.start, sentence.span.end
    piece = marks.text[start:end]
    ends = {start + match.end() for match in _BREAK.finditer(piece)}
    ends.update(start + match.end() for match in _ASIDE.finditer(piece))
    opening = _OPENING.match(piece)
    if opening:
        ends.add(start + opening.end())
    breaks = tuple(sorted(ends))
    return View(
        marks.text,
        sentence,
        within(marks.places, start, end),
        within(marks.groups, start, end),
        within(marks.triggers, start, end),
        within(marks.cues, start, end),
        within(marks.speakers, start, end),
        breaks,
        tuple(_quotes(piece, start)),
    )


_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")


def _quotes(piece: str, start: int) -> list[Span]:
    return [Span(start + match.start(), start + match.end()) for match in _QUOTED.finditer(piece)]
