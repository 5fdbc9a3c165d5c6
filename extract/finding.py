"""A finding: what one trigger of a sentence tells, before reports are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from extract.actors import Actors
from extract.attribution import Attribution
from extract.dates import DateMention
from extract.locate import Scene
from extract.marks import Mark

# Kinds that tell of one happening where they meet in one sentence at one place.
CLASS_OF = {
    "clash": "fight",
    "attack": "fight",
    "violence_against_civilians": "harm",
    "detention": "harm",
    "control": "control",
    "deployment": "deployment",
    "presence": "presence",
}


@dataclass(slots=True)
class Finding:
    """One trigger read: kind, status, who, where (None: nowhere said in this sentence), when."""

    trigger: Mark
    kind: str
    status: str
    actors: Actors
    attribution: Attribution
    scene: Scene | None
    when: DateMention | None
    period: str
    reasons: tuple[str, ...]

    @property
    def family(self) -> str:
        """The class of kinds that it belongs to."""
        return CLASS_OF[self.kind]
