"""What a sheet may be: known to the command line before a plotting library is loaded."""

FORMATS = ("png", "pdf", "pptx")
SHEET_SUFFIXES = tuple(f".{name}" for name in FORMATS)
DEFAULT_MARKING = "UNCLASSIFIED – OPEN SOURCE"
