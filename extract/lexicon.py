"""The word lists of data/lexicon as typed entries for the one automaton.

Knows how a row of each file becomes a payload; knows no article. An analyst's own folder beside the
defaults extends them: a row with the same key replaces the default row (extract/lexicon_tables.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from extract.errors import ExtractError
from extract.lexicon_tables import (
    COLUMNS,
    SIDES,
    check_group,
    check_known,
    check_one_meaning,
    forms_of,
    read_merged,
)
from extract.own_data import folders_of, own_folders
from geo.errors import GeoError
from geo.tables import Row

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
    "parties",
    "present",
    "holding",
    "conflict",
    "armed",
    "hardware",
    "planted",
    "found",
    "fighters",
    "mission",
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
    "suspected",
    "no_crime",
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
    """Somebody who tells what happened.

    independent: yes | no | party (speaks for a side); verifies: checks facts for a living.
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

    Raises ExtractError naming file, line and column of the first bad row.
    """
    try:
        return _load([folder or DEFAULT_FOLDER, *extra])
    except GeoError as error:  # the reader of tables is geo's
        raise ExtractError(str(error)) from error


def _load(folders: list[Path]) -> Lexicon:
    rows = {table: read_merged(folders, table) for table in COLUMNS}
    facts = {row["group"]: _group_facts(row) for row in rows["groups"]}
    check_one_meaning(rows["groups"], ("aliases", "acronyms", "generic"), "group")
    check_one_meaning(rows["persons"], ("name", "aliases"), "name")
    # A cue that no rule asks for would be read and never used.
    check_known(rows["cues"], (row["cue"] for row in read_merged(folders[:1], "cues")), "cue")
    entries: list[Entry] = []
    for row in rows["groups"]:
        entries.extend(_group_entries(row))
    entries.extend((row["phrase"], _reference(row), MATCH_ANY) for row in rows["references"])
    for row in rows["persons"]:
        entries.extend(_person_entries(row, facts))
    for row in rows["speakers"]:
        entries.extend(_speaker_entries(row))
    for row in rows["triggers"]:
        entries.extend(_trigger_entries(row))
    for row in rows["cues"]:
        entries.extend((form, Cue(row["cue"]), MATCH_ANY) for form in forms_of(row, "forms"))
    entries.extend((row["phrase"], Decoy(row["why"]), MATCH_ANY) for row in rows["decoys"])
    return Lexicon(entries, facts)


def default_lexicon() -> Lexicon:
    """The lexicon of data/lexicon and the folders of CLASHMAP_DATA, read once."""
    return _lexicon_with(own_folders())


@lru_cache(maxsize=1)
def _lexicon_with(own: tuple[Path, ...]) -> Lexicon:
    return load_lexicon(extra=folders_of("lexicon", own))


def _group_facts(row: Row) -> GroupFacts:
    check_group(row)
    names = ("group", "side", "kind", "active_from", "active_to", "colour")
    return GroupFacts(**{name: row[name] for name in names})


def _reference(row: Row) -> GroupReference:
    sides = forms_of(row, "sides")
    for side in sides:
        if side not in SIDES:
            raise row.fault("sides", f"{side!r} is none of: {', '.join(SIDES)}")
    return GroupReference(row["phrase"], frozenset(sides))


def _group_entries(row: Row) -> Iterator[Entry]:
    group = row["group"]
    for form in forms_of(row, "aliases"):
        yield form, GroupName(group, "alias"), MATCH_ANY
        if group == "Taliban" and form.startswith("Tali"):
            yield f"anti-{form}", GroupName("unnamed resistance", "compound"), MATCH_ANY
            yield f"pro-{form}", GroupName(group, "compound"), MATCH_ANY
            yield f"non-{form}", GroupName(group, "compound"), MATCH_ANY
    for form in forms_of(row, "acronyms"):
        yield form, GroupName(group, "alias"), MATCH_UPPER
    for form in forms_of(row, "generic"):
        yield form, GroupName(group, "generic"), MATCH_ANY


def _person_entries(row: Row, facts: dict[str, GroupFacts]) -> Iterator[Entry]:
    if row["group"] not in facts:
        raise row.fault(
            "group",
            f"{row['group']!r} is not in groups.csv; add it there first, or correct its name",
        )
    row.filled("role")
    full = PersonName(row["name"], row["group"], row["role"], short=False)
    for form in [row["name"], *forms_of(row, "aliases")]:
        yield form, full, MATCH_TITLE
    short = PersonName(row["name"], row["group"], row["role"], short=True)
    for form in forms_of(row, "short"):
        yield form, short, MATCH_TITLE


def _speaker_entries(row: Row) -> Iterator[Entry]:
    independent = row.one_of("independent", ("yes", "no", "party"))
    verifies = row.one_of("verifies", ("yes", "no")) == "yes"
    speaker = SpeakerName(row["speaker"], independent, verifies)
    for form in forms_of(row, "forms"):
        case = MATCH_UPPER if form.isupper() else MATCH_TITLE if form[0].isupper() else MATCH_ANY
        yield form, speaker, case


def _trigger_entries(row: Row) -> Iterator[Entry]:
    trigger = Trigger(
        row["trigger"],
        row.one_of("kind", TRIGGER_KINDS),
        row.one_of("pos", POSITIONS),
        row.one_of("strength", ("strong", "weak")) == "strong",
        row.one_of("needs", TRIGGER_NEEDS),
        row.one_of("by_target", ("yes", "no")) == "yes",
    )
    for form in forms_of(row, "forms"):
        yield form, trigger, MATCH_ANY
