"""The days an article may have come out, from clues that each allow some days."""

from datetime import date, timedelta
from typing import NamedTuple

from extract.date_calendar import Days

# The days that are tried (raise the last in time), and the widest answer worth giving, in days.
FIRST, LAST = date(1990, 1, 1), date(2030, 12, 31)
_WIDEST = 800
# Less than this in favour, from clues that bound both ends, is no answer.
_ENOUGH = 0.5


class Clue(NamedTuple):
    """Days that fit something the text says, how much it counts, and what it is.

    bounding: it has a beginning and an end; "not before 2021" alone cannot give a window.
    """

    windows: tuple[Days, ...]
    weight: float
    why: str
    bounding: bool = True


def solve_clues(clues: list[Clue]) -> Days | None:
    """The hull of the days that most clues, by weight, allow; None where that tells nothing."""
    best = _best_days(clues)
    if best is None or (best[1] - best[0]).days > _WIDEST:
        return None
    support = sum(
        clue.weight
        for clue in clues
        if clue.bounding and any(start <= best[1] and best[0] <= end for start, end in clue.windows)
    )
    return best if support >= _ENOUGH else None


def _best_days(clues: list[Clue]) -> Days | None:
    """First and last day of those with the greatest weight: a sweep over beginnings and ends."""
    steps: dict[date, float] = {}
    for clue in clues:
        for start, end in clue.windows:
            after = end + timedelta(1)
            steps[start] = steps.get(start, 0.0) + clue.weight
            steps[after] = steps.get(after, 0.0) - clue.weight
    days = sorted(steps)
    level, levels = 0.0, []
    for day in days:
        level += steps[day]
        levels.append(round(level, 6))
    peak = max(levels, default=0.0)
    if peak <= 0:
        return None
    top = [at for at, weight in enumerate(levels) if weight == peak]
    return days[top[0]], days[top[-1] + 1] - timedelta(1)
