"""The layers of the map: which kinds of report each shows, and in which words it is chosen."""

from collections.abc import Iterable

import pandas as pd

from clashmap.schema import KINDS

CLASH, CONTROL, PRESENCE = "clash", "control", "presence"
LAYERS = (CLASH, CONTROL, PRESENCE)
LAYER_WORDS = {
    CLASH: "Clashes and attacks",
    CONTROL: "Control",
    PRESENCE: "Presence",
}
# Forces that are sent somewhere are present there; whom somebody detains was attacked.
LAYER_KINDS = {
    CLASH: ("clash", "attack", "violence_against_civilians", "detention"),
    CONTROL: ("control",),
    PRESENCE: ("presence", "deployment"),
}


def kinds_of(layers: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds that the layers show; a kind that no report has where none is chosen."""
    return tuple(kind for layer in layers for kind in LAYER_KINDS[layer]) or ("",)


def rows_of(frame: pd.DataFrame, layers: Iterable[str]) -> pd.DataFrame:
    """Return the reports that the layers show."""
    kinds = [kind for layer in layers for kind in LAYER_KINDS[layer]]
    if set(kinds) == set(KINDS):
        return frame
    return frame[frame["kind"].isin(kinds)]
