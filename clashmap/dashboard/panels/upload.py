"""A visitor's own articles: given as files or as a pasted text, read file by file."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from clashmap.dashboard.own import forget_own, keep_own
from clashmap.intake.formats.kinds import READABLE
from clashmap.intake.uploads import (
    MAX_ALL_BYTES,
    MAX_ARTICLES,
    MAX_FILE_BYTES,
    MAX_FILES,
    Found,
    Upload,
    pasted_article,
    read_pasted,
    read_uploads,
    within_limits,
)
from extract.errors import ExtractError

_KINDS = [suffix.removeprefix(".") for suffix in READABLE]
_MEGA = 1_000_000
# A table of broken rows has thousands; the first tell what is wrong with them.
_SHOWN_ASIDE = 50


def ask_articles() -> None:
    """Ask for files or a text; what is given is read and kept for this visitor."""
    files, paste = st.tabs(["Upload files", "Paste a text"])
    with files:
        _ask_files()
    with paste:
        _ask_text()


def show_found(found: Iterable[Found], set_aside: tuple[str, ...]) -> None:
    """Show what each file gave, what was set aside and why, and a way to let go of it all."""
    rows = [
        {"File": item.name, "Articles": len(item.articles), "Reports": len(item.reports)}
        for item in found
    ]
    st.dataframe(rows, hide_index=True)
    if set_aside:
        items = "".join(f"<li>{escape(line)}</li>" for line in set_aside[:_SHOWN_ASIDE])
        title = f'<h2 class="cm-title">{len(set_aside):,} set aside</h2>'
        st.html(f'{title}<ul class="cm-list">{items}</ul>')
    st.caption(
        "The pages of provinces, comparison, changes, search, evidence and data can be about them: "
        "choose “Your own articles” there."
    )
    st.button("Remove these articles", on_click=forget_own, icon=":material/delete:")


def _ask_files() -> None:
    st.caption(
        "Texts, web pages, PDF, Word, mail, web archives, and tables with one article per row, "
        "also packed as .gz or .zst."
    )
    with st.form("own_files", border=False, clear_on_submit=True):
        given = st.file_uploader(
            f"Up to {MAX_FILES} files of {MAX_FILE_BYTES // _MEGA} MB, {MAX_ALL_BYTES // _MEGA} MB "
            f"and {MAX_ARTICLES:,} articles in all",
            type=_KINDS,
            accept_multiple_files=True,
            key="own_upload",
            max_upload_size=MAX_FILE_BYTES // _MEGA,
        )
        pressed = st.form_submit_button("Read the files", type="primary")
    if pressed and given:
        _read([Upload(file.name, file.getvalue()) for file in given])
    elif pressed:
        st.info("No file was chosen: choose one or more, then press the button again.")


def _read(uploads: list[Upload]) -> None:
    """Read files one after another under a bar that names the one at work."""
    kept, refused = within_limits(uploads)
    names = [f"Reading {at} of {len(kept)}: {_as_text(u.name)}" for at, u in enumerate(kept, 1)]
    bar = st.progress(0.0, text=names[0] if names else None)
    found: list[Found] = []
    for item in read_uploads(kept):
        found.append(item)
        done = len(found)
        bar.progress(done / len(kept), text=names[done] if done < len(names) else None)
    keep_own(found, refused)
    bar.empty()


def _ask_text() -> None:
    with st.form("own_text", border=False):
        text = st.text_area("Text of the article", height=220, key="own_pasted")
        title, published = st.columns(2)
        named = title.text_input("Title (may be empty)", key="own_title")
        day = published.text_input(
            "Published (may be empty)", placeholder="2022, 2022-05 or 2022-05-13", key="own_day"
        )
        pressed = st.form_submit_button("Read the text", type="primary")
    if pressed:
        try:
            keep_own([read_pasted(pasted_article(text, named, day))])
        except ExtractError as error:
            st.warning(_as_text(str(error)))


def _as_text(words: str) -> str:
    """Return words in which nothing is taken for markdown."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|~$:&" else sign for sign in words)
