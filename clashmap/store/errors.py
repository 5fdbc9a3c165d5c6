"""What goes wrong with an archive."""


class StoreError(ValueError):
    """An archive that cannot be read or written: what was found, where, and what to do."""
