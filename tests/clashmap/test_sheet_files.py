"""Map sheets as files: one, the pack of all provinces, and the command."""

import time
from pathlib import Path

import pytest

from clashmap.briefing import Pack, sheet_name, write_pack, write_sheet
from clashmap.cli import main
from clashmap.filters import Filters
from clashmap.views.sheet import SheetOptions
from geo.boundaries import load_boundaries

MAGIC = {"png": b"\x89PNG", "pdf": b"%PDF", "pptx": b"PK"}


def brief(*arguments: str) -> int:
    return main(["brief", *arguments])


def test_name_of_a_file_tells_place_size_and_day() -> None:
    options = SheetOptions(place="Maidan Wardak", size="A4", as_of="2022-09-27")
    assert sheet_name(options, "pdf") == "clashmap_maidan-wardak_a4_2022-09-27.pdf"
    assert sheet_name(SheetOptions(), "png") == "clashmap_afghanistan_16x9.png"


@pytest.mark.parametrize("suffix", MAGIC)
def test_suffix_decides_the_format(frame, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"sheet.{suffix}"
    write_sheet(frame, Filters(), load_boundaries(), SheetOptions(), path)
    assert path.read_bytes().startswith(MAGIC[suffix])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_pack_of_34_sheets_is_made_within_a_minute(frame, tmp_path: Path) -> None:
    begin = time.perf_counter()
    pack = Pack(tmp_path / "pack")
    paths = list(write_pack(frame, Filters(), load_boundaries(), SheetOptions(), pack))
    assert time.perf_counter() - begin < 60
    assert len({path.name for path in paths}) == 34
    assert all(path.stat().st_size > 20_000 for path in paths)


def test_command_makes_a_sheet_of_the_samples(tmp_path: Path, capsys) -> None:
    path = tmp_path / "panjshir.pptx"
    days = ("--from", "2022-05-01", "--to", "2022-05-31")
    assert brief("panjsher", *days, "--group", "NRF", "--out", str(path)) == 0
    assert path.read_bytes().startswith(MAGIC["pptx"])
    assert "1 sheet in" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Panjshir", "--out", "sheet.gif"), "must end in .png .pdf .pptx"),
        (("Panjshir", "--out", "no-such-folder/a.png"), "make it first"),
        (
            ("Kabul", "--from", "2022-05-02", "--to", "2022-05-01", "--out", "a.png"),
            "is after --to",
        ),
    ],
)
def test_command_says_what_is_wrong(arguments, message, capsys) -> None:
    assert brief(*arguments) == 2
    assert message in capsys.readouterr().err


def test_unknown_province_is_refused(capsys) -> None:
    with pytest.raises(SystemExit):
        brief("Atlantis", "--out", "a.png")
    assert "no province 'Atlantis'" in capsys.readouterr().err
