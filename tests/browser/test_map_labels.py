"""Each name on the map of the country is read as its own area's, and none is lost."""

import pytest
from live_map import map_frame

ARTICLES = {
    "claims.md": (
        "title: Who holds the valley\npublisher: Valley Desk\npublished: 2022-09-21\n",
        "Taliban fighters took control of Panjshir province on 15 September 2022, the Taliban "
        "said.\n\nNRF fighters took control of Panjshir province on 15 September 2022, the NRF "
        "said.\n\nTaliban fighters took control of Bazarak district of Panjshir province on "
        "15 September 2022, the Taliban said.\n\nNRF fighters clashed with the Taliban in "
        "Panjshir province on 15 September 2022.\n\nFighters of the NRF are present in Rokha "
        "district of Panjshir province, residents said.\n",
    ),
}
# The labels with the part of each that lies on its area, on any province, and on another label.
LOOK = """() => {
  const { map } = clashmap, frame = map.getContainer().getBoundingClientRect();
  const pen = document.createElement('canvas').getContext('2d');
  const shape = layer => new Path2D(layer.getElement().getAttribute('d'));
  const provinces = map.clashmap.layers.province.getLayers();
  const part = (path, box) => {
    let inside = 0;
    for (let a = 0; a < 10; a++) for (let b = 0; b < 10; b++) {
      const at = map.containerPointToLayerPoint([
        box.left - frame.left + box.width * a / 9, box.top - frame.top + box.height * b / 9]);
      inside += pen.isPointInPath(path, at.x, at.y, 'evenodd');
    }
    return inside / 100;
  };
  return [...document.querySelectorAll('.clash-label-province')].map(e => {
    const name = e.querySelector('span').textContent, box = e.getBoundingClientRect();
    const own = provinces.find(l => l.feature.properties.name === name);
    return {
      name, backed: e.classList.contains('clash-label-backed'),
      white: e.classList.contains('clash-label-on-strong'), own: part(shape(own), box),
      land: Math.max(...provinces.map(l => part(shape(l), box))),
    };
  });
}"""


@pytest.fixture(scope="module")
def server(run_server, tmp_path_factory):
    """Run the page over claims to a province that is narrower than what there is to say of it."""
    folder = tmp_path_factory.mktemp("claims")
    for name, (front, text) in ARTICLES.items():
        (folder / name).write_text(f"---\n{front}---\n{text}", encoding="utf-8")
    with run_server(folder) as address:
        yield address


def looked_at(page):
    page.wait_for_timeout(1200)
    frame = map_frame(page)
    return {label["name"]: label for label in frame.evaluate(LOOK)}, frame


@pytest.mark.parametrize("query", ["", "?dari=true", "?brief=true"])
def test_all_34_provinces_are_named_and_no_plate_covers_another_one(open_page, query):
    labels, frame = looked_at(open_page(query))
    assert len(labels) == 34
    assert labels["Panjshir"]["backed"]
    for label in labels.values():
        assert not label["backed"] or label["own"] >= 0.75 or label["land"] == 0
        assert not label["white"] or label["own"] == 1
    # Of a district so small on this scale, a plate would be read as its province's neighbour's.
    assert frame.locator(".clash-label-district").count() == 0


def test_on_a_phone_the_name_stays_and_the_plate_goes(open_page):
    labels, _ = looked_at(open_page("", width=390, height=844))
    assert {"Kabul", "Panjshir"} <= labels.keys()
    assert not [name for name, label in labels.items() if label["backed"] and label["own"] < 0.75]


def test_a_province_of_its_own_page_is_named_in_the_title_alone(open_page):
    labels, frame = looked_at(open_page("province?name=Panjshir"))
    assert "Panjshir" not in labels
    assert {"Baghlan", "Takhar", "Nuristan"} <= labels.keys()
    over_dots = frame.locator(".clash-label-district", has_text="Rokha")
    assert "clash-label-backed" in over_dots.get_attribute("class") or (
        "clash-label-grounded" in over_dots.get_attribute("class")
    )
