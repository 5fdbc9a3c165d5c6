"""The types that flow out of geo: spans, places, candidates and resolved mentions."""

from dataclasses import dataclass


@dataclass(slots=True, order=True, unsafe_hash=True)
class Span:
    """A piece of an article's text: `text[start:end]`, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer.

    kind is province | district | city | town | village | valley | pass | base | crossing | river |
    site | region | country | foreign. `provinces` lists all that the place touches (the one in
    `province` among them); regions, the country and foreign places have none. lon and lat are
    EPSG:4326 degrees, None where the facts give no point. district and province are canonical
    names; their P-codes are those of COD-AB.
    """

    place_id: str
    name: str
    kind: str
    province: str | None = None
    district: str | None = None
    provinces: tuple[str, ...] = ()
    lon: float | None = None
    lat: float | None = None
    province_pcode: str | None = None
    district_pcode: str | None = None
    prominence: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name could mean, how well it fits (higher is better), and why."""

    place: Place
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name in the text, resolved or resolved to none.

    span covers the name with its designator ("Panjshir Province"). `place` is None where the name
    is no place at all (a person, a demonym, a part of an organisation's name) or stays ambiguous.
    role tells whether something can happen there:
      event         an ordinary mention: a report may be located here
      reference     "the province", "the valley", "there": resolved to an earlier mention
      locator       only tells where another place is ("Paryan, north of Kabul")
      origin        where people or orders come from ("reinforcements from Kabul")
      comparison    "unlike Herat", "as in Kunduz"
      excluded      "outside Panjshir", "not in Panjshir"
      government    a capital's name that stands for a government ("Kabul said")
      dateline      the place in front of a wire item ("KABUL, 3 May (Agency) -")
      biography     where somebody was born, served, works
      organisation | person | demonym | ambiguous    no place of an event (place is None)
      foreign       outside Afghanistan
    """

    span: Span
    surface: str
    place: Place | None
    role: str
    reasons: tuple[str, ...] = ()
    alternatives: tuple[Candidate, ...] = ()
