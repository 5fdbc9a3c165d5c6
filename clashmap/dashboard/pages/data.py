"""The data page: what the filters ask for, to take away in any of the formats."""

from html import escape

import streamlit as st

from clashmap.dashboard.data import shown_boundaries
from clashmap.dashboard.panels.choose import choose_archive, select_from
from clashmap.dashboard.panels.downloads import show_downloads
from clashmap.dashboard.panels.filters import show_filters
from clashmap.dashboard.panels.frame import show_footer, show_header
from clashmap.dashboard.panels.layers import overlays_maker
from clashmap.dashboard.state import current_level
from clashmap.views.export_formats import Selection

show_header()
archive = choose_archive()
filters = show_filters(archive)
selection = Selection(
    frame=select_from(archive, filters),
    filters=filters,
    snapshot=archive.snapshot,
    originals=archive.originals,
    boundaries=shown_boundaries(),
    level=current_level(),
    overlays=overlays_maker(archive, filters),
)
notes = selection.notes()
st.html('<h2 class="cm-title">Download the data</h2>')
st.html(
    f'<p class="cm-counts" role="status"><b>{escape(notes.counts)}</b> '
    f"<span>{escape(notes.filters)}</span></p>"
)
st.caption("Each file holds exactly these reports, with filters, snapshot, licence and sources.")
if selection.frame.empty:
    st.info("No report matches these filters: relax one in the sidebar to have something to take.")
else:
    show_downloads(selection)
show_footer(archive)
