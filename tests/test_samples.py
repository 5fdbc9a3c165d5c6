"""The sample articles keep their promises: labelled, dated, and in nobody else's words."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted((ROOT / "data" / "articles").glob("*.md"))
REAL = ROOT.parent / "shared" / "articles"
AFTER = ["title", "outlet", "date", "link"]
KEYS = ["title", "publisher", "published", "after", *AFTER]
DAY = re.compile(r"20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# A straight apostrophe inside a word is no quotation mark; at the edge of a word it is.
QUOTATION = re.compile(r"[\"“”„«»‘’`]|(?<!\w)'|'(?!\w)")
RUN = 8


def split_sample(path: Path) -> tuple[list[tuple[str, str]], str]:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    pairs = [line.split(":", 1) for line in head.splitlines()]
    return [(key, value.strip()) for key, value in pairs], body


def read_runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", re.sub("['’]", "", text.lower()))
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_there_are_at_least_twelve_samples_and_nothing_else() -> None:
    assert len(SAMPLES) >= 12
    assert sorted((ROOT / "data" / "articles").iterdir()) == SAMPLES


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_front_matter_is_whole(path: Path) -> None:
    pairs, body = split_sample(path)
    head = [(key, value) for key, value in pairs if not key.startswith(" ")]
    after = [(key.strip(), value) for key, value in pairs if key.startswith("  ")]
    assert [key.strip() for key, _ in pairs] == KEYS
    assert [key for key, _ in after] == AFTER
    assert dict(head)["publisher"] == "Clashmap sample"
    assert all(value for key, value in after if key != "link")
    assert dict(head)["title"]
    assert 80 <= len(body.split()) <= 250


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_dates_are_dates_and_lead_the_file_name(path: Path) -> None:
    pairs, _ = split_sample(path)
    dates = dict(pairs)["published"], dict(pairs)["  date"]
    assert all(DAY.fullmatch(day) for day in dates), dates
    assert path.stem.startswith(dates[0] + "-")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_quote_nobody(path: Path) -> None:
    pairs, body = split_sample(path)
    assert QUOTATION.findall(dict(pairs)["title"] + "\n" + body) == []


def test_no_run_of_eight_words_is_shared_with_the_real_articles() -> None:
    if not REAL.is_dir():
        pytest.skip("the real articles are not on this machine: they are never part of the project")
    real = set().union(*(read_runs(path.read_text(encoding="utf-8")) for path in REAL.iterdir()))
    assert len(real) > 1000
    shared = {path.name: read_runs(split_sample(path)[1]) & real for path in SAMPLES}
    assert {name: runs for name, runs in shared.items() if runs} == {}
