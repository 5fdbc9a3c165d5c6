"""The data, evidence and own pages: filters hold, links open, nobody sees another's articles."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from clashmap.dashboard.data import PATHS_VARIABLE, load_archive
from clashmap.filters import Filters, apply_filters
from clashmap.views.export_formats import FORMATS

APP = Path(__file__).resolve().parents[2] / "app.py"
PAGES = "clashmap/dashboard/pages"
TEXT = (
    "NRF fighters clashed with the Taliban <b>hard</b> in Panjshir province on 12 May 2022.\n\n"
    "The AFF attacked a Taliban checkpoint in Kabul on 10 May 2022, residents said."
)
OWN = "NRF fighters ambushed the Taliban in Khost province on 3 March 2023."


@pytest.fixture(scope="module", autouse=True)
def articles(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    (folder / "spring.txt").write_text(TEXT, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PATHS_VARIABLE, str(folder))
        yield folder


def open_page(page, **query):
    test = AppTest.from_file(str(APP), default_timeout=60)
    test.run()
    for key, value in query.items():
        test.query_params[key] = value
    test.switch_page(f"{PAGES}/{page}.py").run()
    assert not test.exception
    return test


def html_of(test):
    return "\n".join(element.proto.body for element in test.get("html"))


def paste(test, text):
    test.text_area(key="own_pasted").set_value(text)
    next(button for button in test.button if button.label == "Read the text").click()
    test.run()
    assert not test.exception


def test_every_format_can_be_downloaded_and_the_filters_are_said():
    test = open_page("data")
    test.multiselect(key="group").set_value(["AFF"]).run()
    expected = len(apply_filters(load_archive().frame, Filters(groups=("AFF",))))
    assert f"<b>{expected} report" in html_of(test)
    assert "groups: AFF" in html_of(test)
    assert len(test.get("download_button")) == len(FORMATS)


def test_an_empty_selection_offers_no_download():
    test = open_page("data")
    test.text_input(key="q").set_value("nosuchword").run()
    assert "relax one" in test.info[0].value
    assert not test.get("download_button")


def test_a_link_opens_an_article_at_a_report():
    report = load_archive().frame.iloc[1]
    test = open_page("evidence", article=report["article_id"], report=report["report_id"])
    framed = html_of(test).split('<span class="cm-chosen">')[-1]
    assert framed.startswith("The ")
    assert "&lt;b&gt;hard" in html_of(test)
    assert "<b>hard" not in html_of(test)


def test_a_link_to_no_article_says_so():
    assert "Choose another one" in open_page("evidence", article="nosuch").warning[0].value


def test_own_articles_are_shown_to_nobody_else():
    mine, other = open_page("own"), open_page("own")
    paste(mine, OWN)
    assert "Khost" in html_of(mine)
    other.run()
    assert "Khost" not in html_of(other)
    assert "Khost" not in html_of(open_page("data"))
    assert not (load_archive().frame["province"] == "Khost").any()


def test_own_articles_are_explained_exported_and_removed():
    test = open_page("own")
    paste(test, OWN)
    test.switch_page(f"{PAGES}/data.py").run()
    test.button_group(key="whose").set_value("Your own articles").run()
    assert "<b>1 report from 1 article" in html_of(test)
    test.switch_page(f"{PAGES}/own.py").run()
    next(button for button in test.button if button.label == "Remove these articles").click().run()
    assert "Khost" not in html_of(test)


def test_a_pasted_nothing_is_refused_in_words():
    test = open_page("own")
    paste(test, "  ")
    assert "no text was pasted" in test.warning[0].value.replace("\\", "")


def test_one_box_finds_places_and_reports():
    test = open_page("search")
    test.text_input(key="find").set_value("panjsher").run()
    assert ">Panjshir (province)</a>: 1 report" in html_of(test)
    assert "1 report of any period" in html_of(test)
    test.text_input(key="find").set_value("checkpoint").run()
    assert "1 report of any period" in html_of(test)
    test.text_input(key="find").set_value("<b>nosuch").run()
    assert "No place in the gazetteer" in html_of(test)


def test_a_province_without_reports_says_so_and_shows_nothing_empty():
    test = open_page("province", name="Nimroz")
    assert test.info[0].value.endswith("1 article read; this does not mean calm.")
    assert "the provinces" not in test.info[0].value
    assert "clear_empty" not in [button.key for button in test.button]
    assert not re.search("All 0|Tolls as claimed|Groups named", html_of(test))


def test_a_province_without_reports_under_the_filters_says_what_to_relax():
    test = open_page("province", name="Kabul")
    test.text_input(key="q").set_value("nosuchword").run()
    assert "the words searched for (1 report)" in test.info[0].value
    test.button(key="clear_empty").click().run()
    assert "Groups named" in html_of(test)


def test_the_brief_of_one_province_is_by_district_unless_the_link_says_otherwise():
    assert "reports by district" in brief_of(province="Panjshir")
    assert "reports by province" in brief_of(province="Panjshir", by="Provinces")
    assert "reports by province" in brief_of()


def brief_of(**query):
    test = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in (query | {"brief": "true"}).items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return html_of(test)


def test_no_page_speaks_of_the_period_as_a_column():
    test = AppTest.from_file(str(APP), default_timeout=60).run()
    assert "recent events only" in html_of(test)
    labels = {button.proto.label for button in open_page("data").get("download_button")}
    assert {"Download CSV", "Download Publication copy"} <= labels
