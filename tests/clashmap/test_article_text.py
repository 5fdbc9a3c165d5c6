"""An explained article as HTML: the same text, coloured, and nothing in it runs."""

import re
from html import unescape

import pytest

from clashmap.views.article_text import ROLES, article_html, reasons_html, source_html, text_legend
from extract.articles import Article
from extract.explain import explain_article

EVIL = "<img src=x onerror=alert(1)>"
TEXT = (
    f"Notes & queries {EVIL}.\n\nNRF fighters clashed with the Taliban in Rukha district of "
    "Panjshir province on 12 May 2022, residents said. Nothing was heard from Kabul."
)


@pytest.fixture(scope="module")
def explained():
    return explain_article(Article("a1", "v1", "a.jsonl", TEXT, title=EVIL, url="javascript:1"))


def plain(html):
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_all_words_are_there_once_and_escaped(explained):
    html = article_html(explained)
    assert plain(html) == TEXT
    assert EVIL not in html


def test_each_role_is_coloured_and_in_the_legend(explained):
    html = article_html(explained)
    for role in ROLES:
        assert f'class="cm-{role}"' in html
        assert f'class="cm-{role}"' in text_legend()
    assert '<span class="cm-place" title="Kabul, Kabul">Kabul</span>' in html


def test_the_chosen_reports_sentence_is_framed(explained):
    report = explained.reports[0].report
    html = article_html(explained, report.report_id)
    framed = html.split('<span class="cm-chosen">')[1]
    assert plain(framed).startswith("NRF fighters clashed")
    assert plain(html) == TEXT
    assert html.count("<span") == html.count("</span>")


def test_a_report_shows_the_words_of_its_fields_and_its_rules(explained):
    words = reasons_html(explained.reports[0])
    assert "<q>clashed</q>" in words
    assert "<q>12 May 2022</q>" in words
    assert "<th>Who says so</th>" in words
    assert "Reported by a resident" in words
    assert "somewhere in the district" in words
    assert "tells of clash" in plain(words.split("<details>")[1])


def test_what_was_read_is_told_without_jargon(explained):
    words = plain(reasons_html(explained.reports[0]) + source_html(explained))
    assert not re.search(r"\(trigger\)|\(given\)|confidence|reporter|0\.\d", words)
    assert re.search("How sure(very|fairly|not very)", words)


def test_front_matter_of_a_file_is_no_text():
    article = Article("a1", "v1", "a.md", f"---\ntitle: T\n---\n{TEXT}")
    assert plain(article_html(explain_article(article))).strip() == TEXT


def test_a_long_text_is_cut_and_said_to_be():
    article = Article("a1", "v1", "a.txt", "Nothing. " * 30_000)
    assert "The last 70,000 characters are not shown." in article_html(explain_article(article))


def test_only_web_links_are_links(explained):
    assert "href" not in source_html(explained)
