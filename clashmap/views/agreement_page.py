"""The agreement in words and as a table; names of datasets are escaped here."""

from html import escape

import pandas as pd

from clashmap.intake.external import External
from clashmap.schema import AGREEMENT_COLUMNS
from clashmap.views.agreement import Agreement, LeftOut
from clashmap.views.event_pairs import FIGHTING, MAX_GAP
from clashmap.views.export_csv import table_csv
from clashmap.views.words import count_of, day_of, listing

_ABOUT = {
    "UCDP GED": (
        "UCDP GED holds events with at least one death, of states and organised armed groups, "
        "checked by hand; since August 2021 it calls the Taliban “Government of Afghanistan”."
    ),
    "ACLED": (
        "ACLED holds political violence and protests, with or without a death, from sources of its "
        "own; compared are its battles, its explosions and its violence against civilians."
    ),
}
_REASONS = (
    ("other_kinds", "of other kinds"),
    ("no_province", "without a province"),
    ("no_month", "dated to more than a month, or not at all"),
    ("outside", "outside the months that both cover"),
)
_HEADS = ("Province", "Ours", "Theirs", "In both", "Ours only", "Theirs only")
_COUNTS = ("ours", "theirs", "matched", "ours_only", "theirs_only")


def summary_html(agreement: Agreement, external: External) -> str:
    """Return what agrees, as one line of numbers and the measures in words."""
    if agreement.months is None:
        return (
            '<p class="cm-counts" role="status"><b>Nothing to compare:</b> there is no month that '
            f"both the articles read and this file of {escape(external.source)} cover.</p>"
        )
    both, ours, theirs = (agreement.total(name) for name in ("matched", "ours", "theirs"))
    name = escape(external.source)
    return (
        f'<p class="cm-counts" role="status">{months_of(agreement)}: <b>{ours:,}</b> of our events '
        f"and <b>{theirs:,}</b> of {name}; <b>{both:,}</b> pair up: {_share(both, ours)} of ours "
        f"are in {name}, {_share(both, theirs)} of theirs are in ours.</p>"
        f'<p class="cm-small">{escape(_measures(agreement))}</p>'
    )


def caveats_html(agreement: Agreement, external: External) -> str:
    """Return what each side counts, what a pair is, and what could not be compared."""
    kinds = listing(kind.replace("_", " ") for kind in FIGHTING)
    lines = [
        f"Ours are events ({kinds}) that the articles read tell of as current, each counted once, "
        "and not those that are only denied. How many there are depends on which articles were "
        "read.",
        _ABOUT[external.source],
        "The two cover different sources, so neither is the measure of the other: an event that "
        "only one has may be missing from the other, or counted there in another way.",
        f"A pair is one event of each: in the same province, of compatible kinds, at most "
        f"{MAX_GAP.days} days apart, the closest first. Who fought and how many died is not "
        "compared. A pair over the turn of a month is counted in the dataset’s month.",
        f"Not compared of ours: {left_words(agreement.ours_left)}; of {external.source}: "
        f"{left_words(agreement.theirs_left)}.",
    ]
    if agreement.by_article:
        lines.append(
            f"Of {count_of(agreement.by_article, 'event')} of ours only the article’s date is "
            "known; it stands for the event’s."
        )
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<ul class="cm-list">{items}</ul>'


def provinces_html(agreement: Agreement) -> str:
    """Return the counts by province over all shared months as a table, the fullest first."""
    sums = agreement.table.groupby("province")[list(_COUNTS)].sum()
    sums = sums.sort_values(["theirs", "ours"], ascending=False, kind="stable")
    head = "".join(f'<th scope="col">{name}</th>' for name in _HEADS)
    body = "".join(
        f'<tr><th scope="row">{escape(str(name))}</th>'
        + "".join(f"<td>{row[column]:,}</td>" for column in _COUNTS)
        + "</tr>"
        for name, row in zip(sums.index, sums.to_dict("records"), strict=True)
    )
    return (
        '<div class="cm-tolls" tabindex="0" role="group" aria-label="Agreement by province"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def month_table(agreement: Agreement) -> pd.DataFrame:
    """Return the counts by province and month under the heads of the page."""
    table = agreement.table.rename(columns=dict(zip(_COUNTS, _HEADS[1:], strict=True)))
    return table.rename(columns={"province": "Province", "month": "Month"})


def agreement_csv(agreement: Agreement, external: External, snapshot: str) -> bytes:
    """Return the table as CSV; each row names the dataset, its version and our snapshot."""
    about = {
        "dataset": external.source,
        "dataset_version": external.version,
        "dataset_file": f"{external.name} {external.mark}",
        "snapshot": snapshot,
    }
    names = [column.name for column in AGREEMENT_COLUMNS]
    rows = ({str(k): v for k, v in row.items()} for row in agreement.table.to_dict("records"))
    return table_csv([*names, *about], (row | about for row in rows))


def months_of(agreement: Agreement) -> str:
    """Return the months that both cover in words, "" where there is none."""
    if agreement.months is None:
        return ""
    first, last = (day_of(f"{month}-01").partition(" ")[2] for month in agreement.months)
    return first if first == last else f"{first} to {last}"


def left_words(left: LeftOut) -> str:
    """Return how many events were not compared and why, such as "3 of other kinds"."""
    parts = [f"{getattr(left, name):,} {words}" for name, words in _REASONS if getattr(left, name)]
    return listing(parts, none="none")


def _measures(agreement: Agreement) -> str:
    """Return Jaccard's and Spearman's measures with what they mean."""
    parts = []
    both = agreement.total("matched")
    either = agreement.total("ours") + agreement.total("theirs") - both
    if either:
        parts.append(
            f"Of all events that either tells of, {_share(both, either)} are in both (Jaccard)."
        )
    if agreement.chance is not None:
        parts.append(
            f"With our dates moved by a quarter, a half and three quarters of that time "
            f"{agreement.chance:.1f} pair up on average: so many pairs chance alone would give."
        )
    if agreement.rank is None:
        parts.append("Too few provinces and months differ for a rank correlation.")
    else:
        parts.append(
            f"Counts by province and month rise and fall together {_strength(agreement.rank)}: "
            f"rank correlation {agreement.rank:.2f} (Spearman; 1 alike, 0 unrelated), over the "
            "provinces that either names and every month."
        )
    return " ".join(parts)


def _strength(rank: float) -> str:
    """Return a correlation in a word; the limits are a convention, not a test."""
    limits = ((0.7, "strongly"), (0.4, "in part"), (0.2, "weakly"))
    return next((word for low, word in limits if rank >= low), "hardly or not at all")


def _share(part: int, whole: int) -> str:
    if not whole:
        return "none"
    return "under 1%" if 0 < part / whole < 0.005 else f"{part / whole:.0%}"
