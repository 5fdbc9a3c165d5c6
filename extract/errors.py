"""The one error class of the extract package."""


class ExtractError(ValueError):
    """A bad article or lexicon row: says what was found, where, and what to do."""
