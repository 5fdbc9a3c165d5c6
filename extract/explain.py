"""Why an article gave the reports it gave: the clues of each, and what came close and lost.

Reads the article once more with the rules' own functions, sentence by sentence as
extract/telling.py does, so that what it says is what decided. Changes nothing and knows no screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.articles import Article, Published
from extract.claims import read_claims
from extract.clauses import view_sentence
from extract.explain_losers import Loser, Scene, losers_of, quiet_triggers
from extract.marks import Marks, Tools, default_tools, mark
from extract.memory import Memory
from extract.mentions import Mention
from extract.pipeline import extract_reports, find_mentions
from extract.published import infer_published
from extract.reports import Report, Story
from extract.segment import split_sentences
from extract.telling import read_stories
from geo.places import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text; all pieces together are the text.

    role: place | group | date | trigger, "" for words that are no mention. meaning: the canonical
    place or group, the days, or the kind that a trigger may tell of.
    """

    span: Span
    role: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Clue:
    """The words that a field of a report came from."""

    field: str
    span: Span
    surface: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """A report with its clues, in text order, and the alternatives that lost, nearest first."""

    report: Report
    clues: tuple[Clue, ...]
    losers: tuple[Loser, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article's text in pieces, its reports with reasons, and the triggers that told nothing.

    `quiet` are the triggers of sentences without any report, each with why it gave none.
    """

    article: Article
    published: Published | None
    pieces: tuple[Piece, ...]
    reports: tuple[Reasons, ...]
    quiet: tuple[Loser, ...]


def explain_article(article: Article, tools: Tools | None = None) -> Explanation:
    """Why the article gave its reports and no others."""
    tools = tools or default_tools()
    marks = mark(article.text, tools)
    scenes = {scene.view.start: scene for scene in _replay(article, marks, tools)}
    reports = extract_reports(article, tools)
    reasons = tuple(_reasons(report, scenes[report.evidence_start]) for report in reports)
    reported = {report.evidence_start for report in reports}
    silent = [scene for start, scene in scenes.items() if start not in reported]
    return Explanation(
        article,
        infer_published(article),
        tuple(cut_pieces(article.text, find_mentions(article, tools))),
        reasons,
        tuple(loser for scene in silent for loser in quiet_triggers(scene)),
    )


def _replay(article: Article, marks: Marks, tools: Tools) -> Iterator[Scene]:
    """The article's own sentences, each with what its reader keeps in mind there."""
    sentences, published = split_sentences(article.text), infer_published(article)
    told = read_stories(marks, sentences, published, tools.lexicon)
    stories: dict[int, Sequence[Story]] = {item.view.start: item.stories for item in told}
    memory = Memory()
    for sentence in sentences:
        if sentence.role not in {"body", "title"}:
            continue
        memory.turn_to(sentence)
        view = view_sentence(marks, sentence)
        claims = read_claims(view, tools.lexicon, memory.claim)
        here = stories.get(view.start, ())
        yield Scene(view, tuple(claims), published, memory.topic, tuple(here))
        memory.keep(view, claims, here)


def cut_pieces(text: str, mentions: Sequence[Mention]) -> Iterator[Piece]:
    """The text cut at its mentions; of two that overlap the first, then the longest."""
    end = 0
    for mention in sorted(mentions, key=lambda item: (item.start, -item.end)):
        if mention.start < end:
            continue
        if mention.start > end:
            yield Piece(Span(end, mention.start), "", "")
        yield Piece(Span(mention.start, mention.end), mention.type, _meaning(mention))
        end = mention.end
    if end < len(text):
        yield Piece(Span(end, len(text)), "", "")


def _meaning(mention: Mention) -> str:
    if mention.type == "place":
        return ", ".join(filter(None, (mention.district, mention.province))) or "no province"
    if mention.type == "date":
        return f"{mention.date_start or '?'} to {mention.date_end or '?'}"
    return mention.group or (mention.reasons[0] if mention.reasons else "")


def _reasons(report: Report, scene: Scene) -> Reasons:
    return Reasons(report, tuple(_clues(report, scene)), losers_of(report, scene))


def _clues(report: Report, scene: Scene) -> list[Clue]:
    """The words of each field and, for the attribution, the words of telling."""
    text = scene.view.text
    found = [Clue(name, Span(*span), text[slice(*span)]) for name, span in report.spans.items()]
    for claim in scene.claims:
        if claim.speaker in report.attribution:
            span = Span(claim.start, claim.end)
            found.append(Clue("attribution", span, text[claim.start : claim.end]))
    return sorted(found, key=lambda clue: clue.span)
