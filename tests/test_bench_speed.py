"""The speed bench's text and its document."""

from bench.corpus import Corpus
from bench.report import Figure, write_section


def test_same_seed_gives_the_same_text():
    first, second = (list(Corpus(7).articles(20_000)) for _ in range(2))
    assert first == second
    assert first != list(Corpus(8).articles(20_000))


def test_a_report_in_every_600_characters():
    for article in Corpus().articles(200_000):
        paragraphs = article.text.split("\n\n")[1:]
        assert len(article.text) / len(paragraphs) < 600


def test_section_replaces_only_itself(tmp_path, monkeypatch):
    path = tmp_path / "performance.md"
    path.write_text("# P\n\n## Extraction speed\n\nold\n\n## Store\n\nkept\n", encoding="utf-8")
    monkeypatch.setattr("bench.report.DOCUMENT", path)
    write_section("Extraction speed", "about", [Figure.at_most("start-up, seconds", 0.7, 0.5)])
    text = path.read_text(encoding="utf-8")
    assert "| start-up, seconds | 0.70 | at most 0.5 | missed |" in text
    assert "old" not in text
    assert text.endswith("\n## Store\n\nkept\n")
