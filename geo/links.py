"""How the place names of a sentence hang together: designators, lists, and what lies in what."""

from collections.abc import Mapping, Sequence

from geo.window import Look, lower, tokens

IN, OWNS, LIST, COMMA, BESIDE, PAIR = "in", "owns", "list", "comma", "beside", "pair"
_CORES = {
    **dict.fromkeys([("in",), ("of",), (",", "in"), ("within",), (",", "within"), (",", "of")], IN),
    **dict.fromkeys([("inside",), ("(",), ("in", ",")], IN),
    **dict.fromkeys([("'s",), (",", "'s")], OWNS),
    **dict.fromkeys([(",",), ("،",)], COMMA),
    **dict.fromkeys([("and",), (",", "and"), ("or",), (",", "or"), ("&",), ("/",), ("و",)], LIST),
    **dict.fromkeys([("as", "well", "as"), (",", "as", "well", "as"), ("to", "and")], LIST),
    (): BESIDE,
    ("-",): PAIR,
    ("–",): PAIR,
    ("در",): IN,
    ("د",): BESIDE,
}
_SKIPPED = frozenset(
    ("the", "both", "nearby", "neighbouring", "neighboring", "remote", "restive", "mountainous")
) | {f"{direction}ern" for direction in ("north", "south", "east", "west", "northeast")}
_DARI_PLURAL = frozenset(("ها", "های"))
_OPENING = frozenset((":", "(", "–", "—", "-"))
_GAP = 60
# "The district headquarters of X".
_SEATS = frozenset(("headquarters", "centre", "center", "governor", "office", "compound", "bazaar"))
_PLURALS = frozenset(("provinces", "districts", "cities", "towns", "villages", "valleys", "areas"))


def read_designators(look: Look, kinds: Mapping[str, str], last: Look | None) -> None:
    """Notes which designator stands beside the name.

    last is the name before this one: in "Khost district of Baghlan" the word is Khost's, in "the
    Baghlan district of Andarab" it is Andarab's, as Baghlan is no district.
    """
    after, before = look.after, look.before
    if before[:1] and before[0] in _DARI_PLURAL and before[1:2] and before[1] in kinds:
        look.shared = kinds[before[1]]
    elif before and before[0] in kinds and not before[0].isascii():
        _note(look, before[0], kinds, -1)  # Dari puts the designator first
    elif after and after[0] in kinds and not _belongs_to_next(look, kinds):
        _note(look, after[0], kinds, 1)
    elif len(before) > 1 and before[0] == "of" and before[1] in kinds:
        if not _belongs_to_last(look, kinds, last):
            _note(look, before[1], kinds, -2)
    elif len(before) > 2 and before[0] == "of" and before[1] in _SEATS and before[2] in kinds:
        _note(look, before[2], kinds, -2)
    elif len(before) > 1 and before[0] in kinds and before[1] == "the":
        _note(look, before[0], kinds, 0)


def read_city_words(look: Look, words: Mapping[str, str]) -> None:
    """Takes "the streets of X", "downtown X" and "X's fifth police district" for the city."""
    before, after = look.before, look.after
    streets = before[:1] == ["of"] and before[1:2] and before[1] in words
    downtown = before[:1] and words.get(before[0]) == "direct"
    police = after[:1] == ["'s"] and "police" in after[1:4] and "district" in after[2:5]
    if look.designator is None and (streets or downtown or police):
        look.shared = "city"


def _note(look: Look, word: str, kinds: Mapping[str, str], side: int) -> None:
    if word in _PLURALS:
        look.shared = kinds[word]
    else:
        look.designator, look.side = kinds[word], side


def _belongs_to_next(look: Look, kinds: Mapping[str, str]) -> bool:
    """Whether the word in "X district of Y" can only be Y's."""
    after = look.after
    if after[1:2] != ["of"] or len(after) < 3 or not look.after_raw[2][0].isupper():
        return False
    return not _can_be(look, kinds[after[0]])


def _belongs_to_last(look: Look, kinds: Mapping[str, str], last: Look | None) -> bool:
    before, raw = look.before, look.before_raw
    if last is not None and 0 < look.name_start - last.name_end <= len(before[1]) + 6:
        return _can_be(last, kinds[before[1]])
    return len(raw) > 2 and raw[2][0].isupper() and not look.follows_sentence_end(2)


def _can_be(look: Look, kind: str) -> bool:
    return any(sense.place.kind == kind for sense in look.name.senses)


def widen(look: Look, text: str) -> None:
    """Takes the designator beside the name into its span."""
    if look.side < 0:
        word = look.before_raw[-look.side - 1]
        look.start = text.rindex(word, 0, look.name_start)
    elif look.side > 0 and text[look.name_end].isspace():
        word = look.after_raw[0]
        look.end = text.index(word, look.name_end) + len(word)


def relate(text: str, first: Look, second: Look, kinds: Mapping[str, str]) -> str | None:
    """How the second name follows the first: in, owns, list, comma, beside, pair, or None."""
    if second.name_start - first.name_end > _GAP:
        return None
    words = [lower(token) for token in tokens(text[first.name_end : second.name_start])]
    core = tuple(word for word in words if word not in kinds and word not in _SKIPPED)
    return _CORES.get(core)


def find_runs(relations: Sequence[str | None], count: int) -> list[tuple[int, int]]:
    """(first, last) of each list of names that commas and "and" hold together, two or more."""
    runs = []
    start = 0
    for at in range(count):
        if at + 1 < count and relations[at] in (LIST, COMMA):
            continue
        if at > start and (LIST in relations[start:at] or at - start > 1):
            runs.append((start, at))
        start = at + 1
    return runs


def share_designators(looks: Sequence[Look], cues: Mapping[str, Mapping[str, str]]) -> None:
    """Gives "A, B and C provinces" and "districts such as A, B and C" to each name of the list."""
    kinds = cues["designator"]
    ends = (_kind_before(looks[0], kinds, cues["list_before"]), _kind_after(looks[-1], kinds))
    kind = looks[-1].shared or looks[0].shared or ends[1] or ends[0]
    if kind:
        for look in looks:
            look.shared = look.shared or (kind if look.designator is None else None)


def _kind_before(look: Look, kinds: Mapping[str, str], openers: Mapping[str, str]) -> str | None:
    """The kind in "provinces, including A" and "districts such as A"."""
    before = look.before
    if before[:1] and before[0] in _OPENING and before[1:2] and before[1] in _PLURALS:
        return kinds[before[1]]
    words = [word for word in before[:5] if word not in (",", "such", "them", "these", "the")]
    if len(words) > 1 and words[0] in openers and words[1] in _PLURALS:
        return kinds[words[1]]
    return None


def _kind_after(look: Look, kinds: Mapping[str, str]) -> str | None:
    """The kind in "A, B and other cities"."""
    words = [word for word in look.after[:4] if word != ","]
    if words[:2] == ["and", "other"] and len(words) > 2 and words[2] in _PLURALS:
        return kinds[words[2]]
    return None


def settle_claims(
    looks: Sequence[Look], relations: Sequence[str | None], kinds: Mapping[str, str]
) -> None:
    """Leaves a designator between two names to one: the second, but the first in Pashto."""
    for at, relation in enumerate(relations):
        first, second = looks[at], looks[at + 1]
        if relation == BESIDE and first.side == 1 and second.side == -1:
            loser = second if first.before[:1] == ["د"] else first
            loser.designator, loser.side = None, 0
            if loser is second and loser.after[:1] and loser.after[0] in kinds:
                _note(loser, loser.after[0], kinds, 1)


def find_holders(looks: Sequence[Look], relations: Sequence[str | None]) -> None:
    """Marks the names that hold a district named beside them: such a Kabul is the province."""
    for at, relation in enumerate(relations):
        pairs = {IN: (at + 1, at), COMMA: (at + 1, at), OWNS: (at, at + 1)}
        if relation in pairs:
            first, second = pairs[relation]
            if relation == COMMA and looks[at + 1].after[:1] == [":"]:
                first, second = second, first  # an item's heading: "Kabul, Paghman: ..."
            holder, held = looks[first], looks[second]
            provinces = {s.place.province for s in holder.name.senses if s.place.kind == "province"}
            holder.holds = any(
                s.place.province in provinces and s.place.district != s.place.province
                for s in held.name.senses
                if s.place.kind == "district"
            )
