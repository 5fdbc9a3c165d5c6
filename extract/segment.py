"""Sentences with exact offsets, and which of them are not the article's own telling.

A line is a paragraph, unless the text is wrapped at a fixed width. Candidates for the end of a
sentence come from one scan for stops; each is checked against what stands before and after it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.frontmatter import find_front_matter
from extract.roles import CREDIT, assign_roles
from extract.sentence_words import load_sentence_words
from geo.places import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span in the article's text, its paragraph's number, and its role.

    role: body | title | dateline | caption | boilerplate | byline. Reports are made from body and
    title alone; a pull quote that repeats a sentence of the body is boilerplate.
    """

    span: Span
    paragraph: int
    role: str


_WORDS = load_sentence_words()
_TITLES = _WORDS["title"]
_MAY_END = _WORDS["may_end"]
_DATED = _WORDS["dated"]
_NUMBERED = _WORDS["numbered"]
_OPENERS = _WORDS["opener"]

_BREAKS = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"\S(?:[^{_BREAKS}]*\S)?")
_ANY_STOP = "[.!?…؟۔。！？]"
# A run of stops, what closes after it, and footnote marks; then the next character, with or
# without a space. Possessive, and only from a run's first stop: a text of nothing but stops is
# scanned once. It must begin with a set of characters, which the engine looks for fast.
_STOP = re.compile(
    rf"({_ANY_STOP}(?<!{_ANY_STOP}{{2}}){_ANY_STOP}*+)"
    r"([\"”’'»)\]]*+)(?:\[\d{1,3}\])*+(?=\s+(\S)|([\w“]))"
)
_CASELESS_STOPS = "؟۔。！？"
_WORD = re.compile(r"\w+")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_TOKEN_JOINT = re.compile(r"[-–—/(“\"]")
_LIST_MARK = re.compile(r"[(\[]?(?:\d{1,3}|[IVXivx]{1,5}|[A-Za-z])[)\]]?")
_ARTICLE_NAME = re.compile(r"(?:al|an|as|ash|ad|ar|at|az|ul|el)[-–’'‘ ][A-Z]|e[-–]\w|i[A-Z]")
_GLUED_START = re.compile(r"“|[A-Z][a-z]*(?=[\s,’'])")
_ATTRIBUTION = re.compile(
    r"(?:[A-Z][\w’'.-]* ){1,4}(?:asked|said|says|shouted|added|replied|wondered|told|wrote)"
    r"(?=[.,]| (?:in|on|at|to|during|after)\b)"
)


# A line that one more word would bring to this share of the width is full: edges are ragged.
_FULL_SHARE = 0.93


def split_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text in order, trimmed, each with its paragraph and role."""
    body = find_front_matter(text)
    paragraphs = list(_paragraphs(text, body))
    spans = [list(_split_paragraph(text, start, end)) for start, end in paragraphs]
    sentences = [
        Sentence(Span(match.start(), match.end()), 0, "boilerplate")
        for match in _LINE.finditer(text, 0, body)
    ]
    first = 1 if sentences else 0
    for number, roles in enumerate(assign_roles(text, spans)):
        sentences.extend(
            Sentence(Span(start, end), first + number, role)
            for (start, end), role in zip(spans[number], roles, strict=True)
        )
    return sentences


def _paragraphs(text: str, body: int) -> Iterator[tuple[int, int]]:
    """Yield each paragraph's span; the lines of a block wrapped at a fixed width are one."""
    block: list[tuple[int, int]] = []
    for match in _LINE.finditer(text, body):
        start, end = match.span()
        if block and not _is_single_break(text[block[-1][1] : start]):
            yield from _join_wrapped(text, block)
            block = []
        block.append((start, end))
    yield from _join_wrapped(text, block)


def _is_single_break(gap: str) -> bool:
    """Tell whether only one line break lies between two lines."""
    return gap in {"\n", "\r\n"} or gap.replace("\r\n", "\n").replace("\r", "\n").count("\n") == 1


def _join_wrapped(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a block of adjacent lines."""
    if not block:
        return
    full = _full_lines(text, block)
    start, end = block[0]
    for number, line in enumerate(block[1:]):
        if full[number] or _continues(text, block[number], line):
            end = line[1]
        else:
            yield start, end
            start, end = line
    yield start, end


def _full_lines(text: str, block: list[tuple[int, int]]) -> list[bool]:
    """Return which lines broke only because the next word no longer fitted; none unless most did.

    A third of the lines after such a break must go on in lower case (or in a script without case),
    with stops among them: a list of headlines or key words of like length does not.
    """
    width = max(end - start for start, end in block)
    if len(block) < 2 or not 40 <= width <= 120:
        return [False] * len(block)
    full, flowing = [], 0
    for (start, end), (after, stop) in pairwise(block):
        word = text[after : min(after + 40, stop)].split(None, 1)[0]
        full.append(end - start + 1 + len(word) > width * _FULL_SHARE)
        flowing += full[-1] and word[0].isalpha() and not word[0].isupper()
    stopped = any(mark in text[block[0][0] : block[-1][1]] for mark in ".,!?…؟۔،")
    wrapped = stopped and sum(full) >= 0.7 * len(full) and flowing * 3 >= sum(full)
    return [wrapped and line for line in full]


def _continues(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Tell whether a line goes on in the next: long, no stop, then prose in lower case."""
    if line[1] - line[0] < 40 or not text[following[0]].islower():
        return False
    tail = text[line[1] - 1]
    return (tail.isalnum() or tail in ",–—-") and any(
        mark in text[following[0] : following[1]] for mark in ".,;"
    )


def _split_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span of each sentence of one paragraph."""
    for match in _STOP.finditer(text, start, end):
        stop = match.end()
        if stop <= start or not _ends_sentence(text, match, start):
            continue
        if match[3] is not None and match[3] in "[(":
            credit = CREDIT.match(text, match.start(3), end)
            stop = credit.end() if credit else stop
        yield start, stop
        start = stop
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _ends_sentence(text: str, match: re.Match[str], start: int) -> bool:
    """Tell whether a run of stops ends the sentence that began at `start`."""
    stops, closers, following = match[1], match[2], match[3]
    if following is None:
        return _ends_glued(text, match)
    if following in "–—-":
        following = text[match.start(3) + 1 : match.start(3) + 3].strip()[:1] or "-"
    if following.islower():
        return (
            stops == "."
            and _ARTICLE_NAME.match(text, match.start(3)) is not None
            and not _is_abbreviated(text, match, start)
        )
    if following in ".!?…,;:)]”»":
        return False
    if stops == ".":
        return not _is_abbreviated(text, match, start)
    if stops[0] in "….":
        return _ends_after_ellipsis(text, match)
    return not (closers and _ATTRIBUTION.match(text, match.start(3)))


def _ends_glued(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends where no space follows the stop ("power.The Taliban")."""
    if match[1][-1] in _CASELESS_STOPS:
        return True
    before = text[max(0, match.start() - 3) : match.start()]
    if not (len(before) == 3 and before.isalpha() and before.islower()):
        return False
    return _GLUED_START.match(text, match.end()) is not None


def _ends_after_ellipsis(text: str, match: re.Match[str]) -> bool:
    """Tell whether an ellipsis closes a sentence rather than leaving something out of one."""
    before = text[match.start() - 1] if match.start() else " "
    if before in "[(":
        return False
    return not before.isspace() or _opens_sentence(text, match.start(3))


def _is_abbreviated(text: str, match: re.Match[str], start: int) -> bool:
    """Tell whether the full stop belongs to an abbreviation inside a sentence."""
    words = text[max(start, match.start() - 24) : match.start()].rsplit(None, 1)
    if not words or text[match.start() - 1].isspace():
        return False
    token = words[-1].lstrip("\"“‘'([«")
    if len(token) > 6 and "." not in token and "-" not in token:
        return False
    if match.start() - len(words[-1]) == start and _LIST_MARK.fullmatch(words[-1]):
        return True
    tail = _TOKEN_JOINT.split(token)[-1]
    if tail in _TITLES or tail.rpartition(".")[2] in _TITLES:
        return not match[2]
    return _goes_on_after(tail, text, match)


def _goes_on_after(token: str, text: str, match: re.Match[str]) -> bool:
    """Tell whether what follows belongs to an abbreviation that might as well end a sentence."""
    if token in _NUMBERED:
        return match[3].isdigit()
    if token in _DATED:
        return match[3].isdigit() or _next_word(text, match.start(3))[:3] in _DATED
    if token in _MAY_END or _ACRONYM.fullmatch(token):
        return not _opens_sentence(text, match.start(3))
    return False


def _opens_sentence(text: str, at: int) -> bool:
    """Tell whether the word at an offset is one that opens sentences."""
    return _next_word(text, at) in _OPENERS


def _next_word(text: str, at: int) -> str:
    """Return the first word at or just after an offset, past opening quotes."""
    word = _WORD.search(text, at, at + 24)
    return word[0] if word else ""
