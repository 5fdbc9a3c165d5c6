"""Quarantine: copies under safe names in one folder, tried again under their own ids."""

import json
from datetime import UTC, datetime

import pytest

from clashmap.intake import quarantine as module
from clashmap.intake.formats.parts import Refused
from clashmap.intake.quarantine import Quarantine
from clashmap.intake.reading import read_articles
from extract.articles import SetAside

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def kept(tmp_path):
    return Quarantine(tmp_path / "kept")


def ingest(path, quarantine):
    """The articles of a path; what is set aside goes into quarantine."""
    return list(read_articles([path], quarantine.keep))


def retry(quarantine):
    saved = []
    results = list(quarantine.retry(saved.extend))
    return saved, results


def test_a_file_is_copied_with_a_note_of_where_why_and_when(tmp_path, kept):
    (tmp_path / "a b.txt").write_bytes(b"caf\xe9")
    ingest(tmp_path / "a b.txt", kept)
    (entry,) = kept.list()
    assert (kept.folder / entry.copy).read_bytes() == b"caf\xe9"
    assert (entry.copy[16:], entry.file) == ("-a-b.txt", str(tmp_path / "a b.txt"))
    assert "not UTF-8" in entry.reason
    assert datetime.fromisoformat(entry.when).tzinfo is not None


def test_the_same_thing_again_is_kept_once(tmp_path, kept):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    ingest(tmp_path, kept)
    ingest(tmp_path / "a.txt", kept)
    assert len(kept.list()) == 1
    assert len(list(kept.folder.iterdir())) == 2


def test_a_corrected_file_is_read_again_under_its_own_id_and_let_go(tmp_path, kept):
    (tmp_path / "in/x").mkdir(parents=True)
    (tmp_path / "in/x/a.txt").write_bytes(b"caf\xe9")
    ingest(tmp_path / "in", kept)
    saved, _ = retry(kept)
    assert (saved, len(kept.list())) == ([], 1)
    (tmp_path / "in/x/a.txt").write_text("café")
    saved, _ = retry(kept)
    assert saved == list(read_articles([tmp_path / "in"]))
    assert list(kept.folder.iterdir()) == []


def test_a_corrected_copy_is_read_where_the_file_is_gone(tmp_path, kept):
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    ingest(tmp_path, kept)
    (tmp_path / "a.txt").unlink()
    (kept.folder / kept.list()[0].copy).write_text("café")
    saved, _ = retry(kept)
    assert [(article.source, article.text) for article in saved] == [("a.txt", "café")]


@pytest.mark.parametrize(
    ("name", "data", "change"),
    [
        ("r.jsonl", b'{"id": 1, "text": "One."}\n{"id": 2, "txt": "Two."}\n', (b"txt", b"text")),
        ("r.csv", b"id,date,text\n1,,One.\n2,5/6/22,Two.\n", (b"5/6/22", b"2022")),
    ],
)
def test_a_row_is_copied_alone_and_its_corrected_copy_read(tmp_path, kept, name, data, change):
    (tmp_path / name).write_bytes(data)
    assert len(ingest(tmp_path, kept)) == 1
    (entry,) = kept.list()
    copy = kept.folder / entry.copy
    assert b"One." not in copy.read_bytes()
    copy.write_bytes(copy.read_bytes().replace(*change))
    (tmp_path / name).write_bytes(data.replace(*change))
    saved, _ = retry(kept)
    assert saved == list(read_articles([tmp_path / name]))[1:]
    assert kept.list() == []


def test_a_message_of_a_folder_keeps_its_id(tmp_path, kept):
    box = b"From x\nSubject: A\n\nOne.\n\nFrom x\nSubject: B\n\nTwo.\n"
    (tmp_path / "m.mbox").write_bytes(box)
    articles = list(read_articles([tmp_path]))
    part = Refused(
        f"{tmp_path}/m.mbox, message 2",
        "once refused",
        file=str(tmp_path / "m.mbox"),
        key="m.mbox",
        part=2,
        raw=b"Subject: B\n\nTwo.\n",
        kind=".eml",
        raw_key="m.mbox#",
    )
    kept.keep(part)
    saved, _ = retry(kept)
    assert saved == articles[1:]


def test_a_part_without_a_copy_is_read_from_its_file(tmp_path, kept):
    (tmp_path / "m.mbox").write_bytes(b"From x\nSubject: A\n\nOne.\n\nFrom x\nSubject: B\n\nTwo.\n")
    file = str(tmp_path / "m.mbox")
    entry = kept.keep(Refused(f"{file}, message 2", "too slow", file=file, key="m.mbox", part=2))
    assert entry.copy == ""
    saved, _ = retry(kept)
    assert [article.title for article in saved] == ["B"]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "..",
        "",
        "a\x00b",
        "x" * 5_000,
        "\udcff\n\x1b[31m",
        "CON.txt",
        "a.html.exe",
        "..\\..\\boot.ini",
        "{}.note.json",
    ],
)
def test_hostile_names_stay_in_the_folder(tmp_path, kept, name):
    before = set(tmp_path.rglob("*"))
    entry = kept.keep(SetAside(name, "bad"))
    raw = kept.keep(Refused(name, "bad", file=None, part=1, raw=b"MZ", kind=name))
    written = set(tmp_path.rglob("*")) - before - {kept.folder}
    assert {path.parent for path in written} == {kept.folder}
    assert all(path.name.isascii() and len(path.name) < 90 for path in written)
    assert raw.copy.endswith((".bin", ".txt"))
    assert {one.where for one in kept.list()} == {name} == {entry.where}


def test_a_link_in_the_folder_is_replaced_not_followed(tmp_path, kept):
    (tmp_path / "precious").write_text("precious")
    entry = kept.keep(Refused("a", "bad", raw=b"new", kind=".txt", part=1))
    for name in (entry.copy, entry.name):
        (kept.folder / name).unlink()
        (kept.folder / name).symlink_to(tmp_path / "precious")
    kept.keep(Refused("a", "bad", raw=b"new", kind=".txt", part=1))
    assert (tmp_path / "precious").read_text() == "precious"
    assert (kept.folder / entry.copy).read_bytes() == b"new"


@pytest.mark.parametrize("copy", ["../precious", "/etc/passwd", "x/../../precious"])
def test_a_note_written_by_others_cannot_lead_out(tmp_path, kept, copy):
    (tmp_path / "precious").write_text("precious")
    entry = kept.keep(Refused("a", "bad", raw=b"new", kind=".txt", part=1))
    note = kept.folder / entry.name
    note.write_text(json.dumps(json.loads(note.read_text()) | {"copy": copy}))
    (changed,) = kept.list()
    assert [item.where for item in kept.read(changed)] == ["a"]
    kept.forget(changed)
    assert (tmp_path / "precious").read_text() == "precious"


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"where": 1}', "x" * 200_000])
def test_a_note_that_is_none_is_listed_as_such(kept, text):
    kept.folder.mkdir()
    (kept.folder / "0123456789abcdef.note.json").write_text(text)
    (entry,) = kept.list()
    assert "cannot be read" in entry.reason
    assert retry(kept)[0] == []


def test_what_is_too_large_is_only_named(tmp_path, kept, monkeypatch):
    monkeypatch.setattr(module, "MAX_COPIED_BYTES", 3)
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    ingest(tmp_path, kept)
    assert [entry.copy for entry in kept.list()] == [""]


def test_a_full_quarantine_only_names(kept, monkeypatch):
    monkeypatch.setattr(module, "MAX_QUARANTINE_BYTES", 1_000)
    rows = [Refused(f"row {n}", "bad", raw=bytes(400), kind=".jsonl", part=n) for n in range(4)]
    assert [bool(kept.keep(row).copy) for row in rows] == [True, True, False, False]


def test_the_oldest_is_listed_first(kept):
    kept.keep(SetAside("new", "bad"))
    kept.keep(SetAside("old", "bad"), LONG_AGO)
    assert [entry.where for entry in kept.list()] == ["old", "new"]
