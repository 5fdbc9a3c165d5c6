"""Parts of pages: one `show` function each."""
