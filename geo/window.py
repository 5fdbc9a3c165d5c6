"""A hit together with the words around it.

Looks at about a dozen words on either side and nowhere else: the whole resolution costs a few
microseconds a hit, however long the article is.
"""

import re
from functools import lru_cache

from geo.fold import fold
from geo.names import Name

_TOKEN = re.compile(r"\w+|['’]s\b|\n\s*\n|[^\w\s]")
_REACH = 48
_ARTICLES = frozenset(("the", "a", "an"))
_ENDS = frozenset('.!?;:"“”|•') | {"\n\n"}


def tokens(text: str) -> list[str]:
    """Words, possessive endings, paragraph breaks and signs, in order."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=16_384)  # the words around place names recur
def lower(token: str) -> str:
    """The token folded, so that it can be looked up among the cue words."""
    if token[0] in "\n\r":
        return "\n\n"
    if token in ("'s", "’s"):
        return "'s"
    return token.lower() if token.isascii() else fold(token).text


class Look:
    """A hit and its neighbourhood; filled in step by step while an article is resolved.

    before and after hold the folded words, nearest first; before_raw and after_raw as written. They
    are read when first asked for: most hits of an article are decided without.
    designator is the kind of place that a word beside the name says it is, shared that of the list
    it stands in; side tells where the designator stands, holds that a district is named as its
    own ("Kabul's Qarabagh district"), listed_in that its list begins with "in". start and end take
    the designator in; name_start and name_end do not.
    """

    before: list[str]
    after: list[str]
    before_raw: list[str]
    after_raw: list[str]
    _prior: list[str]

    def __init__(self, text: str, start: int, end: int, name: Name) -> None:
        self._text = text
        self.name = name
        self.start = self.name_start = start
        self.end = self.name_end = end
        self.designator: str | None = None
        self.shared: str | None = None
        self.side = 0
        self.holds = False
        self.listed_in = False
        self.verdict: tuple[str, str] | None = None

    def __getattr__(self, attribute: str) -> list[str]:
        """The words, all read when one is first asked for and kept."""
        if attribute not in Look.__annotations__:
            raise AttributeError(attribute)
        self.before_raw = _TOKEN.findall(self.left())[::-1]
        self.after_raw = _TOKEN.findall(self.right())
        self.before = list(map(lower, self.before_raw))
        self.after = list(map(lower, self.after_raw))
        self._prior = _read_prior(self.before)
        return getattr(self, attribute)  # type: ignore[no-any-return]

    def left(self) -> str:
        """The text that reaches up to the name."""
        return self._text[max(0, self.name_start - _REACH) : self.name_start]

    def right(self) -> str:
        """The text that follows the name."""
        return self._text[self.name_end : self.name_end + _REACH]

    def surface(self) -> str:
        """The words of the span, designator included."""
        return self._text[self.start : self.end]

    def prior(self, count: int) -> list[str]:
        """Up to `count` words before the name within its sentence, nearest first, no article."""
        return self._prior[:count]

    def follows_sentence_end(self, position: int) -> bool:
        """Whether the word at `position` of before opens its sentence."""
        return position + 1 >= len(self.before) or self.before[position + 1] in _ENDS


def _read_prior(before: list[str]) -> list[str]:
    words = []
    for word in before[:7]:
        if word in _ENDS:
            break
        if word not in _ARTICLES:
            words.append(word)
    return words
