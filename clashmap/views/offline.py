"""The files that a map needs in a browser, all from this machine: no map asks the internet."""

import hashlib
import importlib
from functools import lru_cache
from pathlib import Path

from clashmap.views.shapes import shapes_script
from geo.boundaries import Boundaries

_OWN = Path(__file__).parent / "assets"
_DRAWING = ("clashmap.js", "marks.js", "play.js", "ground.js", "labels.js", "overlays.js")
_LOOKS = ("clashmap.css", "overlays.css")
# What a saved map needs. Order matters: the shapes and Leaflet first, then what draws with them.
MAP_SCRIPTS = ("leaflet.js", "shapes.js", *_DRAWING)
MAP_STYLES = ("leaflet.css", *_LOOKS)
_SCRIPTS, _STYLES = (*MAP_SCRIPTS, "external.js"), (*MAP_STYLES, "external.css")
_OWN_FILES = (*_DRAWING, "external.js", *_LOOKS, "external.css")


def write_assets(folder: Path, boundaries: Boundaries) -> tuple[str, str]:
    """Write the scripts into one file of a folder and the styles into one; return their names.

    One of each, since streamlit-folium asks for the next only once it has the one before. A name
    holds a hash of its content: a browser may keep a file for ever and sees no stale one.
    """
    contents = read_assets(boundaries)
    script = ";\n".join(contents[name] for name in _SCRIPTS)
    style = "\n".join(contents[name] for name in _STYLES)
    return _write(folder, "map.js", script), _write(folder, "map.css", style)


def read_assets(boundaries: Boundaries) -> dict[str, str]:
    """Return the text of every script and style by its file name."""
    leaflet = _leaflet_folder()
    return {
        "leaflet.js": _without_map_comment((leaflet / "leaflet.js").read_text(encoding="utf-8")),
        "leaflet.css": (leaflet / "leaflet.css").read_text(encoding="utf-8"),
        "shapes.js": shapes_script(boundaries),
        **{name: (_OWN / name).read_text(encoding="utf-8") for name in _OWN_FILES},
    }


@lru_cache(maxsize=1)
def _leaflet_folder() -> Path:
    return Path(importlib.import_module("xstatic.pkg.leaflet").BASE_DIR)


def _without_map_comment(script: str) -> str:
    """Return a script without the line that makes developer tools ask for one more file."""
    return script.replace("//# sourceMappingURL=leaflet.js.map", "")


def _write(folder: Path, name: str, content: str) -> str:
    stem, _, suffix = name.rpartition(".")
    digest = hashlib.sha256(content.encode("utf-8")).hexdigest()[:10]
    named = f"{stem}-{digest}.{suffix}"
    (folder / named).write_text(content, encoding="utf-8")
    return named
