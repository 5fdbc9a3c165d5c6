# Everything goes through one virtual environment, made on first use.
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: install run test check accuracy bench clean soak soak-texts soak-kills soak-readers soak-disk

$(VENV)/.installed: pyproject.toml
	python3 -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@

install: $(VENV)/.installed

run: install
	$(VENV)/bin/clashmap serve

test: install
	$(PY) -m pytest -n 2 -m "not browser"
	$(PY) -m pytest -m browser

check: install
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy

# The labelled cases against the floors of bench/floors.json.
accuracy: install
	$(PY) -m bench.accuracy --check > accuracy.log || (cat accuracy.log; exit 1)

# Speed against peers of the field, then the page in a real browser (needs Chromium).
bench: install
	$(PY) -m pip install --quiet --disable-pip-version-check -e '.[test,bench]'
	$(PY) -m bench
	$(PY) -m bench.browser
	$(PY) -m bench.browser --reports 100000
	$(PY) -m bench.growth

# What takes long: an hour of fuzzing, 50 kills of an ingest, five minutes of readers and writers, a
# full disk and a cluster that loses workers. Each can be run alone, and shorter:
# `make soak-readers READERS_MINUTES=1`.
FUZZ_MINUTES := 60
KILL_POINTS := 50
READERS_MINUTES := 5

soak: soak-readers soak-kills soak-disk soak-texts

soak-texts: install
	$(PY) -m bench.soak --minutes $(FUZZ_MINUTES)

soak-kills: install
	$(PY) -m bench.kills --points $(KILL_POINTS)

soak-readers: install
	$(PY) -m bench.readers --minutes $(READERS_MINUTES)

# The full disk is a tmpfs, which only root can mount.
soak-disk: install
	$(PY) -m pytest tests/clashmap/test_ingest_kill.py tests/clashmap/test_ingest_dask.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info build
