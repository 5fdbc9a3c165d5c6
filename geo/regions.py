"""Directions that name a part of the country: "the north", "northern Afghanistan".

"North of Kabul" only tells where something lies, and "southern Sunnis" are people: neither is a
place here. A region is never forced into a province.
"""

from geo.window import Look

_NOUNS = frozenset(
    ["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"]
    + ["north east", "north west", "south east", "south west"]
)
_AREAS = frozenset(
    [
        "provinces",
        "province",
        "parts",
        "part",
        "region",
        "regions",
        "areas",
        "area",
        "highlands",
        "mountains",
        "countryside",
    ]
)
_INTO = frozenset(
    [
        "in",
        "across",
        "from",
        "to",
        "into",
        "throughout",
        "of",
        "within",
        "around",
        "through",
        "on",
        "over",
    ]
)
_CLOSERS = frozenset(
    [
        ".",
        ",",
        ";",
        ":",
        "!",
        "?",
        ")",
        "]",
        "—",
        "–",
        "-",
        '"',
        "“",
        "”",
        "and",
        "or",
        "where",
        "as",
        "to",
        "on",
        "in",
        "since",
        "after",
        "during",
        "while",
        "have",
        "has",
        "had",
        "were",
        "was",
        "is",
        "are",
        "that",
        "who",
        "which",
        "from",
        "by",
        "with",
        "last",
        "this",
        "against",
        "for",
        "said",
        "says",
        "saying",
        "amid",
        "when",
        "before",
        "also",
        "but",
        "could",
        "would",
        "will",
        "remain",
        "remains",
        "continue",
        "\n\n",
        "’",
        "'",
    ]
)
_COUNTRY = frozenset(("country", "afghanistan", "nation"))


def region_end(look: Look, text: str) -> int | None:
    """Where the phrase that names a region of Afghanistan ends, None where it names none."""
    after = look.after
    if text[look.name_start : look.name_end] in ("West", "East") and after[:1] != ["of"]:
        return None  # the Western world
    noun = " ".join(look.name.text.split()) in _NOUNS
    at = _skip_directions(after)
    if at is None:
        return None
    rest = after[at:]
    if not noun or (rest[:1] and rest[0] in ("part", "parts", "region", "regions")):
        return _adjective_end(look, text, at)
    if rest[:2] and rest[0] == "of":
        word = next((w for w in rest[1:4] if w not in ("the", "war", "torn", "-")), "")
        return _end_of(look, text, at + rest.index(word) + 1) if word in _COUNTRY else None
    before = [word for word in look.before[:4] if word not in ("far", "restive")]
    owned = before[:1] == ["'s"] and before[1:2] and before[1] in _COUNTRY
    placed = before[:1] == ["the"] and len(before) > 1 and before[1] in _INTO
    if owned or (placed and (not rest or rest[0] in _CLOSERS)):
        return _end_of(look, text, at) if at else look.name_end
    return None


def _adjective_end(look: Look, text: str, at: int) -> int | None:
    rest = look.after[at:]
    if rest[:1] == ["afghanistan"]:
        return _end_of(look, text, at + 1)
    if not rest or rest[0] not in _AREAS or look.before[:1] == ["-"]:
        return None
    if rest[1:2] == ["of"]:
        word = next((w for w in rest[2:4] if w != "the"), "")
        return _end_of(look, text, at + rest.index(word) + 1) if word in _COUNTRY else None
    return _end_of(look, text, at + 1) if rest[0].endswith("s") or rest[0] != "province" else None


def _skip_directions(after: list[str]) -> int | None:
    """How many words after the first direction go on with it ("and west")."""
    at = 0
    while len(after) > at + 1 and after[at] in ("and", "or", ",", "-", "to"):
        word = after[at + 1].removesuffix("ern")
        if word not in _NOUNS:
            break
        at += 2
    return at


def _end_of(look: Look, text: str, count: int) -> int:
    """The offset after `count` words that follow the name."""
    position = look.name_end
    for raw in look.after_raw[:count]:
        position = text.index(raw, position) + len(raw)
    return position
