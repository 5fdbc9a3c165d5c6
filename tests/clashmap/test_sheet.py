"""Map sheets: a checklist that every sheet passes, whatever its reports say."""

import itertools
import re
from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.text import Text

from clashmap.filters import Filters
from clashmap.schema import KINDS, STATUSES
from clashmap.views.sheet import lay_out_sheet, render_sheet, sheet_bytes
from clashmap.views.sheet_content import SheetContent, build_content
from clashmap.views.sheet_options import SheetOptions
from clashmap.views.sheet_page import Box, Page
from clashmap.views.sheet_text import Style
from geo.boundaries import Boundaries, load_boundaries

LONG_LINK = "https://map.example/" + "x" * 900
PANJSHIR = SheetOptions(
    place="Panjshir", link="https://map.example/", snapshot="0123456789ab", as_of="2022-09-27"
)
EVERY_SHEET = {
    "marking-top", "marking-bottom", "title", "title-dari", "subtitle", "filters", "as-of",
    "snapshot", "counts:0", "counts:1", "sources",
    "method", "disclaimer",
}  # fmt: skip
TOLD = {"time:head", "groups:head", "latest:head"}
DRAWN = {"scale", "scale-words", "north", "north-words", "inset", "map:frame"}
HOSTILE = (
    "=SUM(A1) $x^2$ and $7 billion <b>bold</b> **md** \\frac{1}{2} {braces} %s \u202eesrever\u202c "
    "a\u0301\u0302\u0303\u0304\u0305\u0306 \x00\x07 中文 😀 " + "W" * 400
)


@pytest.fixture(scope="module")
def boundaries() -> Boundaries:
    return load_boundaries()


@pytest.fixture(scope="module")
def lay_out(boundaries: Boundaries) -> Callable[..., tuple[Page, SheetContent]]:
    def lay(
        frame: pd.DataFrame, filters: Filters, options: SheetOptions
    ) -> tuple[Page, SheetContent]:
        content = build_content(frame, filters, boundaries, options)
        return lay_out_sheet(content, boundaries, options.size), content

    return lay


@pytest.fixture(scope="module")
def crowded(make_frame: Callable[..., pd.DataFrame], boundaries: Boundaries) -> pd.DataFrame:
    """Every kind with every status at points, districts and the province of Panjshir and Kabul."""
    points = boundaries.districts.assign(at=boundaries.districts.representative_point())
    rows = points[points["province"].isin(["Panjshir", "Kabul"])].itertuples()
    pairs = itertools.cycle(itertools.product(KINDS, STATUSES))
    changes: list[dict[str, object]] = []
    for row in rows:
        for level in ("site", "near", "district", "province", "site"):
            kind, status = next(pairs)
            number = len(changes)
            changes.append({
                "kind": kind, "status": status, "geo_level": level, "place_id": f"p{number // 2}",
                "place": row.district, "district": None if level == "province" else row.district,
                "province": row.province, "provinces": (row.province,),
                "lon": row.at.x if level in ("site", "near") else None,
                "lat": row.at.y if level in ("site", "near") else None,
                "article_id": f"a{number}", "published_start": f"2022-05-{1 + number % 28:02}",
                "published_end": f"2022-05-{1 + number % 28:02}",
            })  # fmt: skip
    return make_frame(*changes)


@pytest.fixture(scope="module")
def hostile(make_frame: Callable[..., pd.DataFrame]) -> pd.DataFrame:
    words = {"evidence": HOSTILE, "place": HOSTILE, "article_title": HOSTILE, "publisher": HOSTILE}
    groups = tuple(f"{number} {HOSTILE}" for number in range(9))
    dari = {"evidence": "طالبان گفتند که در پنجشیر حمله کردند. " * 30}
    return make_frame(*[words | {"groups": groups, "attribution": groups}] * 4, dari)


def boxes_of(page: Page) -> list[tuple[str, float, float, float, float]]:
    """Return the ink of each text of the figure in points: gid, left, top, right, bottom."""
    page.figure.draw_without_rendering()
    scale, ruler, found = 72 / page.figure.dpi, RendererAgg(8, 8, 288), []
    for artist in written(page):
        extent = artist.get_window_extent()
        font = artist.get_fontproperties()
        _, high, deep = ruler.get_text_width_height_descent(artist.get_text(), font, False)
        baseline = page.height * (1 - artist.get_position()[1])
        top, bottom = baseline - (high - deep) / 4, baseline + deep / 4
        found.append((artist.get_gid(), extent.x0 * scale, top, extent.x1 * scale, bottom))
    return found


def written(page: Page) -> list[Text]:
    return [a for a in page.figure.findobj(Text) if a.get_text() and a.get_gid()]


def overlaps(page: Page) -> list[str]:
    """Return pairs of texts whose ink meets, and texts that leave the page."""
    boxes = boxes_of(page)
    bad = [
        f"{a[0]} / {b[0]}"
        for a, b in itertools.combinations(boxes, 2)
        if a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4]
    ]
    off = [b[0] for b in boxes if min(b[1:3]) < 0 or b[3] > page.width or b[4] > page.height]
    return bad + off


def gids(page: Page) -> set[str]:
    return {str(artist.get_gid()) for artist in page.figure.get_children()}


@pytest.mark.parametrize("size", ["16:9", "A4"])
@pytest.mark.parametrize("place", ["Panjshir", "Badakhshan", "Helmand", "Afghanistan"])
def test_every_element_is_there_and_nothing_overlaps(lay_out, crowded, place, size) -> None:
    page, _ = lay_out(crowded, Filters(), SheetOptions(place=place, size=size))
    blocks = {block.name for block in page.blocks if block.lines}
    assert blocks >= EVERY_SHEET | (TOLD if place in ("Panjshir", "Afghanistan") else {"nothing"})
    assert gids(page) >= DRAWN
    assert overlaps(page) == []


@pytest.mark.parametrize("size", ["16:9", "A4"])
def test_hostile_text_stays_text_in_its_place(lay_out, hostile, size) -> None:
    options = SheetOptions(
        place="Panjshir", size=size, marking=HOSTILE, snapshot=HOSTILE, link=LONG_LINK
    )
    page, _ = lay_out(hostile, Filters(groups=(f"0 {HOSTILE}",), text="frac"), options)
    assert overlaps(page) == []
    texts = [artist.get_text() for artist in written(page)]
    assert any("$x^2$" in text for text in texts)
    assert not any(artist.get_parse_math() for artist in written(page))
    assert not any(re.search("[\x00-\x1f\u202a-\u202e]", text) for text in texts)


@pytest.mark.parametrize("place", ["Panjshir", "Kabul", "Herat", "Nangarhar", "Afghanistan"])
def test_legend_lists_what_is_drawn_and_no_more(lay_out, crowded, place) -> None:
    page, _ = lay_out(crowded, Filters(), SheetOptions(place=place))
    drawn, named = gids(page), {b.name.removeprefix("legend:") for b in page.blocks}
    areas = {gid for gid in drawn if gid.startswith(("class:", "outline:"))}
    areas |= drawn & {"land", "outside", "abroad", "near", "disputed"}
    marks = [gid.split(":") for gid in drawn if gid.startswith(("mark:", "ring:"))]
    areas |= {f"kind:{m[1]}" for m in marks} | {f"status:{m[2]}" for m in marks}
    areas |= {"ring"} if "ring-number" in drawn else set()
    heads = ("class:", "outline:", "kind:", "status:")
    plain = ("land", "outside", "abroad", "near", "disputed", "ring")
    assert {name for name in named if name.startswith(heads) or name in plain} == areas


@pytest.mark.parametrize("size", ["16:9", "A4"])
def test_every_district_is_named_on_the_map_or_in_the_key(lay_out, boundaries, frame, size) -> None:
    for place in ("Badakhshan", "Nangarhar", "Ghazni", "Paktika"):
        page, _ = lay_out(frame, Filters(), SheetOptions(place=place, size=size))
        said = " ".join(text.get_text() for text in written(page)).replace(" (", "(")
        own = boundaries.districts[boundaries.districts["province"] == place]
        missing = [name for name in own["display"] if name.split(" (")[0] not in said]
        assert missing == []
        assert not [
            line for b in page.blocks if b.name == "keys" for line in b.lines if "…" in line
        ]


def test_numbers_equal_the_data(lay_out, crowded) -> None:
    page, content = lay_out(crowded, Filters(kinds=("clash",)), PANJSHIR)
    own = crowded[crowded["province"] == "Panjshir"]
    clashes = own[own["kind"] == "clash"]
    said = {block.name: " ".join(block.lines) for block in page.blocks}
    assert said["figure:reports"] == str(len(clashes))
    assert said["figure:articles"] == str(clashes["article_id"].nunique())
    assert content.shown.on_map + content.shown.not_located == len(clashes)
    assert content.shown.hidden == len(own) - len(clashes)
    assert f"{content.shown.hidden} hidden" in said["counts:1"]
    drawn = sum(tally.reports for tally in content.scene.areas.values())
    assert drawn == (clashes["geo_level"] != "province").sum()


def test_only_points_of_named_places_are_marks(lay_out, make_frame) -> None:
    no_point = {"lon": None, "lat": None}
    vague = make_frame(
        {"geo_level": "district", "district": "Rokha", **no_point},
        {"geo_level": "province", "district": None, **no_point},
    )
    page, _ = lay_out(vague, Filters(), PANJSHIR)
    assert not [gid for gid in gids(page) if gid.startswith(("mark:", "ring:"))]
    assert gids(page) >= {"outline:district", "outline:province", "note"}


def test_claim_is_hollow_and_denial_struck(lay_out, make_frame) -> None:
    frame = make_frame({"status": "claimed"}, {"status": "denied", "lat": 35.5, "place_id": "b"})
    page, _ = lay_out(frame, Filters(), PANJSHIR)
    marks = [
        a for a in page.figure.patches + page.figure.artists if str(a.get_gid()).startswith("mark:")
    ]
    assert {a.get_gid() for a in marks} == {"mark:clash:claimed", "mark:clash:denied"}
    assert all(a.get_facecolor()[:3] == (1, 1, 1) for a in marks)
    assert "strike" in gids(page)


def test_reports_at_one_spot_are_a_numbered_ring(lay_out, frame) -> None:
    page, _ = lay_out(frame, Filters(), PANJSHIR)
    numbers = [a.get_text() for a in page.figure.texts if a.get_gid() == "ring-number"]
    assert numbers == ["2"]


def test_sample_is_marked_as_a_paraphrase(lay_out, make_frame) -> None:
    other = {"publisher": "Another paper", "published_start": "2022-05-14"}
    page, _ = lay_out(make_frame({}, other), Filters(), PANJSHIR)
    said = {block.name: " ".join(block.lines) for block in page.blocks}
    assert "paraphrase" not in said["latest:0:who"]
    assert "paraphrase" in said["latest:1:who"]
    assert "Clashmap sample, paraphrase (1)" in said["sources"]


def test_province_without_reports_says_that_this_is_not_calm(lay_out, frame) -> None:
    page, _ = lay_out(frame, Filters(), SheetOptions(place="Nimroz"))
    said = {block.name: " ".join(block.lines) for block in page.blocks}
    assert said["nothing"] == "No report from Nimroz in this selection; this does not mean calm."
    assert not {"time:head", "groups:head", "latest:head"} & said.keys()
    assert said["elsewhere:head"] == "ELSEWHERE IN AFGHANISTAN: 5 REPORTS, THE LATEST"


def test_archive_without_reports_makes_a_sheet(lay_out, frame) -> None:
    page, content = lay_out(frame.iloc[:0], Filters(), SheetOptions())
    assert content.figures[0] == (0, "reports")
    assert overlaps(page) == []


def test_data_are_as_of_the_newest_article_as_precise_as_known(lay_out, make_frame) -> None:
    year = {"published": "2024", "published_start": "2024-01-01", "published_end": "2024-12-31"}
    _, content = lay_out(make_frame({}, year, {}), Filters(), SheetOptions())
    assert content.as_of == "2024"


def test_texts_on_one_another_are_found(lay_out, frame) -> None:
    page, _ = lay_out(frame, Filters(), PANJSHIR)
    page.text("extra", "Panjshir", Box(26, 40, 90, 30), Style(20))
    assert "text:title / text:extra" in overlaps(page)


def test_filters_are_told_in_words(lay_out, frame) -> None:
    filters = Filters(start=date(2022, 5, 1), end=date(2022, 5, 31), groups=("NRF",))
    page, _ = lay_out(frame, filters, PANJSHIR)
    said = {block.name: " ".join(block.lines) for block in page.blocks}
    assert said["filters"].startswith(
        "Filters: article dates 1 May 2022 to 31 May 2022; groups: NRF"
    )
    assert said["as-of"] == "Newest article: 27 Sep 2022"


@pytest.mark.parametrize("file_format", ["png", "pdf", "pptx"])
def test_same_input_gives_the_same_bytes(frame, boundaries, file_format) -> None:
    first, second = (
        sheet_bytes(frame, Filters(), boundaries, PANJSHIR, file_format) for _ in range(2)
    )
    assert first == second


def test_unknown_format_is_refused(frame, boundaries) -> None:
    with pytest.raises(ValueError, match="choose png, pdf, pptx"):
        sheet_bytes(frame, Filters(), boundaries, PANJSHIR, "gif")


def test_figure_is_1920_by_1080(frame, boundaries) -> None:
    figure = render_sheet(frame, Filters(), boundaries, PANJSHIR)
    assert tuple(figure.get_size_inches() * figure.dpi) == pytest.approx((1920, 1080))
