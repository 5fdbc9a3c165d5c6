"""Scene -> folium map. The base never changes; one feature group carries all that filters change.

streamlit-folium rebuilds a map only when its script changes in more than names, and keeps the view
only where it does not: so the base's script is constant and the group is replaced as a whole.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import folium
import pandas as pd
from jinja2 import Template

from clashmap.filters import spell
from clashmap.schema import KINDS
from clashmap.views.palette import Theme
from clashmap.views.presence import presence_lines
from clashmap.views.scene import Scene, Spot, area_words
from clashmap.views.symbols import HOLLOW, shape_svg
from clashmap.views.tallies import AreaTally, shade_of, split_key

ATTRIBUTION = "Boundaries: geoBoundaries (AIMS, 2014), indicative · Places: GeoNames, OCHA COD-AB"
_CENTRE = (33.9, 67.7)
# Groups named beside an area, and lines of an overlay that a tooltip has room for.
_LABELLED, _LINES = 2, 4


class ClashMap(folium.Map):
    """A folium map whose scripts and styles are the given files, and none from the internet."""

    def __init__(self, scripts: Sequence[str], styles: Sequence[str]) -> None:
        super().__init__(
            location=_CENTRE,
            zoom_start=6,
            tiles=None,
            control_scale=False,
            zoom_snap=0.05,
            zoom_delta=0.6,
            min_zoom=4,
            max_zoom=13,
        )
        self._name = "Map"  # streamlit-folium looks the map up by this name
        self.default_js = [(name, name) for name in scripts]
        self.default_css = [(name, name) for name in styles]
        self.add_child(_Start())


class SceneLayer(folium.FeatureGroup):
    """A feature group that draws one scene."""

    def __init__(self, payload: str) -> None:
        super().__init__(name="reports")
        self._name = "FeatureGroup"
        self.payload = payload
        self.add_child(_Draw(payload))


class _Start(folium.MacroElement):
    """Draws what never changes: neighbours, outlines, dashed lines, controls."""

    _template = Template(
        "{% macro script(this, kwargs) %}clashmap.start({{ this._parent.get_name() }}, "
        "{{ this.attribution }});{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Start"
        self.attribution = json.dumps(ATTRIBUTION)


class _Draw(folium.MacroElement):
    """Draws the scene into its feature group, and empties the list of groups that are gone."""

    _template = Template(
        "{% macro script(this, kwargs) %}clashmap.draw({{ this._parent.get_name() }}, "
        "{{ this.payload }});{% endmacro %}"
    )

    def __init__(self, payload: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Draw"
        self.payload = payload


def scene_layer(
    scene: Scene,
    theme: Theme,
    turn: int = 0,
    play: Mapping[str, object] | None = None,
    *,
    dari: bool = False,
) -> SceneLayer:
    """Return the group that draws a scene; a new `turn` brings the view back to its focus.

    play holds the frames of `timeline_play.play_frames`, which the map then offers to play; with
    `dari` the names of areas stand in both languages.
    """
    return SceneLayer(script_text(scene_values(scene, theme, turn) | {"play": play, "dari": dari}))


def fitted_layer(scene: Scene, theme: Theme, provinces: Sequence[str]) -> SceneLayer:
    """Return the group of a scene whose view begins with some provinces, without a focus."""
    return SceneLayer(script_text(scene_values(scene, theme) | {"fit": list(provinces)}))


def provinces_told(frame: pd.DataFrame) -> list[str]:
    """Return the provinces that reports are counted in."""
    return sorted(frame["province"].dropna().unique())


def scene_values(scene: Scene, theme: Theme, turn: int = 0) -> dict[str, object]:
    """Return a scene as the values that the map's script reads; texts are plain, not HTML."""
    return {
        "level": scene.level,
        "theme": asdict(theme),
        "areas": {key: _area_values(area, scene) for key, area in scene.areas.items()},
        "outlined": dict(scene.outlined),
        "overlays": overlay_values(scene),
        "focus": list(scene.focus),
        "turn": turn,
        "spots": [_spot_values(spot) for spot in scene.spots],
        "symbols": {
            f"{kind}:{status}": shape_svg(kind, status, theme) for kind, status in _styles(scene)
        },
        "hollow": HOLLOW,
        "kinds": {kind: spell(kind) for kind in KINDS},
        "words": {
            "none": "No report in this selection",
            "silent": "Silent: no article of this time names it, which is not calm",
            "outside": "Outside the selection: click to show it",
        },
    }


def overlay_values(scene: Scene) -> dict[str, object] | None:
    """Return presence, control and what is named at all; None for a scene without layers."""
    overlays = scene.overlays
    if overlays is None:
        return None
    presence = {
        key: {
            "fade": area.fade,
            "groups": [[group.group, group.fade] for group in area.groups[:_LABELLED]],
            "more": max(0, len(area.groups) - _LABELLED),
            "lines": list(presence_lines(area, _LINES)),
        }
        for key, area in overlays.presence.items()
    }
    control = {
        key: {"disputed": area.is_disputed, "label": area.label, "lines": area.lines[:_LINES]}
        for key, area in overlays.control.items()
    }
    return {"presence": presence, "control": control, "named": sorted(overlays.named)}


def script_text(values: object) -> str:
    """Return values as a script's literal in which no text can end, open or alter anything.

    Beyond JSON: signs that mean something to HTML or to a template are written as escapes, as is
    the underscore, since streamlit-folium rewrites what looks like one of its names.
    """
    text = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    for sign in "<>&'_`":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text.replace("{{", "{\\u007b")


def _area_values(area: AreaTally, scene: Scene) -> dict[str, object]:
    province, district = split_key(area.key)
    name = f"{district}, {province}" if district else province
    return {
        "n": area.reports,
        "c": shade_of(area.reports, scene.breaks),
        "kinds": area.kinds,
        "lines": area_words(area, name, scene.level),
    }


def _styles(scene: Scene) -> set[tuple[str, str]]:
    """Return the kinds and statuses that are drawn, as pairs."""
    return {(kind, status) for spot in scene.spots for kind, status, _ in spot.parts}


def _spot_values(spot: Spot) -> dict[str, object]:
    return {
        "key": spot.key,
        "title": spot.title,
        "at": [spot.lon, spot.lat],
        "near": spot.near,
        "fade": spot.fade,
        "n": spot.total,
        "parts": spot.parts,
        "reports": spot.reports,
    }
