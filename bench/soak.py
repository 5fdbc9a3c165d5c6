"""Fuzz mentions and reports for an hour: `python -m bench.soak [--minutes N] [--seed N]`.

Texts are heaps of names, clue words, dates, signs and characters of any script. It stops at the
first exception, offset outside the text, surface that is not the text's own, or text that takes
longer than its length allows.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from extract.articles import Article, hash_text
from extract.marks import default_tools
from extract.pipeline import extract_reports, find_mentions

# Seconds a character may take at most, and what any text may take: far above what is measured, so
# that only growth beyond linear is caught.
_PER_CHARACTER, _AT_LEAST = 0.0004, 0.5
_SIGNS = " .,;:!?-–—\n\r\t\"“”«»'’()[]{}<>/\\|@#$%&*=+_~`\u200c\u200f\u202e\u0301\ufeff\x00"
_DATES = [
    "on Monday",
    "14 September 2022",
    "last night",
    "since January",
    "۲۳ سنبله ۱۴۰۱",
    "2022-09-14",
]


def main(arguments: list[str] | None = None) -> int:
    """Run until the time is up; 1 at the first fault, which is printed with its seed and text."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    tools = default_tools()
    words = [surface for surface, *_ in tools.gazetteer.entries()]
    words += [surface for surface, *_ in tools.lexicon.entries]
    end, seed = time.monotonic() + options.minutes * 60, options.seed
    while time.monotonic() < end:
        text = make_text(random.Random(seed), words)
        fault = find_fault(text)
        if fault:
            print(f"seed {seed}: {fault}\n{text!r}")
            return 1
        seed += 1
    print(f"{seed - options.seed} texts without a fault")
    return 0


def make_text(chance: random.Random, words: list[str]) -> str:
    """Return a heap of up to 2,000 pieces, mostly short, seldom long."""
    size = int(chance.paretovariate(0.8)) % 2000
    return "".join(_piece(chance, words) for _ in range(size))


def _piece(chance: random.Random, words: list[str]) -> str:
    draw = chance.random()
    if draw < 0.5:
        return chance.choice(words) + " "
    if draw < 0.6:
        return chance.choice(_DATES) + " "
    if draw < 0.85:
        return chance.choice(_SIGNS)
    if draw < 0.95:
        return str(chance.randrange(3000)) + " "
    return chr(chance.randrange(0x110000))


def find_fault(text: str) -> str | None:
    """Say what is wrong with the reading of a text, None where nothing is."""
    article = Article("soak", hash_text(text), "soak.txt", text)
    began = time.process_time()
    mentions, reports = find_mentions(article), extract_reports(article)
    took = time.process_time() - began
    if took > _AT_LEAST + _PER_CHARACTER * len(text):
        return f"{took:.2f} s for {len(text)} characters"
    for mention in mentions:
        if text[mention.start : mention.end] != mention.surface:
            return f"mention {mention}"
    for report in reports:
        if text[report.evidence_start : report.evidence_end] != report.evidence:
            return f"evidence of {report}"
        if any(not 0 <= a <= b <= len(text) for a, b in report.spans.values()):
            return f"spans of {report}"
    return None


if __name__ == "__main__":
    sys.exit(main())
