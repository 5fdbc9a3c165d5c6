"""A command starts without the libraries that only sheets need."""

import subprocess
import sys


def test_no_plotting_library_is_loaded_to_extract():
    code = (
        "import sys, clashmap.cli; print([m for m in ('matplotlib', 'pptx') if m in sys.modules])"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
