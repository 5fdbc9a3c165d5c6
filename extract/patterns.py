"""Patterns that the engine of `re` looks for fast, and the numbers that many of them hold."""

import re

NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"


def word_pattern(words: str, rest: str = "") -> re.Pattern[str]:
    r"""A pattern of one of the words, parted by |, and the rest behind it; in whatever case.

    Each word begins with a letter as it is; behind that it may be any pattern without a |.
    The same as `\b(?:words)rest`, with which the engine tries every position of a text; what begins
    with a set of characters it looks for by that set, three to five times faster.
    """
    tails: dict[str, list[str]] = {}
    for word in words.split("|"):
        tails.setdefault(word[0].lower(), []).append(word[1:])
    firsts = "".join(first + first.upper() for first in tails)
    branches = (
        f"(?<=[{first}{first.upper()}])(?:{'|'.join(rests)})" for first, rests in tails.items()
    )
    return re.compile(rf"[{firsts}](?<!\w.)(?i:(?:{'|'.join(branches)}){rest})")
