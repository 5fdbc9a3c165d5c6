"""Boundaries made ready for sheets: simplified once, then projected and placed on a page.

A sheet is drawn in an equal-area projection of its own (Lambert azimuthal, centred on the place):
north is up in its middle, and one scale holds over it.
"""

from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Transformer

from clashmap.views.sheet_page import Box
from geo.boundaries import Boundaries, simplify_for_drawing

# Degrees: about 150 m, half a point on the sheet of a small province.
_FINE, _NEIGHBOUR = 0.0015, 0.004
# Degrees: what is so close to the edge of the neighbours' shapes is where they are cut.
_EDGE = 0.01
# Kept free around a place, as a share of its size.
_PADDING = 0.07


@dataclass(frozen=True)
class BaseMap:
    """Boundaries simplified for drawing, in EPSG:4326.

    abroad are the borders of the neighbours, without the edge at which their shapes are cut.
    """

    provinces: gpd.GeoDataFrame
    districts: gpd.GeoDataFrame
    neighbours: gpd.GeoDataFrame
    abroad: gpd.GeoSeries
    disputed: gpd.GeoDataFrame


@dataclass(frozen=True)
class MapFrame:
    """From longitude and latitude to points on the page: a projection, a scale, a box."""

    box: Box
    transformer: Transformer
    metres_per_point: float
    left: float
    top: float

    def place(self, shapes: gpd.GeoSeries | list[shapely.Geometry]) -> list[shapely.Geometry]:
        """Return shapes in EPSG:4326 as shapes on the page, cut a little outside the box."""
        west, south, east, north = self.window()
        cut = shapely.clip_by_rect(np.asarray(shapes, dtype=object), west, south, east, north)
        placed = shapely.transform(cut, self._to_page, interleaved=False)
        edge = 6
        return list(
            shapely.clip_by_rect(
                placed,
                self.box.x - edge,
                self.box.y - edge,
                self.box.right + edge,
                self.box.bottom + edge,
            )
        )

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point lies on the page."""
        x, y = self._to_page(np.array([lon]), np.array([lat]))
        return float(x[0]), float(y[0])

    def window(self) -> tuple[float, float, float, float]:
        """Return west, south, east and north of all that the box shows, with some room."""
        xs = np.linspace(self.box.x, self.box.right, 9)
        ys = np.linspace(self.box.y, self.box.bottom, 9)
        grid_x, grid_y = np.meshgrid(xs, ys)
        lon, lat = self.transformer.transform(
            self.left + (grid_x - self.box.x) * self.metres_per_point,
            self.top - (grid_y - self.box.y) * self.metres_per_point,
            direction="INVERSE",
        )
        room = 0.1 + 0.05 * float(lat.max() - lat.min())
        return lon.min() - room, lat.min() - room, lon.max() + room, lat.max() + room

    def _to_page(self, lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        x, y = self.transformer.transform(lon, lat)
        return (
            self.box.x + (x - self.left) / self.metres_per_point,
            self.box.y + (self.top - y) / self.metres_per_point,
        )


def make_frame(
    bounds: tuple[float, float, float, float], box: Box, padding: float = _PADDING
) -> MapFrame:
    """Return the frame that shows the bounds (west, south, east, north) whole in the box."""
    west, south, east, north = bounds
    middle = f"+lat_0={(south + north) / 2:.3f} +lon_0={(west + east) / 2:.3f}"
    crs = f"+proj=laea {middle} +datum=WGS84 +units=m"
    transformer = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    edge = shapely.segmentize(shapely.box(*bounds).exterior, 0.2)
    x, y = transformer.transform(*shapely.get_coordinates(edge).T)
    width, height = x.max() - x.min(), y.max() - y.min()
    metres = float(max(width / box.width, height / box.height)) * (1 + 2 * padding)
    return MapFrame(
        box=box,
        transformer=transformer,
        metres_per_point=metres,
        left=float((x.max() + x.min()) / 2 - metres * box.width / 2),
        top=float((y.max() + y.min()) / 2 + metres * box.height / 2),
    )


def base_map(boundaries: Boundaries) -> BaseMap:
    """Return the boundaries simplified; the work is done once for each boundaries."""
    return _simplify(_Same(boundaries))


class _Same:
    """Boundaries as a key: the same object is the same key."""

    def __init__(self, boundaries: Boundaries) -> None:
        self.boundaries = boundaries

    def __hash__(self) -> int:
        return id(self.boundaries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.boundaries is self.boundaries


@lru_cache(maxsize=2)
def _simplify(key: _Same) -> BaseMap:
    own = key.boundaries
    neighbours = simplify_for_drawing(own.neighbours, _NEIGHBOUR)
    return BaseMap(
        provinces=simplify_for_drawing(own.provinces, _FINE),
        districts=simplify_for_drawing(own.districts, _FINE),
        neighbours=neighbours,
        abroad=_inner_borders(neighbours),
        disputed=simplify_for_drawing(own.disputed, _FINE),
    )


def _inner_borders(neighbours: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Return the borders of shapes that do not lie on the edges of their common box."""
    edge = shapely.box(*neighbours.total_bounds).exterior.buffer(_EDGE)
    return neighbours.geometry.boundary.difference(edge)
