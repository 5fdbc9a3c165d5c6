"""Articles and events that a search finds, as lists."""

import pandas as pd
import pytest

from clashmap.views.search_lists import articles_html, examples_html, find_articles

READ = pd.DataFrame(
    {
        "article_id": ["a1", "a2"],
        "title": ["Clashes in Panjshir", None],
        "source": ["one.txt", "two.txt"],
        "publisher": ["Valley Desk", "<b>Desk</b>"],
        "published_start": ["2022-05-13", None],
        "published_end": ["2022-05-13", None],
    }
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("panjshir desk", ["a1"]),
        ("DESK", ["a1", "a2"]),
        ("two.t", ["a2"]),
        ("two one", []),
        (".*", []),
    ],
)
def test_all_words_have_to_stand_in_an_article_as_they_are(text, found):
    assert sorted(find_articles(text, READ)["article_id"]) == found


def test_text_of_an_article_stays_text_and_leads_to_it():
    html = articles_html(READ)
    assert "&lt;b&gt;Desk&lt;/b&gt;" in html
    assert 'href="evidence?article=a1"' in html
    assert "two.txt" in html  # has no title
    assert "not dated" in html


def test_without_links_there_is_none():
    assert "href" not in articles_html(READ, linked=False)


def test_examples_search_for_themselves_and_stay_text():
    html = examples_html(["Panjshir", "<b>&"])
    assert '<a href="search?find=Panjshir" target="_self">Panjshir</a>' in html
    assert 'find=%3Cb%3E%26" target="_self">&lt;b&gt;&amp;</a>' in html
