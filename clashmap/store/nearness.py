"""Which stored reports some others can be joined with: `can_join` of extract/event_reach in SQL."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from clashmap.store.rows import reach_rows
from clashmap.store.view import View
from extract.event_reach import FEWEST_WORDS
from extract.reports import Report


def find_near(
    view: View, stored: str, unless: Sequence[str], reports: Sequence[Report]
) -> list[tuple[str, str]]:
    """Pairs of a stored report and one of those given that may turn out to be of one event.

    stored is the relation to look in; rows of the batches `unless` are passed over.
    """
    found: pa.Table = view.query(
        _NEAR.format(stored=stored, place=_PLACE, time=_TIME, fewest=FEWEST_WORDS),
        [list(unless)],
        mine=reach_rows(reports),
    )
    return list(zip(found["report_id"].to_pylist(), found["mine_id"].to_pylist(), strict=True))


_PLACE = """old.reach_family = own.reach_family AND old.scope = own.scope
    AND (old.reach_area = own.reach_area OR old.reach_area IS NULL OR own.reach_area IS NULL)"""
_TIME = "old.reach_first <= own.reach_last AND own.reach_first <= old.reach_last"

# Words and tolls are compared by joining them, row by row: on lists it takes twice as long.
_NEAR = """
WITH old AS (
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
)
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
"""
