"""The role of each sentence: the article's own telling, or what pages put around it.

Works on paragraphs, mostly on short ones: nothing that reads like prose is taken away. Phrases
are in data/lexicon/boilerplate.csv; shapes (bylines, credits, date lines) are here.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from extract.boilerplate import load_phrases
from extract.repeats import find_pull_quotes
from extract.sentence_words import load_sentence_words

Spans = Sequence[tuple[int, int]]

# A line longer than this is prose, whatever phrase it holds.
_SHORT = 220
_HEADING = 120
_HEADLINE = 200
# Reader comments or biographies can only be what follows most of the text.
_TAIL_SHARE = 0.5
_MAX_CAPTION_SENTENCES = 3

_PHRASES = load_phrases()
_PHOTO = "|".join(re.escape(name) for name in _PHRASES.photo)
_ANY_AGENCY = "|".join(re.escape(name) for name in (*_PHRASES.photo, *_PHRASES.agency))
_WHOSE = r"[^\[\]()\n]{0,90}"
# A credit in brackets, wherever it stands: [Getty], (AP Photo/Name), (Photo by Name/AFP).
CREDIT = re.compile(
    rf"[\[(](?:(?<=\[){_WHOSE}\b(?i:{_PHOTO})\b{_WHOSE}\]"
    rf"|(?:(?i:{_ANY_AGENCY})/"
    r"|(?i:photo|image|picture|photograph|credit)s?(?: (?i:by|credit))?[:/ ]"
    rf"|{_WHOSE}(?:/|\bvia )(?i:{_ANY_AGENCY})\b|AP Photo|Photo:){_WHOSE}[\])]\.?)"
)
# The same at the end of a paragraph, without brackets.
_CREDIT_TAIL = re.compile(
    rf"(?:(?<=[\s.!?…”\"')\]])|\A)(?:"
    r"(?:(?:FILE )?PHOTOS?|Photos?|Photographs?|IMAGES?|Images?|Pictures?|Pic|CREDIT|Credits?)"
    r"(?: (?:[Cc]redits?|[Ss]ource|[Bb]y|[Cc]ourtesy(?: of)?))?\s?[:/]\s?[A-Z@©“\"].{0,100}"
    r"|Photo (?:by|courtesy of) [A-Z].{0,80}"
    rf"|[A-Z][^.!?\n]{{0,80}}(?:/|\b[Vv]ia )\s?(?i:{_ANY_AGENCY})"
    rf"|(?:{'|'.join(name.upper() for name in _PHRASES.agency)})/[A-Z][^.!?\n]{{0,60}}"
    rf"|\[(?i:{_ANY_AGENCY})\]"
    rf"|©.{{0,100}}|(?i:{_PHOTO}))\.?\Z",
)
_CREDIT_MARKS = ("/", ":", "©", "Photo", "via ")
_CREDIT_REACH = 130
_NAME = r"[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]*|al|bin|de|van|von|ul)){0,4}"
_OCCUPATION = (
    r"journalist|reporter|correspondent|writer|author|columnist|editor|contributor|analyst|"
    r"researcher|fellow|scholar|professor|lecturer|photographer|photojournalist|producer|blogger|"
    r"academic|historian|"
    r"PhD candidate|specialist|consultant"
)
_AUTHOR = r"[Tt]he (?:writer|author)s? (?:is|are|was|were|has|have|covers?|reports?)\b"
_BIOGRAPHY = re.compile(
    rf"[*_“(]*(?:{_AUTHOR}|{_NAME}(?:,? [^.!?]{{0,60}},)? "
    rf"(?:is|are|writes|covers|reports|has (?:worked|reported|written|covered))\b)[^.!?]*"
)
_OF_THE_TRADE = re.compile(
    rf"\b(?:{_AUTHOR}"
    rf"|(?:is|are) (?:an?|the|our|currently)\b[^.!?]*\b(?:{_OCCUPATION})s?\b"
    r"|writes (?:about|for|on)\b|covers\b|reports (?:on|for|from)\b"
    r"|has (?:worked|reported|written|covered)\b)"
)
_OF_A_CAREER = re.compile(
    r"\b(?:based in|cover(?:s|ing|ed)|author of|previously|formerly|speciali[sz]\w+|focus\w*"
    r"|freelance|writ(?:es|ing)|tweets|has (?:worked|reported|written)"
    r"|University|Institute|Cent(?:er|re)|College|[Ff]ollow|contributor|expert\w*"
    r"|research interests|Ph\.?D|this publication)\b|@\w"
)
# What a biography does not tell of: speech, and what the story is about.
_STORY = re.compile(
    r"\b(?:said|says|told|added|claimed|stated|warned|tweeted|announced|killed|wounded|captured"
    r"|arrested|detained|attacked|fled)\b|[“”\"]"
)
_BYLINE_HEAD = re.compile(
    r"(?:by|(?:additional |with )?(?:reporting|writing|editing|compiled|written|edited|translated|"
    r"translation|words|photographs|photos|graphics?)(?: and (?:reporting|writing|editing))? by"
    r"|reporting from)\b:? ",
    re.IGNORECASE,
)
_BYLINE_WORDS = load_sentence_words()["byline"]
_DATE_WORDS = load_sentence_words()["date_line"]
_DATE_TOKEN = re.compile(r"\d{1,4}(?:st|nd|rd|th|am|pm|h|z)?|[^\W\d_][\w.]*", re.IGNORECASE)
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][\w. ]{2,30}){0,2}"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([A-Z][\w ./-]{1,30}\))(?: ?[-–—]+)?"
)
_ENDED = tuple(".,;…؟۔:")
_BULLET = re.compile(r"[-–—•*·▪►]\s|\d{1,2}[.)]\s")


def assign_roles(text: str, paragraphs: Sequence[Spans]) -> list[list[str]]:
    """Return each sentence's role, in the shape of `paragraphs`: spans by paragraph."""
    roles = [["body"] * len(spans) for spans in paragraphs]
    lines = [text[spans[0][0] : spans[-1][1]] for spans in paragraphs]
    for number, line in enumerate(lines):
        _mark(roles[number], _line_role(line))
        if roles[number][0] == "body":
            _mark_credit_tail(roles[number], line, paragraphs[number])
    _mark_credits(roles, text, paragraphs)
    _mark_lists_and_tail(roles, lines)
    _mark_tags(roles, lines)
    _mark_biography(roles, lines)
    for number, sentence in find_pull_quotes(text, paragraphs, roles):
        roles[number][sentence] = "boilerplate"
    _mark_titles(roles, lines)
    return [
        ["boilerplate" if role in {"list", "tail"} else role for role in marked] for marked in roles
    ]


def _mark(roles: list[str], role: str | None) -> None:
    """Give every sentence of a paragraph a role, where there is one to give."""
    if role is not None:
        roles[:] = [role] * len(roles)


def _line_role(line: str) -> str | None:
    """Return the role that a short line's words or shape give it, None for prose."""
    if len(line) > _SHORT:
        return None
    if not any(map(str.isalnum, line)):
        return "boilerplate"
    role = _PHRASES.role_of(line)
    if role is not None:
        return role
    if _is_byline(line):
        return "byline"
    return "dateline" if _is_date_line(line) else None


def _is_byline(line: str) -> bool:
    """Tell whether a line only names who wrote: "By A. Author", "Reporting by X; editing by Y"."""
    head = _BYLINE_HEAD.match(line.lstrip("(*_ "))
    if head is None or (line.endswith(".") and head[0].lower() == "by "):
        return False
    words = re.findall(r"[^\s,;|/()&•·–—]+", line)
    return len(words) > 1 and all(
        word[0].isupper() or word.lower().strip(".:*_") in _BYLINE_WORDS or word[0] in "@*_"
        for word in words
    )


def _is_date_line(line: str) -> bool:
    """Tell whether a line holds nothing but a date, or a place and an agency before a story."""
    if len(line) > 90:
        return False
    if _DATELINE.fullmatch(line):
        return True
    tokens = [token.lower().rstrip(".") for token in _DATE_TOKEN.findall(line)]
    if not 1 < len(tokens) < 16 and not re.fullmatch(r"\d{4}-\d\d-\d\d", line):
        return False
    return (
        any(t[0].isdigit() for t in tokens)
        and all(t[0].isdigit() or t in _DATE_WORDS for t in tokens)
        and (any(t in _DATE_WORDS for t in tokens) or len(tokens) == 3)
    )


def _mark_credits(roles: list[list[str]], text: str, paragraphs: Sequence[Spans]) -> None:
    """Mark each credit in brackets, and the sentence it stands behind, as a caption."""
    if "(" not in text and "[" not in text:
        return
    starts = [spans[0][0] for spans in paragraphs]
    for credit in CREDIT.finditer(text):
        number = bisect_right(starts, credit.start()) - 1
        if number >= 0:
            spans = paragraphs[number]
            at_end = spans[-1][1] - credit.end() < 3
            _mark_caption(roles[number], spans, credit.start(), at_end=at_end)


def _mark_credit_tail(roles: list[str], line: str, spans: Spans) -> None:
    """Mark a paragraph that ends with a picture credit without brackets as a caption."""
    tail = line[-_CREDIT_REACH:]
    hinted = (
        tail.endswith("]")
        or any(map(tail.__contains__, _CREDIT_MARKS))
        or (tail[-1].isalpha() and tail.lower().endswith(_PHRASES.photo))
    )
    credit = _CREDIT_TAIL.search(tail) if hinted else None
    if credit:
        at = spans[-1][1] - len(tail) + credit.start()
        _mark_caption(roles, spans, at, at_end=True)


def _mark_caption(roles: list[str], spans: Spans, credit: int, *, at_end: bool) -> None:
    """Mark the sentences of one caption, given where its credit begins."""
    holder = next(i for i, (_, end) in enumerate(spans) if credit < end)
    if at_end and len(spans) <= _MAX_CAPTION_SENTENCES:
        first, last = 0, len(spans) - 1
    else:
        alone = spans[holder][0] == credit
        first, last = holder - (1 if alone and holder else 0), len(spans) - 1 if at_end else holder
    roles[first : last + 1] = ["caption"] * (last + 1 - first)


def _mark_lists_and_tail(roles: list[list[str]], lines: list[str]) -> None:
    """Mark the links after "Related articles", and reader comments after "Leave a reply"."""
    in_list = False
    total, seen = sum(map(len, lines)), 0
    for number, line in enumerate(lines):
        seen += len(line)
        if roles[number][0] == "tail" and seen >= total * _TAIL_SHARE:
            for later in roles[number:]:
                _mark(later, "boilerplate")
            return
        if in_list and _is_heading(line) and roles[number][0] == "body":
            _mark(roles[number], "boilerplate")
        else:
            in_list = roles[number][0] == "list"


def _mark_tags(roles: list[list[str]], lines: list[str]) -> None:
    """Mark lines of lower-case key words, as stand under pictures."""
    for number, line in enumerate(lines):
        if (
            len(line) <= 80
            and roles[number] == ["body"]
            and line.islower()
            and line.isascii()
            and line[-1].isalnum()
            and 1 < len(line.split()) <= 10
            and not _BULLET.match(line)
            and not lines[number - 1].endswith((":", ","))
            and any(other[0].isupper() for other in lines[max(0, number - 2) : number + 3])
        ):
            _mark(roles[number], "boilerplate")


def _mark_biography(roles: list[list[str]], lines: list[str]) -> None:
    """Mark the author's biography, which ends the article and tells of nobody in the story."""
    body = [number for number, marked in enumerate(roles) if marked[0] == "body"]
    for number in reversed(body[3:][-3:]):
        if not _is_biography(lines[number], lines[:number]):
            return
        _mark(roles[number], "boilerplate")


def _is_biography(line: str, before: list[str]) -> bool:
    """Tell whether a paragraph tells who wrote the article."""
    match = _BIOGRAPHY.match(line) if len(line) < 900 else None
    if match is None or not _OF_THE_TRADE.search(match[0]) or _STORY.search(line):
        return False
    if re.match(rf"[*_“(]*{_AUTHOR}", line):
        return True
    if not _OF_A_CAREER.search(line):
        return False
    name = re.match(rf"[*_“(]*({_NAME})", line)
    surname = name[1].split()[-1] if name else ""
    prose = (part for part in before if len(part) > _HEADING)
    return " " in (name[1] if name else "") and not any(surname in part for part in prose)


def _is_heading(line: str, longest: int = _HEADING) -> bool:
    """Tell whether a line has the shape of a heading: short, capital first, no full stop."""
    if len(line) > longest or line.endswith(_ENDED):
        return False
    tail = line.rstrip("\"”’'»)")[-1:]
    if tail in ".,;" or line[0].islower() or _BULLET.match(line):
        return False
    return not re.search(r"[.!?؟۔] [A-Z“]", line)


def _mark_titles(roles: list[list[str]], lines: list[str]) -> None:
    """Mark the headline, and the headings that stand before another paragraph."""
    first = True
    for number, line in enumerate(lines[:-1]):
        if roles[number][0] != "body":
            continue
        if line.startswith("#") or _is_heading(line, _HEADLINE if first else _HEADING):
            _mark(roles[number], "title")
        first = False
