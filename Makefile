# make demo | test | lint | bench | docs | lock | clean
# Everything is installed into .venv, from the pins in requirements/, the first time it is needed and again when they change.
# Another Python: make PYTHON=python3.13 test

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input install -qq
DEMO := demo-account

.PHONY: help demo test lint bench docs lock clean

help:
	@echo 'make demo   read the example reports and write their account to $(DEMO)/'
	@echo 'make test   run the tests'
	@echo 'make lint   check style, types and layers'
	@echo 'make bench  measure accuracy on the reports that have gold and on the development data, where it is at hand'
	@echo 'make docs   write the generated part of docs/ anew'
	@echo 'make lock   work out the pins in requirements/ anew (needs uv)'
	@echo 'make clean  remove what the others made'

demo: $(VENV)/.runtime
	$(BIN)/rashomon examine examples/harbour-attack/reports --out $(DEMO)

test: $(VENV)/.dev
	$(BIN)/python -m pytest

lint: $(VENV)/.dev
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks bench

docs: $(VENV)/.dev
	$(BIN)/python scripts/build_output_reference.py

lock:
	scripts/lock

clean:
	rm -rf $(VENV) $(DEMO) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. A stamp is newer than the lock that it was filled from; each step is done once, also under make -j.
$(VENV)/.made:
	@command -v $(PYTHON) >/dev/null || { echo 'Rashomon needs Python 3.11 or later; there is no $(PYTHON) here.' \
	  'Install it, or name another: make PYTHON=python3.12 ...' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Rashomon needs Python 3.11 or later;" \
	  "$(PYTHON) is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12 ..." >&2; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo '$(PYTHON) cannot make an environment' \
	  '(on Debian and Ubuntu: apt-get install python3-venv).' >&2; exit 1; }
	@touch $@

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml $(VENV)/.made
	@echo 'Installing into $(VENV) (the first time this takes a minute or two) ...'
	@$(PIP) --require-hashes -r requirements/runtime.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@
