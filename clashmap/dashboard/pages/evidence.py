"""The evidence page: an article's words, and which of them gave which field of which report."""

import streamlit as st

from clashmap.dashboard.panels.article import choose_article, show_article
from clashmap.dashboard.panels.choose import choose_archive
from clashmap.dashboard.panels.frame import show_footer, show_header

show_header()
st.html('<h2 class="cm-title">From the words to the report</h2>')
archive = choose_archive()
article = choose_article(archive)
if article is not None:
    show_article(article, archive.originals.get(article.article_id, ""))
show_footer(archive)
