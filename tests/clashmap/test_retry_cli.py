"""What an ingest sets aside is kept in the archive's quarantine, and read again on request."""

import json

import pytest

from clashmap.cli import main
from clashmap.store.archive import Archive

STORY = "On {day} May 2022 NRF fighters attacked a Taliban post in Rukha, killing 3 people."


@pytest.fixture
def store(tmp_path, capsys):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "good.txt").write_text(STORY.format(day=1), "utf-8")
    (texts / "bad.pdf").write_bytes(b"no pdf")
    rows = [json.dumps({"id": "x", "text": STORY.format(day=2)}), '{"id": "y", "text"']
    (texts / "rows.jsonl").write_text("\n".join(rows), "utf-8")
    assert main(["ingest", str(texts), "--store", str(tmp_path / "s")]) == 1
    assert "`clashmap retry` reads it again" in capsys.readouterr().err
    return tmp_path / "s"


def retry(capsys, store):
    code = main(["retry", "--store", str(store)])
    return code, capsys.readouterr().err


def test_what_is_still_bad_stays_with_its_reason(capsys, store):
    code, said = retry(capsys, store)
    assert code == 1
    assert said.count("still set aside") == 3
    assert "bad.pdf" in said
    assert Archive(store).size()[0] == 2


def test_what_was_repaired_goes_into_the_archive_and_out_of_the_quarantine(capsys, store):
    (store.parent / "texts" / "bad.pdf").unlink()
    for note in (store / "quarantine").glob("*.note.json"):
        copy = store / "quarantine" / json.loads(note.read_text("utf-8"))["copy"]
        if "bad" in copy.name:
            note.unlink()
        else:
            copy.write_text(json.dumps({"id": "y", "text": STORY.format(day=3)}), "utf-8")
    code, said = retry(capsys, store)
    assert (code, "1 new, 0 changed, 0 known; 0 still set aside" in said) == (0, True)
    assert Archive(store).size()[0] == 3
    assert "nothing is set aside" in retry(capsys, store)[1]


def test_a_path_that_leads_nowhere_is_not_kept(capsys, tmp_path):
    assert main(["ingest", str(tmp_path / "none.txt"), "--store", str(tmp_path / "s")]) == 2
    assert not (tmp_path / "s").exists()
    assert retry(capsys, tmp_path / "s")[0] == 2
