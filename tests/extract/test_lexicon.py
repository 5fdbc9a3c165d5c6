"""The word lists: every default row passes, and a bad row is told with file, line and column."""

import re

import pytest

from extract.errors import ExtractError
from extract.lexicon import (
    DEFAULT_FOLDER,
    TRIGGER_NEEDS,
    Cue,
    GroupName,
    Trigger,
    load_lexicon,
)
from extract.lexicon_tables import COLUMNS
from extract.marks import load_tools
from geo.errors import GeoError

GROUP = "Sarhad Brigade,resistance,armed opposition,2023-01-01,,#e7298a,Sarhad Brigade,SLB,"
VOLLEYS = "volleys,clash,noun,strong,group,no,volleys"


def write(folder, table, *rows, header=None):
    lines = [header or ",".join(COLUMNS[table]), *rows]
    (folder / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def aliases(lexicon, group):
    return {form for form, payload, _ in lexicon.entries
            if isinstance(payload, GroupName) and payload.group == group}  # fmt: skip


def test_every_default_row_passes():
    lexicon = load_lexicon()
    assert lexicon.side_of("NRF") == "resistance"
    assert lexicon.side_of("nobody") == ""


def test_the_readme_tells_every_table_column_need_and_cue():
    readme = (DEFAULT_FOLDER / "README.md").read_text(encoding="utf-8")
    cues = {payload.type for _, payload, _ in load_lexicon().entries if isinstance(payload, Cue)}
    words = set(re.findall(r"[\w-]+", readme))
    assert {path.stem for path in DEFAULT_FOLDER.glob("*.csv")} <= words
    assert {column for columns in COLUMNS.values() for column in columns} <= words
    assert (set(TRIGGER_NEEDS) - {""} | cues) <= words


def test_a_new_row_adds_a_group(tmp_path):
    lexicon = load_lexicon(extra=[write(tmp_path, "groups", GROUP)])
    assert lexicon.groups["Sarhad Brigade"].colour == "#e7298a"
    assert aliases(lexicon, "NRF") == aliases(load_lexicon(), "NRF")


def test_a_row_with_a_known_key_replaces_it(tmp_path):
    row = "NRF,resistance,armed opposition,,,#1b7837,Northern Front,NRF,"
    assert aliases(load_lexicon(extra=[write(tmp_path, "groups", row)]), "NRF") == {
        "Northern Front", "NRF"}  # fmt: skip


def test_a_plus_adds_to_the_known_row(tmp_path):
    lexicon = load_lexicon(extra=[write(tmp_path, "groups", "NRF,,,,,,+Northern Front,,")])
    assert aliases(lexicon, "NRF") == aliases(load_lexicon(), "NRF") | {"Northern Front"}
    assert lexicon.side_of("NRF") == "resistance"


def test_empty_forms_switch_a_trigger_off(tmp_path):
    row = "fighting,clash,noun,strong,,no,"
    lexicon = load_lexicon(extra=[write(tmp_path, "triggers", row)])
    assert "fighting" not in {form for form, p, _ in lexicon.entries if isinstance(p, Trigger)}


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        ("persons", "A Man,Sarhad Brigad,leader,,", "column 'group': 'Sarhad Brigad' is not in"),
        ("triggers", VOLLEYS.replace("clash", "brawl"), "column 'kind': 'brawl' is none of"),
        ("triggers", VOLLEYS.replace("group", "luck"), "column 'needs': 'luck' is none of"),
        ("triggers", VOLLEYS.replace("strong", "very"), "column 'strength'"),
        ("triggers", VOLLEYS.replace("noun", "adverb"), "column 'pos'"),
        ("triggers", VOLLEYS.replace(",no,", ",maybe,"), "column 'by_target'"),
        ("triggers", VOLLEYS.replace("volleys,", ",", 1), "column 'trigger': is empty"),
        ("triggers", VOLLEYS + "|--", "column 'forms': '--' holds no letter"),
        ("triggers", "volleys,clash", "2 cells where 7 are expected"),
        ("groups", GROUP.replace("resistance", "rebel"), "column 'side': 'rebel' is none of"),
        ("groups", GROUP.replace("2023-01-01", "spring"), "column 'active_from': 'spring'"),
        ("groups", GROUP.replace("#e7298a", "pink"), "column 'colour': 'pink'"),
        ("groups", GROUP.replace(",SLB,", ",NRF,"), "column 'acronyms': 'NRF' already names 'NRF'"),
        ("groups", GROUP.replace(",SLB,", ",+SLB,"), "column 'acronyms': begins with +"),
        ("speakers", "Elder,often,no,elder", "column 'independent': 'often'"),
        ("references", "the lot,any,rebels", "column 'sides': 'rebels' is none of"),
        ("cues", "irony,supposedly", "column 'cue': 'irony' is none of"),
    ],
)
def test_a_bad_row_is_told_once_and_where(tmp_path, table, row, told):
    with pytest.raises(ExtractError) as caught:
        load_lexicon(extra=[write(tmp_path, table, row)])
    assert str(caught.value).startswith(f"{table}.csv, line 2")
    assert told in str(caught.value)


def test_a_missing_column_is_told(tmp_path):
    folder = write(tmp_path, "decoys", "cold war", header="phrase")
    with pytest.raises(ExtractError, match=r"decoys.csv, line 1: .*expected phrase, why"):
        load_lexicon(extra=[folder])


def test_a_key_stands_once_in_a_file(tmp_path):
    with pytest.raises(ExtractError, match=r"triggers.csv, line 3, .*stands in line 2 too"):
        load_lexicon(extra=[write(tmp_path, "triggers", VOLLEYS, VOLLEYS)])


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("AF/X/Y/z,Z,hamlet,Panjshir,Rokha,Panjshir,,,,,", "column 'kind'"),
        ("AF/X/Y/z,Z,village,Panjshir,Rukka,Panjshir,,,,,", "'Rukka' is no district of Panjshir"),
        ("AF/X/Y/z,Z,village,Panjsher,,Panjsher,,,,,", "'Panjsher' is no province"),
        ("AF/X/Y/z,Z,village,Panjshir,Rokha,Panjshir,69.4,,,,", "given together"),
    ],
)
def test_a_bad_place_is_told(tmp_path, cells, told):
    header = ("place_id,name,kind,province,district,provinces,lon,lat,province_pcode,"
              "district_pcode,prominence\n")  # fmt: skip
    (tmp_path / "places.csv").write_text(header + cells + "\n")
    with pytest.raises(GeoError, match=r"places.csv, line 2") as caught:
        load_tools([tmp_path])
    assert told in str(caught.value)
