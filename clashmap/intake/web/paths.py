"""Which paths of a command are links: told without loading what speaks to the network."""

from pathlib import Path


def is_link(path: str | Path) -> bool:
    """Tell whether a path is a link, read from the web."""
    return isinstance(path, str) and path.lower().startswith(("http://", "https://"))
