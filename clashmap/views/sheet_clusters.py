"""Marks of a sheet that would touch, joined into one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clashmap.views.scene import Spot
from clashmap.views.sheet_base import MapFrame
from clashmap.views.symbols import Parts

# Marks closer than this many points become one ring.
_TOO_CLOSE = 13.0
# The circle of what is only near its place.
NEAR_RADIUS = 10.5


@dataclass(frozen=True, slots=True)
class Cluster:
    """Spots drawn as one mark: where, and what they hold together."""

    x: float
    y: float
    spots: tuple[Spot, ...]
    parts: Parts

    @property
    def total(self) -> int:
        """How many reports the mark stands for."""
        return sum(count for _, _, count in self.parts)

    @property
    def fade(self) -> int:
        """How faint it is drawn: as the freshest presence, not at all where it is more."""
        return min(spot.fade for spot in self.spots)


def cluster_spots(spots: Iterable[Spot], frame: MapFrame) -> list[Cluster]:
    """Return marks that do not touch: spots too close to part are joined, the fullest first."""
    found: list[tuple[float, float, list[Spot]]] = []
    for spot in sorted(spots, key=lambda spot: (-spot.total, spot.key)):
        x, y = frame.point(spot.lon, spot.lat)
        near = [c for c in found if (c[0] - x) ** 2 + (c[1] - y) ** 2 < _TOO_CLOSE**2]
        if near:
            near[0][2].append(spot)
        else:
            found.append((x, y, [spot]))
    return [Cluster(x, y, tuple(held), _sum_parts(held)) for x, y, held in found]


def _sum_parts(spots: Sequence[Spot]) -> Parts:
    counts: dict[tuple[str, str], int] = {}
    for spot in spots:
        for kind, status, count in spot.parts:
            counts[kind, status] = counts.get((kind, status), 0) + count
    parts = [(kind, status, count) for (kind, status), count in counts.items()]
    return tuple(sorted(parts, key=lambda part: (-part[2], part[:2])))
