# Every target sets itself up. Needed: Python 3.11 or later, git and make.

.DEFAULT_GOAL := help
.PHONY: help demo test test-stress test-oscal lint test-visual wheel docs site bench clean

ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for each in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	"$$each" $(ENOUGH) >/dev/null 2>&1 && echo "$$each" && break; done)
BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
WORDS := README.md README.ja.md $(wildcard docs/*.md docs/ja/*.md docs/ja/*/*.md docs/en/*.md docs/en/*/*.md)
SPHINX = PYTHONPATH=docs $(PY) -m sphinx --quiet --fail-on-warning --keep-going --conf-dir docs/theme

WORKERS ?= 2

export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

help:
	@echo 'make demo         run the main job on examples/minato-contact; the files are in build/demo'
	@echo 'make test         style, types, layers, documentation, tests, and the built wheel by itself'
	@echo 'make test-stress  every command that writes, killed 200 times at random; reads 20,000 damaged files'
	@echo 'make test-visual  documents in a browser (Chromium on PATH, or ISMS_CHROMIUM)'
	@echo 'make test-oscal   OSCAL files against its JSON Schemas and compliance-trestle (installs about 90 MB)'
	@echo 'make docs         write what is generated in README and docs again'
	@echo 'make site         the documentation as a web site, in build/site/index.html'
	@echo 'make bench        the benchmarks, as ratios (QUICK=1: small)'
	@echo 'make clean        remove everything that can be made again'

demo: .venv/run
	@$(PY) examples/demo.py

test: .venv/dev
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(BIN)/lint-imports --no-logo
	$(PY) -m cogapp -P --check -I docs $(WORDS)
	$(PY) -m pytest --numprocesses $(WORKERS) --dist worksteal
	$(PY) tests/wheel/run.py

test-stress: .venv/dev
	$(PY) -m pytest --numprocesses $(WORKERS) --dist worksteal tests/stress

test-oscal: .venv/dev .venv/oscal/done
	ISMS_OSCAL_PYTHON=.venv/oscal/bin/python $(PY) -m pytest tests/oscal

test-visual: .venv/visual build/site/index.html
	$(PY) -m pytest tests/visual

build/site/index.html:
	@$(MAKE) site

docs: .venv/dev
	$(PY) -m cogapp -rP -I docs $(WORDS)
	$(PY) -m tests.blind_spots

site: .venv/docs
	PYTHONPATH=docs $(PY) -m pages.compose build/site-source
	rm -rf build/site
	$(SPHINX) -D language=ja --doctree-dir build/site-trees/ja build/site-source/ja build/site
	$(SPHINX) -D language=en --doctree-dir build/site-trees/en build/site-source/en build/site/en
	PYTHONPATH=docs $(PY) -m pages.verify build/site

bench: .venv/dev
	$(PY) benchmarks/run.py $(if $(QUICK),--quick)

clean:
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests benchmarks examples requirements -name __pycache__ -type d -prune -exec rm -rf {} +

# What is installed, with exact versions: enough to run, and enough to develop.
.venv/run: requirements/run.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo 'isms needs Python 3.11 or later; none was found on PATH' >&2; exit 2; }
	"$(PYTHON)" -m venv --clear .venv
	$(PY) -m pip install --quiet --requirement requirements/run.txt
	$(PY) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev: requirements/dev.txt .venv/run
	$(PY) -m pip install --quiet --requirement requirements/dev.txt
	@touch $@

.venv/docs: requirements/docs.txt .venv/dev
	$(PY) -m pip install --quiet --requirement requirements/docs.txt
	@touch $@

.venv/oscal/done: requirements/oscal.txt .venv/run
	"$(PYTHON)" -m venv --clear .venv/oscal
	.venv/oscal/bin/python -m pip install --quiet --no-deps --requirement requirements/oscal.txt
	@touch $@

.venv/visual: requirements/visual.txt .venv/dev
	$(PY) -m pip install --quiet --no-deps --requirement requirements/visual.txt
	@touch $@
