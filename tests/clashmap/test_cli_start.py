"""A command starts without the libraries that only some commands need."""

import subprocess
import sys

HEAVY = ("matplotlib", "pptx", "deltalake", "duckdb", "streamlit", "dask")


def test_no_library_of_some_commands_is_loaded_by_all():
    code = f"import sys, clashmap.cli; print([m for m in {HEAVY} if m in sys.modules])"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
