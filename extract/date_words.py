"""The words of dates: a sentence's tokens, each with a one-letter code that the grammar reads.

Codes. Names: M Gregorian month, H Hijri month (lunar from 13 on), W weekday, s season, F fall,
t "yesterday" and its kin, u unit, w weekend, p part of the day, D decade, A a known event, X what
is read already. Numbers: n 0-31, c number word, a "a", f "few", o ordinal word, L half, Y
1500-2099, J 1300-1499, # 14.09.2022, 0 other. Modifiers: e early/mid/late, l last, P past, h this,
x next, Q past behind its unit, r recent, g ago, E earlier/later, m nearly/over. Joins: I in, i on,
d the, q of, v from, T to, & and, k after, b before, S since, U until, B by, N between, O when, y
eve, z anniversary. Marks: , - / and ; for the rest. Anything else is ".".
"""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from extract.date_calendar import LUNAR
from extract.errors import ExtractError

LEXICON = Path(__file__).resolve().parent.parent / "data" / "lexicon"

# A word may hold an apostrophe, a joiner or a dot ("U.S"), a number a thousands comma.
TOKEN = re.compile(
    r"9/11(?![/\d])"
    r"|\w+(?:['’\u200c.]\w+|,\d{3}(?!\d))*"
    r"|[,،;:()\[\]/–—-]"
)

# code -> words, or words=value. The grammar's fixed vocabulary; names of months and days are data.
_VOCABULARY = """
s spring=1 summer=2 autumn=3 winter=4
F fall=3
t today=0 tonight=0 overnight=overnight yesterday=-1 tomorrow=1 امروز=0 دیروز=-1 دیشب=-1 فردا=1
t پریروز=-2 پرون=-1 نن=0 بېګاه=-1 سبا=1
u day=day days=day week=week weeks=week month=month months=month year=year years=year hour=hour
u hours=hour decade=decade decades=decade fortnight=fortnight روز=day هفته=week ماه=month سال=year
u ورځ=day اونۍ=week میاشت=month کال=year
w weekend weekends
p morning night evening afternoon dawn midnight noon midday صبح شب شپه
c one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
c thirteen=13
c fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30
c forty=40 fifty=50 دو=2 سه=3 چهار=4 پنج=5 شش=6 هفت=7 هشت=8 نه=9 ده=10
a a=1 an=1 یک=1
f few=3 several=4 couple=2 some=3 many=6 چند=3
o first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11
o twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18
o nineteenth=19 twentieth=20 thirtieth=30 opening=1
e early=early mid=mid late=late beginning=early start=early middle=mid end=late close=late
e begin=early outset=early اوایل=early اواسط=mid اواخر=late
L half
l last تېره تېر تیر
Q گذشته
P past previous
h this current این
x next coming upcoming forthcoming
r recent
g ago پیش قبل
E earlier=-1 prior=-1 later=1
m nearly=-1 almost=-1 under=-1 over=1 than=1
m about=0 around=0 roughly=0 approximately=0 exactly=0 just=0
I in during throughout within در
i on at into for across به
d the
q of برج
v from between از
T to through تا
& and و or
k after following upon post پس
b before preceding
S since
U until till
B by
y eve
z anniversary
O when as amid
"""

_NUMBERED_ARABIC = str.maketrans("يكى", "یکی")


class Word(NamedTuple):
    """What a token means: its code, its value, and "plural" or where a name may stand alone."""

    code: str
    value: int | str = 0
    note: str = ""


class CalendarName(NamedTuple):
    """A month or weekday as data/lexicon/calendars.csv lists it."""

    calendar: str
    kind: str
    number: int
    name: str
    alone: str


# A name is a date by itself (yes), after a preposition (in), or beside a number (number).
_CODE = {"gregorian": "M", "solar_hijri": "H", "lunar_hijri": "H", "week": "W"}
_ALONE = ("yes", "in", "number", "")


def fold(token: str) -> str:
    """The token as it is looked up: lower case, one form of Arabic letters, no possessive."""
    if token.isascii():
        low = token.lower()
    else:
        low = token.lower().replace("’", "'").replace("\u200c", "").translate(_NUMBERED_ARABIC)
    low = low.rstrip(".")
    return low[:-2] if low.endswith("'s") else low


@cache
def calendar_names() -> tuple[CalendarName, ...]:
    """All rows of calendars.csv, checked."""
    path = LEXICON / "calendars.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_read_name(row, number) for number, row in enumerate(csv.DictReader(file), 2))


def _read_name(row: dict[str, str], number: int) -> CalendarName:
    limit = {"month": 12, "weekday": 7, "not_a_date": 0}.get(row.get("kind", ""))
    if limit is None:
        raise ExtractError(
            f"calendars.csv row {number}, column kind: found {row.get('kind')!r};"
            " write month, weekday or not_a_date"
        )
    value = row["number"]
    if limit and not (value.isdecimal() and 1 <= int(value) <= limit):
        raise ExtractError(
            f"calendars.csv row {number}, column number: found {value!r}; write 1 to {limit}"
        )
    if row["alone"] not in _ALONE or not row["name"]:
        raise ExtractError(
            f"calendars.csv row {number}: found name {row['name']!r}, alone {row['alone']!r};"
            " name is needed and alone is yes, in, number or empty"
        )
    return CalendarName(row["calendar"], row["kind"], int(value or 0), row["name"], row["alone"])


@cache
def vocabulary() -> dict[str, Word]:
    """Folded token -> what it means; the value of a month or weekday is its number."""
    words: dict[str, Word] = {}
    for line in _VOCABULARY.strip().splitlines():
        code, *entries = line.split()
        for entry in entries:
            name, _, value = entry.partition("=")
            number = int(value) if value.lstrip("-").isdecimal() else value
            note = "plural" if code == "u" and name.endswith("s") else ""
            words.setdefault(fold(name), Word(code, number or 0, note))
    for row in calendar_names():
        if row.kind != "not_a_date":
            number = row.number + (LUNAR if row.calendar == "lunar_hijri" else 0)
            words.setdefault(fold(row.name), Word(_CODE[row.calendar], number, row.alone))
    return words


@cache
def false_dates() -> dict[str, frozenset[str]]:
    """First word -> second words of what looks like a date and is none ("Sunday Times")."""
    table: dict[str, set[str]] = {}
    for row in calendar_names():
        if row.kind == "not_a_date":
            first, _, second = row.name.partition(" ")
            table.setdefault(fold(first), set()).add(fold(second))
    return {first: frozenset(seconds) for first, seconds in table.items()}


OTHER = Word(".")
_MARKS = {mark: Word("-") for mark in "-–—"} | {mark: Word(";") for mark in ";:()[]"}
_MARKS |= {",": Word(","), "،": Word(","), "/": Word("/")}
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)|(\d{1,2})T\d\d", re.IGNORECASE)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@lru_cache(maxsize=1 << 15)
def read_word(token: str) -> tuple[str, Word]:
    """The folded token and what it means."""
    if token[0].isdecimal():
        return token, _read_number(token)
    folded = fold(token)
    word = vocabulary().get(folded) or _MARKS.get(token, OTHER)
    # Names are written with a capital; "may" and "march" are words.
    return folded, OTHER if word.code in "MHW" and token[0].islower() else word


def _read_number(token: str) -> Word:
    ordinal = _ORDINAL.fullmatch(token)
    if ordinal:
        return _read_digits(ordinal[1] or ordinal[2])._replace(note="ordinal")
    dotted = _DOTTED.fullmatch(token)
    if dotted:
        return Word("#", f"{int(dotted[1])}.{int(dotted[2])}.{int(dotted[3])}")
    decade = token[4:] in ("s", "'s", "’s") and token[:4].isdecimal()
    if decade and token[3] == "0":
        return Word("D", int(token[:4]))
    digits = token[:-2] if token.endswith(("'s", "’s")) else token
    if digits.isdecimal() and len(digits) <= 6:
        return _read_digits(digits)
    return Word("0", 0) if digits.replace(",", "").isdecimal() else OTHER


def _read_digits(digits: str) -> Word:
    value = int(digits)
    if len(digits) <= 2:
        return Word("n" if value <= 31 else "0", value)
    if len(digits) == 4 and 1500 <= value <= 2099:
        return Word("Y", value)
    return Word("J" if len(digits) == 4 and 1300 <= value <= 1499 else "0", value)
