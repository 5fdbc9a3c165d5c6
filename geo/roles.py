"""Whether something can happen at a place.

It may be an ordinary mention, or only where something comes from, what it is compared with, where
it is not, or what another place lies near.
"""

from collections.abc import Callable

from geo.verdicts import Cues
from geo.window import Look


def find_role(look: Look, cues: Cues) -> tuple[str, str]:
    """(role, reason) of a name that is a place; ("event", "") where no word says otherwise."""
    prior = look.prior(6)
    for role, test in _TESTS:
        reason = test(look, prior, cues)
        if reason:
            return role, reason
    return "event", ""


def _excluded(look: Look, prior: list[str], cues: Cues) -> str | None:
    if " ".join(prior[1::-1]) in cues["excluded_pair"]:
        return f"after {' '.join(prior[1::-1])!r}"
    if look.after[:1] and look.after[0] in cues["building"]:
        return None  # "outside a Kabul mosque" is in Kabul
    for word in prior[:1] if prior[:1] != ["of"] else prior[1:2]:
        if word in cues["excluded"]:
            return f"after {word!r}"
    return None


def _locator(look: Look, prior: list[str], cues: Cues) -> str | None:
    after, roads = look.after, cues["road"]
    if look.before[:1] == ["of"] and look.before[2:3] == ["the"] and look.before[3:4] != ["to"]:
        return None  # "in the west of Kabul" is inside, "to the west of Kabul" is not
    if prior[:1] and prior[0] in ("of", "from") and prior[1:2] and prior[1] in cues["direction"]:
        return f"after {prior[1]!r}"
    if after[:1] and (after[0] in roads or (after[0] == "-" and set(after[1:5]) & roads.keys())):
        return "names a road"
    if prior[:1] and prior[0] in ("to", "from") and prior[1:2] and prior[1] in roads:
        return "end of a road"
    if prior[:1] == ["-"] and after[:1] and after[0] in roads:
        return "names a road"
    return None


def _comparison(look: Look, prior: list[str], cues: Cues) -> str | None:
    linking = prior[:1] and prior[0] in ("to", "with", "of", "in")
    for word in prior[:2] if linking else prior[:1]:
        if word in cues["comparison"]:
            return f"after {word!r}"
    if prior[:2] == ["in", "as"] and look.before[2:3] not in (["such"], ["well"]):
        return "after 'as in'"
    return None


# "the Hazara quarter of Mazar" is in Mazar; "a Hazara cleric of Mazar" only comes from there.
_PARTS = (["quarter"], ["neighbourhood"], ["neighborhood"], ["area"], ["district"], ["suburb"])


def _biography(_look: Look, prior: list[str], cues: Cues) -> str | None:
    if prior[:1] == ["in"]:  # "a cleric in Herat" is there; only "born in" looks back
        return "after 'born in'" if prior[1:2] == ["born"] else None
    if prior[:1] and prior[0] in ("from", "of") and prior[1:2][0:1] not in _PARTS:
        for word in prior[1:3]:
            if word in cues["birth"]:
                return f"after {word!r}"
    return None


def _origin(_look: Look, prior: list[str], cues: Cues) -> str | None:
    if prior[:1] != ["from"] or any(word in cues["leaving"] for word in prior[1:6]):
        return None  # what leaves a place, or is driven from it, was there
    if prior[2:3] == ["to"]:
        return "after 'to X from'"
    for word in prior[1:4]:
        if word in cues["origin_before"]:
            return f"after '{word} from'"
    return None


_TESTS: tuple[tuple[str, Callable[[Look, list[str], Cues], str | None]], ...] = (
    ("excluded", _excluded),
    ("locator", _locator),
    ("comparison", _comparison),
    ("biography", _biography),
    ("origin", _origin),
)
