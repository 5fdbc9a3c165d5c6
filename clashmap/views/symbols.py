"""Marks as small SVG drawings, without any text of articles. The map's script draws rings alike."""

from base64 import b64encode

from clashmap.views.palette import KIND_SHAPES, Theme

# What is drawn at one spot: (kind, status, number of reports), biggest first.
Parts = tuple[tuple[str, str, int], ...]
HOLLOW = ("claimed", "denied")
_STRIKE = "M-8.5,8.5L8.5,-8.5"


def shape_svg(kind: str, status: str, theme: Theme) -> str:
    """Return a kind's shape, filled, hollow (claimed), struck (denied) or doubled (confirmed)."""
    colour, halo, path = theme.kinds[kind], theme.halo, KIND_SHAPES[kind]
    body = (
        f'<path d="{path}" fill="{halo}" stroke="{halo}" stroke-width="5" stroke-linejoin="round"/>'
    )
    if status == "confirmed":
        body += _outline(path, colour, width=6.4) + _outline(path, halo, width=3.4)
    fill = halo if status in HOLLOW else colour
    body += f'<path d="{path}" fill="{fill}" stroke="{colour}" stroke-width="2.2"/>'
    if status == "denied":
        body += _outline(_STRIKE, halo, width=4.4) + _outline(_STRIKE, colour, width=2.2)
    return _svg(body, 22)


def ring_svg(parts: Parts, theme: Theme) -> str:
    """Return a ring whose arcs are the kinds, thin where only claimed or denied, and the number."""
    total = sum(count for _, _, count in parts)
    body, begin = f'<circle r="10.6" fill="{theme.halo}"/>', 0.0
    for kind, status, count in parts:
        share = 100 * count / total
        body += _arc(begin, share, theme.kinds[kind], 4)
        if status in HOLLOW:
            body += _arc(begin, share, theme.halo, 1.5)
        begin += share
    body += (
        '<text y="0.5" font-size="9.5" font-weight="700" text-anchor="middle" '
        f'dominant-baseline="central" font-family="sans-serif" fill="{theme.ink}">{total}</text>'
    )
    return _svg(body, 24)


def as_image(svg: str) -> str:
    """Return a drawing as an image element: Streamlit takes SVG elements out of a page's HTML."""
    data = b64encode(svg.encode("utf-8")).decode("ascii")
    return f'<img class="cm-mark" alt="" src="data:image/svg+xml;base64,{data}">'


def _outline(path: str, colour: str, *, width: float) -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def _arc(begin: float, share: float, colour: str, width: float) -> str:
    return (
        f'<circle r="8.6" fill="none" stroke="{colour}" stroke-width="{width}" pathLength="100" '
        f'stroke-dasharray="{share:.2f} 100" stroke-dashoffset="{-begin:.2f}" '
        'transform="rotate(-90)"/>'
    )


def _svg(body: str, size: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" '
        f'viewBox="-11 -11 22 22" aria-hidden="true">{body}</svg>'
    )
