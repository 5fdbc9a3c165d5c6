"""A date grammar: phrases to windows of days, with precision and the rule that read them."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extract.articles import Published
from extract.date_anchors import Anchor, anchors_by_cue, find_anchors
from extract.date_calendar import Days
from extract.date_grammar import Line, read_line
from extract.date_reading import Reading
from extract.date_words import OTHER, TOKEN, Word, false_dates, read_word, vocabulary
from geo.places import Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date phrase, resolved to inclusive days.

    start None: no beginning known. end None: open, no end said yet ("since January").
    precision: day | week | month | season | year | open. `anchored` is true where the reading leans
    on the publication date ("on Monday"); rule names the production that read it.
    """

    span: Span
    surface: str
    start: date | None
    end: date | None
    precision: str
    rule: str
    anchored: bool = False


# Codes of words one of which a date phrase cannot do without.
_CUE_CODES = frozenset("MHWstuwDFp")
# Codes of joins that make a date of a known event.
_JOIN_CODES = frozenset("SUkbOvNyz")
# What may cling to such a word in running text.
_BEFORE = ("", "(", "“", '"', "‘", "'")
_BEHIND = (
    "",
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    ")",
    "”",
    '"',
    "'s",
    "’s",
    "’",
    ",”",
    ".”",
    ',"',
    '."',
    ").",
    "),",
    ");",
)


@cache
def _cues() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words of dates, words of known events, and the joins that make a date of an event."""
    words = {word for word, meaning in vocabulary().items() if meaning.code in _CUE_CODES}
    words |= {str(year) for year in (*range(1500, 2100), *range(1300, 1500))}
    words |= {f"{year}s" for year in range(1900, 2100, 10)} | {"9/11"}
    ends = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
    words |= {f"{day}{ends.get(day, 'th')}" for day in range(1, 32)}
    joins = {word for word, meaning in vocabulary().items() if meaning.code in _JOIN_CODES}
    return _with_clings(words), _with_clings(set(anchors_by_cue())), _with_clings(joins)


def _with_clings(words: set[str]) -> frozenset[str]:
    return frozenset(a + word + z for word in words for a in _BEFORE for z in _BEHIND)


def _has_cue(words: list[str]) -> bool:
    dates, events, joins = _cues()
    if not dates.isdisjoint(words):
        return True
    return not events.isdisjoint(words) and not joins.isdisjoint(words)


_DOTTED_YEAR = re.compile(r"\.[12]\d{3}\b")
_MAY_HIDE = re.compile("[-–—/\u200c٠-٩۰-۹]")


def has_date_cue(sentence: str) -> bool:
    """Whether a sentence may hold a date at all: the cheap test before the grammar."""
    low = sentence.lower()
    if _has_cue(low.split()):
        return True
    # Joined words ("mid-August", "14/09/2022") and Persian digits are rare: a second, dearer look.
    if low.isascii():
        if "-" not in low and "/" not in low:
            return _DOTTED_YEAR.search(low) is not None
        return _has_cue(low.replace("-", " ").replace("/", " ").split())
    if _MAY_HIDE.search(low) is None:
        return _DOTTED_YEAR.search(low) is not None
    return _has_cue(_MAY_HIDE.sub(_unhide, low).split())


def _unhide(match: re.Match[str]) -> str:
    return str(int(match[0])) if match[0].isdecimal() else " " if match[0] != "\u200c" else ""


class Scan(NamedTuple):
    """A sentence that may hold dates, cut into tokens; no publication day is known to it."""

    sentence: str
    tokens: list[str]
    line: Line

    def read(self, now: Days | None, start: int = 0) -> list[DateMention]:
        """The date phrases as read from the publication days; start: where the sentence begins."""
        line = read_line(self.line, now)
        if "X" not in line.codes:
            return []
        tokens = self.tokens[: line.edges[line.codes.rindex("X") + 1]]
        offsets = _token_offsets(self.sentence, tokens)
        mentions = []
        for at, value in enumerate(line.values):
            if isinstance(value, Reading):
                first, last = line.edges[at], line.edges[at + 1] - 1
                begin, end = offsets[first], offsets[last] + len(tokens[last])
                span, surface = Span(start + begin, start + end), self.sentence[begin:end]
                mentions.append(DateMention(span, surface, *value))
        return mentions


def scan_dates(sentence: str) -> Scan | None:
    """The sentence ready to be read, once or from several publication days; None without a cue."""
    if not has_date_cue(sentence):
        return None
    tokens = TOKEN.findall(sentence)
    return Scan(sentence, tokens, make_line(tokens, only_joined=True))


def find_dates(text: str, start: int, end: int, published: Published | None) -> list[DateMention]:
    """The date phrases inside text[start:end], one sentence, in order and without overlaps."""
    scan = scan_dates(text[start:end])
    if scan is None:
        return []
    now = None
    if published is not None and published.start is not None and published.end is not None:
        now = published.start, published.end
    return scan.read(now, start)


def _token_offsets(sentence: str, tokens: list[str]) -> list[int]:
    """Where each token begins; what lies between tokens holds none of their characters."""
    offsets, at = [], 0
    for token in tokens:
        at = sentence.index(token, at)
        offsets.append(at)
        at += len(token)
    return offsets


def make_line(tokens: list[str], *, only_joined: bool = False) -> Line:
    """The tokens with their codes; known events are one item each.

    only_joined: look for events only where a join ("since", "after") could make a date of them.
    """
    pairs = list(map(read_word, tokens))
    folded = [form for form, _ in pairs]
    words = [word for _, word in pairs]
    if not false_dates().keys().isdisjoint(folded):
        _blot_false_dates(folded, words)
    codes = "".join([word[0] for word in words])
    line = Line(codes, [*words], list(range(len(words) + 1)))
    if anchors_by_cue().keys().isdisjoint(folded):
        return line
    if only_joined and _JOIN_CODES.isdisjoint(codes) and not {"9/11", "11"} & set(folded):
        return line
    found = find_anchors(folded, codes)
    return line.fold([_event_item(*hit) for hit in found]) if found else line


def _blot_false_dates(folded: list[str], words: list[Word]) -> None:
    table = false_dates()
    for at, (first, second) in enumerate(pairwise(folded)):
        if first in table and second in table[first]:
            words[at] = words[at + 1] = OTHER


def _event_item(first: int, last: int, anchor: Anchor) -> tuple[int, int, str, Reading | Anchor]:
    """A known event; one named by its date ("9/11") is a date by itself."""
    if any(word[0].isdecimal() for words in anchor.phrase for word in words):
        reading = Reading(anchor.start, anchor.end, "day", f"event {anchor.name}")
        return first, last, "X", reading
    return first, last, "A", anchor
