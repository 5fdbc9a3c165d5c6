"""The grammar of dates: patterns over the codes of date_words, in stages, each with its reading.

A stage finds its patterns from left to right, the first alternative that fits; what it reads
becomes one item with the code X, which later stages build on.
"""

import re
from functools import cache
from typing import NamedTuple

from extract import date_absolute as named
from extract import date_days as days
from extract import date_joins as joined
from extract import date_relative as told
from extract.date_anchors import Anchor
from extract.date_calendar import Days
from extract.date_reading import Phrase, Reading, Rule
from extract.date_words import Word

# A year, stated ("2022", "1401", "of the year 1401") or told ("this year", "of last year").
_YEAR = r"(?:,?q?u?[YJ]|q?d?[lhxP]u)"
_COUNT = r"(?:[cn]&aL|La|aL|af?q?|f|[cn0]q?)"
_LINK = r"d?[.hl]{0,2}"

# Codes without which nothing in a line is dated by itself.
_KNOWN_DAY = re.compile("[YJD#AX]")

# How many codes around a phrase a reading may look at.
_AROUND = 8

# The codes it may begin with, pattern, reading: the order is the priority where two begin alike.
_Table = tuple[tuple[str, str, Rule], ...]
_BASE: _Table = (
    ("YJ", r"[YJ]-n-n|[YJ]/n/n", named.read_year_first),
    ("n", r"n/n/[YJ]|n-n-[YJ]", named.read_year_last),
    ("#", r"#", named.read_dotted),
    ("vNdno", rf"[vN]?d?(?:n,){{0,3}}[no][-T&U]d?[no]q?u?[MH]{_YEAR}?", named.read_day_range),
    ("vNMH", rf"[vN]?[MH]d?n[-T&U]d?n(?!q?[MH]){_YEAR}?", named.read_day_range),
    ("vNn", r"[vN]?nM[-T&U]nM,?Y|[vN]?nH[-T&U]nH,?J", named.read_months_in_year),
    ("vNM", r"[vN]?Mn[-T&U]Mn,?Y", named.read_months_in_year),
    ("vNeMH", r"[vN]?e?-?M[-T&U]e?-?M,?Y|[vN]?H[-T&U]H,?J", named.read_months_in_year),
    ("Wdno", rf"(?:W,?)?d?(?:nq?|oq)u?[MH]{_YEAR}?", named.read_day),
    ("WMH", rf"(?:W,?)?[MH]d?n(?![-/]n){_YEAR}", named.read_day),
    # "In May 13 fighters were killed" counts fighters; "on May 13" is a day.
    ("WMH", r"(?:W,?|(?<!I))[MH]d?n(?![-/]n)", named.read_day),
    ("dol", rf"d?[ol]-?uqu?[MH]{_YEAR}?", named.read_week_of_month),
    ("doe", rf"d?(?:oL|e)[-iIq]?d?[lhxP]?[MH]{_YEAR}?|d?oLq[MH]{_YEAR}?", named.read_month),
    ("MHlhxP", rf"[MH]{_YEAR}|[lhxP][MH]", named.read_month),
    ("esFlhxPY", rf"e?-?[sF]q?d?{_YEAR}|Ys|e?-?[lhxP][sF]|e?-?(?<=[Id])s", named.read_season),
    ("doe", r"d?(?:oL|e)[-q]?Y", named.read_year),
    ("elhxPW", r"(?:ei?)?[lhxP]?Wp?(?:q?[lhxP]u|Q)?", days.read_weekday),
    ("dno", r"d?[no]qdu|(?<=[iqBUSv])d[no](?![MHuqpTLb.n-])", days.read_day_of_month),
    ("dup", r"d?[up]b(?:l(?![uMHWs])|t)", days.read_before_last),
    ("Etehlp", r"E?tp?|e?[hl]p|pQ", days.read_told_day),
    ("ucf", r"[cf]?uQ", told.read_behind),
    ("macfn0uL", rf"m?(?:{_COUNT}|)u[gE](?:hu|t)?", told.read_ago),
    ("dhlP", rf"(?:d|h)?[lP]{_COUNT}u|d[lP]u|(?<=[hiI])Pu", told.read_past_units),
    ("dr", r"d?ru", told.read_recent),
    ("d", r"d[xkP]u", told.read_neighbour_day),
    ("dx", rf"d?x{_COUNT}?u", told.read_coming),
    ("EehlP", r"E?e?[iI]?q?-?[hlP]u|eqdu", told.read_told_unit),
    ("hlxwd", r"[hlx]w|(?<=[iId])w|(?<=m)d?w", told.read_weekend),
    ("eD", r"e?-?D", named.read_decade),
    ("MH", r"M|(?<=[ISUl])H|(?<=uq)H", named.read_bare_month),
    ("Yu", r"Y|uJ", named.read_year),
)
_COUNTED: _Table = (
    ("du", r"d?uqX", joined.read_week_of),
    ("dy", r"d?yqd?[on]?zqd?.?[AX]", joined.read_eve_of_anniversary),
    ("doncz", rf"d?[onc]?zq{_LINK}[AX]", joined.read_anniversary),
    ("d", rf"d{_COUNT}?uS{_LINK}A", joined.read_time_since),
    ("macfn0duL", rf"m?(?:{_COUNT}|d|)u[kbS]{_LINK}(?:A(?:[iI]?X)?|X)", joined.read_offset),
    ("macfn0L", rf"m?{_COUNT}u[kb]", joined.read_offset),
)
_RANGES: _Table = (
    ("vNX", r"[vN][iI]?d?[XA][-T&U][iI]?d?[XA]|X[-T]X", joined.read_range),
    ("X", r"X(?:,X){0,3},?&[iI]?X", joined.read_list),
)
_OPEN: _Table = (
    ("S", rf"S{_LINK}(?:A(?:[iI]?X)?|X)|S[.dahmqcI]{{1,8}}?[iI]?X", joined.read_since),
    ("U", r"Ud?[XA]", joined.read_until),
    ("B", r"Bd?X", joined.read_by),
    ("k", rf"k{_LINK}(?:A(?:[iI]?X)?|X)", joined.read_after),
    ("b", rf"b{_LINK}[AX]", joined.read_before),
    ("O", rf"O{_LINK}A(?:[iI]?X)?", joined.read_at_event),
    ("dy", r"d?yqd?[XA]", joined.read_eve),
)


class Line(NamedTuple):
    """A sentence as items, a code and a value each; item n holds tokens edges[n] to edges[n+1]."""

    codes: str
    values: list[Word | Reading | Anchor]
    edges: list[int]

    def fold(self, found: list[tuple[int, int, str, Reading | Anchor]]) -> "Line":
        """The line with each (first, last, code, value) as one item."""
        codes: list[str] = []
        values: list[Word | Reading | Anchor] = []
        edges: list[int] = []
        done = 0
        for first, last, code, value in found:
            codes += self.codes[done:first], code
            values += [*self.values[done:first], value]
            edges += self.edges[done : first + 1]
            done = last
        codes.append(self.codes[done:])
        return Line("".join(codes), values + self.values[done:], edges + self.edges[done:])


class Stage(NamedTuple):
    """One pass: what its every match holds, and by first code the pattern and its readings.

    starts finds the codes that a match may begin with.
    """

    needs: re.Pattern[str]
    starts: re.Pattern[str]
    patterns: dict[str, tuple[re.Pattern[str], tuple[Rule, ...]]]


def _make_stage(needs: str, table: _Table) -> Stage:
    firsts = sorted({*"".join(row[0] for row in table)})
    return Stage(
        re.compile(needs),
        re.compile(f"[{re.escape(''.join(firsts))}]"),
        {code: _alternatives(code, table) for code in firsts},
    )


def _alternatives(code: str, table: _Table) -> tuple[re.Pattern[str], tuple[Rule, ...]]:
    rows = [row for row in table if code in row[0]]
    return re.compile("|".join(f"({row[1]})" for row in rows)), tuple(row[2] for row in rows)


@cache
def stages() -> tuple[Stage, ...]:
    """The passes, in order."""
    return (
        _make_stage("[MHWstuwDYJp#n]", _BASE),
        _make_stage("u[qkbS]|zq", _COUNTED),
        _make_stage("X", _RANGES),
        _make_stage("[SUBkbOy]", _OPEN),
    )


def run_stage(stage: Stage, line: Line, now: Days | None) -> Line:
    """The line with each phrase that the stage reads folded into one item."""
    codes, values = line.codes, line.values
    found: list[tuple[int, int, str, Reading | Anchor]] = []
    done, prior = 0, None
    for start in stage.starts.finditer(codes):
        first = start.start()
        if first < done:
            continue
        pattern, rules = stage.patterns[start[0]]
        match = pattern.match(codes, first)
        if not match or not match.lastindex:
            continue
        last = match.end()
        around = codes[max(0, first - _AROUND) : first], codes[last : last + _AROUND]
        phrase = Phrase(codes[first:last], values[first:last], now, *around, prior)
        reading = rules[match.lastindex - 1](phrase)
        if reading is not None:
            found.append((first, last, "X", reading))
            done, prior = last, reading
    return line.fold(found) if found else line


def read_line(line: Line, now: Days | None) -> Line:
    """The line after all stages: its dates are the items with the code X."""
    return read_joined(read_base(line, now), now)


def read_base(line: Line, now: Days | None) -> Line:
    """The line after the first stage alone: single dates, with known events still apart."""
    stage = stages()[0]
    return run_stage(stage, line, now) if stage.needs.search(line.codes) else line


def read_joined(line: Line, now: Days | None) -> Line:
    """A line that read_base has read, after the other stages: joined dates are one item."""
    for stage in stages()[1:]:
        if stage.needs.search(line.codes):
            line = run_stage(stage, line, now)
    return line


def tells_known_day(line: Line) -> bool:
    """Whether a line holds a year, a decade, a whole date or a known event.

    Without one, all its dates lean on the publication day.
    """
    return _KNOWN_DAY.search(line.codes) is not None


def tells_month(line: Line) -> bool:
    """Whether a line names a month of either calendar."""
    return "M" in line.codes or "H" in line.codes
