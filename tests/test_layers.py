"""Imports run one way: geo < extract < schema, filters < store < intake < views < dashboard."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORDER = [
    "geo",
    "extract",
    "clashmap.schema",
    "clashmap.filters",
    "clashmap.store",
    "clashmap.intake",
    "clashmap.views",
    "clashmap.dashboard",
    "app",
]
ONLY_IN = {
    "streamlit": ("clashmap/dashboard", "app.py"),
    "streamlit_folium": ("clashmap/dashboard",),
    "folium": ("clashmap/views",),
    "altair": ("clashmap/views",),
    "matplotlib": ("clashmap/views",),
    "pptx": ("clashmap/views",),
    "dask": ("clashmap/intake",),
    "distributed": ("clashmap/intake",),
    "deltalake": ("clashmap/store",),
    "duckdb": ("clashmap/store",),
}
MODULES = sorted(
    path
    for part in ("geo", "extract", "clashmap", "app.py")
    for path in ([ROOT / part] if part.endswith(".py") else (ROOT / part).rglob("*.py"))
)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def rank(name: str) -> int | None:
    fits = [i for i, layer in enumerate(ORDER) if name == layer or name.startswith(layer + ".")]
    return fits[0] if fits else None


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    own = rank(".".join(path.relative_to(ROOT).with_suffix("").parts))
    higher = [n for n in imported(path) if own is not None and (rank(n) or 0) > own]
    assert not higher


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_libraries_stay_in_their_layer(path: Path) -> None:
    inside = path.relative_to(ROOT).as_posix()
    for name in imported(path):
        allowed = ONLY_IN.get(name.split(".")[0])
        assert allowed is None or inside.startswith(allowed), f"{inside} imports {name}"
