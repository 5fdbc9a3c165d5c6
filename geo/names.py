"""What a name in the text may mean: a place, a people, a direction, a word that points back."""

from dataclasses import dataclass

from geo.places import Place

# plain: counts wherever it stands. variant: the same, spelt by rule. marked: an ordinary word or a
# person's name too, so only beside a designator or with its province in the sentence. context: only
# where its province is named. designated: only directly beside a designator or its province.
USES = ("plain", "variant", "marked", "context", "designated")


@dataclass(frozen=True, slots=True)
class Sense:
    """One place that a name may mean, and how much it takes to mean it."""

    place: Place
    use: str = "plain"


@dataclass(frozen=True, slots=True)
class Rule:
    """What an analyst knows of an ambiguous name.

    default is meant where nothing in the text decides; a word of not_before directly after the
    name, of not_after directly in front of it, or of not_near within a few words, rules it out.
    is_person: it is a common personal name, so capitalised neighbours make it one.
    """

    default: str = ""
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_near: frozenset[str] = frozenset()
    is_person: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A payload of the matcher.

    kind place: `senses` are the places it may mean, best known first, provinces all that they lie
    in; is_elsewhere: it can only be a foreign place or the country as a whole. kind demonym: the
    sense is the place of the people. kind designator ("district"), reference ("the province",
    "there") and compass ("northern"): `value` is the kind of place or the direction.
    """

    text: str
    kind: str = "place"
    senses: tuple[Sense, ...] = ()
    value: str = ""
    rule: Rule | None = None
    provinces: frozenset[str] = frozenset()
    is_elsewhere: bool = False
