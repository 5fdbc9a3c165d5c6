"""Who gives each number of a sentence: rival tolls are kept apart, never added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from extract.casualties import Toll
from extract.claims import Claim
from extract.clauses import View

# Where the other side's number begins, and who gives it without a verb of the claims.
_RIVAL = re.compile(r";\s|,?\s(?:while|but|whereas|although|though)\s", re.IGNORECASE)
_PUTS = re.compile(
    r"\b(?!(?:he|she|it|they|who|which|we)\b)(?P<who>[^\W\d_][\w’'-]*)"
    r"\s+(?:(?:has|have|had|also|later)\s+)?"
    r"(?:puts?|gave|gives|said|says|claim(?:s|ed)|report(?:s|ed)|acknowledged|counted)\b",
    re.IGNORECASE,
)


def find_claimants(view: View, tolls: Sequence[Toll], claims: Sequence[Claim]) -> list[str | None]:
    """Whose number each toll is; None where the sentence gives them in one voice."""
    edges = [view.start, *(m.end() for m in _RIVAL.finditer(view.text, view.start, view.end))]
    starts = [max(edge for edge in edges if edge <= toll.span.start) for toll in tolls]
    whats = [{t.what for t, at in zip(tolls, starts, strict=True) if at == edge} for edge in edges]
    if not any(one & other for one, other in combinations(whats, 2)):
        return [_spoken_before(toll, claims) if len(claims) > 1 else None for toll in tolls]
    speakers: list[str | None] = []
    for toll, start in zip(tolls, starts, strict=True):
        end = min((edge for edge in edges if edge > start), default=view.end)
        speaker = _speaker(view, toll, [c for c in claims if start <= c.start < end], start)
        speakers.append(speaker or (speakers[-1] if speakers else None))
    return speakers


def _spoken_before(toll: Toll, claims: Sequence[Claim]) -> str | None:
    """Who spoke last before the toll."""
    return next((c.speaker for c in reversed(claims) if c.end <= toll.span.start), None)


def _speaker(view: View, toll: Toll, claims: Sequence[Claim], start: int) -> str | None:
    """Who gives a toll, of the claims in its part of the sentence, or by "put the figure at"."""
    spoken = _spoken_before(toll, claims)
    if spoken:
        return spoken
    puts = [*_PUTS.finditer(view.text, start, toll.span.start)]
    if not puts:
        return claims[0].speaker if claims else None
    end = puts[-1].end("who")
    return next((g.group for g in view.groups if g.span.end == end), puts[-1]["who"])
