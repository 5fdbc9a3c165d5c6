"""Figures of the benches, printed and written into docs/performance.md, a section each."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


@dataclass(frozen=True, slots=True)
class Figure:
    """Something measured; `target` in words and whether it was met, where there is one."""

    name: str
    value: str
    target: str = ""
    is_met: bool = True

    @classmethod
    def at_least(cls, name: str, value: float, target: float) -> Figure:
        """A figure that should reach the target."""
        return cls(name, f"{value:,.1f}", f"at least {target:,}", value >= target)

    @classmethod
    def at_most(cls, name: str, value: float, target: float) -> Figure:
        """A figure that should not go beyond the target."""
        return cls(name, f"{value:,.2f}", f"at most {target:,}", value <= target)

    @property
    def verdict(self) -> str:
        """Met, missed, or nothing where there is no target."""
        return "" if not self.target else "met" if self.is_met else "missed"


def print_figures(figures: Sequence[Figure]) -> None:
    """Print one line a figure."""
    for figure in figures:
        print(f"{figure.name:50} {figure.value:>32}  {figure.target:16} {figure.verdict}")


def tell(heading: str, about: str, figures: Sequence[Figure]) -> int:
    """Print figures and write their section; 1 where a target was missed."""
    print_figures(figures)
    write_section(heading, about, figures)
    return int(any(not figure.is_met for figure in figures))


def write_section(heading: str, about: str, figures: Sequence[Figure]) -> None:
    """Write the section of docs/performance.md under a heading; the rest stays as it is."""
    rows = "\n".join(f"| {f.name} | {f.value} | {f.target} | {f.verdict} |" for f in figures)
    table = f"| measured | value | target | |\n|---|---|---|---|\n{rows}\n"
    section = f"## {heading}\n\n{about}\n\n{table}"
    DOCUMENT.parent.mkdir(exist_ok=True)
    text = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else ""
    before, after = _around(text, f"## {heading}\n")
    DOCUMENT.write_text(before + section + after, encoding="utf-8")


def _around(text: str, heading: str) -> tuple[str, str]:
    """What stands before and after the section; a title where the document is new."""
    if not text:
        return "# Performance\n\n", ""
    before, found, rest = text.partition(heading)
    if not found:
        return text.rstrip("\n") + "\n\n", ""
    next_heading = rest.find("\n## ")
    return before, rest[next_heading:] if next_heading >= 0 else ""


def machine() -> str:
    """The processor and the system."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    except OSError:
        models = []
    return f"{models[0] if models else platform.machine()} ({platform.system()})"


def versions(*packages: str) -> str:
    """Python's version and those of packages."""
    listed = ", ".join(f"{name} {version(name)}" for name in packages)
    return f"Python {sys.version.split()[0]}, {listed}"
