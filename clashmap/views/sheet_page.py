"""Page: texts, boxes and pictures at places in points from the top left, measured and recorded.

matplotlib draws what is recorded here; a slide takes the same texts as text boxes. It knows nothing
of reports. Text from outside is cleaned here, and "$" never begins a formula.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Affine2D, Transform
from numpy.typing import NDArray

from clashmap.views.sheet_text import (
    Style,
    clean_text,
    families_of,
    is_right_to_left,
    weight_of,
    wrap_text,
)

# Letters are drawn over all lines and marks.
_LETTERS = 7.5


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page in points; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def shape(self) -> shapely.Polygon:
        """The rectangle as a shape, in page coordinates."""
        return shapely.box(self.x, self.y, self.right, self.bottom)


@dataclass(frozen=True, slots=True)
class Pen:
    """How an outline is drawn: filled, with a line in points and its dashes; None draws neither."""

    fill: str | None = None
    line: str | None = None
    width: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A text on the page: its wrapped lines and the box that they fill."""

    name: str
    lines: tuple[str, ...]
    box: Box
    style: Style
    align: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle that a slide takes as a shape of its own."""

    name: str
    box: Box
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of the page that a slide takes as a picture, with the words for who cannot see it."""

    name: str
    box: Box
    description: str


class Page:
    """A page being laid out: the figure, and the record of what stands where."""

    def __init__(self, width: float, height: float, dpi: float) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / 72, height / 72), dpi=dpi, facecolor="#ffffff")
        FigureCanvasAgg(self.figure)
        self.blocks: list[Block] = []
        self.bars: list[Bar] = []
        self.pictures: list[Picture] = []
        self.links: dict[str, str] = {}
        # Added to the order of all that is drawn: what lies over a finished picture is lifted.
        self.lift = 0.0

    @property
    def transform(self) -> Transform:
        """From points on the page to the screen, at any resolution."""
        flip = Affine2D().scale(1 / 72, -1 / 72).translate(0, self.height / 72)
        return flip + self.figure.dpi_scale_trans

    def text(self, name: str, text: str, box: Box, style: Style, *, align: str = "left") -> Block:
        """Write a text into a box, wrapped and cut at a word's end to fit; return what it fills."""
        cleaned = clean_text(text)
        rows = max(1, int((box.height + 0.01) // style.line))
        lines = wrap_text(cleaned, style, box.width, rows)
        if align == "left" and is_right_to_left(cleaned):
            align = "right"
        filled = Box(box.x, box.y, box.width, len(lines) * style.line)
        block = Block(name, lines, filled, style, align)
        self.blocks.append(block)
        shift = {"left": 0.0, "center": box.width / 2, "right": box.width}[align]
        for number, line in enumerate(lines):
            baseline = box.y + number * style.line + style.baseline
            self.label(f"text:{name}", line, (box.x + shift, baseline), style, align=align)
        return block

    def link(self, name: str, address: str) -> None:
        """Make a text that has been written lead to an address."""
        self.links[name] = address
        for artist in self.figure.findobj(lambda found: found.get_gid() == f"text:{name}"):
            artist.set_url(address)

    def label(
        self,
        gid: str,
        line: str,
        at: tuple[float, float],
        style: Style,
        *,
        align: str = "center",
    ) -> Artist:
        """Draw one line with its baseline at a point; unlike `text` it is part of the picture."""
        artist = self.figure.text(
            at[0] / self.width,
            1 - at[1] / self.height,
            line,
            family=families_of(line),
            size=style.size,
            weight=weight_of(line, style.weight),
            color=style.colour,
            ha=align,
            va="baseline",
            parse_math=False,
            gid=gid,
            zorder=_LETTERS + self.lift,
        )
        if style.halo:
            halo = withStroke(linewidth=style.halo, foreground=style.halo_colour)
            artist.set_path_effects([halo])
        return artist

    def bar(self, name: str, box: Box, colour: str) -> None:
        """Fill a rectangle; a slide takes it as a shape."""
        self.bars.append(Bar(name, box, colour))
        self.draw(f"bar:{name}", outline_of(box.shape), Pen(fill=colour))

    def picture(self, name: str, box: Box, description: str) -> None:
        """Record that a part of the page is a picture."""
        self.pictures.append(Picture(name, box, description))

    def draw(
        self, gid: str, outline: Outline, pen: Pen, *, clip: Box | None = None, order: float = 1
    ) -> None:
        """Draw an outline given in page coordinates, held to a box if one is given."""
        patch = PathPatch(
            outline,
            facecolor=pen.fill or "none",
            edgecolor=pen.line or "none",
            linewidth=pen.width if pen.line else 0,
            linestyle=(0, pen.dash) if pen.dash else "solid",
            joinstyle="round",
            capstyle="butt",
            transform=self.transform,
            gid=gid,
            zorder=order + self.lift,
        )
        self.figure.add_artist(patch)
        if clip is not None:
            patch.set_clip_path(outline_of(clip.shape), self.transform)

    def dots(
        self, gid: str, points: NDArray[np.float64], pen: Pen, *, clip: Box, order: float = 1
    ) -> None:
        """Draw a dot at each point, x and y a row, filled and as wide as the pen says."""
        dots = Line2D(
            points[:, 0],
            points[:, 1],
            linestyle="none",
            marker="o",
            markersize=pen.width,
            markerfacecolor=pen.fill,
            markeredgecolor=pen.line,
            markeredgewidth=0.5 if pen.line else 0,
            transform=self.transform,
            gid=gid,
            zorder=order + self.lift,
        )
        dots.set_snap(False)
        self.figure.add_artist(dots)
        dots.set_clip_path(outline_of(clip.shape), self.transform)


def outline_of(shape: shapely.Geometry) -> Outline:
    """Return polygons (with their holes) or lines as one outline to draw."""
    rings = list(_rings(shape))
    if not rings:
        return Outline([(0.0, 0.0)], [Outline.MOVETO])
    return Outline.make_compound_path(*(Outline(ring, closed=closed) for ring, closed in rings))


def _rings(shape: shapely.Geometry) -> Iterable[tuple[NDArray[np.float64], bool]]:
    """Yield the coordinates of each ring or line, and whether it is closed."""
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            yield shapely.get_coordinates(part.exterior), True
            yield from ((shapely.get_coordinates(hole), True) for hole in part.interiors)
        elif part.geom_type in ("LineString", "LinearRing"):
            yield shapely.get_coordinates(part), False
