# Everything goes through one virtual environment, made on first use.
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: install run test check accuracy bench soak clean

$(VENV)/.installed: pyproject.toml
	python3 -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@

install: $(VENV)/.installed

run: install
	$(VENV)/bin/clashmap serve

test: install
	$(PY) -m pytest

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

# Fuzzing of mentions and reports for an hour.
soak: install
	$(PY) -m bench.soak

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info build
