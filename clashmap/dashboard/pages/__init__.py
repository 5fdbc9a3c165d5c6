"""One file a page: filters, one call for data, one view."""
