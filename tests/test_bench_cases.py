"""The labelled cases of bench/ are well formed: what they name exists, and is in their texts."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "bench" / "cases"
TEXTS = sorted((CASES / "texts").glob("*.json"))
KINDS = {
    "clash",
    "attack",
    "violence_against_civilians",
    "control",
    "deployment",
    "detention",
    "presence",
}
STATUSES = {"reported", "claimed", "denied", "confirmed"}


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


PLACES = {
    (row["province"], row["district"]) for row in read_rows(ROOT / "data/gazetteer/places.csv")
}
GROUPS = {row["group"] for row in read_rows(ROOT / "data/lexicon/groups.csv")}
SENTENCES = [
    json.loads(line)
    for line in (CASES / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
]
GOLDS = [json.loads(path.read_text(encoding="utf-8")) for path in TEXTS]


def read_text(gold: dict[str, object]) -> str:
    path = CASES / "texts" / gold["article"]["file"]
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def test_there_are_enough_sentences_of_each_clue() -> None:
    clues = Counter(case["clue"] for case in SENTENCES)
    assert len(SENTENCES) >= 300
    assert set(clues) == {1, 2, 3, 4, 5}
    assert min(clues.values()) >= 40
    assert {case["quality"] for case in SENTENCES} == {"STRONG", "MEDIUM", "WEAK"}
    assert sum(not case["reports"] for case in SENTENCES) >= 60


def test_there_are_enough_texts_and_negative_ones() -> None:
    quiet = [gold for gold in GOLDS if not any(item["provinces"] for item in gold["reports"])]
    long = [gold for gold in GOLDS if gold["article"]["chars"] >= 4_000]
    assert len(GOLDS) >= 40
    assert len(quiet) >= 12
    assert len(long) >= 3


def test_no_sentence_stands_twice() -> None:
    assert len({case["id"] for case in SENTENCES}) == len(SENTENCES)
    assert len({case["text"] for case in SENTENCES}) == len(SENTENCES)


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["id"])
def test_sentence_names_what_exists(case: dict) -> None:
    assert case["why"]
    for item in [*case["reports"], *case.get("places", [])]:
        assert (item["province"] or "", item.get("district") or "") in PLACES
    for item in case["reports"]:
        named = {name for key in ("groups", "groups_allowed") for name in item.get(key, [])}
        assert named <= GROUPS
        assert set(item.get("initiator", [])) | set(item.get("target", [])) <= named
        assert set(item["kinds"]) <= KINDS
        assert set(item["status"]) <= STATUSES


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["id"])
def test_sentence_holds_its_surfaces(case: dict) -> None:
    surfaces = [place["surface"] for place in case.get("places", [])]
    for surface in surfaces + case.get("absent_places", []):
        assert surface in case["text"]


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold["article"]["file"])
def test_text_labels_stand_where_they_say(gold: dict) -> None:
    text = read_text(gold)
    assert len(text) == gold["article"]["chars"]
    for item in gold["places"] + gold["groups"] + gold["near_misses"]:
        assert text[item["start"] : item["end"]] == item["surface"]
    for item in gold["reports"]:
        evidence = text[item["evidence_start"] : item["evidence_end"]]
        assert evidence
        assert evidence == evidence.strip()


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: gold["article"]["file"])
def test_text_names_what_exists(gold: dict) -> None:
    for item in gold["places"] + gold["reports"]:
        assert all((province, "") in PLACES for province in item["provinces"])
        pairs = {(province, name) for province in item["provinces"] for name in item["districts"]}
        assert {name for _, name in pairs & PLACES} == set(item["districts"])
    for item in gold["reports"]:
        assert set(item["groups_required"]) <= set(item["groups_allowed"]) <= GROUPS
        assert set(item["kinds"]) <= KINDS
        assert set(item["status"]) <= STATUSES
