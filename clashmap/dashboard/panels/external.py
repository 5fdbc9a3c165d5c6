"""Another dataset: which, its layer on the map beside ours, and how far the two agree."""

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit_folium import st_folium

from clashmap.dashboard.assets import make_map
from clashmap.dashboard.data import Archive
from clashmap.dashboard.external import (
    find_layer,
    forget_external,
    given_externals,
    keep_external,
    own_external,
)
from clashmap.dashboard.state import current_theme
from clashmap.filters import Filters
from clashmap.intake.external import External, ExternalError
from clashmap.views.agreement import Agreement, our_reports
from clashmap.views.agreement_chart import agreement_chart, chart_legend
from clashmap.views.agreement_page import (
    agreement_csv,
    caveats_html,
    month_table,
    months_of,
    provinces_html,
    summary_html,
)
from clashmap.views.external_map import layer_legend, layer_values
from clashmap.views.legends import legend_html
from clashmap.views.maps import SceneLayer, scene_values, script_text
from clashmap.views.scene import build_scene
from clashmap.views.words import count_of

_HEIGHT = 560
_MEGABYTES = 50
_SHOWN_ASIDE = 50
_SHARED, _ALL = "Months that both cover", "All years of the file"


def ask_external() -> External | None:
    """Ask for a file and, where there are several, which to show; None where there is none."""
    _ask_file()
    given = given_externals()
    for reason in given:
        if isinstance(reason, str):
            st.html(f'<p class="cm-counts" role="alert">{escape(reason)}</p>')
    own = own_external()
    found = [*([own] if own else []), *(item for item in given if isinstance(item, External))]
    if not found:
        st.info("No dataset yet: upload a CSV of UCDP GED or ACLED as you downloaded it.")
        return None
    return found[0] if len(found) == 1 else _choose(found)


def show_read(external: External) -> None:
    """Show what was read of a file, and what was set aside and why."""
    words = f"{external.name}: {count_of(len(external.frame), 'event')} in Afghanistan"
    if external.outside:
        words += f", {count_of(external.outside, 'row')} of other countries left out"
    st.html(f'<p class="cm-counts">{escape(words)}</p>')
    if external.set_aside:
        with st.expander(f"{count_of(len(external.set_aside), 'row')} set aside while reading"):
            shown = external.set_aside[:_SHOWN_ASIDE]
            items = "".join(f"<li>{escape(f'{item.where}: {item.reason}')}</li>" for item in shown)
            st.html(f'<ul class="cm-list">{items}</ul>')
    if external is own_external():
        st.button("Remove this file", on_click=forget_external, icon=":material/delete:")


def show_external_map(archive: Archive, external: External, agreement: Agreement) -> None:
    """Show the dataset's layer over ours, each with a legend of its own."""
    months, with_ours = _ask_shown(agreement)
    theme = current_theme()
    layer = find_layer(external, months)
    reports = our_reports(archive.select(Filters()).frame(), months)
    scene = build_scene(reports if with_ours else reports.iloc[:0], "province", ())
    values = scene_values(scene, theme) | {"external": layer_values(layer)}
    st_folium(
        make_map(),
        key="external_map",
        height=_HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=SceneLayer(script_text(values)),
    )
    st.html(layer_legend(layer, external, theme))
    if with_ours:
        st.html(legend_html(scene, theme))
        st.caption("Areas and coloured marks count our reports; the comparison counts events.")


def show_agreement(archive: Archive, external: External, agreement: Agreement) -> None:
    """Show how far the two agree: in words, by month, by province, and by both."""
    st.html('<h2 class="cm-title">Where the two agree</h2>' + summary_html(agreement, external))
    if len(agreement.table):
        theme = current_theme()
        st.html(chart_legend(external.source, theme))
        st.altair_chart(agreement_chart(agreement, theme), key="agreement_chart")
        st.html(provinces_html(agreement))
        with st.expander("By province and month", icon=":material/table:"):
            st.dataframe(month_table(agreement), hide_index=True)
        st.download_button(
            "Agreement (CSV)",
            data=agreement_csv(agreement, external, archive.snapshot),
            file_name=f"clashmap-{archive.snapshot}-agreement-{external.mark}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
    st.html('<h2 class="cm-title">What the numbers say, and what not</h2>')
    st.html(caveats_html(agreement, external))


def _ask_file() -> None:
    """Ask for a file; what is wrong with one is said and the one before it stays."""
    with st.form("external_file", border=False, clear_on_submit=True):
        given = st.file_uploader(
            f"UCDP GED or ACLED, your own download as CSV, up to {_MEGABYTES} MB",
            type=["csv"],
            key="external_upload",
            max_upload_size=_MEGABYTES,
        )
        pressed = st.form_submit_button("Read the file", type="primary")
    if pressed and given:
        try:
            with st.spinner("Reading the dataset…"):
                keep_external(given.name, given.getvalue())
        except ExternalError as error:
            st.html(f'<p class="cm-counts" role="alert">{escape(str(error))}</p>')
    elif pressed:
        st.info("No file was chosen: choose one, then press the button again.")


def _choose(found: Sequence[External]) -> External:
    marks = {item.mark: item for item in found}
    chosen = st.selectbox(
        "Dataset shown",
        list(marks),
        format_func=lambda mark: f"{marks[mark].source}: {marks[mark].name}",
        key="dataset",
    )
    return marks[chosen]


def _ask_shown(agreement: Agreement) -> tuple[tuple[str, str] | None, bool]:
    """Ask which months the map shows, and whether ours are on it too."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        span = _ALL
        if agreement.months:
            span = st.segmented_control(
                "Time shown",
                (_SHARED, _ALL),
                default=_SHARED,
                key="span",
                bind="query-params",
                required=True,
                label_visibility="collapsed",
                help=months_of(agreement),
            )
        with_ours = st.toggle("Our reports too", value=True, key="ours", bind="query-params")
    return (agreement.months if span == _SHARED else None), with_ours
