"""One sentence with its marks, cut into clauses: what the rules of a report look at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.groups import GroupMention
from extract.marks import Mark, Marks, S, within
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
    start: int = field(init=False)  # of the sentence's first character
    end: int = field(init=False)  # after its last character
    # Worked out when first asked for: most sentences tell of nothing.
    chains: list[tuple[PlaceMention, ...]] | None = None  # by extract/locate.py
    _breaks: tuple[int, ...] | None = None
    _clauses: tuple[Span, ...] = ()
    _cues_by_kind: dict[str | None, list[Mark]] | None = None

    def __post_init__(self) -> None:
        self.start, self.end = self.sentence.span.start, self.sentence.span.end

    @property
    def breaks(self) -> tuple[int, ...]:
        """Offsets where a new clause begins."""
        if self._breaks is None:
            self._breaks = _find_breaks(self.text, self.start, self.end)
        return self._breaks

    def clause(self, offset: int) -> Span:
        """The clause that holds an offset."""
        if not self._clauses:
            edges = (self.start, *self.breaks, self.end)
            self._clauses = tuple(map(Span, edges, edges[1:]))
        return self._clauses[bisect_right(self.breaks, offset)]

    def before(self, offset: int, width: int = 40) -> str:
        """Up to `width` characters of the sentence before an offset."""
        low = offset - width
        return self.text[low if low > self.start else self.start : offset]

    def after(self, offset: int, width: int = 60) -> str:
        """Up to `width` characters of the sentence from an offset on."""
        high = offset + width
        return self.text[offset : high if high < self.end else self.end]

    def cues_in(self, kind: str, start: int, end: int) -> list[Mark]:
        """The cues of a type that begin inside [start, end)."""
        return [m for m in self.cues_of(kind) if start <= m.span.start < end]

    def has_cue(self, kind: str) -> bool:
        """Whether a cue of the type stands anywhere in the sentence."""
        return bool(self.cues_of(kind))

    def cues_of(self, kind: str) -> Sequence[Mark]:
        """All cues of a type, in text order."""
        if self._cues_by_kind is None:
            self._cues_by_kind = {}
            for mark in self.cues:
                self._cues_by_kind.setdefault(mark.cue, []).append(mark)
        return self._cues_by_kind.get(kind, ())


def view_sentences(marks: Marks, sentences: Iterable[Sentence]) -> Iterator[View]:
    """Each sentence with the marks that stand in it: as view_sentence, for many in order."""
    places, groups = _cutter(marks.places), _cutter(marks.groups)
    triggers, cues, speakers = map(_cutter, (marks.triggers, marks.cues, marks.speakers))
    for sentence in sentences:
        span = sentence.span.start, sentence.span.end
        yield View(
            marks.text,
            sentence,
            places(*span),
            groups(*span),
            triggers(*span),
            cues(*span),
            speakers(*span),
        )


def _cutter(marks: Sequence[S]) -> Callable[[int, int], Sequence[S]]:
    """What gives the marks that begin inside [start, end), where that is asked often."""
    starts = [mark.span.start for mark in marks]
    return lambda start, end: marks[bisect_left(starts, start) : bisect_left(starts, end)]


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
