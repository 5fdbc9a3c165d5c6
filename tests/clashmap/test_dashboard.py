import re
import tomllib
from pathlib import Path

import pytest

from clashmap.dashboard.data import PATHS_VARIABLE, load_archive
from clashmap.filters import Filters, apply_filters

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = {
    "spring.md": (
        "2022-05-13",
        "NRF fighters clashed with the Taliban in Panjshir province on 12 May 2022.\n\n"
        "The NRF attacked a Taliban base in Baghlan province on 10 May 2022, residents said.",
    ),
    "autumn.md": (
        "2022-09-20",
        "The Taliban clashed with NRF fighters in Takhar province on 18 September 2022.\n\n"
        "Fighters of the AFF attacked a Taliban checkpoint in Kabul on 17 September 2022.",
    ),
    "hostile.md": (
        "2022-10-02",
        "NRF fighters clashed with the Taliban <img src=x onerror=alert(1)> in Panjshir province.",
    ),
}


@pytest.fixture(scope="module", autouse=True)
def articles(tmp_path_factory):
    """Read articles of our own, for this module only."""
    folder = tmp_path_factory.mktemp("articles")
    for name, (day, text) in ARTICLES.items():
        front = f"title: '{name} <b>'\npublisher: Valley Desk\npublished: {day}\n"
        (folder / name).write_text(f"---\n{front}---\n{text}\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PATHS_VARIABLE, str(folder))
        yield folder


def html_of(test):
    return "\n".join(element.proto.body for element in test.get("html"))


def count_on(test):
    """Return the number of reports that the page says it shows."""
    return int(re.search(r"<b>(\d+) reports?</b> of", html_of(test))[1])


def expected(**asked):
    return len(apply_filters(load_archive().frame, Filters(**asked)))


def test_the_page_counts_reports_articles_and_what_is_not_on_the_map(page):
    words = html_of(page())
    assert count_on(page()) == expected() > 3
    found = re.search(
        r"of <b>(\d+) events</b> from <b>3 articles</b> \(3 independent sources\), "
        r"<b>\d+</b> not on the map",
        words,
    )
    assert int(found[1]) == load_archive().frame["event_id"].nunique()


def test_every_filter_changes_the_count(page):
    test = page()
    test.multiselect(key="group").set_value(["AFF"]).run()
    assert count_on(test) == expected(groups=("AFF",)) < expected()
    test.multiselect(key="group").set_value([]).run()
    test.multiselect(key="kind").set_value(["attack"]).run()
    assert count_on(test) == expected(kinds=("attack",)) < expected()
    test.multiselect(key="kind").set_value([]).run()
    test.text_input(key="q").set_value("checkpoint").run()
    assert count_on(test) == expected(text="checkpoint") < expected()


def test_days_are_the_articles_unless_switched(page):
    test = page(**{"from": "2022-09-18", "to": "2022-09-24"})
    article_day = count_on(test)
    test.toggle(key="event").set_value(True).run()
    assert (article_day, count_on(test)) == (2, 1)


def test_a_link_sets_the_filters(page):
    test = page(province="Panjshir", kind="Clash")
    assert count_on(test) == expected(provinces=("Panjshir",), kinds=("clash",))


def test_nonsense_in_a_link_shows_everything(page):
    nonsense = {"kind": "party", "from": "yesterday", "by": "Planets", "at": "spot", "group": "<b>"}
    assert count_on(page(**nonsense)) == expected()


def test_a_click_on_a_province_filters_and_there_is_a_way_back(page):
    test = page()
    click(test, {"type": "province", "key": "Panjshir", "province": "Panjshir"})
    assert count_on(test) == expected(provinces=("Panjshir",)) < expected()
    next(button for button in test.button if button.label == "All provinces").click().run()
    assert count_on(test) == expected()


def click(test, properties):
    """Put into the session what streamlit-folium puts there when a shape is clicked."""
    drawing = {"type": "Feature", "properties": properties, "geometry": None}
    test.session_state["map"] = {"last_active_drawing": drawing, "last_object_clicked_count": 1}
    test.run()


def test_a_clicked_district_shows_its_own_evidence(page):
    test = page()
    click(test, {"type": "district", "key": "Kabul|Kabul", "province": "Kabul"})
    assert "Kabul, Kabul: " in html_of(test)


def test_a_province_without_reports_can_be_clicked(page):
    test = page()
    click(test, {"type": "province", "key": "Nimroz", "province": "Nimroz"})
    assert not test.exception
    assert "the provinces" in test.info[0].value


def test_an_empty_selection_can_be_cleared(page):
    test = page(q="nosuchword")
    assert "the words searched for" in test.info[0].value
    test.button(key="clear_empty").click().run()
    assert count_on(test) == expected()


def test_texts_of_articles_are_escaped(page):
    words = html_of(page())
    assert "&lt;img src=x" in words
    assert "<img src=x" not in words
    assert "hostile.md &lt;b&gt;" in words


def test_the_page_names_the_state_of_the_data_and_whose_they_are(page):
    words = html_of(page())
    assert load_archive().snapshot in words
    assert "geoBoundaries" in words
    assert "take no position" in words


def test_a_filter_set_back_to_its_default_is_no_warning_in_the_log():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["global"]["disableWidgetStateDuplicationWarning"] is True
