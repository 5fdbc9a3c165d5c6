"""Speed beside flashtext and spaCy's PhraseMatcher: `python -m bench`.

Everything is measured in one run, on the same generated text and with the same names; ratios are
what counts, since machines differ. Each figure is the best of some rounds, taken in turn, in
seconds of processor time.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any

from bench.corpus import Corpus, Text
from bench.report import Figure, machine, print_figures, versions, write_section
from extract.articles import Article, Published
from extract.marks import default_tools
from extract.pipeline import extract_reports
from geo.gazetteer import Gazetteer
from geo.matcher import Matcher

MEGABYTE = 1_000_000
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
_START = (
    "from time import perf_counter; t = perf_counter();"
    "from extract.marks import default_tools; default_tools(); print(perf_counter() - t)"
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured."""

    characters: int
    rounds: int
    stream: int  # articles of the memory measurement


_DAY = date(2023, 9, 1)
PUBLISHED = Published("2023-09-01", _DAY, _DAY, "given")
FULL = Size(20 * MEGABYTE, 3, 10_000)
QUICK = Size(2 * MEGABYTE, 1, 1_000)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table and write docs/performance.md; 1 where a target was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="2 MB, one round, writes no document")
    options = parser.parse_args(arguments)
    size = QUICK if options.quick else FULL
    corpus = Corpus()
    texts = list(corpus.articles(size.characters))
    print(f"{len(texts):,} articles, {sum(len(t.text) for t in texts) / MEGABYTE:.1f} MB of text")
    figures = [
        *measure_passes(texts, size.rounds),
        *measure_lengths(corpus, size.rounds),
        measure_memory(corpus, size.stream),
        measure_start(),
    ]
    print_figures(figures)
    if not options.quick:
        about = (
            f"`make bench` on {machine()}: {len(texts):,} generated articles, "
            f"{sum(len(t.text) for t in texts) / MEGABYTE:.1f} MB, one core, the best of three "
            f"rounds taken in turn. {versions('ahocorasick-rs', 'flashtext', 'spacy')}."
        )
        write_section("Extraction speed", about, figures)
    return 0 if all(figure.is_met for figure in figures) else 1


def measure_passes(texts: Sequence[Text], rounds: int) -> list[Figure]:
    """The gazetteer pass beside two peers, and the whole extraction."""
    entries = [entry for entry in Gazetteer.load().entries() if entry[1].kind == "place"]
    names = sorted({surface for surface, _, _ in entries})
    tools = default_tools()
    ours: Matcher[Any] = Matcher(entries)
    flash, phrases = _flashtext(names), _phrase_matcher(names)
    passes: dict[str, Callable[[Text], object]] = {
        "ours": lambda text: ours.find(text.text),
        "flashtext": lambda text: flash(text.text),
        "spacy": lambda text: phrases(text.text),
        "whole": lambda text: extract_reports(make_article(text), tools),
        "undated": lambda text: extract_reports(make_article(text, None), tools),
    }
    for run in passes.values():  # warm-up: caches, lazy tables
        _time(run, texts[:50])
    best = dict.fromkeys(passes, float("inf"))
    for _ in range(rounds):
        for name, run in passes.items():
            best[name] = min(best[name], _time(run, texts))
    return _compare(best, len(texts), sum(len(text.text) for text in texts), len(names))


def match_phrases(texts: Sequence[str]) -> float:
    """Processor seconds of spaCy's PhraseMatcher over texts, with the names of the gazetteer."""
    entries = [entry for entry in Gazetteer.load().entries() if entry[1].kind == "place"]
    run = _phrase_matcher(sorted({surface for surface, _, _ in entries}))
    began = process_time()
    for text in texts:
        run(text)
    return process_time() - began


def _compare(best: dict[str, float], articles: int, characters: int, names: int) -> list[Figure]:
    def rate(name: str) -> str:
        return (
            f"{characters / MEGABYTE / best[name]:.1f} MB/s, {articles / best[name]:,.0f} a second"
        )

    whole = characters / 5_000 / best["whole"]
    return [
        Figure(f"gazetteer pass, {names:,} names", rate("ours")),
        Figure("flashtext, the same names", rate("flashtext")),
        Figure("spaCy blank PhraseMatcher, the same names", rate("spacy")),
        Figure.at_least(
            "gazetteer pass faster than flashtext", best["flashtext"] / best["ours"], 8
        ),
        Figure.at_least("gazetteer pass faster than spaCy", best["spacy"] / best["ours"], 5),
        Figure("whole extraction", rate("whole")),
        Figure("whole extraction, no date given", rate("undated")),
        Figure.at_least("whole extraction, articles of 5 KB a second", whole, 1_000),
        Figure.at_most("whole extraction to spaCy's pass, time", best["whole"] / best["spacy"], 3),
    ]


def _time(run: Callable[[Text], object], texts: Iterable[Text]) -> float:
    start = process_time()
    for text in texts:
        run(text)
    return process_time() - start


def make_article(text: Text, published: Published | None = PUBLISHED) -> Article:
    """The article that a bench text is, with a date as feeds give it."""
    return Article(text.name, "bench", text.name, text.text, published=published)


def _flashtext(names: Sequence[str]) -> Callable[[str], object]:
    from flashtext import KeywordProcessor  # noqa: PLC0415  only the bench needs it

    processor = KeywordProcessor()
    for name in names:
        processor.add_keyword(name)
    return lambda text: processor.extract_keywords(text, span_info=True)


def _phrase_matcher(names: Sequence[str]) -> Callable[[str], object]:
    import spacy  # noqa: PLC0415  only the bench needs it
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    nlp = spacy.blank("en")
    # Another tokenizer reads the names: they would fill the cache of the one that is measured.
    reader = spacy.blank("en", vocab=nlp.vocab)
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("place", [reader.make_doc(name) for name in names])
    return lambda text: [
        (doc[start:end].start_char, doc[start:end].end_char)
        for doc in [nlp.make_doc(text)]
        for _, start, end in matcher(doc)
    ]


def measure_lengths(corpus: Corpus, rounds: int) -> list[Figure]:
    """Time a kilobyte for articles of 1 KB to 1 MB: the same, if cost grows linearly."""
    tools = default_tools()
    costs = {}
    for length in LENGTHS:
        article = make_article(corpus.article(length))
        repeats = max(1, 100_000 // length)
        costs[length] = min(
            _repeat(partial(extract_reports, article, tools), repeats) / (len(article.text) / 1_000)
            for _ in range(max(2, rounds))
        )
    told = [
        Figure(f"article of {length // 1_000:,} KB", f"{cost * 1e6:.0f} microseconds a KB")
        for length, cost in costs.items()
    ]
    growth = costs[LENGTHS[-1]] / costs[10_000]
    # Twice: a 1 MB text no longer fits the processor's caches; a quadratic cost would give 100.
    return [*told, Figure.at_most("cost a KB, 1 MB to 10 KB", growth, 2)]


def _repeat(run: Callable[[], object], times: int) -> float:
    start = process_time()
    for _ in range(times):
        run()
    return (process_time() - start) / times


def measure_memory(corpus: Corpus, articles: int) -> Figure:
    """Growth of the resident set over a stream of articles, after a tenth of them, in MB."""
    tools = default_tools()
    after_tenth = 0.0
    for number, text in enumerate(corpus.articles(articles * 5_200), 1):
        extract_reports(make_article(text), tools)
        if number == articles // 10:
            after_tenth = _resident_megabytes()
    growth = _resident_megabytes() - after_tenth
    return Figure.at_most(f"memory growth over {articles:,} articles, MB", growth, 10)


def _resident_megabytes() -> float:
    """The resident set now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / MEGABYTE


def measure_start(times: int = 5) -> Figure:
    """Seconds of a fresh process to import the extractor and read the whole gazetteer."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", _START],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).resolve().parent.parent,
        )
        for _ in range(times)
    ]
    return Figure.at_most("start-up, seconds", min(float(run.stdout) for run in runs), 0.5)
