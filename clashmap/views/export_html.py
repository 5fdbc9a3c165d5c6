"""A selection as one HTML file: map, legend, notes and every report; it asks for nothing else.

Its own policy forbids it any request, so that not even a hostile text could make one.
"""

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path

import pandas as pd

from clashmap.views.export_notes import Notes
from clashmap.views.legends import legend_html
from clashmap.views.maps import ATTRIBUTION, scene_values, script_text
from clashmap.views.offline import MAP_SCRIPTS, MAP_STYLES, read_assets
from clashmap.views.palette import DAY
from clashmap.views.scene import Scene
from clashmap.views.tables import report_table
from clashmap.views.tallies import newest_first
from geo.boundaries import Boundaries

_STYLE = Path(__file__).parent / "assets" / "export.css"
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
# As on the page: the whole country, and steps of the wheel that are not too big.
_MAP = "{center: [33.9, 67.7], zoom: 6, zoomSnap: 0.05, zoomDelta: 0.6, minZoom: 4, maxZoom: 13}"
# What a reader of the map has to know first; the rest of the notes stands at the end.
_FIRST_NOTES = ("filters", "counts", "snapshot")


def map_page(
    frame: pd.DataFrame,
    notes: Notes,
    boundaries: Boundaries,
    originals: Mapping[str, str],
    scene: Scene,
) -> bytes:
    """Return the HTML file of a selection and of the scene that its map draws."""
    assets = read_assets(boundaries)
    draw = (
        f'const map = L.map("map", {_MAP}); clashmap.start(map, {json.dumps(ATTRIBUTION)});'
        "const group = L.featureGroup().addTo(map);"
        f"clashmap.draw(group, {script_text(scene_values(scene, DAY))});"
    )
    scripts = [_inline(assets[name]) for name in MAP_SCRIPTS] + [draw]
    styles = [assets[name] for name in MAP_STYLES] + [_STYLE.read_text(encoding="utf-8")]
    parts = [
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" '
        f'content="{_POLICY}"><title>Clashmap: {escape(notes.counts)}</title>',
        *(f"<style>{style}</style>" for style in styles),
        "</head><body><h1>Clashmap</h1>",
        _notes(notes, _FIRST_NOTES),
        '<div id="map"></div>',
        legend_html(scene, DAY),
        _table(frame, originals),
        "<h2>About</h2>",
        _notes(notes, tuple(name for name in notes.values() if name not in _FIRST_NOTES)),
        *(f"<script>{script}</script>" for script in scripts),
        "</body></html>",
    ]
    return "".join(parts).encode("utf-8", "replace")


def _inline(script: str) -> str:
    """Return a script that no word in it can end."""
    return script.replace("</script", "<\\/script")


def _notes(notes: Notes, names: tuple[str, ...]) -> str:
    values = notes.values()
    rows = (f'<dt>{escape(name)}</dt><dd dir="auto">{escape(values[name])}</dd>' for name in names)
    return f"<dl>{''.join(rows)}</dl>"


def _table(frame: pd.DataFrame, originals: Mapping[str, str]) -> str:
    """Return every report as a row, the newest first."""
    table = report_table(newest_first(frame), originals)
    head = "".join(f"<th>{escape(name)}</th>" for name in table.columns)
    rows = ("".join(map(_cell, table.columns, row)) for row in table.itertuples(index=False))
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<h2>Reports</h2><div class="rows"><table><tr>{head}</tr>{body}</table></div>'


def _cell(column: str, value: object) -> str:
    text = escape(str(value or ""))
    if column == "Link" and text:
        text = f'<a href="{text}" rel="noopener noreferrer">open</a>'
    return f'<td dir="auto">{text}</td>'
