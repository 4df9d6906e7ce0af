# make demo    set everything up in .venv and build the example
# make test    everything that has to hold: style, types, tests
# make bench   the speed of the commands, as ratios
# make clean   remove what these have made

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := demo
.PHONY: demo test bench clean

VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/euroboostex
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input install

demo: $(VENV)/installed
	@echo "Building $(EXAMPLE)/outline.yaml"
	@$(BIN)/proposal build $(EXAMPLE)/outline.yaml
	@echo
	@echo "The two files:"
	@ls -1 "$(CURDIR)"/$(EXAMPLE)/*.docx "$(CURDIR)"/$(EXAMPLE)/*.xlsx

test:
	@.ci/system
	@$(MAKE) --silent $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n auto

bench: $(VENV)/installed-bench
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/run.py --check benchmarks/bars.toml
	$(BIN)/python benchmarks/growth.py --check benchmarks/bars.toml
	$(BIN)/python benchmarks/growth.py --what word --check benchmarks/bars.toml
	$(BIN)/python benchmarks/growth.py --what workbook --check benchmarks/bars.toml
	$(BIN)/python benchmarks/merging.py --check benchmarks/bars.toml
	$(BIN)/python benchmarks/merging.py --growth --check benchmarks/bars.toml
	$(BIN)/python benchmarks/rivals/compare.py --check benchmarks/bars.toml
	$(BIN)/python benchmarks/workbooks/compare.py --check benchmarks/bars.toml
	$(BIN)/python benchmarks/workbooks/compare.py --size stress --check benchmarks/bars.toml
	$(BIN)/python benchmarks/stress.py --check benchmarks/bars.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A stamp younger than pyproject.toml says that nothing needs installing again.
$(BIN)/python:
	@.ci/venv $(VENV)

$(VENV)/installed: pyproject.toml $(BIN)/python
	@.ci/venv $(VENV)
	@echo "Installing the project into $(VENV)"
	@$(PIP) --editable . || { echo "Once more"; $(PIP) --editable .; }
	@touch $@

$(VENV)/installed-dev: pyproject.toml $(BIN)/python
	@.ci/venv $(VENV)
	@echo "Installing the project and its developers' tools into $(VENV)"
	@$(PIP) --editable '.[dev]' || { echo "Once more"; $(PIP) --editable '.[dev]'; }
	@touch $@ $(VENV)/installed

# The rivals that we are measured against, besides: nothing else needs them.
$(VENV)/installed-bench: $(VENV)/installed-dev
	@echo "Installing the writers that ours is measured against into $(VENV)"
	@$(PIP) --editable '.[bench]' || { echo "Once more"; $(PIP) --editable '.[bench]'; }
	@touch $@
