"""The page of other datasets: UCDP GED or ACLED as a layer of its own, and how far we agree."""

import streamlit as st

from clashmap.dashboard.external import find_agreement
from clashmap.dashboard.panels.choose import choose_archive
from clashmap.dashboard.panels.external import (
    ask_external,
    show_agreement,
    show_external_map,
    show_read,
)
from clashmap.dashboard.panels.frame import show_footer, show_header

show_header()
st.html('<h2 class="cm-title">Other datasets</h2>')
st.caption(
    "A file that you upload is read on this machine, kept in memory for this visit only, and shown "
    "to nobody else. It is drawn as a layer of its own and enters none of our counts."
)
external = ask_external()
if external is not None:
    archive = choose_archive()
    show_read(external)
    agreement = find_agreement(archive, external)
    show_external_map(archive, external, agreement)
    show_agreement(archive, external, agreement)
    show_footer(archive)
