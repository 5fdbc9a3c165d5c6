"""Report: one kind of thing said to have happened at one place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from extract.articles import Article, Published
from extract.casualties import Toll
from extract.clauses import View
from extract.dates import DateMention
from extract.finding import Finding
from geo.places import Place, PlaceMention

# Raised whenever the rules change what a text yields.
EXTRACTOR_VERSION = "5"

# UCDP's where_prec for what a text supports.
PRECISION = {"site": 1, "near": 2, "district": 3, "province": 4, "region": 5, "country": 6}
_NEAR_WORDS = ("near", "outside", "around", "close to", "outskirts of", "vicinity of")


@dataclass(frozen=True, slots=True)
class Report:
    """One row of the output; field meanings are those of clashmap/schema.py, in its order."""

    report_id: str
    article_id: str
    article_version: str
    event_id: str
    extractor_version: str
    source: str
    article_title: str | None
    publisher: str | None
    url: str | None
    published: str | None
    published_start: str | None
    published_end: str | None
    published_basis: str | None
    kind: str
    period: str
    status: str
    attribution: tuple[str, ...]
    place: str | None
    place_id: str | None
    geo_level: str
    geo_precision: int
    lon: float | None
    lat: float | None
    province: str | None
    district: str | None
    provinces: tuple[str, ...]
    province_pcode: str | None
    district_pcode: str | None
    groups: tuple[str, ...]
    initiator: tuple[str, ...]
    target: tuple[str, ...]
    date_start: str | None
    date_end: str | None
    date_precision: str | None
    date_phrase: str | None
    casualties: tuple[Toll, ...]
    killed_min: int | None
    killed_max: int | None
    wounded_min: int | None
    wounded_max: int | None
    captured_min: int | None
    captured_max: int | None
    evidence: str
    evidence_start: int
    evidence_end: int
    spans: dict[str, tuple[int, int]]
    confidence: float
    rules: tuple[str, ...]


@dataclass(slots=True)
class Story:
    """A finding at one place, with its tolls: what a report is made from."""

    finding: Finding
    mention: PlaceMention
    tolls: tuple[Toll, ...]
    shared: int  # how many places the same words tell of
    carried: bool  # the place is that of an earlier sentence


def make_report(article: Article, published: Published | None, view: View, story: Story) -> Report:
    """The report of one story; every field comes from the text, the gazetteer or the metadata."""
    finding, place = story.finding, story.mention.place
    if place is None:
        raise ValueError("a story needs a place; leave findings without one out")
    level = geo_level(view, story.mention, place)
    start, end = view.start, view.end
    tolls = story.tolls
    counted = () if story.shared > 1 else tolls
    killed, wounded = count_toll(counted, "killed"), count_toll(counted, "wounded")
    captured = count_toll(counted, "captured")
    is_point = level in {"site", "near"}
    when = finding.when
    last_day = published.end.isoformat() if published and published.end else None
    report_id = _digest(article.article_id, finding.kind, place.place_id, str(start), str(end))
    return Report(
        report_id=report_id,
        article_id=article.article_id,
        article_version=article.version,
        event_id=report_id,  # its own until join_events
        extractor_version=EXTRACTOR_VERSION,
        source=article.source,
        article_title=article.title,
        publisher=article.publisher,
        url=article.url,
        published=published.text if published else None,
        published_start=published.start.isoformat() if published and published.start else None,
        published_end=last_day,
        published_basis=published.basis if published else None,
        kind=finding.kind,
        period=finding.period,
        status=finding.status,
        attribution=finding.attribution.names,
        place=story.mention.surface,
        place_id=place.place_id,
        geo_level=level,
        geo_precision=PRECISION[level],
        lon=place.lon if is_point else None,
        lat=place.lat if is_point else None,
        province=place.province,
        district=place.district,
        provinces=place.provinces or ((place.province,) if place.province else ()),
        province_pcode=place.province_pcode,
        district_pcode=place.district_pcode,
        groups=finding.actors.groups,
        initiator=finding.actors.initiator,
        target=finding.actors.target,
        date_start=when.start.isoformat() if when and when.start else None,
        date_end=_last_day(when, last_day),
        date_precision=when.precision if when else None,
        date_phrase=(when.surface or None) if when else None,
        casualties=tolls,
        killed_min=killed[0],
        killed_max=killed[1],
        wounded_min=wounded[0],
        wounded_max=wounded[1],
        captured_min=captured[0],
        captured_max=captured[1],
        evidence=view.text[start:end],
        evidence_start=start,
        evidence_end=end,
        spans=_spans(story),
        confidence=_confidence(story),
        rules=_rules(story),
    )


def _last_day(when: DateMention | None, published_end: str | None) -> str | None:
    """The last day it may have been: no later than the article; None while it goes on."""
    if when is None:
        return published_end
    if when.end is None:
        return None
    last = when.end.isoformat()
    return min(last, published_end) if published_end else last


def geo_level(view: View, mention: PlaceMention, place: Place) -> str:
    """What the text supports: a point only for a named place that the gazetteer can point to."""
    level = level_of(place)
    if level != "site":
        return level
    lead = view.before(mention.span.start, 20).rstrip().lower()
    return "near" if lead.endswith(_NEAR_WORDS) else "site"


def level_of(place: Place) -> str:
    """What a place itself supports: site for a named place that the gazetteer can point to."""
    if place.kind in {"region", "country", "province"}:
        return place.kind
    has_no_point = place.lon is None or place.lat is None
    if has_no_point or place.kind in {"district", "valley", "river"}:
        return "district" if place.district else "province"
    return "site"


def count_toll(tolls: Sequence[Toll], what: str) -> tuple[int | None, int | None]:
    """Lowest and highest number over the claimants: sides of one claim add up, claims do not."""
    if not tolls:
        return None, None
    by_claimant: dict[str | None, list[Toll]] = {}
    for toll in tolls:
        if toll.what == what:
            by_claimant.setdefault(toll.claimed_by, []).append(toll)
    sums = [_sum_sides(claimed) for claimed in by_claimant.values()]
    lows = [low for low, _ in sums if low is not None]
    highs = [high for _, high in sums]
    if not sums:
        return None, None
    known = [high for high in highs if high is not None]
    return (min(lows) if lows else None), (max(known) if len(known) == len(highs) else None)


def _sum_sides(tolls: Sequence[Toll]) -> tuple[int | None, int | None]:
    lows = [toll.min for toll in tolls if toll.min is not None]
    highs = [toll.max for toll in tolls]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return (sum(lows) if lows else None), high


def _spans(story: Story) -> dict[str, tuple[int, int]]:
    finding = story.finding
    spans = {
        "place": (story.mention.span.start, story.mention.span.end),
        "kind": (finding.trigger.span.start, finding.trigger.span.end),
    }
    if finding.when and finding.when.surface:
        spans["date"] = (finding.when.span.start, finding.when.span.end)
    for name, mention in zip(("groups", "groups_2"), finding.actors.mentions, strict=False):
        spans[name] = (mention.span.start, mention.span.end)
    for number, toll in enumerate(story.tolls, 1):
        spans[f"casualties_{number}"] = (toll.span.start, toll.span.end)
    return spans


def _confidence(story: Story) -> float:
    """How well the words support the report, 0..1; the sum of what each clue is worth."""
    finding, rule = story.finding, story.finding.trigger.trigger
    score = 0.45
    score += 0.2 if rule and rule.strong else 0.05
    score += 0.15 if finding.actors.groups else 0.0
    score += 0.1 if finding.when and finding.when.surface else 0.0
    if story.carried:
        score -= 0.2
    elif finding.scene and "same clause" in finding.scene.reason:
        score += 0.1
    return round(min(score, 1.0), 2)


def _rules(story: Story) -> tuple[str, ...]:
    finding = story.finding
    rules = list(finding.reasons)
    if story.carried:
        rules.append(f"place {story.mention.surface!r} carried over from the sentence before")
    elif finding.scene:
        rules.append(f"place {story.mention.surface!r}: {finding.scene.reason}")
    rules.extend(story.mention.reasons)
    if finding.when:
        phrase = f" {finding.when.surface!r}" if finding.when.surface else ""
        rules.append(f"date{phrase}: {finding.when.rule}")
    if story.shared > 1 and story.tolls:
        rules.append(f"toll shared by {story.shared} places: not counted for one alone")
    return tuple(dict.fromkeys(rules))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
