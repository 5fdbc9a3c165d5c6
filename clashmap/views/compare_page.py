"""A comparison as HTML: three maps with their legends, and the table of differences."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape

import pandas as pd

from clashmap.views.change_cards import province_link
from clashmap.views.compare import Comparison, difference_classes, shared_classes
from clashmap.views.legends import range_words
from clashmap.views.palette import Theme
from clashmap.views.small_map import Outlines, Paint, small_map_html, swatches_html
from clashmap.views.tallies import ColourClass, shade_of
from clashmap.views.words import listing

# From little to much: purple for fewer, orange for more. The pair is told apart in every common
# form of colour blindness, and each number carries its sign for print without colour.
_FEWER = {
    "day": ("#e4e0ee", "#c4b9dc", "#a08fc6", "#7d66ad", "#5b3f92"),
    "dark": ("#3b3452", "#53467a", "#6f5ea0", "#9080c4", "#b7abe2"),
}
_MORE = {
    "day": ("#fbe6cd", "#f6c68d", "#ec9f4d", "#d07a1e", "#a5570b"),
    "dark": ("#4a3720", "#6e4c1f", "#96651f", "#c48430", "#efac57"),
}
_SAME = {"day": "#e6e6e6", "dark": "#3a434e"}
_NONE = "none told, which does not mean calm"
# In a text in place of a map, so many provinces are named.
_NAMED = 8


def side_html(comparison: Comparison, at: int, outlines: Outlines, theme: Theme) -> str:
    """Return the map of the first (0) or second (1) side; both have the colours of one scale."""
    table, side = comparison.table, comparison.sides[at]
    classes = shared_classes(table)
    column = table[("first", "second")[at]]
    counts = {str(name): int(number) for name, number in column.items() if number}
    fills = {name: theme.classes[shade_of(n, classes) or 0] for name, n in counts.items()}
    numbers = {name: f"{number:,}" for name, number in counts.items()}
    words = f"Map of {comparison.counted} by province, {side.name}: {_named(numbers)}"
    return _figure(side.name, small_map_html(outlines, Paint(fills, numbers, words), theme))


def difference_html(comparison: Comparison, outlines: Outlines, theme: Theme) -> str:
    """Return the map of what the second side has more or fewer than the first."""
    table, (first, second) = comparison.table, comparison.sides
    classes = difference_classes(table)
    fills, numbers = {}, {}
    for name, number in table["difference"].items():
        shade = shade_of(abs(number), classes)
        colours = (_MORE if number > 0 else _FEWER)[theme.name]
        fills[str(name)] = _SAME[theme.name] if shade is None else colours[shade]
        numbers[str(name)] = signed(number)
    words = (
        f"Map of the difference in {comparison.counted} by province, {second.name} against "
        f"{first.name}: {_named(numbers)}"
    )
    image = small_map_html(outlines, Paint(fills, numbers, words), theme)
    return _figure("Difference", image)


def scale_html(comparison: Comparison, theme: Theme) -> str:
    """Return the legend of both sides."""
    classes = shared_classes(comparison.table)
    pairs = [(theme.classes[own.shade], range_words(own)) for own in classes]
    title = f"{comparison.counted.capitalize()}, both maps"
    return swatches_html(title, [*pairs, (theme.land, _NONE)])


def difference_scale_html(comparison: Comparison, theme: Theme) -> str:
    """Return the legend of the difference, from fewer to more: the classes that are drawn."""
    drawn, classes = comparison.table["difference"], difference_classes(comparison.table)
    fewer = [own for own in reversed(classes) if _holds(-drawn, own)]
    more = [own for own in classes if _holds(drawn, own)]
    pairs = [(_FEWER[theme.name][own.shade], f"{range_words(own)} fewer") for own in fewer]
    if (drawn == 0).any():
        pairs.append((_SAME[theme.name], "the same"))
    pairs += [(_MORE[theme.name][own.shade], f"{range_words(own)} more") for own in more]
    pairs.append((theme.land, "none on either side"))
    return swatches_html(f"{comparison.sides[1].name} against {comparison.sides[0].name}", pairs)


def words_html(comparison: Comparison, *, by_event: bool) -> str:
    """Return what is counted, of which date, and how much of it there is on each side."""
    parts = []
    for side, total, column in zip(
        comparison.sides, comparison.totals, ("first", "second"), strict=True
    ):
        placed = int(comparison.table[column].sum())
        # Reports add up over provinces; one event or source may be of several, so others do not.
        rest = total - placed if comparison.counted == "reports" else 0
        left = f" ({rest:,} of no single province, not on the map)" if rest else ""
        parts.append(f"<b>{escape(side.name)}</b>: <b>{total:,}</b>{left}")
    dates = "event" if by_event else "article"
    counted = f"This counts <b>{comparison.counted}</b> by province and {dates} date"
    return f'<p class="cm-counts" role="status">{counted}. {"; ".join(parts)}.</p>'


def table_html(comparison: Comparison) -> str:
    """Return the numbers by province as a table; each number leads to the province on its side."""
    first, second = comparison.sides
    queries = [replace(side.filters, provinces=()).to_query() for side in (first, second)]
    heads = ("Province", first.name, second.name, "Difference")
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    table = comparison.table
    body = "".join(
        f'<tr><th scope="row">{escape(str(name))}</th>'
        f"<td>{_number(str(name), row['first'], queries[0])}</td>"
        f"<td>{_number(str(name), row['second'], queries[1])}</td>"
        f"<td><b>{signed(row['difference'])}</b></td></tr>"
        for name, row in zip(table.index, table.to_dict("records"), strict=True)
    )
    return (
        '<div class="cm-tolls" tabindex="0" role="group" aria-label="Differences by province">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def signed(number: int) -> str:
    """Return a number with its sign: "+4", "−3", "0"."""
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{abs(number):,}"


def _number(province: str, number: int, query: str) -> str:
    """Return a number that leads to the province's page; none leads nowhere."""
    if not number:
        return "0"
    return province_link(province, query, f"{number:,}")


def _holds(numbers: pd.Series, own: ColourClass) -> bool:
    return bool(numbers.between(own.low, own.high).any())


def _named(numbers: Mapping[str, str]) -> str:
    """Return the provinces with their numbers in words, the first ones by name."""
    first = [f"{name} {number}" for name, number in list(numbers.items())[:_NAMED]]
    rest = len(numbers) - len(first)
    return listing([*first, *([f"and {rest} more"] if rest > 0 else [])], none="none")


def _figure(title: str, image: str) -> str:
    return f'<figure class="cm-figure-map"><figcaption>{escape(title)}</figcaption>{image}</figure>'
