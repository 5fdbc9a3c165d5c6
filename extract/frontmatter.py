"""Front matter: the `--- key: value ---` head of a text file, a small subset of YAML.

Knows plain `key: value` lines, quoted values, comments, and one level of nesting (`after:`
followed by indented lines). Anything richer belongs in a TOML file beside the article.
"""

import re

from extract.errors import ExtractError

# A head longer than this is no head but an article that begins with a rule.
_MAX_HEAD = 10_000
_FENCE = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_PAIR = re.compile(r"([ \t]*)([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*)|[ \t]*)")


def find_front_matter(text: str) -> int:
    """Return the offset after the front matter, where the article begins; 0 without one."""
    opening = _FENCE.match(text)
    if opening is None:
        return 0
    closing = _CLOSE.search(text, opening.end(), opening.end() + _MAX_HEAD)
    if closing is None:
        return 0
    first = text[opening.end() : closing.start()].lstrip().split("\n", 1)[0]
    return closing.end() if first.startswith("#") or _PAIR.match(first) else 0


def parse_front_matter(text: str, where: str) -> dict[str, str | dict[str, str]]:
    """Return the front matter's values by key, `{}` where there is none; nested keys as a dict."""
    end = find_front_matter(text)
    values: dict[str, str | dict[str, str]] = {}
    nested: dict[str, str] = {}
    for number, line in enumerate(text[:end].splitlines(), start=1):
        if not line.strip() or line.lstrip("\ufeff \t").startswith(("#", "---", "...")):
            continue
        pair = _PAIR.fullmatch(line.rstrip())
        if pair is None:
            raise ExtractError(
                f"{where}, line {number}: {line.strip()[:60]!r} in the front matter is not "
                "`key: value`; write it so, or put the values into a .toml file beside the article"
            )
        indent, key, value = pair[1], pair[2], pair[3]
        if indent:
            nested[key] = _unquote(value)
        elif value is None:
            values[key] = nested = {}
        else:
            values[key] = _unquote(value)
    return {key: value for key, value in values.items() if value != {}}


def _unquote(value: str | None) -> str:
    """Return a scalar without its quotes or trailing comment."""
    value = (value or "").strip()
    if value[:1] in {"'", '"'}:
        closing = value.find(value[0], 1)
        return value[1:closing] if closing > 0 else value
    return re.split(r"\s+#", value, maxsplit=1)[0]
