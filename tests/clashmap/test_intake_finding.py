"""Paths, folders and patterns to the files to read, each once, under names that do not clash."""

import pytest

from clashmap.intake.finding import find_inputs
from clashmap.intake.reading import read_articles


@pytest.fixture
def news(tmp_path):
    for name in ("b.txt", "x/a.txt", "y/a.txt", "y/deep/c.html", "y/z.png", ".h/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Text of {name}.")
    return tmp_path


def names(base, *paths):
    return [str(file.relative_to(base)) for file, _ in find_inputs([str(path) for path in paths])]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["b.txt"]),
        ("*/a.txt", ["x/a.txt", "y/a.txt"]),
        ("**/*.txt", ["b.txt", "x/a.txt", "y/a.txt"]),
        ("[y]", ["y/a.txt", "y/deep/c.html"]),
        ("y/**", ["y/a.txt", "y/deep/c.html", "y/z.png"]),
        ("?.txt", ["b.txt"]),
    ],
)
def test_a_pattern_gives_the_files_that_fit_sorted(news, pattern, found):
    assert names(news, news / pattern) == found


def test_files_of_one_name_in_two_folders_stay_apart(news):
    by_pattern = list(read_articles([str(news / "*/a.txt")]))
    by_folder = [a for a in read_articles([news]) if a.source == "a.txt"]
    assert len({article.article_id for article in by_pattern}) == 2
    assert {a.article_id for a in by_pattern} == {a.article_id for a in by_folder}


def test_a_file_found_in_several_ways_is_read_once(news):
    (news / "link.txt").symlink_to(news / "b.txt")
    found = names(news, news / "*.txt", news, news / "b.txt", news / "x/../b.txt")
    assert found == ["b.txt", "x/a.txt", "y/a.txt", "y/deep/c.html"]


def test_a_pattern_that_fits_nothing_is_told(news):
    aside = []
    assert list(read_articles([str(news / "*.doc")], aside.append)) == []
    assert "fits this pattern" in aside[0].reason


def test_a_name_that_looks_like_a_pattern_is_a_name_where_it_exists(news):
    (news / "[b].txt").write_text("Text.")
    assert names(news, news / "[b].txt") == ["[b].txt"]
