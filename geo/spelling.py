"""Spellings of Afghan names in Latin letters: variants by rule, and keys that see through them.

Knows how Dari and Pashto sounds are written (kh, q, o/u, the linking -e-, Deh/Dih ...). Knows no
place.
"""

import re

# Words that change as a whole inside a name (folded: hyphens are spaces already).
_WORDS = (
    ("deh", "dih"), ("dih", "deh"), ("pul", "pol"), ("pol", "pul"), ("khel", "khil"),
    ("khel", "khail"), ("kheyl", "khel"), ("kot", "kowt"), ("wa", "o"), ("wa", "va"), ("wa", "and"),
    ("wa", "aw"), ("chahar", "char"), ("char", "chahar"), ("khwaja", "khoja"),
    ("khwaja", "khawaja"), ("khwaja", "khwajah"), ("qala", "qalah"), ("qala", "qaleh"),
    ("dara", "darah"), ("dara", "darra"), ("dara", "dareh"), ("tepa", "tapa"), ("tepa", "tappa"),
    ("shahr", "shar"), ("naw", "now"), ("naw", "nau"), ("sayed", "said"), ("sayed", "syed"),
    ("mohammad", "muhammad"), ("mohammad", "mohammed"), ("nur", "noor"), ("noor", "nur"),
    ("maidan", "maydan"), ("sufi", "sofi"), ("dasht", "dash"),
)  # fmt: skip
# Letters that change inside a word; one change at a time, so that variants stay near the name.
_LETTERS = (
    ("gh", "g"), ("kh", "k"), ("q", "k"), ("w", "v"), ("u", "o"), ("o", "u"), ("u", "oo"),
    ("ee", "i"), ("i", "ee"), ("i", "e"), ("e", "i"), ("ay", "ai"), ("ai", "ay"), ("aw", "au"),
    ("aw", "ow"), ("ow", "aw"), ("ay", "ey"), ("ll", "l"), ("ss", "s"), ("mm", "m"), ("a", "aa"),
    ("ya", "ia"), ("iya", "ia"),
)  # fmt: skip
_LINKS = ("e", "i", "ye")
_MIN_LENGTH = 6  # shorter names collide with words and with one another when letters change


def variants(key: str) -> set[str]:
    """Other spellings of a folded name, each one rule away; never the name itself."""
    words = key.split()
    found = _linked(words)
    for old, new in _WORDS:
        if old in words:
            swapped = [new if word == old else word for word in words]
            found.add(" ".join(swapped))
            found |= _linked(swapped)
    if len(words) == 1:
        found |= {key.replace(old, new, 1) for old, new in _LETTERS if old in key}
        found |= {key + "h"} if key.endswith("a") else set()
    return {name for name in found if name != key and len(name) >= _MIN_LENGTH}


def _linked(words: list[str]) -> set[str]:
    """The ways to write the linking vowel of "Pul-e Khumri": apart, joined, or left out."""
    found = set()
    for at, word in enumerate(words):
        if word in _LINKS and 0 < at < len(words) - 1:
            head, before, tail = words[: at - 1], words[at - 1], words[at + 1 :]
            for link in ("e", "i", "ye"):
                found.add(" ".join([*head, before, link, *tail]))
            for joined in (before + "e", before + "i", before):
                found.add(" ".join([*head, joined, *tail]))
    if len(words) == 2 and all(len(word) > 2 for word in words):
        found.add("".join(words))
    return found


_CLASSES = (
    (re.compile(r"\b(\w+) (?:e|i|ye|ul|ud|al) "), r"\1 "),
    (re.compile(r"[' ]"), ""),
    (re.compile(r"kh|gh|q|ck|g"), "k"),
    (re.compile(r"zh|dz|dj|ts"), "j"),
    (re.compile(r"sh|ch"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"v|ou|oo|au|aw|ow"), "w"),
    (re.compile(r"z"), "s"),
    (re.compile(r"h"), ""),
)
_VOWELS = re.compile(r"[aeiouwy]+")
_DOUBLE = re.compile(r"(.)\1+")


def skeleton(key: str) -> str:
    """The consonants of a folded name in sound classes: one key for all its likely spellings."""
    for pattern, new in _CLASSES:
        key = pattern.sub(new, key)
    first = "*" if key[:1] in tuple("aeiouwy") else ""
    return first + _DOUBLE.sub(r"\1", _VOWELS.sub("", key))
