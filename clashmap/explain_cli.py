"""The command `clashmap explain`: an article marked, and why each report was made."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence

from clashmap.console import NOTHING_DONE, SOME_SET_ASIDE, plain, say
from clashmap.intake_cli import READS, open_intake
from clashmap.views.exports import Row, json_line, report_row
from clashmap.web_cli import web_options
from extract.articles import Published, SetAside
from extract.errors import ExtractError
from extract.explain import Explanation, Piece, Reasons, explain_article
from extract.explain_losers import Loser
from extract.reports import Report
from geo.errors import GeoError

# ANSI: green, magenta, cyan, yellow; dim for what lost.
_COLOURS = {"place": "32", "group": "35", "date": "36", "trigger": "33", "lost": "2", "head": "1"}
# Alternatives beyond these are further from the report than anybody reads.
_SHOWN = 12


def add_explain_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    parents: Sequence[argparse.ArgumentParser] = (),
) -> None:
    """Add `explain` to the commands of the parser."""
    parser = commands.add_parser(
        "explain", parents=list(parents), help="why an article gave its reports, and no others"
    )
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="FILE",
        help=READS,
    )
    parser.add_argument("--json", action="store_true", help="one JSON object an article")
    parser.set_defaults(run=_explain)


def _explain(options: argparse.Namespace) -> int:
    """Print each article's explanation; return the exit code."""
    intake = open_intake(options.paths, options.columns, web_options(options))
    colours = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for article in intake:
        try:
            explanation = explain_article(article)
        except (ExtractError, GeoError) as error:
            intake.put_aside(SetAside(article.source, str(error)))
            continue
        if options.json:
            sys.stdout.buffer.write(json_line(explanation_row(explanation)))
        else:
            text = write_explanation(explanation, colours=colours)
            sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
    if not intake.read:
        say("nothing read, nothing explained")
        return NOTHING_DONE
    return SOME_SET_ASIDE if intake.set_aside else 0


def explanation_row(explanation: Explanation) -> Row:
    """The explanation as plain values; a report's fields are those of `clashmap extract`."""
    text, published = explanation.article.text, explanation.published
    return {
        "source": explanation.article.source,
        "published": published.text if published else None,
        "published_basis": published.basis if published else None,
        "pieces": [
            {
                "start": piece.span.start,
                "end": piece.span.end,
                "role": piece.role,
                "meaning": piece.meaning,
                "text": text[piece.span.start : piece.span.end],
            }
            for piece in explanation.pieces
        ],
        "reports": [_reasons_row(reasons) for reasons in explanation.reports],
        "quiet": [_loser_row(loser) for loser in explanation.quiet],
    }


def _reasons_row(reasons: Reasons) -> Row:
    return {
        "report": report_row(reasons.report),
        "clues": [
            {"field": c.field, "start": c.span.start, "end": c.span.end, "surface": c.surface}
            for c in reasons.clues
        ],
        "alternatives": [_loser_row(loser) for loser in reasons.losers],
    }


def _loser_row(loser: Loser) -> Row:
    return {
        "what": loser.what,
        "start": loser.span.start,
        "end": loser.span.end,
        "surface": loser.surface,
        "why": loser.why,
    }


def write_explanation(explanation: Explanation, *, colours: bool) -> str:
    """The explanation for a reader: mentions in colour, or as [place:Rukha = Rukha, Panjshir]."""
    lines = list(_lines(explanation, colours=colours))
    return "\n".join(lines) + "\n\n"


def _lines(explanation: Explanation, *, colours: bool) -> Iterator[str]:
    article = explanation.article
    yield _paint(f"== {plain(article.source)}", "head", colours=colours)
    yield f"published: {_published(explanation.published)}"
    yield ""
    text = article.text
    yield "".join(_mark(piece, text, colours=colours) for piece in explanation.pieces).strip()
    for number, reasons in enumerate(explanation.reports, 1):
        yield ""
        yield from _report_lines(number, reasons, colours=colours)
    if not explanation.reports:
        yield ""
        yield "no report"
    if explanation.quiet:
        yield ""
        yield _paint("in sentences without a report:", "head", colours=colours)
        yield from _loser_lines(explanation.quiet, colours=colours)


def _published(published: Published | None) -> str:
    """When it came out, as precise as known, and how that is known."""
    if published is None or published.start is None:
        return "nothing says when"
    days = f"between {published.start} and {published.end}"
    return f"{published.text or days} ({published.basis})"


def _mark(piece: Piece, text: str, *, colours: bool) -> str:
    surface = plain(text[piece.span.start : piece.span.end], keep="\n\t")
    if not piece.role:
        return surface
    if colours:
        return _paint(surface, piece.role, colours=True)
    meaning = f" = {plain(piece.meaning)}" if piece.meaning not in {"", surface} else ""
    return f"[{piece.role}:{surface}{meaning}]"


def _report_lines(number: int, reasons: Reasons, *, colours: bool) -> Iterator[str]:
    report = reasons.report
    yield _paint(f"report {number}: {_headline(report)}", "head", colours=colours)
    yield f"  “{plain(report.evidence)}”"
    yield f"  told by: {plain(', '.join(report.attribution))}; confidence {report.confidence}"
    for clue in reasons.clues:
        where = f"{clue.span.start}-{clue.span.end}"
        yield f"  {clue.field}: {plain(clue.surface)!r} ({where})"
    for rule in report.rules:
        yield f"  because {plain(rule)}"
    if reasons.losers:
        yield "  not taken:"
        yield from _loser_lines(reasons.losers, colours=colours)


def _headline(report: Report) -> str:
    """What is reported, in one line."""
    where = ", ".join(filter(None, (report.place, report.district, report.province)))
    sides = f"{', '.join(report.initiator) or '?'} against {', '.join(report.target) or '?'}"
    when = "no date"
    if report.date_start or report.date_end:
        last = report.date_end or "open"
        when = f"{report.date_start or '?'} to {last}"
    kind = report.kind.replace("_", " ")
    facts = f"{kind}, {report.status}, {report.period} - {where} - {sides} - {when}"
    return plain(facts)


def _loser_lines(losers: tuple[Loser, ...], *, colours: bool) -> Iterator[str]:
    for loser in losers[:_SHOWN]:
        line = f"    {loser.what} {plain(loser.surface)!r}: {plain(loser.why)}"
        yield _paint(line, "lost", colours=colours)
    if len(losers) > _SHOWN:
        yield f"    and {len(losers) - _SHOWN} more; --json has all"


def _paint(text: str, role: str, *, colours: bool) -> str:
    return f"\x1b[{_COLOURS[role]}m{text}\x1b[0m" if colours else text
