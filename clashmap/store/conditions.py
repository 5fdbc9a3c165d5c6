"""Filters as SQL: the same rows as `apply_filters` keeps, and which years' files hold them."""

from __future__ import annotations

from collections.abc import Sequence

from clashmap.filters import Filters

_OPEN_END = "9999-12-31"
_PUBLISHED = ("published_start", "published_end")


def conditions_of(filters: Filters) -> tuple[str, list[object]]:
    """A condition on rows of reports, "true" where all are asked for, and its parameters."""
    tests = _Tests()
    if filters.start or filters.end:
        _ask_window(filters, tests)
    if filters.groups:
        tests.ask("list_has_any(groups, ?::VARCHAR[])", list(filters.groups))
    if filters.kinds:
        tests.ask_any("kind", filters.kinds)
    if filters.provinces:
        names = list(filters.provinces)
        tests.ask(
            "(coalesce(list_contains(?::VARCHAR[], province), false)"
            " OR list_has_any(provinces, ?::VARCHAR[]))",
            names,
            names,
        )
    if filters.periods:
        tests.ask_any("period", filters.periods)
    for word in filters.text.casefold().split():
        tests.ask("contains(searched, ?)", word)
    return " AND ".join(tests.conditions) or "true", tests.values


class _Tests:
    """The conditions so far, and the values that stand for their question marks."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.values: list[object] = []

    def ask(self, condition: str, *values: object) -> None:
        self.conditions.append(condition)
        self.values.extend(values)

    def ask_any(self, column: str, values: Sequence[str]) -> None:
        # A plain IN: the scan itself can pass over what does not fit.
        self.ask(f"{column} IN ({', '.join('?' * len(values))})", *values)


def _ask_window(filters: Filters, tests: _Tests) -> None:
    first, last = ("date_start", "date_end") if filters.by_event else _PUBLISHED
    tests.ask(f"{first} IS NOT NULL")
    if filters.end:
        tests.ask(f"{first} <= ?", filters.end.isoformat())
    if filters.start:
        tests.ask(f"coalesce({last}, '{_OPEN_END}') >= ?", filters.start.isoformat())


def holds_year(filters: Filters, year: int | None) -> bool:
    """Whether files of a year can hold what is asked for; those of no one year always can."""
    if year is None or filters.by_event:
        return True
    too_early = filters.start is not None and year < filters.start.year
    too_late = filters.end is not None and year > filters.end.year
    return not (too_early or too_late)
