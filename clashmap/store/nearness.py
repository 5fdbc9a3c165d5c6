"""Which stored reports some others can be joined with: `can_join` of extract/event_reach in SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pyarrow as pa

from clashmap.store.delta import DataFile
from clashmap.store.view import View
from extract.event_reach import FEWEST_WORDS
from extract.event_scores import compare_groups
from extract.reports import Report


@dataclass(frozen=True, slots=True)
class Near:
    """Pairs of a stored report and one of those given that may turn out to be of one event.

    groups are those of the stored ones, homes the batch and year in which these are found.
    """

    pairs: list[tuple[str, str]]
    groups: Mapping[str, frozenset[str]]
    homes: frozenset[tuple[str, int | None]]

    def may_be_alike(self, own: Mapping[str, Report], name: str, mine_id: str) -> bool:
        """Whether the groups of a pair leave it possible: known before the stored one is read."""
        return _groups_fit(self.groups[name], frozenset(own[mine_id].groups))

    def choose(self, file: DataFile) -> bool:
        """Whether some of the stored reports may be in a file."""
        is_mixed = file.first_batch != file.last_batch
        return is_mixed or (file.first_batch, file.year) in self.homes


def find_near(view: View, stored: str, unless: Sequence[str], mine: pa.Table) -> Near:
    """What may be near some reports, of which report_id and reach are given.

    stored is the relation to look in; rows of the batches `unless` are passed over.
    """
    found = view.query(
        _NEAR.format(stored=stored, place=_PLACE, time=_TIME, fewest=FEWEST_WORDS),
        [list(unless)],
        mine=mine,
    ).to_pylist()
    return Near(
        pairs=[(row["report_id"], row["mine_id"]) for row in found],
        groups={row["report_id"]: frozenset(row["groups"] or ()) for row in found},
        homes=frozenset((row["batch_id"], row["year"]) for row in found),
    )


@cache
def _groups_fit(one: frozenset[str], other: frozenset[str]) -> bool:
    return compare_groups(one, other) is not None


_PLACE = """old.reach_family = own.reach_family AND old.scope = own.scope
    AND (old.reach_area = own.reach_area OR old.reach_area IS NULL OR own.reach_area IS NULL)"""
_TIME = "old.reach_first <= own.reach_last AND own.reach_first <= old.reach_last"

# Words and tolls are compared by joining them, row by row: on lists it takes twice as long. old is
# read anew wherever it is named: kept, it would take memory with the size of the archive.
_NEAR = """
WITH old AS NOT MATERIALIZED (
    SELECT * EXCLUDE (reach_scopes), unnest(reach_scopes) AS scope
    FROM {stored} AS r WHERE NOT list_contains(?, batch_id)
), own AS (
    SELECT report_id AS mine_id, * EXCLUDE (report_id, reach_scopes), unnest(reach_scopes) AS scope
    FROM mine
), vague AS MATERIALIZED (
    SELECT old.report_id, mine_id, own.reach_tolls, own.reach_words FROM old JOIN own ON {place}
    WHERE old.reach_is_vague AND {time}
    UNION
    SELECT old.report_id, mine_id, own.reach_tolls, own.reach_words FROM old JOIN own ON {place}
    WHERE NOT old.reach_is_vague AND own.reach_is_vague AND {time}
), told AS (
    SELECT report_id, reach_tolls, reach_words FROM {stored} AS r SEMI JOIN vague USING (report_id)
), near AS (
    SELECT old.report_id, mine_id FROM old JOIN own ON {place}
    WHERE old.reach_day_first <= own.reach_day_last AND own.reach_day_first <= old.reach_day_last
    UNION
    SELECT report_id, mine_id
    FROM (SELECT report_id, mine_id, unnest(reach_words) AS word FROM vague)
    JOIN (SELECT report_id, unnest(reach_words) AS word FROM told) USING (report_id, word)
    GROUP BY report_id, mine_id HAVING count(*) >= {fewest}
    UNION
    SELECT report_id, mine_id
    FROM (SELECT report_id, mine_id, unnest(reach_tolls) AS toll FROM vague)
    JOIN (SELECT report_id, unnest(reach_tolls) AS toll FROM told) USING (report_id, toll)
)
SELECT report_id, mine_id, batch_id, year, groups
FROM near JOIN {stored} AS home USING (report_id)
"""
