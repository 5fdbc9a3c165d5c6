"""`clashmap export`: every format of the pages, by filters and snapshot, with its sources."""

import json
import zipfile

import pyarrow.parquet as pq
import pytest

from clashmap.cli import main
from clashmap.export_cli import NAMES
from clashmap.store.archive import Archive
from clashmap.views.export_formats import FORMATS

STORY = "On {day} May 2022 NRF fighters attacked a Taliban post in Rukha, killing 3 people."


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    root = tmp_path_factory.mktemp("export")
    for day in (1, 12):
        row = {"id": f"n{day}", "text": STORY.format(day=day), "published": f"2022-05-{day + 1:02}"}
        (root / "in.jsonl").write_text(json.dumps(row), "utf-8")
        main(["ingest", str(root / "in.jsonl"), "--store", str(root / "s")])
    return root / "s"


def run(capsys, *arguments):
    code = main(["export", *map(str, arguments)])
    return code, capsys.readouterr().err


def test_it_has_the_formats_of_the_pages():
    assert set(NAMES) == {form.name for form in FORMATS}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_is_written_and_says_its_snapshot(capsys, store, tmp_path, form):
    out = tmp_path / f"out{form.suffix}"
    code, said = run(capsys, "--out", out, "--format", form.name, "--store", store)
    snapshot = Archive(store).snapshot
    assert code == 0
    assert f"2 reports from 2 articles; each report counts once. Snapshot {snapshot}" in said
    data = out.read_bytes()
    if form.suffix == ".zip":
        data = zipfile.ZipFile(out).read("about.txt")
    assert snapshot.encode() in data
    assert b"CC BY 4.0" in data


def test_a_table_gets_its_notes_beside_it(capsys, store, tmp_path):
    out = tmp_path / "reports.csv"
    assert run(capsys, "--out", out, "--from", "2022-05-10", "--store", store)[0] == 0
    assert len(out.read_text("utf-8").splitlines()) == 2
    notes = (tmp_path / "reports.csv.about.txt").read_text("utf-8")
    assert "article dates from 10 May 2022" in notes
    assert Archive(store).snapshot in notes
    assert "Licence: " in notes


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (("--group", "NRF", "--kind", "attack"), 2),
        (("--province", "Panjshir", "--q", "fighters 12"), 1),
        (("--event", "--to", "2022-05-01"), 1),
        (("--period", "all"), 2),
    ],
)
def test_filters_are_those_of_links(capsys, store, tmp_path, filters, number):
    out = tmp_path / "r.parquet"
    assert run(capsys, "--out", out, *filters, "--store", store)[0] == 0
    assert pq.read_table(out).num_rows == number


def test_the_data_of_a_snapshot(capsys, store, tmp_path):
    first = Archive(store).snapshots()[0].snapshot
    out = tmp_path / "r.geojson"
    assert run(capsys, "--out", out, "--at", first, "--store", store)[0] == 0
    found = json.loads(out.read_text("utf-8"))
    assert (len(found["features"]), found["snapshot"]) == (1, first)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--group", "Talibs"), "no group 'Talibs'; use one of"),
        (("--province", "Panjsher"), "no province 'Panjsher'; use one of"),
        (("--kind", "control"), "no report matches, nothing written"),
        (("--at", "nonsense"), "no snapshot 'nonsense' in this archive; `clashmap status` lists"),
        (("--format", "gpkg"), "gpkg is written to a file ending in .gpkg"),
    ],
)
def test_what_cannot_be_exported_writes_nothing(capsys, store, tmp_path, arguments, told):
    code, said = run(capsys, "--out", tmp_path / "r.csv", *arguments, "--store", store)
    assert code == 2
    assert told in said
    assert list(tmp_path.iterdir()) == []


def test_a_zip_needs_a_format(capsys, store, tmp_path):
    code, said = run(capsys, "--out", tmp_path / "r.zip", "--store", store)
    assert (code, "give --format NAME" in said) == (2, True)
