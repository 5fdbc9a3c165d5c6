import re

from clashmap.filters import Filters
from clashmap.selection import Part
from clashmap.views.cards import cards_html, highlight
from clashmap.views.legends import legend_html
from clashmap.views.palette import DAY
from clashmap.views.scene import build_scene
from clashmap.views.selecting import FrameSelection
from clashmap.views.tables import report_table, safe_link


def words_of(frame, focus=()):
    html = legend_html(build_scene(frame, "province", focus), DAY)
    return re.sub(r"<[^>]+>", "\n", html)


def test_the_legend_lists_what_is_drawn_and_no_more(frame):
    words = words_of(frame)
    assert "Clash" in words
    assert "claimed by a party" in words
    assert not re.search("Deployment|Presence|denied|confirmed|near a named", words)


def test_the_legend_has_the_classes_of_the_map(make_frame):
    frame = make_frame(
        {}, {}, {"province": "Baghlan", "provinces": ("Baghlan",), "district": "Andarab"}
    )
    scene = build_scene(frame, "province")
    html = legend_html(scene, DAY)
    colours = [DAY.classes[limits.shade] for limits in scene.breaks]
    assert (
        html.index(colours[0])
        < html.index("</i>1<")
        < html.index(colours[1])
        < html.index("</i>2<")
    )
    assert not [colour for colour in DAY.classes if colour in html and colour not in colours]


def test_an_area_without_a_report_is_not_called_calm(frame):
    assert "no report in this selection" in words_of(frame)
    assert "outside the selection" not in words_of(frame)
    assert "outside the selection" in words_of(frame, ("Panjshir",))


def test_lines_not_agreed_are_always_explained(frame):
    assert "Durand Line and Kashmir" in words_of(frame.head(0))


def test_the_words_found_are_highlighted_and_all_is_escaped():
    html = highlight("a <b> in Rukha & on", 100, [(109, 114), (95, 103), (111, 116)])
    assert html == "a &lt;b&gt; in <mark>Rukha &amp;</mark> on"


def test_a_card_tells_who_says_so_and_escapes_what_it_quotes(make_frame):
    hostile = "<img src=x onerror=alert(1)>"
    frame = make_frame(
        {
            "evidence": hostile,
            "status": "denied",
            "attribution": ("Taliban",),
            "url": "javascript:x",
        }
    )
    html = cards_html(frame, {"a1": f"Paraphrase of {hostile}"}, DAY)
    assert "Denied by Taliban" in html
    assert "Paraphrase of &lt;img" in html
    assert "<img src=x" not in html
    assert "javascript:" not in html


def test_only_web_addresses_become_links():
    assert safe_link("HTTPS://example.org/a") == "HTTPS://example.org/a"
    assert [
        safe_link(url) for url in ("javascript:alert(1)", "data:text/html,x", None, float("nan"))
    ] == [None] * 4


def test_the_table_shows_windows_as_windows(make_frame):
    window = {
        "published_start": "2022-05-01",
        "published_end": "2022-05-31",
        "published_basis": "inferred",
    }
    table = report_table(make_frame(window), {})
    assert list(table["Article date"]) == ["1 to 31 May 2022 (inferred)"]


def test_what_is_not_on_the_map_is_listed(frame):
    selection = FrameSelection(frame, Filters(periods=()), len)
    assert list(selection.page(0, 9, Part(unmapped=True))["report_id"]) == ["r4", "r5"]


def test_a_card_says_why_its_report_is_not_on_the_map(frame):
    html = cards_html(frame.tail(1).assign(why="Because <of> it"), {}, DAY)
    assert "Not on the map" in html
    assert "Because &lt;of&gt; it" in html
