"""axe-core over every page and frame: nothing serious that is ours."""

from importlib.resources import files

import pytest

AXE = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")
# What others' parts do wrong: (rule, piece of the element's HTML or selector) -> owner and reason.
THEIRS = {
    ("meta-viewport", "user-scalable=no"): (
        "folium: its map's header forbids zooming; a browser passes over it inside a frame"
    ),
    ("aria-required-attr", 'role="spinbutton"'): (
        "Streamlit (react-aria): the empty parts of a date carry no aria-valuenow"
    ),
    ("svg-img-alt", "brush_brush"): "Vega: the rectangle of a brush has a role and no name",
}
PAGES = {
    "overview": ("", True),
    "one province": ("?province=Panjshir&by=Districts", True),
    "nothing found": ("?q=nosuchword", True),
    "brief": ("?brief=true", True),
    "province": ("province?name=Panjshir", True),
    "periods": ("compare?a_from=2022-05-01&a_to=2022-06-30&b_from=2022-09-01", False),
    "groups": ("compare?compare=Two+groups", False),
    "changes": ("changes?since=2022-05-20&until=2022-12-31", False),
    "search": ("search?find=Panjshir", False),
    "evidence": ("evidence", False),
    "data": ("data", False),
    "own": ("own", False),
    "external": ("external", False),
}


def violations(page, rules=None):
    """Return what axe finds in the page and its frames: (rule, impact, target, html)."""
    found = []
    options = {"iframes": False, "resultTypes": ["violations"]}
    options |= {"runOnly": rules} if rules else {}
    for frame in page.frames:
        frame.evaluate(AXE)
        result = frame.evaluate("options => axe.run(document, options)", options)
        found += [
            (rule["id"], rule["impact"], str(node["target"]), node["html"])
            for rule in result["violations"]
            for node in rule["nodes"]
        ]
    return found


def ours(page, rules=None):
    """Return the grave faults that are not another's."""
    return [
        f"{rule}: {target} {html[:160]}"
        for rule, impact, target, html in violations(page, rules)
        if impact in GRAVE and not is_theirs(rule, target, html)
    ]


def is_theirs(rule, target, html):
    return any(rule == own and (part in html or part in target) for own, part in THEIRS)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_grave_fault_of_ours(open_page, name):
    query, has_map = PAGES[name]
    page = open_page(query, has_map=has_map)
    page.wait_for_timeout(1500)
    found = ours(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", PAGES)
def test_in_the_dark_every_text_can_be_read(open_page, name):
    query, has_map = PAGES[name]
    page = open_page(query, has_map=has_map, scheme="dark")
    page.wait_for_timeout(1500)
    found = ours(page, ["color-contrast"])
    assert not found, "\n".join(found)
