"""What all commands say on standard error, and the codes with which they end."""

import sys

from tqdm import tqdm

from extract.articles import SetAside

SOME_SET_ASIDE = 1
NOTHING_DONE = 2


def say(message: str) -> None:
    """Print a line on standard error; names and text from outside cannot steer the terminal."""
    with tqdm.external_write_mode(file=sys.stderr):
        print(f"clashmap: {plain(message)}", file=sys.stderr)


def say_set_aside(item: SetAside) -> None:
    """Print what was set aside, why, and what to do."""
    say(f"set aside {item.where}: {item.reason}")


def plain(text: str, keep: str = "") -> str:
    """The text with every character that could steer a terminal replaced; `keep` are let be."""
    return "".join(
        sign if sign.isprintable() or sign in keep else "\N{REPLACEMENT CHARACTER}" for sign in text
    )
