"""Whether a trigger is news of the conflict at its place: no era, no name, no game, no disaster."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.actors import Actors
from extract.articles import Published
from extract.claims import Claim
from extract.clauses import View
from extract.date_calendar import Days
from extract.lexicon import Lexicon, Trigger
from extract.locate import Scene
from extract.marks import Mark
from extract.needs import names_weapon
from extract.when import ArticleTime

_WHERE = re.compile(r"\s*(?:where|which)\b", re.IGNORECASE)
_BESIDE = re.compile(r"\b(?:near|close to|bordering|next to)\s+(?:the\s+)?$", re.IGNORECASE)
# Words that are armed by themselves; all others want a party or a weapon beside them.
_ARMED = frozenset(
    [
        *("clash", "fighting", "gunfight", "ambush", "airstrike", "shelling", "bombing"),
        *("assassination", "explosion", "gunfire", "gunshot", "bodies"),
        *("fa_clash", "fa_attack", "fa_bomb"),
    ]
)
# "Doctors are fighting an outbreak": who fights is no party.
_PROGRESSIVE = re.compile(
    r"(?<!there )\b(?:is|are|was|were|been|busy|be)\s+(?:still\s+)?$", re.IGNORECASE
)
# From then on the fall of Kabul is an era.
_ERA_ENDS = date(2021, 10, 1)
# A place further behind a verb of taking, in characters, is not what is taken.
_OBJECT_NEAR = 100


@dataclass(slots=True)
class Context:
    """What a sentence is read with besides itself."""

    lexicon: Lexicon
    published: Published | None
    topic: str | None
    quoted: Claim | None
    is_disaster: bool = False
    is_leisure: bool = False  # a match, a book, a song
    covers: Days | None = None  # the days that a report says it covers
    is_history: bool = False  # all its years lie before the conflict
    scenarios: tuple[int, ...] = ()  # where it speaks of them
    is_conflict: bool = True  # the article names armed parties
    is_near_violence: bool = False  # the sentences just before told of fighting or of harm

    @property
    def time(self) -> ArticleTime:
        """When the article came out and what it covers."""
        return ArticleTime(self.published, self.covers)


_ONE_OF_THEM = re.compile(
    r"\W*(?:In|Under) (?:the|a|an) (?:first|second|third|fourth|worst|best|likeliest|most likely"
    r"|other|last|next)\b(?: (?:case|one|scenario))?[,:] "
)


# "The scenario was that fighters had seized a post": an exercise
_IN_SCENARIO = re.compile(
    r"\W*(?:The|Its|Their|Our) (?:\w+[’']?s? ){0,2}scenario (?:was|is|had|has)\b"
)


def is_supposed(view: View, context: Context, *, is_dated: bool) -> bool:
    """Whether a sentence tells of a scenario: "In the second, ..."; or no day, among scenarios."""
    if _IN_SCENARIO.match(view.text, view.start, view.end):
        return True
    if not context.scenarios:
        return False
    if _ONE_OF_THEM.match(view.text, view.start, view.end):
        return True
    # One word may be said in passing; what stands before the first is no scenario.
    return len(context.scenarios) > 1 and view.end > context.scenarios[0] and not is_dated


_OF_WHICH = re.compile(r",\s+(?:\w+\s+){0,3}of (?:which|them)\b")


def fits(view: View, trigger: Mark, kind: str, scene: Scene) -> bool:
    """Taking and being present are told of a place in their own clause, not of one elsewhere.

    Nor does anything happen yet where it only "could spread to".
    """
    low, high = trigger.span.end, scene.places[0].span.start
    if any(view.cues_in(kind, low, high) for kind in ("modal", "hypothetical")):
        return False
    if kind not in {"control", "presence"}:
        return True
    clause = view.clause(trigger.span.start)
    if kind == "control" and _BESIDE.search(view.before(high, 16)):
        return False  # "three districts close to Panjshir"
    if _WHERE.match(view.text, clause.start):
        return True  # "Rokha, where the NRF is active"
    gap = scene.places[0].span.start - trigger.span.end
    if 0 <= gap < 80 and (":" in view.text[low:high] or _OF_WHICH.search(view.text, low, high)):
        return True  # a list behind a colon, or "camps, four of which are in"
    near = gap <= _OBJECT_NEAR
    return near and any(clause.start <= m.span.start < clause.end for m in scene.places)


def is_era(view: View, trigger: Mark, published: Published | None) -> bool:
    """Whether it is "the fall of Kabul": an era, and news only in those weeks."""
    if trigger.trigger is None or trigger.trigger.name != "control_noun":
        return False
    first = published.start if published else None
    if first is not None and first < _ERA_ENDS:
        return False
    end = trigger.span.end
    return any(
        end <= m.span.start <= end + 5 and m.place is not None and m.place.district == "Kabul"
        for m in view.places
    )


def is_name(view: View, trigger: Mark) -> bool:
    """Capitalised inside a sentence that is no headline: a part of a name ("Attack Energy")."""
    if trigger.span.start == view.start or view.sentence.role == "title":
        return False
    lead = view.text[view.start : trigger.span.start].rstrip()
    if not lead or lead[-1] in '“"«:.—–-•*|' or trigger.surface.isupper():
        return False
    words = [w for w in re.findall(r"[A-Za-z]+", view.text[view.start : view.end]) if len(w) > 3]
    return sum(1 for word in words if word[0].isupper()) < 0.6 * len(words)


def is_other_news(view: View, trigger: Mark, actors: Actors, kind: str, context: Context) -> bool:
    """Soldiers sent to dig, people killed by a flood, a striker's attack, a city under dust."""
    rule = trigger.trigger
    if kind == "deployment" and (context.is_disaster or view.has_cue("accident")):
        return True
    if rule is None:
        return False
    if context.is_disaster and rule.by_target and not names_weapon(view):
        return True  # whoever counts the dead of a flood
    parties = any(m.role != "person" for m in view.groups)
    if actors.groups and parties:
        return False
    if trigger.surface.lower() == "fighting" and _PROGRESSIVE.search(
        view.before(trigger.span.start, 16)
    ):
        return True
    return not parties and _is_unarmed(view, trigger, rule, context)


# Words that only a conflict brings into a sentence.
_OF_WAR = re.compile(
    r"\b(?:civilians?|fighters|rebels|insurgents|militants|militiamen|mujahideen|mujahidin|khawarij|convoys?|checkpoints?|outposts?"
    r"|[’']s (?:men|forces))\b",
    re.IGNORECASE,
)


def _is_unarmed(view: View, trigger: Mark, rule: Trigger, context: Context) -> bool:
    """Whether nothing in a sentence without a party makes its trigger one of the conflict."""
    if context.is_disaster and not rule.strong:
        return True
    hurt = any(m.trigger and m.trigger.by_target and m is not trigger for m in view.triggers)
    armed = bool(_OF_WAR.search(view.text, view.start, view.end))
    armed = (
        armed or rule.name in _ARMED or view.has_cue("armed") or (rule.kind == "attack" and hurt)
    )
    if context.is_leisure or (view.has_cue("accident") and rule.name not in _ARMED):
        return True
    return not (armed or context.is_conflict or context.is_near_violence)


def is_gone(last_days: Sequence[str], published: Published | None) -> bool:
    """A side that was acted upon had left the country before the article was written."""
    first = published.start.isoformat() if published and published.start else None
    return any(first is None or day < first for day in last_days if day)
