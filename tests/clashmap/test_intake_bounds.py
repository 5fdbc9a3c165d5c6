"""Bombs and endless files are refused within stated memory and time; the rest goes on."""

import gzip
import io
import subprocess
import sys
import zipfile
import zlib
from itertools import pairwise

import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from clashmap.intake.bounds import MEGA, Limits
from clashmap.intake.reading import read_articles, read_data
from extract.articles import Article

resource = pytest.importorskip("resource", reason="no limits of memory on this system")
# Far below what is in the bombs: a reader that held it would be ended, and say so.
SMALL = Limits(memory_bytes=300 * MEGA)
STORY = b"<p>Fighters attacked a post in <b>Andarab</b> and fled.</p>"


def read(name, data, limits=SMALL):
    items = list(read_data(name, data, limits))
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [item for item in items if item not in articles]


def gzip_bomb(megabytes):
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    packed = b"".join(packer.compress(bytes(MEGA)) for _ in range(megabytes))
    return packed + packer.flush()


def zstd_bomb(megabytes):
    packer = zstandard.ZstdCompressor().compressobj()
    packed = b"".join(packer.compress(bytes(MEGA)) for _ in range(megabytes))
    return packed + packer.flush()


@pytest.mark.parametrize("bomb", [gzip_bomb(500), zstd_bomb(500)], ids=["gzip", "zstd"])
@pytest.mark.parametrize("kind", ["txt", "html", "jsonl", "csv", "mbox", "eml", "docx", "warc"])
def test_a_bomb_is_refused_before_it_is_unpacked(bomb, kind):
    suffix = ".gz" if bomb.startswith(b"\x1f\x8b") else ".zst"
    articles, refused = read(f"a.{kind}{suffix}", bomb)
    assert articles == []
    assert len(refused) in (1, 2)
    assert not any("memory" in item.reason or "seconds" in item.reason for item in refused)


def test_what_unpacks_far_beyond_its_size_is_called_a_bomb():
    line = b'{"id": 1, "text": "' + b"x" * 1_000_000 + b'"}\n'
    articles, (refused,) = read("a.jsonl.gz", gzip.compress(line * 100))
    assert 30 < len(articles) < 60
    assert "200 times its size" in refused.reason


def test_a_word_file_that_unpacks_to_too_much_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(250 * MEGA))
    _, (refused,) = read("a.docx", stream.getvalue())
    assert "1 members of 250 MB" in refused.reason


def test_a_word_file_that_lies_about_its_size_is_refused_too():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", bytes(250 * MEGA))
    size = (250 * MEGA).to_bytes(4, "little")
    _, (refused,) = read("a.docx", stream.getvalue().replace(size, (9).to_bytes(4, "little")))
    assert "memory" in refused.reason  # it can be told only while unpacking, within the limit


def test_a_page_of_a_crawl_that_unpacks_to_too_much_is_refused_and_the_next_one_read():
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    heads = [("Content-Type", "text/html"), ("Content-Encoding", "gzip")]
    for number, page in enumerate((bytes(250 * MEGA), STORY)):
        record = writer.create_warc_record(
            f"https://e.org/{number}",
            "response",
            payload=io.BytesIO(gzip.compress(page)),
            http_headers=StatusAndHeaders("200 OK", heads, protocol="HTTP/1.1"),
        )
        writer.write_record(record)
    (article,), (refused,) = read("a.warc.gz", stream.getvalue())
    assert article.url == "https://e.org/1"
    assert "over the limit of 20 MB" in refused.reason


def test_what_was_read_before_a_file_ran_wild_is_kept():
    page = "<html><body><p>Fighters attacked a post.</p></body></html>"
    head = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://e.org/\r\n"
    head += f"Content-Type: text/html\r\nContent-Length: {len(page)}\r\n\r\n"
    endless = b"WARC/1.0\r\n" + b"x" * (60 * MEGA)  # its library gathers a line of any length
    crawl = f"{head}{page}\r\n\r\n".encode() + endless
    (article,), (refused,) = read("a.warc", crawl, Limits(cpu_seconds=2))
    assert article.url == "https://e.org/"
    assert refused.where == "a.warc"
    assert "seconds" in refused.reason or "memory" in refused.reason


def test_entities_in_a_word_file_are_not_expanded():
    entities = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 20}">' for before, name in pairwise("_abcdefghi")
    )
    xml = f'<!DOCTYPE x [<!ENTITY _ "lol">{entities}]><Types>&i;</Types>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", xml)
    _, (refused,) = read("a.docx", stream.getvalue())
    assert "cannot be parsed" in refused.reason


def test_a_hundred_megabytes_of_page_are_refused_unread(tmp_path):
    for name in ("a.html", "a.eml", "a.pdf", "a.txt"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(100 * MEGA)
    aside = []
    assert list(read_articles([tmp_path], aside.append)) == []
    assert ["100 MB, over the limit of 20 MB" in item.reason for item in aside] == [True] * 4


READ_LONG_LINE = """
import sys
from pathlib import Path
from clashmap.intake.reading import read_articles
aside = []
found = [article.text for article in read_articles([sys.argv[1]], aside.append)]
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
peak = [int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")]
print(found, [item.reason for item in aside], *peak, sep="|")
"""


@pytest.mark.parametrize(("name", "size"), [("a.jsonl", 1_000), ("a.csv", 300), ("a.mbox", 300)])
def test_a_line_of_a_gigabyte_is_refused_without_being_held(tmp_path, name, size):
    row = b'{"id": 1, "text": "One."}\n' if name == "a.jsonl" else b"text\nOne.\n"
    with (tmp_path / name).open("wb") as file:
        file.write(b"From x\n\nOne.\n\nFrom y\n" if name == "a.mbox" else row)
        file.truncate(size * MEGA)  # takes no room on the disk
    command = [sys.executable, "-c", READ_LONG_LINE, str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    found, reasons, *peak = done.stdout.split("|")
    assert "One." in found or name == "a.mbox"
    assert "over 20 MB" in reasons or "over 30 MB" in reasons
    assert all(int(megabytes) < 200 for megabytes in peak)


def test_a_long_message_is_refused_and_the_next_one_read():
    box = b"From x\nSubject: A\n\n" + b"word " * 5_000_000 + b"\n\nFrom y\nSubject: B\n\nText.\n"
    (article,), (refused,) = read("a.mbox", box)
    assert article.title == "B"
    assert refused.where == "a.mbox, message 1"
    assert "over 20 MB" in refused.reason


def page_in_mail(subject, page):
    return b"From x\nSubject: " + subject + b"\nContent-Type: text/html\n\n" + page + b"\n\n"


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        (Limits(wall_seconds=3), "over 3 seconds"),
        (Limits(cpu_seconds=1), "processor time"),
        (Limits(memory_bytes=150 * MEGA), "memory"),
    ],
)
def test_a_page_beyond_a_limit_is_refused_and_the_next_one_read(limits, says):
    box = page_in_mail(b"A", STORY * 200_000) + page_in_mail(b"B", STORY * 5)
    articles, (refused,) = read("a.mbox", box, limits)
    assert [article.title for article in articles] == ["B"]
    assert refused.where == "a.mbox, message 1"
    assert says in refused.reason


def test_a_file_that_ends_reader_after_reader_is_left(monkeypatch):
    monkeypatch.setattr("clashmap.intake.apart.MAX_DEATHS", 2)
    box = page_in_mail(b"A", STORY * 100_000) * 4
    articles, refused = read("a.mbox", box, Limits(cpu_seconds=1))
    assert articles == []
    assert len(refused) == 3
    assert "2 readers" in refused[-1].reason


def test_pages_of_a_pdf_that_loop_or_never_end_are_refused():
    def pdf(*objects):
        body = "".join(f"{n} 0 obj{text}endobj\n" for n, text in enumerate(objects, start=1))
        return f"%PDF-1.4\n{body}trailer<</Root 1 0 R/Size 9>>\nstartxref\n0\n%%EOF".encode()

    root = "<</Type/Catalog/Pages 2 0 R>>"
    _, (loop,) = read("a.pdf", pdf(root, "<</Type/Pages/Kids[2 0 R]/Count 5>>"))
    kids = "3 0 R " * 1_500
    _, (endless,) = read("a.pdf", pdf(root, f"<</Type/Pages/Kids[{kids}]>>", "<</Type/Page>>"))
    _, (bare,) = read("a.pdf", pdf(root, "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page>>"))
    assert "cannot be parsed" in loop.reason
    assert "1,500 pages" in endless.reason
    assert "no text layer" in bare.reason


def test_what_is_no_regular_file_is_refused(tmp_path):
    import os

    os.mkfifo(tmp_path / "a.mbox")
    aside = []
    assert list(read_articles([tmp_path], aside.append)) == []
    assert "not a regular file" in aside[0].reason
