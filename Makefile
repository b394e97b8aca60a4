# Each target makes what it needs; python3 (3.11 or newer) and make are enough to start with.
PYTHON ?= python3
BIN := .venv/bin
TESTS ?= tests

.PHONY: site test goldens clean

site: .venv/.site
	$(BIN)/kuril-archive build
	@echo "Open build/index.html in a browser."

test: .venv/.test
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n auto --cov=kuril_archive $(TESTS)

# Writes the expected files of tests/sites/ and the messages anew; read the difference before committing it.
goldens: .venv/.test
	REWRITE_GOLDENS=1 $(BIN)/python -m pytest -q tests/test_sites.py tests/test_messages.py

clean:
	rm -rf build .venv .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/.made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/.site: .venv/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/.test: .venv/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	$(BIN)/python tests/browser.py --install
	touch $@
