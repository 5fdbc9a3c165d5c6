"""Text of a sheet: the fonts, what may be printed, how wide it is, and where its lines break."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import fontpkg_ibm_plex_sans_arabic
import matplotlib
from matplotlib import font_manager
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

# One family for Latin and Arabic script, so that names in both stand together.
FAMILY = fontpkg_ibm_plex_sans_arabic.FAMILY
# What it lacks (Cyrillic, signs) comes from the font that matplotlib carries.
_SPARE = "DejaVu Sans"
_UNKNOWN = "\N{WHITE SQUARE}"
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_ELLIPSIS = "…"
WHITE = "#ffffff"
# Measured finely: without hinting, widths are the same at every resolution and in print.
_DPI = 288
# Marks stacked above a letter without end would reach into other lines.
_MOST_MARKS = 2

matplotlib.rcParams["text.hinting"] = "none"
for _file in sorted(Path(fontpkg_ibm_plex_sans_arabic.ROOT).glob("files/*.ttf")):
    font_manager.fontManager.addfont(str(_file))


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks: size in points, weight (400 to 700), colour, lines apart, a halo."""

    size: float
    weight: int = 400
    colour: str = "#1b2a3a"
    leading: float = 1.28
    halo: float = 0
    halo_colour: str = WHITE

    @property
    def line(self) -> float:
        """The height of a line in points."""
        return self.size * self.leading

    @property
    def baseline(self) -> float:
        """How far under the top of its line the letters stand."""
        return self.size * (self.leading / 2 + 0.34)


def clean_text(text: str) -> str:
    """Return text on one line without what steers or breaks a page: controls, endless marks."""
    kept: list[str] = []
    marks = 0
    for sign in unicodedata.normalize("NFC", text):
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(_printable(sign))
    return " ".join("".join(kept).split())


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter belongs to a script that runs from right to left."""
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((found in ("R", "AL") for found in directions if found in ("L", "R", "AL")), False)


@lru_cache(maxsize=50_000)
def text_width(text: str, size: float, weight: int) -> float:
    """Return the width of a line in points."""
    families, weight = families_of(text), weight_of(text, weight)
    font = FontProperties(family=families, size=size, weight=weight)
    width = _ruler().get_text_width_height_descent(text, font, False)[0]  # type: ignore[no-untyped-call]
    return float(width) * 72 / _DPI


def families_of(text: str) -> list[str]:
    """Return the fonts that hold all signs of a text, ours first."""
    if all(ord(sign) in _signs_of(FAMILY) for sign in text):
        return [FAMILY]
    return [FAMILY, _SPARE]


def weight_of(text: str, weight: int) -> int:
    """Return the weight that the fonts of a text have: the spare one is only regular or bold."""
    if _SPARE in families_of(text):
        return 700 if weight >= 600 else 400
    return weight


def wrap_text(text: str, style: Style, width: float, rows: int) -> tuple[str, ...]:
    """Return the lines of a text, at most `rows`; what is left out ends in "…" after a word."""
    words = [part for word in text.split() for part in _break_word(word, style, width)]
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and _width(longer, style) > width:
            lines.append(line)
            longer = word
            if len(lines) == rows:
                return (*lines[:-1], _shorten(lines[-1], style, width))
        line = longer
    return (*lines, line) if line else tuple(lines)


def _printable(sign: str) -> str:
    """Return a sign as it can be printed: itself, a space, nothing, or a box for an unknown."""
    if sign in _JOINERS or sign == " ":
        return sign
    if not sign.isprintable():
        return " " if sign.isspace() or unicodedata.category(sign) == "Cc" else ""
    known = ord(sign) in _signs_of(FAMILY) or ord(sign) in _signs_of(_SPARE)
    return sign if known else _UNKNOWN


def _break_word(word: str, style: Style, width: float) -> list[str]:
    """Return a word, or its pieces where it is wider than the box."""
    pieces = []
    while len(word) > 1 and _width(word, style) > width:
        low, high = 1, len(word)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if _width(word[:middle], style) <= width else (low, middle)
        pieces.append(word[:low])
        word = word[low:]
    return [*pieces, word]


def _shorten(line: str, style: Style, width: float) -> str:
    """Return a line with "…" after its last word that leaves room for it."""
    while _width(line + _ELLIPSIS, style) > width and len(line) > 1:
        head, space, _ = line.rpartition(" ")
        line = head if space else line[:-1]
    return line.rstrip(" ,;:–—-(·") + _ELLIPSIS


def _width(text: str, style: Style) -> float:
    return text_width(text, style.size, style.weight)


@lru_cache(maxsize=1)
def _ruler() -> RendererAgg:
    return RendererAgg(8, 8, _DPI)  # type: ignore[no-untyped-call]


@lru_cache(maxsize=2)
def _signs_of(family: str) -> frozenset[int]:
    """Return the code points that a font holds."""
    path = font_manager.findfont(FontProperties(family=family))
    return frozenset(font_manager.get_font(path).get_charmap())
