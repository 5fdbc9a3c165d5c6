"""The one error of reading the web."""

from extract.errors import ExtractError


class WebError(ExtractError):
    """Why an address was not read; `later` tells that the same may be readable another time."""

    def __init__(self, message: str, *, later: bool = False) -> None:
        super().__init__(message)
        self.later = later
