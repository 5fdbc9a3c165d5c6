"""What a reader keeps in mind from one sentence of an article to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from extract.articles import Published
from extract.claims import Claim
from extract.clauses import View
from extract.dates import DateMention
from extract.lexicon import Lexicon
from extract.locate import list_places
from extract.reports import Story
from extract.segment import Sentence
from extract.when import EARLY
from geo.places import PlaceMention, Span

_SPEAKING = frozenset(["taliban", "resistance", "jihadist"])
# After so many sentences the sides of a fight are no longer taken for granted.
_RECENT = 4
# A date that began earlier before the article is background to it.
_OF_THE_YEAR = timedelta(days=240)
_A_SEASON = 92
_OF_THE_TIME = timedelta(days=75)


@dataclass(slots=True)
class Memory:
    """The last place, date, speaker, sides and stories; counters say how many sentences ago."""

    paragraph: int = -1
    topic: str | None = None
    claim: Claim | None = None
    stories: tuple[Story, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    named: tuple[str, ...] = ()  # groups of the last sentence that named any
    since_named: int = 99
    since_spoken: int = 99
    since_violence: int = 99
    opponents: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)  # by province
    count: int = 0  # sentences read
    when: DateMention | None = None
    dates: tuple[DateMention, ...] = ()  # of the sentence that is being read
    since_dated: int = 99
    dated_paragraph: int = -1
    past_paragraph: int = -1
    is_old: bool = False  # `when` lies months before the article
    covered: tuple[date, date] | None = None  # the first and the last day told of
    distance: int = 99  # sentences since `places`; a new paragraph counts as one
    quote_open: bool = False
    headings: dict[int, DateMention] = field(default_factory=dict)  # by paragraph
    sections: dict[int, PlaceMention] = field(default_factory=dict)  # by paragraph

    def turn_to(self, sentence: Sentence) -> None:
        """Count one sentence on, and one more where a new paragraph begins."""
        if sentence.paragraph != self.paragraph:
            self._stand_under(self.headings.get(sentence.paragraph))
            self.paragraph = sentence.paragraph
            self.quote_open = False
            self.distance += 1
        self.distance += 1
        self.since_dated += 1
        self.since_named += 1
        self.since_spoken += 1
        self.since_violence += 1
        self.count += 1

    def section(self) -> tuple[PlaceMention, ...]:
        """The place that stands as a heading over this paragraph."""
        place = self.sections.get(self.paragraph)
        return (place,) if place is not None else ()

    def _stand_under(self, heading: DateMention | None) -> None:
        """Begin a paragraph under a heading that dates it."""
        if heading is not None:
            self.when, self.is_old, self.dated_paragraph = heading, False, -1

    def is_quoting(self, view: View) -> bool:
        """Whether the sentence stands inside a quotation that somebody before it began."""
        return self.quote_open or view.text[view.start] in '“"«'

    def note_dates(self, dates: Sequence[DateMention], published: Published | None) -> None:
        """Remember the sentence's date for those that follow, if it is of the article's time."""
        first, last_day = (published.start, published.end) if published else (None, None)
        told = [m for m in dates if m.rule != "future" and m.start is not None]
        if told:
            self._note_past(told, first)
        for mention in told:
            if mention.start is None:
                continue
            if not first or not last_day:
                continue
            if mention.start >= first - _OF_THE_YEAR:
                self.when, self.since_dated = mention, 0
                self.dated_paragraph = self.paragraph
                self.is_old = mention.start < first - _OF_THE_TIME
            if mention.start >= first - _OF_THE_TIME:
                self._cover(mention.start, min(mention.end or last_day, last_day))

    def note_counted(self, stories: Sequence[Story]) -> None:
        """Remember what "a month later" came to, for the "two weeks later" that follows."""
        for story in stories:
            when = story.finding.when
            if when is not None and when.rule.startswith("counted from '"):
                self.when, self.since_dated = when, 0

    def _note_past(self, told: Sequence[DateMention], first: date | None) -> None:
        """A paragraph that tells of long ago goes on there until it names a newer day."""
        before = first - _OF_THE_YEAR if first else EARLY
        old = all(m.end is not None and m.end < before for m in told)
        self.past_paragraph = self.paragraph if old else -1

    def is_in_past(self) -> bool:
        """Whether this paragraph's last date lies long before the article."""
        return self.past_paragraph == self.paragraph

    def _cover(self, start: date, end: date) -> None:
        first, last = self.covered or (start, end)
        self.covered = min(first, start), max(last, end)

    def covered_time(self, at: Span) -> DateMention | None:
        """The days from the first to the last that the article tells of: when what is undated was.

        None where it tells of no day, or of more than a season's.
        """
        if self.covered is None:
            return None
        first, last = self.covered
        width = (last - first).days
        if width < 0 or width > _A_SEASON:
            return None
        precision = (
            "day" if not width else "week" if width < 7 else "month" if width < 31 else "season"
        )
        span = Span(at.start, at.start)
        return DateMention(span, "", first, last, precision, "the time that the article tells of")

    def carried_date(self) -> DateMention | None:
        """The last date told, while it still holds: a day for two sentences, weeks for longer.

        A date from months back holds for its own paragraph.
        """
        heading = self.headings.get(self.paragraph)
        if heading is not None:
            return self.when if self.dated_paragraph == self.paragraph else heading
        if self.when is None or (self.is_old and self.paragraph != self.dated_paragraph):
            return None
        reach = 2 if self.when.precision == "day" else 6
        return self.when if self.since_dated <= reach else None

    def keep(self, view: View, claims: Sequence[Claim], stories: Sequence[Story]) -> None:
        """Remember what a sentence named, who spoke in it and what it told."""
        if claims:
            self.claim, self.since_spoken = claims[-1], 0
        opened = view.text.count("“", view.start, view.end)
        closed = view.text.count("”", view.start, view.end)
        if opened != closed:
            self.quote_open = opened > closed
        named = [m.group for m in view.groups if m.role != "compound"]
        if named:
            self.topic = named[0]
            self.named = tuple(named)
            self.since_named = 0
        self._keep_places(view)
        if stories:
            self._keep_stories(stories)

    def _keep_places(self, view: View) -> None:
        chains = list_places(view) if view.places else []
        if chains:
            self.places = tuple(m for m in chains[-1] if m.role != "foreign")
            self.stories = ()
            self.distance = 0

    def _keep_stories(self, stories: Sequence[Story]) -> None:
        first = stories[0]
        acting = first.finding.actors.initiator
        self.topic = acting[0] if acting else self.topic
        self.stories = tuple(stories)
        family = first.finding.family
        own = [s.mention for s in stories if s.finding.family == family]
        self.places = tuple(dict.fromkeys(own))
        self.distance = 0
        if any(story.finding.family in {"fight", "harm"} for story in stories):
            self.since_violence = 0
        for story in stories:
            self._keep_sides(story)

    def _keep_sides(self, story: Story) -> None:
        groups, place = story.finding.actors.groups, story.mention.place
        if len(groups) > 1 and place and place.province and story.finding.family == "fight":
            self.opponents[place.province] = (self.count, groups[:2])

    def opponents_in(self, province: str) -> tuple[str, ...]:
        """The two sides that the last few sentences told of in a province."""
        when, pair = self.opponents.get(province, (-99, ()))
        return pair if self.count - when <= _RECENT else ()

    def is_near_violence(self) -> bool:
        """Whether one of the last three sentences told of fighting or of harm."""
        return self.since_violence <= 3

    def last_speaker(self, lexicon: Lexicon) -> Claim | None:
        """Whom "they said" means: who spoke in the sentence before, else what it was about."""
        if self.claim is not None and (self.since_spoken <= 1 or self.topic is None):
            return self.claim
        if self.topic is None or lexicon.side_of(self.topic) not in _SPEAKING:
            return self.claim
        return Claim(0, 0, self.topic, "claimed", None, kind="party")

    def doer(self, lexicon: Lexicon) -> tuple[str, ...]:
        """Who an act without an actor is laid to: whoever governs, else who acted just before."""
        named = [g for story in self.stories for g in story.finding.actors.groups]
        governing = [g for g in named if lexicon.side_of(g) == "taliban"]
        acting = self.stories[0].finding.actors.initiator if self.stories else ()
        return tuple(governing[:1] or acting[:1] or named[:1])
