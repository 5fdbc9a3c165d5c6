import re
from datetime import date
from pathlib import Path

import pytest

from clashmap.dashboard.data import PATHS_VARIABLE, load_archive

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = {
    "spring.md": (
        "publisher: Valley Desk\npublished: 2022-05-13\n",
        "NRF fighters clashed with the Taliban in Rukha district of Panjshir province on "
        "12 May 2022.",
    ),
    "wire.md": (
        "publisher: Northern Wire\npublished: 2022-05-14\n",
        "Fighting between the Taliban and the NRF broke out on 12 May 2022 in Rukha district of "
        "Panjshir province.",
    ),
    "quiet.md": ("publisher: Kabul Page\npublished: 2022-05-20\n", "Wheat was cheap this year."),
    "autumn.md": (
        "publisher: Valley Desk\npublished: 2022-05-30\n",
        "Fighters of the AFF attacked a Taliban checkpoint in Kabul on 29 May 2022.",
    ),
}


@pytest.fixture(scope="module", autouse=True)
def articles(tmp_path_factory):
    """Read articles of our own, for this module only."""
    folder = tmp_path_factory.mktemp("articles")
    for name, (front, text) in ARTICLES.items():
        (folder / name).write_text(f"---\n{front}---\n{text}\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PATHS_VARIABLE, str(folder))
        yield folder


def words_of(test):
    bodies = "\n".join(element.proto.body for element in test.get("html"))
    return re.sub("<style.*?</style>|<.*?>", "", bodies, flags=re.DOTALL)


def test_an_article_without_a_report_is_read_and_breaks_the_silence(page):
    words = words_of(page())
    assert "4 articles read, by source and article date; in 14 of 18 days none was" in words


def test_the_slider_filters_the_days_and_follows_them(page):
    test = page()
    test.select_slider[0].set_value((0, 1)).run()
    assert not test.exception
    assert (test.date_input(key="from").value, test.date_input(key="to").value) == (
        date(2022, 5, 13),
        date(2022, 5, 14),
    )
    assert "2 reports of 1 event from 2 articles (2 independent sources)" in words_of(test)
    test.date_input(key="from").set_value(date(2022, 5, 14)).run()
    assert test.select_slider[0].value == (1, 1)


def test_all_dates_come_back_with_one_button(page):
    test = page(**{"from": "2022-05-29"})
    assert test.select_slider[0].value == (16, 17)
    test.button(key="all_dates").click().run()
    assert test.date_input(key="from").value is None
    assert test.select_slider[0].value == (0, 17)


def test_zooming_in_draws_the_days_chosen(page):
    test = page(**{"from": "2022-05-13", "to": "2022-05-15"})
    test.toggle(key="zoom").set_value(True).run()
    assert "in 1 of 3 days none was" in words_of(test)
    assert "1 report before or after these days" in words_of(test)


def test_the_bars_follow_every_other_filter_and_the_kind_of_date(page):
    assert "1 report by day of the article’s date" in words_of(page(group="AFF"))
    assert "3 reports by day of the event’s date" in words_of(page(event="true"))


def test_bars_are_coloured_by_sets_of_groups_at_a_switch(page):
    test = page(bars="Groups")
    assert "AFF + Taliban" in words_of(test)


def test_a_search_without_a_result_leaves_the_page_whole(page):
    test = page(q="nosuchword")
    assert not test.select_slider


def test_a_clash_that_two_sources_report_is_shown_as_one_event(page):
    archive = load_archive()
    assert archive.frame["event_id"].nunique() == 2
    words = words_of(page())
    assert "One event: Clash, Rokha, Panjshir, 12 May 2022" in words
    assert "Corroborated: by independent sources" in words
    assert "3 reports of 2 events from 3 articles (3 independent sources)" in words
