"""`clashmap serve`: what it hands to the page, and what it refuses."""

import pytest

from clashmap import serving
from clashmap.cli import main


def test_the_page_gets_the_paths_that_were_given(tmp_path, monkeypatch):
    monkeypatch.delenv("CLASHMAP_PROVINCES", raising=False)
    made = serving.page_environment([tmp_path / "a", tmp_path / "b"], None, tmp_path / "d.shp")
    assert made["CLASHMAP_ARTICLES"].split(":") == [str(tmp_path / "a"), str(tmp_path / "b")]
    assert made["CLASHMAP_DISTRICTS"] == str(tmp_path / "d.shp")
    assert "CLASHMAP_PROVINCES" not in made


def test_without_app_py_it_says_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(serving, "ROOT", tmp_path)
    assert main(["serve", "--no-browser"]) == 2
    assert "checkout" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["--port", "0"], ["--port", "x"], ["--port", "70000"], ["--provinces", "gone.shp"]],
)
def test_a_bad_port_or_path_is_refused(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["serve", *arguments])
    assert stopped.value.code == 2
    assert arguments[1] in capsys.readouterr().err
