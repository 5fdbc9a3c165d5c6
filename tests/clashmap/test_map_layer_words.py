import re
from datetime import date

import pandas as pd

from clashmap.views.article_names import MOST_NAMES, article_names
from clashmap.views.cards import cards_html
from clashmap.views.control import control_by_area
from clashmap.views.legends import legend_html
from clashmap.views.map_table import map_table_html
from clashmap.views.maps import scene_values
from clashmap.views.palette import DAY
from clashmap.views.presence import tally_presence
from clashmap.views.read_sources import sources_line, sources_table, tally_sources
from clashmap.views.scene import Overlays, build_scene
from geo.boundaries import load_boundaries

HOSTILE = "<img src=x onerror=alert(1)>"
AS_OF = date(2022, 5, 20)


def scene_of(frame, layers=("clash", "control", "presence"), level="province"):
    overlays = Overlays(
        layers,
        tally_presence(frame, level, AS_OF) if "presence" in layers else {},
        control_by_area(frame) if "control" in layers else {},
        frozenset({"Panjshir", "Herat"}),
        AS_OF,
    )
    return build_scene(frame, level, (), None, overlays)


def mixed(make_frame):
    return make_frame(
        {},
        {"kind": "control", "initiator": ("NRF",), "event_id": "e1"},
        {"kind": "presence", "initiator": (HOSTILE,)},
    )


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_each_layer_has_a_legend_of_its_own_that_says_what_it_counts(make_frame):
    said = words(legend_html(scene_of(mixed(make_frame)), DAY))
    assert "Clashes and attacks: reports by province" in said
    assert "Control, as claimed in 1 report on 1 area" in said
    assert "Presence and deployment of groups, as last told in 1 report" in said
    assert "said to be held: Panjshir (NRF)" in said or "said to be held: Rukha (NRF)" in said
    assert "last told of at most 30 days before" in said
    assert "silent: no article of this time names it; not known to be calm" in said
    assert "disputed" not in said


def test_a_layer_that_is_not_chosen_is_in_no_legend_and_no_table(make_frame):
    scene = scene_of(mixed(make_frame), ("clash",))
    said = words(legend_html(scene, DAY) + map_table_html(scene, load_boundaries()))
    assert "Control, as claimed" not in said
    assert "Presence" not in said


def test_the_map_draws_what_the_layers_hold(make_frame):
    values = scene_values(scene_of(mixed(make_frame)), DAY)["overlays"]
    assert values["control"]["Panjshir|Rukha"]["label"] == "NRF"
    assert values["presence"]["Panjshir"]["groups"] == [[HOSTILE, 0]]
    assert values["named"] == ["Herat", "Panjshir"]


def test_the_table_tells_all_of_the_map_and_counts_the_silent(make_frame):
    html = map_table_html(scene_of(mixed(make_frame)), load_boundaries())
    said = words(html)
    assert re.search(r"Panjshir پنج‌?شیر 1 1 1 clash", said)
    assert "1 province named by an article, without such a report in this selection: Herat" in said
    assert "32 provinces silent: no article of this time names it" in said
    assert HOSTILE not in html


def test_the_table_lists_a_district_of_whose_control_reports_tell(make_frame):
    said = words(map_table_html(scene_of(mixed(make_frame)), load_boundaries()))
    assert "Panjshir, Rukha" in said
    assert "NRF, 12 May 2022, said by" in said


def read_rows(*names):
    return pd.DataFrame(
        {
            "article_id": [f"a{number}" for number in range(1, len(names) + 1)],
            "title": "T",
            "source": "f.md",
            "publisher": names,
            "published_start": "2022-05-13",
            "published_end": "2022-05-13",
        }
    )


def test_what_was_read_is_counted_by_source_also_without_a_report(make_frame):
    tally = tally_sources(read_rows("Wire", HOSTILE, "Wire", None), make_frame({}, {}))
    assert tally.to_dict("records")[0] == {
        "source": "Wire",
        "articles": 2,
        "telling": 1,
        "reports": 2,
    }
    line = sources_line(tally, date(2022, 5, 1), date(2022, 5, 31))
    assert "4 articles read of 1 to 31 May 2022 , by source: Wire 2" in words(line)
    assert "Source not named 1" in words(line)
    assert HOSTILE not in line + sources_table(tally)


def test_nothing_read_is_not_peace():
    nothing = tally_sources(read_rows(), pd.DataFrame({"article_id": []}))
    assert "No article was read until 31 May 2022: no report there means no source, not peace" in (
        words(sources_line(nothing, None, date(2022, 5, 31))).replace(" :", ":")
    )


def test_an_article_without_a_report_can_be_chosen_after_those_with_one(make_frame):
    names = article_names(read_rows("A", "B"), make_frame({"article_id": "a2"}))
    assert list(names.items()) == [("a2", "T · 1 report · f.md"), ("a1", "T · no report · f.md")]


def test_too_many_articles_are_cut_but_never_the_one_of_the_link(make_frame):
    names = article_names(read_rows(*["A"] * (MOST_NAMES + 5)), make_frame(), f"a{MOST_NAMES + 3}")
    assert len(names) == MOST_NAMES + 1
    assert f"a{MOST_NAMES + 3}" in names


def test_a_card_leads_to_its_evidence_unless_no_link_can_open_it(make_frame):
    frame = make_frame({"article_id": "a&b", "report_id": "r1"})
    assert 'href="evidence?article=a%26b&amp;report=r1"' in cards_html(frame, {}, DAY)
    assert "evidence?" not in cards_html(frame, {}, DAY, linked=False)
