"""Errors of the intake as a whole; what is wrong with one file or page is set aside."""


class IntakeError(ValueError):
    """An ingest cannot go on; the message says what was found and what to do."""
