"""A page as a slide: its texts as text boxes, its bars as shapes, its map as a picture."""

import io
import zipfile
from datetime import UTC, datetime

from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Length, Pt

from clashmap.views.sheet_page import Bar, Block, Box, Page, Picture
from clashmap.views.sheet_text import clean_text, is_right_to_left

# On every office machine; a little smaller, it is as wide as the font that lines were measured in.
FONT = "Arial"
_SMALLER = 0.96
_PICTURE_DPI = 200
_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
# The layout without placeholders in the library's own template.
_BLANK = 6
# A fixed day in all files and their properties, so that the same sheet has the same bytes.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def slide_bytes(page: Page, title: str) -> bytes:
    """Return a .pptx of one slide of the page's size."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(page.width), Pt(page.height)
    slide = deck.slides.add_slide(deck.slide_layouts[_BLANK])
    whole = _draw_without_texts(page)
    for picture in page.pictures:
        _add_picture(slide, whole, picture)
    for bar in page.bars:
        _add_bar(slide, bar)
    for block in page.blocks:
        if block.lines:
            shape = _add_text(slide, block)
            if block.name in page.links:
                shape.click_action.hyperlink.address = page.links[block.name]
    _set_properties(deck, title)
    buffer = io.BytesIO()
    deck.save(buffer)
    return _without_dates(buffer.getvalue())


def _draw_without_texts(page: Page) -> Image.Image:
    """Return the page as an image without the texts and bars that the slide has as its own."""
    own = [a for a in page.figure.get_children() if str(a.get_gid()).startswith(("text:", "bar:"))]
    for artist in own:
        artist.set_visible(False)
    buffer = io.BytesIO()
    page.figure.savefig(buffer, format="png", dpi=_PICTURE_DPI)
    for artist in own:
        artist.set_visible(True)
    return Image.open(buffer).convert("RGB")


def _add_picture(slide: Slide, whole: Image.Image, picture: Picture) -> None:
    scale, box = _PICTURE_DPI / 72, picture.box
    edges = [round(v * scale) for v in (box.x, box.y, box.right, box.bottom)]
    if edges[2] <= edges[0] or edges[3] <= edges[1]:
        return
    buffer = io.BytesIO()
    whole.crop((edges[0], edges[1], edges[2], edges[3])).save(buffer, format="PNG", optimize=False)
    buffer.seek(0)
    shape = slide.shapes.add_picture(buffer, *_emu(box))
    shape.name = picture.name
    shape._element.find(f".//{qn('p:cNvPr')}").set("descr", clean_text(picture.description))


def _add_bar(slide: Slide, bar: Bar) -> None:
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_emu(bar.box))
    shape.name = bar.name
    shape.fill.solid()
    shape.fill.fore_color.rgb = _colour(bar.colour)
    shape.line.fill.background()
    # The template's style would add a shadow.
    shape._element.remove(shape._element.find(qn("p:style")))


def _add_text(slide: Slide, block: Block) -> Shape:
    """Add a text box whose lines break where they break on the page."""
    shape = slide.shapes.add_textbox(*_emu(block.box))
    shape.name = block.name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.auto_size = False, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    for number, line in enumerate(block.lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = _ALIGN[block.align]
        paragraph.line_spacing = Pt(block.style.line)
        run = paragraph.add_run()
        run.text = line
        run.font.name, run.font.size = FONT, Pt(round(block.style.size * _SMALLER, 1))
        run.font.bold = block.style.weight >= 600
        run.font.color.rgb = _colour(block.style.colour)
        _set_script(run._r, paragraph._p, line, block.align)
    return shape


def _set_script(run: object, paragraph: object, line: str, align: str) -> None:
    """Say which font and direction a line in Arabic script has."""
    properties = run.get_or_add_rPr()  # type: ignore[attr-defined]
    script = properties.makeelement(qn("a:cs"), {"typeface": FONT})
    properties.append(script)
    if is_right_to_left(line):
        own = paragraph.get_or_add_pPr()  # type: ignore[attr-defined]
        own.set("rtl", "1")
        # In a paragraph from right to left, "l" is the side where lines begin.
        own.set("algn", {"right": "l", "left": "r", "center": "ctr"}[align])


def _colour(text: str) -> RGBColor:
    """Return "#1b2a3a" as the library's colour."""
    return RGBColor(*bytes.fromhex(text.removeprefix("#")))  # type: ignore[no-untyped-call]


def _emu(box: Box) -> tuple[Length, Length, Length, Length]:
    return Pt(box.x), Pt(box.y), Pt(max(box.width, 0.5)), Pt(max(box.height, 0.5))


def _set_properties(deck: Deck, title: str) -> None:
    own = deck.core_properties
    own.title, own.author, own.last_modified_by = title[:250], "Clashmap", "Clashmap"
    own.created = own.modified = own.last_printed = _EPOCH.replace(tzinfo=None)
    own.revision = 1


def _without_dates(data: bytes) -> bytes:
    """Return the same archive with a fixed date in each of its entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(buffer, "w") as fixed:
        for item in given.infolist():
            entry = zipfile.ZipInfo(item.filename, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(entry, given.read(item.filename))
    return buffer.getvalue()
