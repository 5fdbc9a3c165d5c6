"""Who tells of a trigger, and which groups only tell: a chain of claims, nearest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.claims import Claim
from extract.clauses import View
from extract.groups import GroupMention
from extract.marks import Mark


@dataclass(slots=True)
class Attribution:
    """Who says what a trigger tells, nearest first, and the status that makes it."""

    names: tuple[str, ...]
    status: str
    party: str | None
    reasons: tuple[str, ...]


def speaking_only(view: View, trigger: Mark, claims: Sequence[Claim]) -> list[GroupMention]:
    """Groups that tell of the trigger and, by that alone, do not act.

    Who claims responsibility acts, as does who claims a victory in one word with the trigger.
    """
    return [
        claim.mention
        for claim in claims
        if claim.mention
        and (claim.end <= trigger.span.start or claim.after)
        and "responsibility" not in view.text[claim.start : claim.end].lower()
        and not _claims_deed(view, claim, trigger)
    ]


_BEHIND = re.compile(
    r"^\s+(?:that\s+)?(?:it|they|he)\s+(?:was|were|is|are)\s+(?:behind|responsible)"
)
_DEED = re.compile(r"\s+(?:responsibility for\s+)?(?:[\w-]+\s+){0,3}$")


def _claims_deed(view: View, claim: Claim, trigger: Mark) -> bool:
    """Who claims an attack says that it is theirs: "claimed 17 attacks", "claimed by X"."""
    if claim.status != "claimed":
        return False
    if not view.text[claim.start : claim.end].lower().startswith("claim"):
        return bool(_BEHIND.search(view.text[claim.end : max(claim.end, trigger.span.start)]))
    if claim.end > trigger.span.start:
        return True
    gap = view.text[claim.end : trigger.span.start]
    if _BEHIND.search(gap):
        return True
    noun = trigger.trigger is not None and trigger.trigger.position in {"noun", "either"}
    return noun and bool(_DEED.match(gap)) and not re.search(r"\b(?:to|that|it|they)\b", gap)


_ASIDE = re.compile(r"\W*(?:which|who|whom|whose|where)\b")


def without_asides(view: View, trigger: Mark, claims: Sequence[Claim]) -> list[Claim]:
    """The claims but those of a relative clause that ends before the trigger."""
    kept = []
    for claim in claims:
        clause = view.clause(claim.start)
        over = clause.end <= trigger.span.start and claim.end <= trigger.span.start
        if not (over and _ASIDE.match(view.text, clause.start, clause.end)):
            kept.append(claim)
    return kept


def attribute(trigger: Mark, claims: Sequence[Claim], carried: Claim | None) -> Attribution:
    """The chain of speakers for a trigger; the reporter where nobody is named."""
    chain = [claim for claim in reversed(claims) if claim.end <= trigger.span.start]
    chain += [claim for claim in claims if claim.start >= trigger.span.end and claim.after]
    if not chain and carried:
        chain = [carried]
    chain = [claim for claim in chain if claim.status != "denied"] or chain
    if not chain:
        return Attribution(("reporter",), "reported", None, ())
    names = tuple(dict.fromkeys(claim.speaker for claim in chain if claim.speaker))
    statuses = [claim.status for claim in chain]
    party = next((claim.mention.group for claim in chain if claim.mention), None)
    status = next((s for s in ("claimed", "confirmed") if s in statuses), "reported")
    return Attribution(names, status, party, (f"told by {', '.join(names)}",))
