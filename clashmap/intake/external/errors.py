"""The one error class of the package."""


class ExternalError(ValueError):
    """A file that is no export of a known dataset: says what was found, where, and what to do."""
