"""The word lists of data/lexicon as typed entries for the one automaton.

Knows how a row of each file becomes a payload; knows no article. An analyst's own folder beside the
defaults extends them: a row with the same key replaces the default row.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.errors import ExtractError

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "data" / "lexicon"

MATCH_ANY, MATCH_TITLE, MATCH_UPPER = "any", "title", "upper"
TRIGGER_KINDS = (
    "clash",
    "attack",
    "violence_against_civilians",
    "control",
    "deployment",
    "detention",
    "presence",
)
# What must stand in the clause beside a trigger; extract/evidence.py says how each is checked.
TRIGGER_NEEDS = (
    "",
    "group",
    "holding",
    "conflict",
    "armed",
    "hardware",
    "driven",
    "took",
    "explosion",
    "casualty",
    "agent",
    "human",
    "people",
    "territory",
    "fall",
    "forces",
    "forces_object",
)
POSITIONS = ("noun", "verb", "either", "state")


@dataclass(frozen=True, slots=True)
class GroupName:
    """A way to write an armed group. form: alias | generic | compound."""

    group: str
    form: str


@dataclass(frozen=True, slots=True)
class GroupReference:
    """Words that refer back to a group; sides narrows which (empty: any)."""

    phrase: str
    sides: frozenset[str]


@dataclass(frozen=True, slots=True)
class PersonName:
    """A known leader or spokesman. short: a surname, which counts only after the full name."""

    person: str
    group: str
    role: str
    short: bool


@dataclass(frozen=True, slots=True)
class SpeakerName:
    """Somebody who tells what happened. independent: yes | no | party (speaks for a side);
    verifies: checks facts for a living.
    """

    speaker: str
    independent: str
    verifies: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A clue that something happened: its kind, part of speech, strength and what it needs."""

    name: str
    kind: str
    position: str
    strong: bool
    needs: str
    by_target: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that changes how its clause is read; `type` is the row of cues.csv."""

    type: str


@dataclass(frozen=True, slots=True)
class Decoy:
    """A phrase that holds a trigger word and means something else."""

    why: str


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """What groups.csv says of a group, apart from its names."""

    group: str
    side: str
    kind: str
    active_from: str
    active_to: str
    colour: str


Payload = GroupName | GroupReference | PersonName | SpeakerName | Trigger | Cue | Decoy
Entry = tuple[str, Payload, str]


class Lexicon:
    """All entries for the automaton, and the facts of each group."""

    def __init__(self, entries: Sequence[Entry], groups: dict[str, GroupFacts]) -> None:
        self.entries = tuple(entries)
        self.groups = groups

    def side_of(self, group: str) -> str:
        """The side a group is on ("taliban", "resistance", ...), "" for a name that is unknown."""
        facts = self.groups.get(group)
        return facts.side if facts else ""


def load_lexicon(folder: Path | None = None, extra: Sequence[Path] = ()) -> Lexicon:
    """Read the word lists; `extra` folders hold files of the same names that add or replace rows.

    Raises ExtractError naming file, row and column of the first bad row.
    """
    folders = [folder or DEFAULT_FOLDER, *extra]
    groups = list(_rows(folders, "groups.csv", "group"))
    facts = {row["group"]: _group_facts(row) for row in groups}
    entries: list[Entry] = []
    for row in groups:
        entries.extend(_group_entries(row))
    for row in _rows(folders, "references.csv", "phrase"):
        sides = frozenset(_forms(row["sides"]))
        entries.append((row["phrase"], GroupReference(row["phrase"], sides), MATCH_ANY))
    for row in _rows(folders, "persons.csv", "name"):
        entries.extend(_person_entries(row, facts))
    for row in _rows(folders, "speakers.csv", "speaker"):
        entries.extend(_speaker_entries(row))
    for row in _rows(folders, "triggers.csv", "trigger"):
        entries.extend(_trigger_entries(row))
    for row in _rows(folders, "cues.csv", "cue"):
        entries.extend((form, Cue(row["cue"]), MATCH_ANY) for form in _forms(row["forms"]))
    decoys = _rows(folders, "decoys.csv", "phrase")
    entries.extend((row["phrase"], Decoy(row["why"]), MATCH_ANY) for row in decoys)
    return Lexicon(entries, facts)


@lru_cache(maxsize=1)
def default_lexicon() -> Lexicon:
    """The lexicon of data/lexicon, read once."""
    return load_lexicon()


def _rows(folders: Iterable[Path], name: str, key: str) -> Iterator[dict[str, str]]:
    merged: dict[str, dict[str, str]] = {}
    for folder in folders:
        path = folder / name
        if path.exists():
            merged.update((row[key], row) for row in _read(path, key))
    return iter(merged.values())


def _read(path: Path, key: str) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        if key not in (reader.fieldnames or ()):
            raise ExtractError(f"{path.name} has no column `{key}`: found {reader.fieldnames}.")
        for number, row in enumerate(reader, 2):
            missing = [name for name, value in row.items() if value is None or name is None]
            if missing or not row[key].strip():
                raise ExtractError(
                    f"{path.name} row {number}: column `{missing[0] if missing else key}` "
                    f"is missing. Give every column of the header, empty where nothing is known."
                )
            yield {"_where": f"{path.name} row {number}", **row}


def _forms(cell: str) -> list[str]:
    return [form.strip() for form in cell.split("|") if form.strip()]


def _group_facts(row: dict[str, str]) -> GroupFacts:
    names = ("group", "side", "kind", "active_from", "active_to", "colour")
    return GroupFacts(**{name: row[name] for name in names})


def _group_entries(row: dict[str, str]) -> Iterator[Entry]:
    group = row["group"]
    for form in _forms(row["aliases"]):
        yield form, GroupName(group, "alias"), MATCH_ANY
        if group == "Taliban" and form.startswith("Tali"):
            yield f"anti-{form}", GroupName("unnamed resistance", "compound"), MATCH_ANY
            yield f"pro-{form}", GroupName(group, "compound"), MATCH_ANY
            yield f"non-{form}", GroupName(group, "compound"), MATCH_ANY
    for form in _forms(row["acronyms"]):
        yield form, GroupName(group, "alias"), MATCH_UPPER
    for form in _forms(row["generic"]):
        yield form, GroupName(group, "generic"), MATCH_ANY


def _person_entries(row: dict[str, str], facts: dict[str, GroupFacts]) -> Iterator[Entry]:
    if row["group"] not in facts:
        raise ExtractError(
            f"{row['_where']}: column `group` says {row['group']!r}, which groups.csv does not "
            f"have. Add the group there first, or correct its name."
        )
    full = PersonName(row["name"], row["group"], row["role"], short=False)
    for form in [row["name"], *_forms(row["aliases"])]:
        yield form, full, MATCH_TITLE
    short = PersonName(row["name"], row["group"], row["role"], short=True)
    for form in _forms(row["short"]):
        yield form, short, MATCH_TITLE


def _speaker_entries(row: dict[str, str]) -> Iterator[Entry]:
    speaker = SpeakerName(row["speaker"], row["independent"], row["verifies"] == "yes")
    for form in _forms(row["forms"]):
        case = MATCH_UPPER if form.isupper() else MATCH_TITLE if form[0].isupper() else MATCH_ANY
        yield form, speaker, case


def _trigger_entries(row: dict[str, str]) -> Iterator[Entry]:
    for column, known in (("kind", TRIGGER_KINDS), ("needs", TRIGGER_NEEDS), ("pos", POSITIONS)):
        if row[column] not in known:
            raise ExtractError(
                f"{row['_where']}: column `{column}` says {row[column]!r}; "
                f"expected one of {', '.join(filter(None, known))}."
            )
    trigger = Trigger(
        row["trigger"],
        row["kind"],
        row["pos"],
        row["strength"] == "strong",
        row["needs"],
        row["by_target"] == "yes",
    )
    for form in _forms(row["forms"]):
        yield form, trigger, MATCH_ANY
