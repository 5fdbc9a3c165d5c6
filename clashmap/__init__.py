"""Clashmap: news text in, a map of Afghanistan out.

For notebooks and QGIS: `from clashmap import read_reports` gives the reports of an archive as a
frame; its columns are described in `clashmap.schema.REPORT_COLUMNS`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clashmap.store.archive import read_reports

__all__ = ["read_reports"]


def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever the name stands for
    """Load the archive's libraries only where they are used: commands start without them."""
    if name == "read_reports":
        from clashmap.store.archive import read_reports  # noqa: PLC0415

        return read_reports
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
