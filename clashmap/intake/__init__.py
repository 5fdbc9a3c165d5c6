"""Files and pages to articles, with a count of what was read and what was set aside."""
