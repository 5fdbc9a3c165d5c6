"""Colours and words of the marks and areas; every view and legend takes them from here."""

from collections.abc import Mapping
from dataclasses import dataclass

# Outlines in a square from -8 to 8, y downwards.
KIND_SHAPES = {
    "clash": "M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0z",
    "attack": "M0,-7L7,5.5L-7,5.5z",
    "violence_against_civilians": "M0,-7.4L7.4,0L0,7.4L-7.4,0z",
    "control": "M-5.6,-5.6H5.6V5.6H-5.6z",
    "deployment": "M-6.6,-4.6H1.2L7,0L1.2,4.6H-6.6z",
    "detention": "M-3,-6.6H3L6.6,-3V3L3,6.6H-3L-6.6,3V-3z",
    "presence": "M0,-6.8L6.6,-2L4.1,5.8H-4.1L-6.6,-2z",
}
KIND_WORDS = {
    "clash": "Clash: two sides fight",
    "attack": "Attack: one side strikes",
    "violence_against_civilians": "Violence against civilians",
    "control": "Control: taken, held or lost",
    "deployment": "Deployment of forces",
    "detention": "Detention",
    "presence": "Presence of a group",
}
STATUS_WORDS = {
    "reported": "reported (filled)",
    "claimed": "claimed by a party (hollow)",
    "denied": "denied (struck through)",
    "confirmed": "confirmed by an independent body (double line)",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a map by day or by dark; `classes` runs from few reports to many.

    Each kind has a hue as well as a shape of its own, so that either alone tells it apart. The hues
    keep their order of lightness for the common forms of colour blindness. held and present are the
    lines of control and the dots of presence.
    """

    name: str
    neighbour: str
    land: str
    outside: str
    border: str
    outline: str
    ink: str
    halo: str
    muted: str
    paper: str
    held: str
    present: str
    classes: tuple[str, ...]
    kinds: Mapping[str, str]


DAY = Theme(
    name="day",
    neighbour="#eceeef",
    land="#fbfaf6",
    outside="#f0f0ee",
    border="#9aa5b1",
    outline="#1b2a3a",
    ink="#1b2a3a",
    halo="#ffffff",
    muted="#8b95a1",
    paper="#ffffff",
    held="#1f2a37",
    present="#0e8a4a",
    classes=("#d9e6f2", "#aecbe4", "#7faad0", "#4f83b5", "#2c5c92"),
    kinds={
        "clash": "#d1342f",
        "attack": "#e9851d",
        "violence_against_civilians": "#8d2f8f",
        "control": "#1f2a37",
        "deployment": "#0f8a99",
        "detention": "#8a6a4f",
        "presence": "#2f9e5b",
    },
)
DARK = Theme(
    name="dark",
    neighbour="#171e27",
    land="#323c49",
    outside="#1a2129",
    border="#526173",
    outline="#e8edf2",
    ink="#f2f5f8",
    halo="#10161d",
    muted="#7d8a98",
    paper="#1a222c",
    held="#f4f6f8",
    present="#7ce8ac",
    classes=("#2c4a67", "#35618a", "#437dab", "#5f9bc9", "#93c0e2"),
    kinds={
        "clash": "#ff6259",
        "attack": "#ffab45",
        "violence_against_civilians": "#d98bdb",
        "control": "#f4f6f8",
        "deployment": "#4cc3d0",
        "detention": "#c9a585",
        "presence": "#62cf90",
    },
)


def theme_named(name: str | None) -> Theme:
    """Return the theme that Streamlit calls "dark", else the day's."""
    return DARK if name == "dark" else DAY
