"""Whether something can have happened at a place that a sentence names.

A place that is only passed through, come from, bound for or spoken in is no scene.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extract.clauses import View
from extract.patterns import word_pattern
from geo.places import PlaceMention

# What a convoy can be hit "outside" of.
_SEATS = frozenset(["city", "town", "village"])
# Roles at which something can happen; the others only describe.
_SCENES = frozenset(["event", "reference", "foreign"])
_PREPOSITION = word_pattern(
    "in|at|on|near|of|across|inside|into|over|around|along|within|throughout|from|to|for"
    "|toward|towards|outside|between|through|against|via|در",
    r"\s+(?:(?:the|parts|some|several|various"
    r"|other|areas|districts|villages?|province|district|both|remote|of|'s|part|a|an|its|capital"
    r"|northern|southern|eastern|western|central|upper|lower|nearby|\w+ern)\s+)*$",
)


def is_scene(view: View, mention: PlaceMention) -> bool:
    """Whether what a sentence tells may have happened at the place."""
    if mention.place is None or mention.place.kind == "country":
        return False
    lead = view.before(mention.span.start, 45)
    if mention.role == "origin" and _happens_there(view, mention, lead):
        return True
    if mention.role == "excluded" and mention.place.kind in _SEATS and lead.endswith("outside "):
        return True  # a convoy hit outside a town is hit near it
    if mention.role not in _SCENES or _SPEAKS_IN.search(view.before(mention.span.start, 80)):
        return False
    if mention.role == "foreign" and (
        not has_preposition(lead)
        or _BOUND_FOR.search(lead)
        or _FORCES_OF.search(lead)
        or _BETWEEN.search(lead)
    ):
        return False
    return not _only_passed(view, mention) and not _lies_abroad(view, mention)


# "a unit of Qandahar men": where they come from
_MEN_OF = re.compile(r"\b(?:of|by|some|with|few|\d+)\s+$")
_MEN = re.compile(r"\s+(?:men|fighters|troops|boys|soldiers|Taliban|Talibs)\b")


# "have fled from X since the Taliban attacked", "came from A in B, where two were arrested"
_FLED = re.compile(
    r"\b(?:fled|flee\w*|displaced|escap\w+|driven|uprooted|evacuated)\b[^.;]{0,30}\bfrom\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"(?:\s+in\s+[A-Z][\w’'-]+(?: province)?)?,\s+where\b")


def _happens_there(view: View, mention: PlaceMention, lead: str) -> bool:
    """Whether something is told of the place that somebody fled or comes from."""
    return bool(_FLED.search(lead) or _WHERE.match(view.after(mention.span.end, 50)))


# Where somebody goes on to: "as he tried to cross into Iran".
_BOUND_FOR = re.compile(
    r"\b(?:leav\w*|left|depart\w*|set out)\b[^.;,]{0,30}\bfor\s+(?:the\s+)?$"
    r"|\b(?:cross|slip|fle|fled|escap|travel|return|deport|went|go|goes|going|head|mov)\w*\s+"
    r"(?:back\s+|over\s+)?(?:in)?to\s+(?:the\s+)?$",
    re.IGNORECASE,
)


# A party by its country: "border guards of Turkmenistan".
_FORCES_OF = re.compile(
    r"\b(?:guards?|forces|troops|soldiers|army|police|military|rangers|jets|aircraft|officials?"
    r"|government|ministry|embassy|mercenaries)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)


# A party, not a place: "artillery fire between Pakistan and the Taliban in".
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$")


@lru_cache(maxsize=1024)  # asked anew for each trigger of a sentence
def has_preposition(lead: str) -> bool:
    """Whether the words before a place end in a preposition of place."""
    return _PREPOSITION.search(lead) is not None


# Where somebody speaks: "according to the defence ministry in Kabul".
_SPEAKS_IN = re.compile(
    r"\baccording to (?:the |an? |its )?(?:[\w’'-]+ ){0,3}(?:ministry|government|authorities"
    r"|embassy|officials?|spokesm[ae]n|sources?|headquarters)(?: of [\w ]{3,20})? in (?:the )?$"
)


def _lies_abroad(view: View, mention: PlaceMention) -> bool:
    """A name that the text puts into another place: "the Mamund area of Bajaur"."""
    if mention.role == "foreign":
        return False
    end = mention.span.end
    return any(
        (other.role == "foreign" or _is_outside(view, mention, other))
        and 0 <= other.span.start - end <= 20
        and _WITHIN.fullmatch(view.text, end, other.span.start)
        and not _speaks(view, other)
        for other in view.places
    )


def _is_outside(view: View, mention: PlaceMention, other: PlaceMention) -> bool:
    """Whether a place of another province holds the name: "the Shibar area of Nili district"."""
    first, second = mention.place, other.place
    if first is None or second is None or second.kind not in {"district", "province"}:
        return False
    if not (first.province and second.province) or first.province == second.province:
        return False
    return "," not in view.text[mention.span.end : other.span.start]


def _speaks(view: View, foreign: PlaceMention) -> bool:
    """A capital that speaks for its country: "in Kandahar, Islamabad alleges"."""
    end = foreign.span.end
    return any(
        end < cue.span.start <= end + 12
        for kind in ("said", "claim", "deny", "confirm")
        for cue in view.cues_in(kind, end, end + 13)
    )


_WITHIN = re.compile(r"\s+(?:area |district |region |village )?(?:of|in)\s+(?:the\s+)?|,\s+")
# Where people come from, or are brought to afterwards, is not where it happened.
_PASSED = re.compile(
    r"\b(?:(?:hospitals?|clinics?|morgue|court)\s+(?:in|of)"
    r"|\b(?:in)?to\s+(?:a\s+|the\s+)?(?:\w+\s+)?(?:prisons?|jails?)\s+(?:in|of)"
    r"|\bon (?:his|her|their|its|the) way (?:to|from|back to)|\ben route to|\bbound for"
    r"|\b(?:sent|dispatched|came|come|arrived|coming|travel\w+|fl[eo]wn?) from"
    r"|\b(?:of (?:them|whom|these)|[Tt]alibs?|Taliban(?: men| fighters)?) from"
    r"|-old (?:man |boy |woman )?from|native of|born in|hails? from|natives of"
    r"|(?:speaking|(?:press|news) conference|meeting|summit|interview)"
    r"\s+(?:in|from|at))\s+(?:the\s+)?$",
    re.IGNORECASE,
)

_ON_THE_WAY = re.compile(
    r"\b(?:on (?:his|her|their|its|the) way to|en route to|bound for)\s+(?:the\s+)?$", re.IGNORECASE
)


def is_bound_for(view: View, mention: PlaceMention) -> bool:
    """Whether a place of the country is where somebody was going."""
    if mention.place is None or mention.role != "event":
        return False
    return _ON_THE_WAY.search(view.before(mention.span.start, 30)) is not None


_SPOKE_AT = re.compile(
    r"\b(?:said|says|told|speech|speaking|spoke|address\w*|announc\w*|added|warn\w*|declar\w*|urg\w*"
    r"|vow\w*|statement)\b[^.;]{0,45}\b(?:rally|gathering|ceremony|event|jirga)\s+(?:in|from|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "struck a military hospital in", "a blast at the supreme court in"
_HIT = re.compile(
    r"\b(?:struck|strik\w*|hit|hits|target\w*|attack\w*|assault\w*|storm\w*|raid\w*|bomb\w*|shell\w*"
    r"|blasts?|explo\w+|clash\w*|burst into|entered|inside|at the entrance|outside|near)\s+"
    r"(?:(?!to\b|treated\b|admitted\b)[\w’'-]+\s+){0,8}(?:hospitals?|clinics?|court)\s+(?:in|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _only_passed(view: View, mention: PlaceMention) -> bool:
    if mention.role == "foreign" and view.before(mention.span.start, 6).endswith("from "):
        return True
    if _SPOKE_AT.search(view.before(mention.span.start, 90)):
        return True
    lead = view.before(mention.span.start, 40)
    if _MEN_OF.search(lead) and _MEN.match(view.after(mention.span.end, 12)):
        return True
    return bool(_PASSED.search(lead)) and not _HIT.search(view.before(mention.span.start, 90))
