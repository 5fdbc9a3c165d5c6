"""Bytes whose charset is declared, perhaps wrongly, to text; what was done about it is said."""

import codecs
import re

# Text codecs that mail and pages declare; Python knows others (zip, idna) that are no charsets.
_CHARSETS = re.compile(
    r"(?:x-)?(?:utf-?(?:8|16|32)|(?:us-?)?ascii|iso-?8859|iso-?2022|latin|windows-|cp-?\d|koi8"
    r"|gb|big5|euc|shift|sjis|mac|tis)",
    re.IGNORECASE,
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w:.-]+)""", re.IGNORECASE
)
_HEAD = 4_096
# Fallbacks, by what the bytes look like: every second letter beyond ASCII is no Western text.
WESTERN, ARABIC = "windows-1252", "windows-1256"
_MOSTLY_BEYOND_ASCII = 0.4


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text and, where what was declared was not what it is, what was done instead."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), None
    text = _strictly(data, "utf-8")
    named = known_charset(declared)
    if text is not None and (named is None or named in {"utf-8", "ascii"} or not data.isascii()):
        wrong = named not in {None, "utf-8", "ascii"} or bool(declared and named is None)
        return text, f"declared as {declared!r:.40}, but it is UTF-8; read so" if wrong else None
    text = _strictly(data, named) if named else text
    if text is not None:
        return text, None
    name = guess_charset(data)
    said = f"declared as {declared!r:.40}, which it is not" if declared else "not UTF-8"
    return data.decode(name, "replace"), f"{said}; read as {name}, some letters may be wrong"


def known_charset(declared: str | None) -> str | None:
    """Return Python's name of a declared charset, None for what is none."""
    if not declared or not _CHARSETS.match(declared.strip()):
        return None
    try:
        return codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None


def declared_in_page(page: bytes) -> str | None:
    """Return the charset that a page declares in its head."""
    match = _DECLARED.search(page[:_HEAD])
    return match[1].decode("ascii", "replace") if match else None


def guess_charset(data: bytes) -> str:
    """Return the stated fallback for bytes that are no UTF-8."""
    letters = [sign for sign in data[:_HEAD] if sign >= 128 or chr(sign).isalpha()]
    beyond = sum(sign >= 128 for sign in letters)
    return ARABIC if beyond > _MOSTLY_BEYOND_ASCII * max(len(letters), 1) else WESTERN


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
