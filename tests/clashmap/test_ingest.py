"""`clashmap ingest`: once is enough, changes are versions, newer rules read stored texts again."""

import json
import os

import pytest

from clashmap.cli import main
from clashmap.intake import workers
from clashmap.intake.batch import extract_rows
from clashmap.store.archive import Archive
from clashmap.store.location import storage_options, store_root
from clashmap.store.writer import Writer
from extract.articles import Article, hash_text

STORY = "On {day} May 2022 NRF fighters attacked a Taliban post in Rukha, killing {dead} people.\n"


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for day in range(1, 8):
        (folder / f"{day}.txt").write_text(STORY.format(day=day, dead=day + 1), "utf-8")
    return folder


def run(capsys, *arguments):
    code = main(["ingest", *map(str, arguments)])
    return code, capsys.readouterr().err


def test_the_same_articles_again_change_nothing(capsys, texts, tmp_path):
    store = tmp_path / "store"
    assert run(capsys, texts, "--store", store)[0] == 0
    before = Archive(store)
    code, said = run(capsys, texts, "--store", store)
    assert code == 0
    assert "0 new, 0 changed, 7 known, 0 set aside" in said
    assert Archive(store).log == before.log
    assert f"snapshot {before.snapshot}" in said


def test_a_changed_text_is_told_and_the_rest_is_known(capsys, texts, tmp_path):
    run(capsys, texts, "--store", tmp_path / "s")
    (texts / "3.txt").write_text(STORY.format(day=9, dead=4), "utf-8")
    _, said = run(capsys, texts, "--store", tmp_path / "s")
    assert "0 new, 1 changed, 6 known" in said
    assert Archive(tmp_path / "s").size()[0] == 7


def test_one_article_twice_in_a_run_keeps_both_versions(capsys, tmp_path):
    rows = [{"id": "x", "text": STORY.format(day=d, dead=2)} for d in (1, 1, 2)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    for _ in range(2):
        run(capsys, tmp_path / "in.jsonl", "--store", tmp_path / "s")
    archive = Archive(tmp_path / "s")
    assert [entry.articles for entry in archive.log.shown if entry.brings_articles] == [1, 1]
    assert "2 May" in archive.article(archive.articles()["article_id"][0]).text


@pytest.mark.parametrize("options", [("--batch", "2"), ("--workers", "2", "--batch", "3")])
def test_batches_and_workers_give_the_same_reports(capsys, texts, tmp_path, options):
    run(capsys, texts, "--store", tmp_path / "one")
    run(capsys, texts, "--store", tmp_path / "other", *options)
    one, other = Archive(tmp_path / "one"), Archive(tmp_path / "other")
    assert other.snapshot == one.snapshot
    assert other.read_reports().equals(one.read_reports())
    assert other.events() == one.events()


def test_what_is_set_aside_is_told_and_kept_in_the_log(capsys, texts, tmp_path):
    (texts / "0.pdf").write_bytes(b"no pdf")
    code, said = run(capsys, texts, "--store", tmp_path / "s")
    assert code == 1
    assert "7 new, 0 changed, 0 known, 1 set aside" in said
    assert "0.pdf" in Archive(tmp_path / "s").set_aside()[0][0]


def test_nothing_to_ingest_makes_no_archive(capsys, tmp_path):
    assert run(capsys, tmp_path / "none", "--store", tmp_path / "s")[0] == 2
    assert run(capsys, "--store", tmp_path / "s")[0] == 2
    assert not (tmp_path / "s").exists()


def test_newer_rules_read_stored_articles_again(capsys, texts, tmp_path):
    articles = [Article("a", hash_text(t := STORY.format(day=1, dead=2)), "a.txt", t)]
    old = extract_rows(articles, "older rules").rows
    writer = Writer(str(tmp_path / "s"))
    writer.append(type(old)(old.articles, old.mentions, old.reports.slice(0, 0)))
    writer.link()
    assert Archive(tmp_path / "s").size() == (1, 0)
    _, said = run(capsys, "--reread", "--store", tmp_path / "s")
    assert "a.txt: 1 reports new, 0 revised, 0 withdrawn" in said
    assert Archive(tmp_path / "s").size() == (1, 1)
    assert "0 articles read again" in run(capsys, "--reread", "--store", tmp_path / "s")[1]


def test_an_interrupted_run_is_finished_by_the_next(capsys, texts, tmp_path):
    writer = Writer(str(tmp_path / "s"))
    text = STORY.format(day=1, dead=2)
    writer.append(extract_rows([Article("a", hash_text(text), "a", text)], "1").rows)
    run(capsys, texts, "--store", tmp_path / "s")
    assert Archive(tmp_path / "s").size()[0] == 8


def test_a_worker_that_dies_loses_nothing(monkeypatch, tmp_path):
    articles = [Article(f"a{n}", "1", f"a{n}", STORY.format(day=n, dead=2)) for n in range(1, 6)]
    articles[2] = _Deadly("a3", "1", "a3", "x")
    monkeypatch.setattr(workers, "_CHUNK", 2)
    [found] = workers.extract_batches([articles], "1", workers=2)
    assert found.rows.articles["article_id"].to_pylist() == ["a1", "a2", "a4", "a5"]
    assert [item.where for item in found.set_aside] == ["a3"]
    assert "died 3 times" in found.set_aside[0].reason


class _Deadly(Article):
    """An article that ends the process that unpacks it."""

    def __reduce__(self):
        return os._exit, (9,)


def test_where_the_archive_is(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("CLASHMAP_STORE", raising=False)
    assert store_root() == str(tmp_path / "clashmap" / "archive")
    monkeypatch.setenv("CLASHMAP_STORE", "s3://news/archive/")
    assert store_root() == "s3://news/archive"
    assert store_root(tmp_path) == str(tmp_path)
    given = {"AWS_REGION": "eu", "CLASHMAP_STORE_OPTION_TIMEOUT": "9s", "HOME": "/"}
    assert storage_options(given) == {"AWS_REGION": "eu", "timeout": "9s"}
