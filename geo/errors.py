"""The one error class of the geo package."""


class GeoError(ValueError):
    """Bad boundaries, gazetteer rows or names: says what was found, where, and what to do."""
