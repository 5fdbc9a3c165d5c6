"""What a sheet is asked to show, and the name of its file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from clashmap.filters import Filters
from clashmap.views.layers import LAYERS
from clashmap.views.overlaying import Told
from clashmap.views.sheet_formats import DEFAULT_MARKING

COUNTRY = "Afghanistan"


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """What a sheet shows and says beside its reports.

    place is a province or "Afghanistan"; size "16:9" or "A4"; as_of the ISO day of the data, by
    default that of the newest article; link the address of the live map; sources names for an
    article_id the independent original that it copies (without them publishers are counted).
    layers are those of the map; told is what was read, without which no area is called silent; by
    the level of the areas, by default districts of a province and provinces of the country.
    """

    place: str = COUNTRY
    size: str = "16:9"
    marking: str = DEFAULT_MARKING
    link: str = ""
    snapshot: str = ""
    as_of: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    layers: tuple[str, ...] = LAYERS
    told: Told | None = None
    by: str = ""

    @property
    def level(self) -> str:
        """The areas that the map colours."""
        return self.by or ("province" if self.place == COUNTRY else "district")

    @property
    def focus(self) -> tuple[str, ...]:
        """The provinces that the map is held to, none for the country."""
        return () if self.place == COUNTRY else (self.place,)


def sheet_name(options: SheetOptions, file_format: str) -> str:
    """Return the name of a sheet's file: "clashmap_maidan-wardak_a4_2022-09-27.pdf"."""
    place = re.sub(r"\W+", "-", options.place.lower()).strip("-")
    size = options.size.lower().replace(":", "x")
    parts = ["clashmap", place, size, *([options.as_of] if options.as_of else [])]
    return "_".join(parts) + f".{file_format}"


def narrow(filters: Filters, place: str) -> Filters:
    """Return the filters held to a place."""
    return filters if place == COUNTRY else replace(filters, provinces=(place,))
