"""News-like English of any size, the same for the same seed, with the project's own names in it.

The sentences are templates written for this bench; places come from data/gazetteer and groups from
data/lexicon. Every paragraph holds a report, so there is one in less than 600 characters.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extract.lexicon import load_lexicon
from geo.gazetteer import Gazetteer

ARTICLE_CHARACTERS = 5_000
_FILLERS_A_PARAGRAPH = 4  # of about 85 characters each: with the report some 480

REPORTS = (
    "On {day}, {group} fighters attacked a {enemy} checkpoint in {place}, killing {count} "
    "{enemy} members and wounding {count2} others.",
    "At least {count} {enemy} fighters were killed and {count2} wounded in {place} on {day}, "
    "{group} said in a statement.",
    "Residents of {place} said {enemy} forces searched houses on {day} and detained {count} men.",
    "{group} claimed on {day} that it had seized the centre of {place} district, a claim that "
    "{enemy} officials rejected.",
    "Heavy clashes between {group} and {enemy} were reported in {place} and {place2} provinces "
    "late on {day}.",
    "A roadside bomb hit a {enemy} vehicle in {place}, injuring up to {count} people, local "
    "sources told reporters on {day}.",
    "{enemy} sent {count} additional fighters from {place2} to {place} after an ambush on {day}.",
    "Two former soldiers were shot dead by {enemy} members near {place} on {day}, their relatives "
    "said.",
    "{group} remains active in the mountains of {place}, where it has carried out {count} raids "
    "since {month}.",
    "An explosion at a mosque in {place} killed {count} worshippers on {day}; nobody has claimed "
    "responsibility.",
)
FILLERS = (
    "The price of flour has risen again this winter, and traders blame the closed border.",
    "Aid workers say that most families in the region cannot afford fuel for the cold months.",
    "Analysts differ on how long such groups can hold out without money or help from abroad.",
    "A spokesman did not answer calls, and the number could not be checked independently.",
    "The road to {place} was reopened after engineers cleared the snow and repaired a bridge.",
    "Schools for older girls have stayed shut, and many teachers have gone unpaid for months.",
    "Diplomats from four countries met in Doha to discuss frozen assets and recognition.",
    "He said that his neighbours had left for {place2} and that few of them would come back.",
    "Farmers along the river expect a poor harvest after the second dry spring in a row.",
    "The ministry announced new rules for shops, markets and bus stations in the capital.",
    "Observers note that neither side publishes lists of its dead, which makes totals doubtful.",
    "Mobile phone service has been cut at night in several towns, according to customers.",
    "In an interview, a former official recalled the years of war and the hopes of that time.",
    "The report, of 48 pages, asks donors to keep clinics open and to pay nurses directly.",
    '"We do not know whom to believe any more," a shopkeeper said, asking not to be named.',
    "The group was founded by officers who had fled abroad, and it says that it pays no wages.",
)
_NUMBERS = ("three", "four", "seven", "12", "15", "at least 20", "two dozen", "about 40", "dozens")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Friday", "14 May 2022", "3 September", "12 August 2023")
_MONTHS = ("January", "March", "last spring", "June 2022", "the autumn")


@dataclass(frozen=True, slots=True)
class Text:
    """An article made up for the bench."""

    name: str
    text: str


class Corpus:
    """An endless supply of articles, the same for the same seed."""

    def __init__(self, seed: int = 2021) -> None:
        self.seed = seed

    def articles(self, characters: int, each: int = ARTICLE_CHARACTERS) -> Iterator[Text]:
        """Articles of `each` characters or a little more, until they hold `characters` in all."""
        chooser = random.Random(self.seed)
        made, number = 0, 0
        while made < characters:
            text = self._write(chooser, each)
            yield Text(f"bench-{number:06}", text)
            made += len(text)
            number += 1

    def article(self, characters: int) -> Text:
        """One article of that length or a little more."""
        return next(self.articles(characters, characters))

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Names of Afghan places, each as the gazetteer writes it."""
        places = Gazetteer.load().places()
        names = {place.name for place in places if place.kind not in ("country", "foreign")}
        return tuple(sorted(names))

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Names of the armed groups of the last years, each as the lexicon writes it."""
        facts = load_lexicon().groups.values()
        return tuple(sorted(g.group for g in facts if g.kind != "generic" and not g.active_to))

    def _write(self, chooser: random.Random, characters: int) -> str:
        paragraphs = [
            self._fill(chooser, "Fighting in {place} as {group} and {enemy} trade claims")
        ]
        length = len(paragraphs[0])
        while length < characters:
            fillers = chooser.sample(FILLERS, _FILLERS_A_PARAGRAPH)
            sentences = [chooser.choice(REPORTS), *fillers]
            paragraph = " ".join(self._fill(chooser, sentence) for sentence in sentences)
            paragraphs.append(paragraph)
            length += len(paragraph) + 2
        return "\n\n".join(paragraphs)

    def _fill(self, chooser: random.Random, template: str) -> str:
        if "{" not in template:
            return template
        group, enemy = chooser.sample(self.groups, 2)
        place, place2 = chooser.sample(self.places, 2)
        return template.format(
            group=group,
            enemy="Taliban" if group != "Taliban" else enemy,
            place=place,
            place2=place2,
            count=chooser.choice(_NUMBERS),
            count2=chooser.choice(_NUMBERS),
            day=chooser.choice(_DAYS),
            month=chooser.choice(_MONTHS),
        )
