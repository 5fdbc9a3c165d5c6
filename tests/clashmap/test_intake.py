"""A run over paths: what was read, what was set aside, and the snapshot that names it."""

from clashmap.intake.files import Intake
from clashmap.intake.reading import read_articles
from clashmap.snapshot import snapshot_id


def write(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text)
    return folder


def test_a_run_counts_what_it_read_and_what_it_set_aside(tmp_path):
    told = []
    intake = Intake([write(tmp_path, a=b"One.", b=b"", c=b"Two.")], told.append)
    assert [article.text for article in intake] == ["One.", "Two."]
    assert len(intake.read) == 2
    assert intake.set_aside == told
    assert [item.where for item in told] == [str(tmp_path / "b.txt")]


def test_a_long_run_keeps_nothing(tmp_path):
    intake = Intake([write(tmp_path, a=b"One.", b=b"", c=b"Two.")])
    assert [article.text for article in intake.articles()] == ["One.", "Two."]
    assert [item.where for item in intake.take_set_aside()] == [str(tmp_path / "b.txt")]
    assert (intake.read, intake.set_aside) == ([], [])


def test_a_run_and_its_articles_have_one_snapshot(tmp_path):
    write(tmp_path, a=b"One.", c=b"Two.")
    intake = Intake([tmp_path])
    articles = list(intake)
    assert intake.snapshot("1") == snapshot_id(articles, "1") == snapshot_id(articles[::-1], "1")
    assert len(intake.snapshot("1")) == 12


def test_a_snapshot_changes_with_texts_articles_and_rules(tmp_path):
    first = snapshot_id(read_articles([write(tmp_path, a=b"One.")]), "1")
    rules = snapshot_id(read_articles([tmp_path]), "2")
    more = snapshot_id(read_articles([write(tmp_path, b=b"Two.")]), "1")
    text = snapshot_id(read_articles([write(tmp_path, b=b"Two!")]), "1")
    assert len({first, rules, more, text}) == 4


def test_bytes_of_what_was_refused_are_told_but_not_kept(tmp_path):
    told = []
    (tmp_path / "r.jsonl").write_text("{broken\n")
    intake = Intake([tmp_path], told.append)
    assert list(intake) == []
    assert [item.raw for item in told] == [b"{broken\n"]
    assert [item.raw for item in intake.set_aside] == [None]


def test_what_was_odd_about_an_article_is_a_note(tmp_path):
    told = []
    (tmp_path / "t.csv").write_bytes("text\ncafé\n".encode("latin-1"))
    intake = Intake([tmp_path], on_note=told.append)
    assert [article.text for article in intake] == ["café"]
    assert [note.where for note in told] == [str(tmp_path / "t.csv")]
    assert intake.set_aside == []
