"""Floors of the accuracy figures: they may rise by themselves and fall only on purpose."""

from __future__ import annotations

import json
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"
# Figures are kept as they are printed; a smaller change is no change.
DIGITS = 3
Figures = dict[str, float]


def read_floors(path: Path = FLOORS) -> Figures:
    """Name of a figure -> the least that it may be."""
    floors: Figures = json.loads(path.read_text(encoding="utf-8"))
    return floors


def write_floors(floors: Figures, path: Path = FLOORS) -> None:
    """Write the floors, sorted by name."""
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def find_falls(floors: Figures, measured: Figures) -> list[str]:
    """One line for each figure that is below its floor or is measured no more."""
    lines = []
    for name, floor in sorted(floors.items()):
        if name not in measured:
            lines.append(f"{name}: floor {floor:.3f}, not measured: were its cases removed?")
        elif round(measured[name], DIGITS) < floor:
            lines.append(f"{name}: {measured[name]:.3f} is below its floor {floor:.3f}")
    return lines


def raise_floors(floors: Figures, measured: Figures) -> Figures:
    """The floors with each that was passed raised to what was measured."""
    rounded = {name: round(value, DIGITS) for name, value in measured.items()}
    return floors | {name: max(floors.get(name, 0.0), value) for name, value in rounded.items()}


def lower_floors(measured: Figures) -> Figures:
    """The floors set to what was measured, lower or not."""
    return {name: round(value, DIGITS) for name, value in measured.items()}
