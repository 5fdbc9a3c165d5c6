"""Map sheets as slides: real text boxes, a picture of the map, shapes."""

import io

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.slide import Slide

from clashmap.filters import Filters
from clashmap.views.sheet import SheetOptions, sheet_bytes
from geo.boundaries import load_boundaries


@pytest.fixture(scope="module")
def slide(frame) -> Slide:
    options = SheetOptions(place="Panjshir", link="https://map.example/")
    data = sheet_bytes(frame, Filters(), load_boundaries(), options, "pptx")
    (only,) = Presentation(io.BytesIO(data)).slides
    return only


def test_texts_are_text_boxes(slide) -> None:
    texts = {shape.name: shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
    assert texts["title"] == "Panjshir"
    assert texts["title-dari"] == "پنجشیر"
    assert texts["latest:0:sentence"] == "Fighters clashed in Rukha."
    assert texts["figure:reports"] == "3"


def test_map_is_a_picture_of_a_part_of_the_slide(slide) -> None:
    pictures = {s.name: s for s in slide.shapes if s.shape_type == MSO_SHAPE_TYPE.PICTURE}
    assert set(pictures) >= {"Map", "Inset", "Legend symbols", "Timeline"}
    whole = slide.part.package.presentation_part.presentation
    area = pictures["Map"].width * pictures["Map"].height
    assert 0.25 < area / (whole.slide_width * whole.slide_height) < 0.5
    described = pictures["Map"]._element.xpath(".//p:cNvPr/@descr")
    assert described[0].startswith("Map of Panjshir. 2 on the map")


def test_all_shapes_lie_on_the_slide(slide) -> None:
    whole = slide.part.package.presentation_part.presentation
    for shape in slide.shapes:
        assert shape.left >= 0 and shape.top >= 0, shape.name
        assert shape.left + shape.width <= whole.slide_width + 20_000, shape.name
        assert shape.top + shape.height <= whole.slide_height + 20_000, shape.name


def test_link_leads_to_the_live_map(slide) -> None:
    (link,) = [shape for shape in slide.shapes if shape.name == "link"]
    assert (
        link.click_action.hyperlink.address == "https://map.example/?province=Panjshir&by=Districts"
    )


def test_dari_runs_from_right_to_left(slide) -> None:
    (dari,) = [shape for shape in slide.shapes if shape.name == "title-dari"]
    assert dari._element.xpath(".//a:pPr/@rtl") == ["1"]
