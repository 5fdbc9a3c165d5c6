"""Pull quotes: a quoted paragraph that says again, nearly word for word, what the body says."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Spans = Sequence[tuple[int, int]]

_WORD = re.compile(r"\w+")
_OPENING, _CLOSING = "\"“«‘'", "\"”»’'"
_LONGEST = 400
_MAX_QUOTES = 200
_FEWEST_WORDS = 5
# The share of a quote's words that must recur in order: a name may be cut short, a clause left out.
_SHARE = 0.65
# A sentence is found by the longest words of the quote; only the likeliest are compared.
_TELLING_WORDS = 6
_MAX_PLACES = 20
_MAX_RIVALS = 6
_MAX_WORDS = 120


def find_pull_quotes(
    text: str, paragraphs: Sequence[Spans], roles: Sequence[Sequence[str]]
) -> Iterator[tuple[int, int]]:
    """Yield (paragraph, sentence) of each pull quote.

    Of two paragraphs that are nothing but the same quotation, the later one is taken as the repeat.
    """
    quotes = [
        number
        for number, spans in enumerate(paragraphs)
        if roles[number][0] == "body" and _is_bare_quote(text, spans)
    ][:_MAX_QUOTES]
    if not quotes:
        return
    words = {number: _words(text, *_ends(paragraphs[number])) for number in quotes}
    sentences = [
        (start, end, number) for number, spans in enumerate(paragraphs) for start, end in spans
    ]
    lowered = fold_case(text)
    for number in quotes:
        rivals = (
            rival
            for rival in _find_rivals(lowered, sentences, words[number])
            if rival[2] != number and not (rival[2] in words and rival[2] > number)
        )
        if any(_repeats(words[number], _words(text, *rival[:2])) for rival in rivals):
            yield from ((number, sentence) for sentence in range(len(paragraphs[number])))


def fold_case(text: str) -> str:
    """Return the text in lower case with every character where it was."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def _ends(spans: Spans) -> tuple[int, int]:
    """Return the span of a whole paragraph."""
    return spans[0][0], spans[-1][1]


def _is_bare_quote(text: str, spans: Spans) -> bool:
    """Tell whether a paragraph is one quotation and nothing else."""
    start, end = _ends(spans)
    if end - start > _LONGEST or text[start] not in _OPENING or len(spans) > 3:
        return False
    closing = text[start:end].rstrip(".,")[-1:]
    return closing in _CLOSING and not re.search(r"[”\"»][ ,.]+\w", text[start + 1 : end])


def _words(text: str, start: int, end: int) -> list[str]:
    """Return the words of a piece of text in lower case."""
    return [match[0].lower() for match in _WORD.finditer(text, start, end)][:_MAX_WORDS]


def _find_rivals(
    lowered: str, sentences: list[tuple[int, int, int]], words: list[str]
) -> list[tuple[int, int, int]]:
    """Return the few sentences that share a quote's longest and rarest words."""
    weights: dict[int, float] = {}
    for word in sorted(set(words), key=len)[-_TELLING_WORDS:]:
        holders = list(_holders(lowered, sentences, word))
        for holder in holders:
            weights[holder] = weights.get(holder, 0.0) + 1 / len(holders)
    likeliest = sorted(weights, key=lambda holder: -weights[holder])[:_MAX_RIVALS]
    return [sentences[holder] for holder in likeliest]


def _holders(lowered: str, sentences: list[tuple[int, int, int]], word: str) -> Iterator[int]:
    """Yield the index of each sentence that holds a word, the first few only."""
    at = lowered.find(word)
    for _ in range(_MAX_PLACES):
        if at < 0:
            return
        holder = bisect_right(sentences, (at, len(lowered), len(sentences))) - 1
        if holder >= 0:
            yield holder
        at = lowered.find(word, max(at + 1, sentences[holder][1] if holder >= 0 else 0))


def _repeats(quote: list[str], sentence: list[str]) -> bool:
    """Tell whether most words of a quote recur, in order, in a sentence."""
    if len(quote) < _FEWEST_WORDS or len(set(quote) & set(sentence)) * 2 < len(set(quote)):
        return False
    blocks = SequenceMatcher(None, quote, sentence, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= _SHARE * len(quote)
