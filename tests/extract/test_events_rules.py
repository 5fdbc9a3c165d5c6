from pathlib import Path

import pytest

from extract.errors import ExtractError
from extract.event_rules import load_rules
from extract.lexicon import DEFAULT_FOLDER

LINES = (DEFAULT_FOLDER / "joining.csv").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("place,same_site,four,x", "row 2: column `value` says 'four'"),
        ("place,same_house,4,x", "row 2: column `case` says place,same_house"),
        ("weather,rain,4,x", "row 2: column `case` says weather,rain"),
        ("place,same_site,4", "row 2: expected 4 cells"),
        ("date,same_day,4,x", "row 8: date,same_day stands twice"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "joining.csv"
    file.write_text("\n".join([LINES[0], line, *LINES[2:]]), encoding="utf-8")
    with pytest.raises(ExtractError, match=told):
        load_rules(file)


def test_a_missing_row_is_named(tmp_path: Path) -> None:
    file = tmp_path / "joining.csv"
    file.write_text(
        "\n".join(line for line in LINES if "toll_people" not in line), encoding="utf-8"
    )
    with pytest.raises(ExtractError, match="limits,toll_people"):
        load_rules(file)
