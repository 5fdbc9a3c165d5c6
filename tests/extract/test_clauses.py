"""Clauses: what a rule may look at without reading into the next statement."""

from itertools import pairwise

import pytest


def clauses(view):
    edges = [view.start, *view.breaks, view.end]
    pieces = [view.text[a:b].strip() for a, b in pairwise(edges)]
    return [piece for piece in pieces if piece]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The NRF held Rukha; the Taliban took Anaba.", 2),
        ("The NRF held Rukha, but the Taliban took Anaba.", 2),
        ("The NRF left Rukha before the Taliban came.", 2),
        ("Shells fell on Rukha – residents fled.", 2),
        ("As the fighting went on around Rukha, the Taliban sent more men.", 2),
        ("The Taliban sent more men to Rukha.", 1),
        ("Fighting was heard in Rukha, Anaba and Dara.", 1),
    ],
)
def test_a_clause_ends_where_another_statement_begins(view_of, text, expected):
    assert len(clauses(view_of(text))) == expected


def test_the_clauses_are_the_sentence(view_of):
    view = view_of("The NRF left Rukha before dawn, while the Taliban, who came late, took Anaba.")
    offset = view.start
    while offset < view.end:
        clause = view.clause(offset)
        assert clause.start <= offset < clause.end
        offset = clause.end
    assert offset == view.end


def test_a_view_holds_its_own_sentence_only(view_of):
    view = view_of("The NRF attacked Rukha. The Taliban attacked Anaba.")
    assert [place.surface for place in view.places] == ["Rukha"]
    assert [group.group for group in view.groups] == ["NRF"]
    assert view.after(view.end - 6, 60) == "Rukha."
