"""One article to its mentions and reports: pure functions of the article and the word lists."""

from __future__ import annotations

from extract.articles import Article, Published
from extract.dates import find_dates
from extract.finding import CLASS_OF
from extract.marks import Marks, Tools, default_tools, mark
from extract.mentions import Mention, date_rows, group_rows, place_rows, trigger_rows
from extract.published import infer_published
from extract.reports import Report, make_report
from extract.segment import split_sentences
from extract.telling import read_stories
from extract.themes import is_story


def extract_reports(article: Article, tools: Tools | None = None) -> list[Report]:
    """The reports of an article in text order; event_id is the report's own until joined."""
    tools = tools or default_tools()
    marks = mark(article.text, tools)
    return _read_reports(article, infer_published(article), marks, tools) if marks.triggers else []


def find_mentions(article: Article, tools: Tools | None = None) -> list[Mention]:
    """All mentions of an article in text order, each resolved; what is no place is left out."""
    marks = mark(article.text, tools or default_tools())
    return _list_mentions(article, infer_published(article), marks)


def read_article(
    article: Article, tools: Tools | None = None
) -> tuple[Published | None, list[Mention], list[Report]]:
    """When an article came out, and its mentions and reports, of a text that is read once."""
    tools = tools or default_tools()
    marks = mark(article.text, tools)
    published = infer_published(article)
    mentions = _list_mentions(article, published, marks)
    reports = _read_reports(article, published, marks, tools) if marks.triggers else []
    return published, mentions, reports


def _read_reports(
    article: Article, published: Published | None, marks: Marks, tools: Tools
) -> list[Report]:
    if is_story(marks):
        return []
    sentences = split_sentences(article.text)
    reports: list[Report] = []
    titles: list[Report] = []
    for told in read_stories(marks, sentences, published, tools.lexicon):
        made = [make_report(article, published, told.view, story) for story in told.stories]
        (titles if told.view.sentence.role == "title" else reports).extend(made)
    reports = [report for report in reports if not _denies_alone(report, reports)]
    titles = [title for title in titles if not _denies_alone(title, reports)]
    kept = [title for title in titles if not _told_in_body(title, reports)]
    return sorted(_once(kept + reports), key=lambda report: report.evidence_start)


def _told_in_body(title: Report, reports: list[Report]) -> bool:
    """A headline repeats what its article tells."""
    return any(
        CLASS_OF[report.kind] == CLASS_OF[title.kind] and report.province == title.province
        for report in reports
    )


def _denies_alone(report: Report, reports: list[Report]) -> bool:
    """A denial of what the article does not tell: attached to nothing, it would stand alone.

    Denied control stays: who holds a place is what it tells of.
    """
    if report.status != "denied" or report.kind == "control":
        return False
    return not any(
        other.status != "denied"
        and other.period == report.period
        and CLASS_OF[other.kind] == CLASS_OF[report.kind]
        and other.province == report.province
        for other in reports
    )


def _once(reports: list[Report]) -> list[Report]:
    return list({report.report_id: report for report in reports}.values())


def _list_mentions(article: Article, published: Published | None, marks: Marks) -> list[Mention]:
    dates = find_dates(article.text, 0, len(article.text), published)
    rows = [
        *place_rows(article.source, marks.places),
        *group_rows(article.source, marks.groups),
        *date_rows(article.source, dates),
        *trigger_rows(article.source, marks.triggers),
    ]
    return sorted(rows, key=lambda row: (row.start, row.end))
