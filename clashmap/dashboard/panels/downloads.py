"""The downloads: one button a format, each built only when it is pressed."""

from functools import partial

import streamlit as st

from clashmap.views.export_formats import FORMATS, Format, Selection

_COLUMNS = 3


def show_downloads(selection: Selection) -> None:
    """Show a card with a button for each format."""
    for at in range(0, len(FORMATS), _COLUMNS):
        cells = st.columns(_COLUMNS)
        for cell, format_ in zip(cells, FORMATS[at : at + _COLUMNS], strict=False):
            with cell.container(border=True, height="stretch", vertical_alignment="distribute"):
                _show_card(format_, selection)


def _show_card(format_: Format, selection: Selection) -> None:
    with st.container():
        st.markdown(f"**{format_.label}**")
        st.caption(format_.about)
    st.download_button(
        f"Download {format_.label}",
        data=partial(format_.build, selection),
        file_name=format_.file_name(selection.snapshot),
        mime=format_.mime,
        key=f"download_{format_.name}",
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
    )
