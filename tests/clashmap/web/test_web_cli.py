"""The commands that read links: watch, ingest and extract, on this machine's own site."""

import json

import pytest

from clashmap.cli import main

ITEM = "<item><title>A</title><link>/a</link></item>"


@pytest.fixture
def base(site):
    """The address of a feed of one story."""
    site.put_feed("/rss", ITEM, etag='"1"')
    site.put_story("/a", "Clash in Baghlan")
    return f"http://localhost:{site.port}"


@pytest.fixture
def table(base, tmp_path):
    file = tmp_path / "feeds.toml"
    file.write_text(f'[[source]]\nname = "N"\nurl = "{base}/rss"\nkind = "feed"\n')
    return str(file)


def run(tmp_path, *arguments):
    return main([*arguments, "--store", str(tmp_path / "store"), "--allow-private"])


def test_watch_takes_what_is_new_into_the_archive(table, tmp_path, capsys):
    assert run(tmp_path, "watch", table, "--once") == 0
    said = capsys.readouterr().err
    assert "1 new, 0 changed, 0 known; 1 reports added" in said
    assert "N: 1 read, 0 known, 0 set aside" in said
    assert list((tmp_path / "store" / "web" / "copies").rglob("*.gz"))


def test_watch_again_finds_nothing_new(table, tmp_path, capsys):
    run(tmp_path, "watch", table, "--once")
    capsys.readouterr()
    assert run(tmp_path, "watch", table, "--once") == 0
    assert "N: 0 read, 1 known, 0 set aside" in capsys.readouterr().err


def test_watch_refuses_this_machine_unless_told(table, tmp_path, capsys):
    assert main(["watch", table, "--once", "--store", str(tmp_path / "store")]) == 2
    assert "--allow-private" in capsys.readouterr().err


def test_watch_with_a_faulty_table(tmp_path, capsys):
    (tmp_path / "feeds.toml").write_text("[[source]]\nname = 1\n")
    assert run(tmp_path, "watch", str(tmp_path / "feeds.toml")) == 2
    assert "feeds.toml, source 1, key kind" in capsys.readouterr().err


def test_watch_of_an_archive_at_an_address_asks_for_a_folder(table, capsys):
    assert main(["watch", table, "--store", "s3://news/archive"]) == 2
    assert "--copies FOLDER" in capsys.readouterr().err


@pytest.mark.parametrize("every", ["soon", "1s"])
def test_watch_every_that_is_no_time(every, capsys):
    with pytest.raises(SystemExit):
        main(["watch", "feeds.toml", "--every", every])
    assert "is no time between polls" in capsys.readouterr().err


def test_ingest_of_a_link_and_again(base, tmp_path, capsys):
    assert run(tmp_path, "ingest", f"{base}/rss") == 0
    assert "1 new, 0 changed, 0 known, 0 set aside" in capsys.readouterr().err
    assert run(tmp_path, "ingest", f"{base}/rss") == 0
    assert "0 new, 0 changed, 1 known, 0 set aside" in capsys.readouterr().err


def test_ingest_of_links_and_files_together(base, tmp_path, capsys):
    (tmp_path / "b.txt").write_text("Three men were killed in Takhar on Monday.\n")
    assert run(tmp_path, "ingest", str(tmp_path / "b.txt"), f"{base}/a") == 0
    assert "2 new" in capsys.readouterr().err


def test_extract_of_a_link_keeps_nothing(base, tmp_path, capsys):
    assert main(["extract", f"{base}/a", "--out", "-", "--allow-private"]) == 0
    row = json.loads(capsys.readouterr().out.splitlines()[0])
    assert row["source"] == f"{base}/a"
    assert not list(tmp_path.rglob("*.gz"))


def test_contact_with_a_line_end_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["extract", "http://a.example", "--out", "-", "--contact", "a\r\nHost: b"])
    assert "plain letters" in capsys.readouterr().err
