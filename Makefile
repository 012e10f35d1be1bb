# Works with GNU make 3.81 and newer. Set PYTHON to choose an interpreter: make test PYTHON=python3.13

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.installed-to-run
DEV := $(VENV)/.installed-to-develop
PAPERS := build/papers
BIZPLAN := $(BIN)/bizplan -C plans
SOURCES := src tests benchmarks

.PHONY: help demo test check format lint types map schemas docs bench clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

demo: $(RUN) ## check, map and render the City Corporation's plans in plans/
	@echo; echo "== Is every plan well formed, and does every sum add up?"
	$(BIZPLAN) validate
	@echo; echo "== Which Corporate Plan outcomes are served, and where are the gaps?"
	$(BIZPLAN) map-outcomes --corporate-plan 2018-23 --period 2019-20
	@echo; echo "== What does it cost?"
	$(BIZPLAN) budget --period 2019-20
	@echo; echo "== The papers"
	$(BIZPLAN) render --to md,html --out $(PAPERS) > /dev/null
	@echo; echo "Made in $(PAPERS), each as a web page to open in a browser and as Markdown:"
	@find $(PAPERS) -name '*.html' | sort | sed 's/^/  /'

test: $(DEV) ## run the tests
	@$(BIN)/python -m pytest -q -n auto

check: $(DEV) ## all that CI runs: layout, lint, types, tests with coverage, the plans, nothing left changed
	@mkdir -p build; $(STATE) > build/state-before
	@echo "== Layout";  $(BIN)/ruff format --quiet --diff $(SOURCES)
	@echo "== Lint";    $(MAKE) lint
	@echo "== Types";   $(MAKE) types
	@echo "== Tests";   $(BIN)/python -m pytest -q -n auto --cov --cov-report=term
	@echo "== Plans";   $(BIZPLAN) validate
	@echo "== Nothing changed"; $(STATE) | diff -u build/state-before - || { echo "The checks changed files in the tree."; exit 1; }
	@if [ -n "$$CI" ]; then git diff --exit-code; fi

# What git sees of the tree; a developer's own unfinished work is no fault, a file that the checks write is one.
STATE := { git status --porcelain; git diff; }

format: $(DEV) ## lay out the code, mend what lint can mend, renew the map in src/bizplan/README.md
	@$(BIN)/ruff check --quiet --fix-only $(SOURCES)
	@$(BIN)/ruff format --quiet $(SOURCES)
	@$(MAKE) map

lint: $(DEV) ## ruff, all rules
	@$(BIN)/ruff check --quiet $(SOURCES)

types: $(DEV) ## mypy, strict
	@$(BIN)/mypy --no-error-summary

map: $(DEV) ## renew the tables of src/bizplan/README.md from the code
	@$(BIN)/python -m pytest -q --update-golden tests/test_architecture.py::test_the_map_is_true

schemas: $(RUN) ## renew what editors know of the documents in plans/ and in the invented council
	@$(BIZPLAN) schema
	@$(BIN)/bizplan -C src/bizplan/demo/plans schema

docs: $(DEV) ## renew the outputs shown in README.md and docs/, and the pages made from the code
	@$(BIN)/python -m pytest -q --update-golden tests/test_docs.py

bench: $(DEV) ## measure the speed, beside the peers that are installed
	@$(BIN)/python -m benchmarks

clean: ## remove everything that make has made
	rm -rf $(VENV) build dist .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find $(SOURCES) -name __pycache__ -prune -exec rm -rf {} +

# --- the virtual environment -----------------------------------------------------------------------------------

$(RUN): pyproject.toml | $(BIN)/python
	@echo "Installing bizplan into $(VENV) (once; about half a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV): pyproject.toml | $(BIN)/python
	@echo "Installing bizplan and its development tools into $(VENV) (once; about a minute)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(RUN) $@

# The first interpreter that is new enough and can make an environment; a name on the PATH proves neither.
$(BIN)/python:
	@old=; bare=; chosen=; \
	for candidate in $(or $(PYTHON),python3 python3.11 python3.12 python3.13 python3.14 python); do \
	  "$$candidate" -c '' >/dev/null 2>&1 || continue; \
	  if ! "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then old=$$candidate; \
	  elif ! "$$candidate" -c 'import venv, ensurepip' >/dev/null 2>&1; then bare=$$candidate; \
	  else chosen=$$candidate; break; fi; \
	done; \
	if [ -z "$$chosen" ] && [ -n "$$bare" ]; then \
	  echo "$$bare cannot make a virtual environment: its venv or ensurepip module is missing." >&2; \
	  echo "On Debian and Ubuntu: sudo apt install python3-venv. Then run make again." >&2; exit 1; \
	elif [ -z "$$chosen" ] && [ -n "$$old" ]; then \
	  echo "bizplan needs Python 3.11 or newer; $$old is $$("$$old" -c 'import platform; print(platform.python_version())')." >&2; \
	  echo "Install a newer one, or name it: make PYTHON=/path/to/python3 ..." >&2; exit 1; \
	elif [ -z "$$chosen" ]; then \
	  echo "No $(if $(PYTHON),'$(PYTHON)',Python) found. bizplan needs Python 3.11 or newer." >&2; exit 1; \
	fi; \
	"$$chosen" -m venv --clear $(VENV) || { rm -rf $(VENV); echo "$$chosen -m venv failed; see above." >&2; exit 1; }
