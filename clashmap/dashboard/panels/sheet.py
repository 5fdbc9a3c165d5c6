"""The map sheet of a province or the country: one button a format, made only when pressed."""

from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from clashmap.dashboard.data import Archive, live_store, shown_boundaries
from clashmap.dashboard.state import current_layers
from clashmap.filters import Filters
from clashmap.views.sheet_formats import FORMATS
from clashmap.views.sheet_options import SheetOptions, sheet_name

_ABOUT = {
    "png": "image/png",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def show_sheet_buttons(archive: Archive, filters: Filters, place: str, marking: str) -> None:
    """Show the buttons that make the sheet of a place under the filters."""
    st.html('<h2 class="cm-title">Map sheet</h2>')
    size = st.segmented_control(
        "Size of the sheet",
        ("16:9", "A4"),
        default="16:9",
        key="sheet_size",
        required=True,
        label_visibility="collapsed",
    )
    options = SheetOptions(
        place=place,
        size=str(size),
        marking=marking,
        link=page_address(archive),
        snapshot=archive.snapshot,
        sources=archive.families.originals,
        layers=current_layers(),
        told=archive,
    )
    for cell, file_format in zip(st.columns(len(FORMATS)), FORMATS, strict=True):
        cell.download_button(
            file_format.upper(),
            data=partial(_make, archive, filters, options, file_format),
            file_name=sheet_name(options, file_format),
            mime=_ABOUT[file_format],
            key=f"sheet_{file_format}",
            icon=":material/download:",
            help=f"Map sheet of {place} as {file_format.upper()}",
            on_click="ignore",
            width="stretch",
        )


def page_address(archive: Archive) -> str:
    """Return the address of the map as this visitor reached it, "" where that is not known.

    Where states of the data are kept it leads to the one that is shown.
    """
    parts = urlsplit(st.context.url or "")
    if not parts.netloc:
        return ""
    state = f"?at={archive.snapshot}" if live_store() else ""
    return f"{parts.scheme}://{parts.netloc}/{state}"


def _make(archive: Archive, filters: Filters, options: SheetOptions, file_format: str) -> bytes:
    """Return the sheet as a file."""
    # Imported here: a page that makes no sheet does without the plotting library.
    from clashmap.views.sheet import sheet_bytes  # noqa: PLC0415

    return sheet_bytes(archive.frame, filters, shown_boundaries(), options, file_format)
