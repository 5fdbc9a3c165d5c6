"""From sentence to sentence: what an article's sentences tell one after the other.

Carries over what a reader would: the place of the sentence before, who "they" are, who speaks in a
quotation that goes on. A sentence that only adds to what was just told is joined to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.actors import Actors
from extract.articles import Published
from extract.casualties import find_tolls
from extract.claims import Claim, read_claims, tells
from extract.clauses import View, view_sentences
from extract.completing import complete, inherit
from extract.covered import find_covered
from extract.date_headings import find_date_headings
from extract.dates import find_dates
from extract.finding import Finding
from extract.findings import read_findings
from extract.fresh_news import fresh_date
from extract.incident import add_incident, tells_of_incident
from extract.lexicon import Lexicon
from extract.locate import Scene, contains, join_districts, list_places
from extract.marks import Marks
from extract.memory import Memory
from extract.narrated import settle_day
from extract.origins import is_origin
from extract.place_headings import find_place_headings
from extract.relevance import Context
from extract.reports import Story
from extract.segment import Sentence
from extract.sharing import share_tolls
from extract.themes import find_scenarios, is_disaster, is_history, is_leisure, names_parties
from extract.voice import find_voice, quoted_speaker
from geo.places import PlaceMention

# A sentence of these families may take its place from the one before it.
_CARRYING = frozenset(["harm", "fight", "deployment", "control"])
_ANAPHOR = re.compile(
    r"\b(?:the|this|that|these|those)\s+(?:\w+\s+){0,2}(?:attack|ambush|clash|fight|fighting|battle"
    r"|raid|blast|explosion|bombing|incident|operation|assault|airstrike|strike|shooting|killing"
    r"|offensive|detention|arrest|allegation|execution|violence)(?:e?s)?\b|\blocal\s+(?:men|people)",
    re.IGNORECASE,
)
# "took the district": ground that the sentence before has named.
_GROUND = re.compile(
    r"\s+(?:of\s+|over\s+)?(?:the|all of the|most of the)\s+(?:\w+\s+)?"
    r"(?:district|valley|province|town|city|bazaar|village|area|cent(?:re|er)|capital|territory)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
# An item that opens with its day dates what follows, though it tells of nothing itself.
_OPENS_WITH_DAY = re.compile(
    r"\W{0,3}(?:On )?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2})"
)
_BARE_TOLL = re.compile(
    r"\W*(?:(?:at least|more than|up to|about|some|around|nearly)\s+)?(?:\d|(?:one|two|three|four"
    r"|five|six|seven|eight|nine|ten|dozens|several|another|no)\b|a dozen"
    r"|the (?:dead|wounded|victims|casualties))",
    re.IGNORECASE,
)


# How far back "the incident" reaches, in characters.
_FEW_WORDS = 500


@dataclass(slots=True)
class Told:
    """A sentence's stories with the view that they were read from."""

    view: View
    stories: list[Story] = field(default_factory=list)


def read_stories(
    marks: Marks, sentences: Sequence[Sentence], published: Published | None, lexicon: Lexicon
) -> list[Told]:
    """What each sentence of the article's own telling reports, in order."""
    headings = find_date_headings(marks.text, sentences, published)
    sections = find_place_headings(marks, sentences)
    memory, voice = Memory(headings=headings, sections=sections), find_voice(marks)
    told: list[Told] = []
    context = Context(
        lexicon,
        published,
        topic=None,
        quoted=voice,
        covers=find_covered(marks.text, sentences, published),
        is_disaster=is_disaster(marks),
        is_leisure=is_leisure(marks),
        is_history=is_history(marks, lexicon),
        scenarios=find_scenarios(marks),
        is_conflict=names_parties(marks) or voice is not None,
    )
    own = [sentence for sentence in sentences if sentence.role in {"body", "title"}]
    for view in view_sentences(marks, own):
        memory.turn_to(view.sentence)
        topic = memory.topic
        if voice is not None and _OURS.search(marks.text, view.start, view.end):
            topic = voice.speaker
        near = memory.is_near_violence()
        if (topic, near) != (context.topic, context.is_near_violence):
            context = replace(context, topic=topic, is_near_violence=near)
        current = _read_sentence(view, memory, context, told)
        if current.stories:
            told.append(current)
        elif told and tells_of_incident(view):
            _add_to(told[-1], view, memory, published)
    for piece in told:
        piece.stories = [
            _in_covered_time(story, piece.view, memory, published) for story in piece.stories
        ]
    return told


def _add_to(last: Told, view: View, memory: Memory, published: Published | None) -> None:
    """Give what was told a few words ago the day and the place that a sentence adds."""
    if view.start - last.view.end > _FEW_WORDS:
        return
    dates = find_dates(view.text, view.start, view.end, published)
    last.stories = add_incident(view, last.stories, (last.view.start, last.view.end), dates)
    memory.note_dates(dates, published)


def _in_covered_time(
    story: Story, view: View, memory: Memory, published: Published | None
) -> Story:
    """What happened on no day that is said happened in the time that the article tells of."""
    finding = story.finding
    if finding.when is not None or finding.period != "current" or finding.family == "presence":
        return story
    covered = memory.covered_time(finding.trigger.span)
    if not memory.covered:
        covered = fresh_date(view, story, published)
    return replace(story, finding=replace(finding, when=covered)) if covered else story


def _read_sentence(view: View, memory: Memory, context: Context, told: list[Told]) -> Told:
    claims: list[Claim] = []
    if tells(view):
        claims = read_claims(view, context.lexicon, memory.last_speaker(context.lexicon))
    current = Told(view)
    if view.triggers:
        dates = find_dates(view.text, view.start, view.end, context.published)
        dates = [settle_day(mention, memory.when) for mention in dates]
        memory.dates = tuple(dates)
        if memory.is_quoting(view):
            context = replace(context, quoted=memory.claim or context.quoted or quoted_speaker())
        # Without a place, here or in the sentence before, nothing can be located.
        findings = (
            read_findings(view, claims, dates, context)
            if view.places or memory.section() or (memory.places and memory.distance <= 1)
            else []
        )
        for finding in findings:
            current.stories.extend(_place(view, finding, memory, context, told))
        if current.stories:
            current.stories = share_tolls(view, current.stories, claims)
        memory.note_dates(dates, context.published)
        memory.note_counted(current.stories)
    else:
        if _OPENS_WITH_DAY.match(view.text, view.start):
            dates = find_dates(view.text, view.start, view.end, context.published)
            memory.note_dates(dates, context.published)
        if told and memory.distance <= 2:
            _own_up(view, claims, told[-1])
    memory.keep(view, claims, current.stories)
    return current


def _own_up(view: View, claims: Sequence[Claim], last: Told) -> None:
    """Who claims responsibility in a sentence of its own did what was told just before."""
    doer = next(
        (c.mention for c in claims if c.mention and "responsib" in view.text[c.start : c.end]), None
    )
    if doer is None:
        return
    last.stories = [
        replace(story, finding=replace(story.finding, actors=_acted(story, doer.group)))
        if story.finding.family == "fight" and not story.finding.actors.initiator
        else story
        for story in last.stories
    ]


def _acted(story: Story, group: str) -> Actors:
    actors = story.finding.actors
    target = tuple(name for name in actors.target if name != group)
    return replace(actors, initiator=(group,), target=target)


def _place(
    view: View, finding: Finding, memory: Memory, context: Context, told: list[Told]
) -> list[Story]:
    """The stories of a finding; what only adds to the sentence before is joined to that."""
    if finding.scene is not None:
        full = complete(view, finding, memory, context)
        inside = _told_before(view, finding.scene, memory)
        return _stories(full, inside or finding.scene.places, carried=bool(inside))
    if memory.section() and not view.places and not view.has_cue("country"):
        full = complete(view, finding, memory, context)
        return _stories(full, memory.section(), carried=True)
    if not _may_carry(view, finding, memory):
        return []
    if _continues(view, finding, memory):
        _join(view, told, memory)
        return []
    return _stories(inherit(finding, memory, context.lexicon), memory.places, carried=True)


def _stories(finding: Finding, places: Sequence[PlaceMention], *, carried: bool) -> list[Story]:
    here = join_districts([m for m in places if m.place is not None and m.role != "foreign"])
    return [Story(finding, mention, (), len(here), carried) for mention in here]


def _told_before(view: View, scene: Scene, memory: Memory) -> tuple[PlaceMention, ...]:
    """Where "the attack" was, if the sentence only says from where somebody speaks of it."""
    if memory.distance > 2 or len(scene.places) > 1 or not memory.places:
        return ()
    if not _ANAPHOR.search(view.text, view.start, view.end):
        return ()
    around = scene.places[0].place
    return memory.places if all(contains(around, m.place) for m in memory.places) else ()


def _may_carry(view: View, finding: Finding, memory: Memory) -> bool:
    """The sentence before told of a place and this one, which names none, goes on there."""
    if not memory.places or memory.distance > 1 or finding.family not in _CARRYING:
        return False
    if finding.status == "denied" or _is_elsewhere(view, finding):
        return False
    if finding.family == "control" and not _GROUND.match(view.after(finding.trigger.span.end, 60)):
        return False
    rule = finding.trigger.trigger
    if finding.family == "fight" and finding.attribution.party and view.has_cue("claim"):
        # A party's count of what it did, somewhere: only "the attack" ties it to the place.
        return bool(_ANAPHOR.search(view.text, view.start, view.end))
    ground = finding.family == "control"
    return rule is not None and (rule.strong or rule.by_target or ground)


def _is_elsewhere(view: View, finding: Finding) -> bool:
    """The sentence names a place of its own, the whole country, or one abroad."""
    if view.has_cue("country") or any(m.role in {"foreign", "dateline"} for m in view.places):
        return True
    return not all(is_origin(view, finding.trigger, chain) for chain in list_places(view))


def _continues(view: View, finding: Finding, memory: Memory) -> bool:
    """The same happening told on: "the attack", or a bare toll after one."""
    families = {story.finding.family for story in memory.stories}
    rule = finding.trigger.trigger
    if rule is not None and rule.by_target:
        return True  # a killing told apart from its attack is its toll
    if "fight" not in families or finding.family != "fight":
        return False
    return bool(_ANAPHOR.search(view.text, view.start, view.end))


def _join(view: View, told: list[Told], memory: Memory) -> None:
    """Add the tolls of a sentence that goes on to the stories of the one before."""
    if not told or not memory.stories or not _tells_toll_of(view):
        return
    tolls = tuple(find_tolls(view.text, view.start, view.end, view.groups))
    last = told[-1]
    last.stories = [
        replace(story, tolls=story.tolls + tolls) if story.finding.family == "fight" else story
        for story in last.stories
    ]
    memory.stories = tuple(last.stories)


def _tells_toll_of(view: View) -> bool:
    """The toll of what was just told, not a party's count of a whole campaign."""
    return bool(
        _ANAPHOR.search(view.text, view.start, view.end)
        or _BARE_TOLL.match(view.text, view.start, view.end)
    )
