"""How papers put it: a sentence each, and the kind of report that it has to give, or none."""

import csv
from pathlib import Path

import pytest

ROWS = list(csv.reader(Path(__file__).with_name("phrases.csv").open(encoding="utf-8")))[1:]
# A fight told from one side is an attack to one reader and a clash to another.
FIGHTS = {"attack", "clash"}
NEWS = "\n\nThe Taliban did not comment. The NRF did not answer questions either."


@pytest.mark.parametrize(("kind", "sentence"), ROWS)
def test_the_kind_of_a_sentence(reports_of, kind, sentence):
    found = {report.kind for report in reports_of(sentence + NEWS) if report.period == "current"}
    if kind == "none":
        assert not found
    else:
        assert found & (FIGHTS if kind in FIGHTS else {kind})
