"""The map page: filters, counts, map with legend, evidence, table, what is not on the map."""

from clashmap.dashboard.data import load_archive, select_reports
from clashmap.dashboard.panels.evidence import show_evidence, show_table, show_unmapped
from clashmap.dashboard.panels.filters import show_filters
from clashmap.dashboard.panels.frame import show_counts, show_empty, show_footer, show_header
from clashmap.dashboard.panels.map import show_map

archive = load_archive()
show_header()
filters = show_filters(archive)
selection = select_reports(archive.snapshot, filters)
show_counts(archive, selection, filters)
if selection.empty:
    show_empty(archive, filters)
show_map(selection, filters.provinces, archive.originals)
if not selection.empty:
    show_evidence(selection, filters.provinces, archive.originals)
    show_table(selection, archive.originals)
    show_unmapped(selection, archive.originals)
show_footer(archive)
