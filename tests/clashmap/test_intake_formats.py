"""A small real file of every format gives its articles; its broken twin is named, no more."""

import gzip
import io
from email.message import EmailMessage

import docx
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from clashmap.intake.formats.parts import Note
from clashmap.intake.reading import read_articles, read_data
from extract.articles import Article, SetAside

STORY = "Fighters attacked a post in Andarab on Monday. Two men were killed."
PAGE = f"<html><body><article><p>{STORY}</p></article></body></html>"


def read(name, data):
    items = list(read_data(name, data))
    kinds = (Article, SetAside, Note)
    return tuple([item for item in items if isinstance(item, kind)] for kind in kinds)


def message(**heads):
    mail = EmailMessage()
    for name, value in heads.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(STORY)
    return mail


def mail_with_attachments():
    mail = message(From="Ann Writer <ann@e.org>", Subject="Fwd: Fight goes on", Message_ID="<1@e>")
    mail["Date"] = "Fri, 13 May 2022 01:00:00 +0430"
    mail.add_attachment(STORY.encode(), maintype="text", subtype="plain", filename="../story.txt")
    mail.add_attachment(b"x", maintype="application", subtype="zip", filename="more.zip")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")
    return mail


def word_file():
    document = docx.Document()
    document.add_paragraph("Fight goes on", style="Title")
    document.add_paragraph(STORY)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Killed", "2"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def web_archive(*pages):
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for url, kind, data in pages:
        heads = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(data),
            http_headers=heads,
            warc_headers_dict={"WARC-Date": "2022-05-14T10:00:00Z"},
        )
        writer.write_record(record)
    return stream.getvalue()


def test_a_message_gives_its_text_and_who_wrote_it_when():
    (article, _), _, _ = read("a.eml", mail_with_attachments().as_bytes())
    assert article.text.strip() == STORY
    assert (article.title, article.publisher) == ("Fight goes on", "Ann Writer")
    assert article.published.text == "2022-05-13"


def test_readable_attachments_are_articles_and_others_are_named():
    (_, attached), (refused,), _ = read("a.eml", mail_with_attachments().as_bytes())
    assert (attached.text, attached.source) == (STORY, "a.eml: story.txt")
    assert refused.where == "a.eml, attachment 'more.zip'"
    assert ".zip" in refused.reason


def test_a_message_of_html_alone_and_one_passed_on_are_read():
    inner = EmailMessage()
    inner["Subject"] = "Inner"
    inner.set_content(PAGE, subtype="html")
    outer = message(Subject="Outer")
    outer.add_attachment(inner)
    articles, refused, _ = read("a.eml", outer.as_bytes())
    assert [article.title for article in articles] == ["Outer", "Inner"]
    assert articles[1].text == STORY
    assert refused == []


def test_messages_in_one_another_too_deep_are_refused():
    mail = message(Subject="0")
    for depth in range(1, 7):
        outer = message(Subject=str(depth))
        outer.add_attachment(mail)
        mail = outer
    articles, refused, _ = read("a.eml", mail.as_bytes())
    assert [article.title for article in articles] == ["6", "5", "4", "3"]
    assert "deep" in refused[0].reason


def test_a_folder_of_mails_gives_each_under_a_name_that_stays():
    mails = [message(Subject="A"), message(Subject="B", Message_ID="<b@e>")]
    box = "".join(f"From x\n{mail.as_string()}\n>From here on.\n\n" for mail in mails)
    articles, refused, _ = read("m.mbox", box.encode())
    again, _, _ = read("m.mbox", ("From x\nSubject: New\n\nText.\n\n" + box).encode())
    assert [article.source for article in articles] == ["m.mbox, message 1", "m.mbox, message 2"]
    assert [a.article_id for a in again[1:]] == [a.article_id for a in articles]
    assert "\nFrom here on." in articles[0].text
    assert refused == []


def test_a_word_file_gives_title_paragraphs_and_tables():
    (article,), refused, _ = read("a.docx", word_file())
    assert article.text == f"Fight goes on\n{STORY}\nKilled | 2"
    assert article.title == "Fight goes on"
    assert refused == []


def test_pages_of_a_crawl_have_its_addresses_and_days():
    dated = PAGE.replace("<body>", '<meta name="date" content="2022-05-13"><body>')
    crawl = web_archive(
        ("https://e.org/a", "text/html; charset=utf-8", PAGE.encode()),
        ("https://e.org/logo", "image/png", b"x"),
        ("https://e.org/b", "text/html", dated.encode()),
        ("https://e.org/c", "text/html", b"<html></html>"),
    )
    articles, refused, _ = read("a.warc.gz", crawl)
    assert [article.url for article in articles] == ["https://e.org/a", "https://e.org/b"]
    assert [article.published.text for article in articles] == ["2022-05-14", "2022-05-13"]
    assert [item.where for item in refused] == ["a.warc.gz, record 4 (https://e.org/c)"]


@pytest.mark.parametrize(
    ("suffix", "pack"), [(".gz", gzip.compress), (".zst", zstandard.ZstdCompressor().compress)]
)
def test_packed_files_give_what_the_files_give(suffix, pack):
    rows = b'{"id": 1, "text": "One."}\n{"id": 2}\n{"id": 3, "text": "Three."}\n'
    articles, refused, _ = read("a.jsonl" + suffix, pack(rows) + pack(b'{"id": 4, "text": "4"}\n'))
    assert [article.source for article in articles] == ["1", "3", "4"]
    assert [item.where for item in refused] == [f"a.jsonl{suffix}, line 2"]
    (article,), _, _ = read("a.txt" + suffix, pack(STORY.encode()))
    assert (article.text, article.source) == (STORY, "a.txt" + suffix)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.eml", b"", "empty"),
        ("a.eml", b"no message at all", "no header lines"),
        ("a.eml", b"Subject: x\n\n \n", "no text"),
        ("a.mbox", b"Subject: x\n\nText.", "From"),
        ("a.mbox", b"", "empty"),
        ("a.docx", b"PK no", "cannot be parsed"),
        ("a.docx", word_file()[:-200], "cannot be parsed"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600), "old or encrypted"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"text\n", "no rows"),
        ("a.csv", b"a,b\n1,2\n", "no column for the text"),
        ("a.warc", b"WARC/1.0\r\nbroken", "no page"),
        ("a.warc", b"nothing", "no WARC"),
        ("a.warc.gz", web_archive(("https://e.org/", "image/png", b"x")), "no page"),
        ("a.jsonl.gz", gzip.compress(b'{"id": 1, "text": "x"}\n' * 9, mtime=0)[:-9], "broken .gz"),
        ("a.jsonl.zst", b"x" * 50, "broken .zst"),
        ("a.txt.gz", b"x", "broken .gz"),
        ("a.txt.gz.gz", gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "packed twice"),
        ("a.tar.gz", gzip.compress(b"x", mtime=0), "unpack it"),
        ("a.gz", gzip.compress(b"x", mtime=0), "NAME.jsonl.gz"),
        ("a.pdf", b"%PDF-1.4 no", "PDF"),
        ("a.odt", b"PK", "kind .odt"),
    ],
)
def test_a_broken_twin_is_set_aside_once_with_what_to_do(name, data, says):
    articles, refused, _ = read(name, data)
    assert [item.where for item in refused] == [name]
    assert says in refused[0].reason
    assert len(articles) in (0, 9)


def test_all_formats_of_a_folder_are_read_and_a_sidecar_holds_for_single_articles(tmp_path):
    (tmp_path / "a.eml").write_bytes(message(Subject="Mail").as_bytes())
    (tmp_path / "b.docx").write_bytes(word_file())
    (tmp_path / "b.toml").write_text('title = "Given"\npublished = 2022-05-13\n')
    (tmp_path / "c.csv").write_text(f"body\n{STORY}\n")
    aside = []
    articles = list(read_articles([tmp_path], aside.append))
    assert [article.title for article in articles] == ["Mail", "Given", None]
    assert articles[1].published.text == "2022-05-13"
    assert aside == []
