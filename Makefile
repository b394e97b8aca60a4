# Each target makes what it needs; python3 (3.11 or newer) and make are enough to start with.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
TESTS ?= tests

.PHONY: site test lowest goldens catalogues pictures clean

site: $(VENV)/.site
	$(BIN)/kuril-archive build
	@echo "Open build/index.html in a browser."

test: $(VENV)/.test
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n auto --cov=kuril_archive $(TESTS)

# All checks with the oldest dependencies that pyproject.toml admits; with PYTHON=python3.11, the oldest Python too.
lowest:
	$(MAKE) VENV=.venv-lowest .venv-lowest/.made
	.venv-lowest/bin/python tests/lowest.py > .venv-lowest/lowest.txt
	PIP_CONSTRAINT=.venv-lowest/lowest.txt $(MAKE) VENV=.venv-lowest test

# Writes the expected files of tests/sites/, the messages, docs/cli.md and the README's session anew; read the difference
# before committing it.
goldens: $(VENV)/.test
	REWRITE_GOLDENS=1 $(BIN)/python -m pytest -q tests/test_sites.py tests/test_messages.py tests/test_manual.py

# Carries every sentence of the interface into the catalogues of templates/locale/; what they miss is empty there.
catalogues: $(VENV)/.test
	$(BIN)/python tests/catalogues.py

# Takes README's pictures anew, of the archive in this folder.
pictures: $(VENV)/.test
	$(BIN)/python tests/pictures.py

clean:
	rm -rf build .venv .venv-lowest .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.site: $(VENV)/.made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.test: $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	$(BIN)/python tests/browser.py --install
	touch $@
