"""`clashmap judge` and `judgements`: one line corrects a pin; names go to the gazetteer."""

import csv

import pytest

from clashmap.cli import main
from clashmap.store.archive import Archive

STORY = "On 12 May 2022 NRF fighters attacked a Taliban post in Rukha district, killing 3 people."


@pytest.fixture
def store(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    main(["ingest", str(tmp_path / "a.txt"), "--store", str(tmp_path / "s")])
    capsys.readouterr()
    return tmp_path / "s"


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def report_of(store):
    return Archive(store).read_reports().iloc[0]


def test_a_pin_moves_in_one_line(capsys, store):
    name = report_of(store)["report_id"]
    point = ("lon=69.52", "lat=35.31")
    code, out, err = run(
        capsys, "judge", name[:8], "correct", *point, "--by", "Sara", "--store", store
    )
    assert code == 0
    assert f"Sara: correct {name} lon=69.52 lat=35.31" in out
    assert f"snapshot {Archive(store).snapshot}" in err
    assert tuple(report_of(store)[["lon", "lat", "geo_level"]]) == (69.52, 35.31, "site")


def test_the_history_shows_all_and_which_is_the_latest(capsys, store):
    name = report_of(store)["report_id"]
    for verdict, note in (("reject", "a drill"), ("accept", "no \x1b[31mdrill")):
        run(capsys, "judge", name, verdict, "--by", "Ali", "--note", note, "--store", store)
    first = Archive(store).snapshots()[1].snapshot
    code, out, err = run(capsys, "judgements", "--report", name, "--store", store)
    assert code == 0
    assert [line[:2] for line in out.splitlines()] == ["  ", "* "]
    assert "\x1b" not in out
    assert "2 judgements of 1 reports" in err
    assert "1 judgements" in run(capsys, "judgements", "--at", first, "--store", store)[2]


def test_corrected_names_become_rows_that_the_gazetteer_reads(capsys, store, tmp_path):
    name = report_of(store)["report_id"]
    point = ("lon=69.52", "lat=35.31")
    run(capsys, "judge", name, "correct", *point, "--by", "Sara", "--store", store)
    own = tmp_path / "own" / "gazetteer"
    own.mkdir(parents=True)
    run(capsys, "judgements", "--gazetteer", own / "names.csv", "--store", store)
    [row] = csv.DictReader((own / "names.csv").open(encoding="utf-8"))
    assert (row["name"], row["use"]) == (report_of(store)["place"], "plain")
    [place] = csv.DictReader((own / "places.csv").open(encoding="utf-8"))
    assert (place["place_id"], place["lon"]) == (row["place_id"], "69.52")
    out = tmp_path / "r.jsonl"
    assert main(["extract", "--data", str(own), str(tmp_path / "a.txt"), "--out", str(out)]) == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("0000000000000000", "reject"), "no report 0000000000000000 in the archive at"),
        (("REPORT", "correct"), "correct needs FIELD=VALUE"),
        (("REPORT", "reject", "kind=clash"), "correct needs FIELD=VALUE, and only correct"),
        (("REPORT", "correct", "colour=red"), "no field 'colour'"),
    ],
)
def test_what_cannot_be_judged_changes_nothing(capsys, store, arguments, told):
    name = report_of(store)["report_id"]
    given = [name if part == "REPORT" else part for part in arguments]
    code, _, err = run(capsys, "judge", *given, "--by", "Ali", "--store", store)
    assert code == 2
    assert told in err
    assert Archive(store).judgements() == []


def test_no_archive_is_told(capsys, tmp_path):
    code, _, err = run(
        capsys, "judge", "00000000", "reject", "--by", "A", "--store", tmp_path / "none"
    )
    assert (code, "no archive at" in err) == (2, True)


def test_who_judges_must_be_said(capsys, store):
    with pytest.raises(SystemExit):
        main(["judge", "00000000", "reject", "--store", str(store)])
    assert "--by" in capsys.readouterr().err
