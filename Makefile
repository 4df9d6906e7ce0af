# make demo         set everything up in .venv and build the example
# make test         everything that has to hold: style, types, tests
# make quick        style, types and the tests of what is computed, in less than a minute
# make test-long    the same, with the tests that take long
# make test-newest  the tests with the newest versions of all libraries, in .venv-newest
# make docs         the pages of docs/ as a site, in build/site
# make bench        the speed of the commands, as ratios
# make release      the wheel and the archive to install from, in dist
# make update-lock  the newest versions into requirements.lock, with their checksums
# make clean        remove what these have made

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := demo
.PHONY: demo test quick test-long test-newest docs bench release update-lock clean

VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/euroboostex
INSTALL := $(BIN)/python .ci/install.py

demo: $(VENV)/installed
	@echo "Building $(EXAMPLE)/outline.yaml"
	@$(BIN)/proposal build $(EXAMPLE)/outline.yaml
	@echo
	@echo "The two files:"
	@ls -1 "$(CURDIR)"/$(EXAMPLE)/*.docx "$(CURDIR)"/$(EXAMPLE)/*.xlsx
	@echo
	@echo "Next, begin a project of your own:"
	@echo "  $(BIN)/proposal new my-project"
	@echo "or, to type proposal alone in this window, as the README does:"
	@echo "  source $(BIN)/activate"
	@echo "  proposal new my-project"

test:
	@.ci/system
	@$(MAKE) --silent $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n auto

# Left out: LibreOffice, whole builds, merges, pulls and undo, damaged and hostile files, kills,
# random cases of whole files, the README's commands, packaging, and what is marked slow.
QUICK := tests/blocks tests/checks tests/document tests/model tests/ooxml tests/plan tests/readers \
    tests/store tests/merge/text tests/merge/word/apply tests/merge/word/match \
    tests/merge/word/plan tests/merge/word/read tests/merge/word/verify \
    tests/merge/workbook/shifting tests/cli/test_check.py tests/cli/test_explain.py \
    tests/cli/test_main.py tests/test_architecture.py tests/test_architecture_page.py \
    tests/test_diagnostics.py tests/test_files.py tests/test_ordinary_files.py \
    tests/test_languages.py tests/test_portable.py tests/test_registry.py tests/test_short_xml.py \
    tests/test_templates.py

quick: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q -n auto -m "not slow and not long and not office" $(QUICK)

test-long:
	@PROPOSAL_LONG=1 $(MAKE) --silent test

# What is newest depends on the day, so this is no part of `make test`.
test-newest:
	@.ci/system
	@.ci/venv $(VENV)-newest
	@echo "Installing the newest versions into $(VENV)-newest"
	@$(VENV)-newest/bin/python .ci/install.py --newest dev
	$(VENV)-newest/bin/pip list
	$(VENV)-newest/bin/pytest -q -n auto

docs: $(VENV)/installed-docs
	$(BIN)/python -m mkdocs build --strict --quiet
	@echo "The site:  $(CURDIR)/build/site/index.html"

bench: $(VENV)/installed-bench
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/run.py --check benchmarks/bars.toml
	$(BIN)/python benchmarks/growth.py --check benchmarks/bars.toml
	$(BIN)/python benchmarks/official_form.py --check benchmarks/bars.toml
	$(BIN)/python benchmarks/growth.py --what word --check benchmarks/bars.toml
	$(BIN)/python benchmarks/growth.py --what workbook --check benchmarks/bars.toml
	$(BIN)/python benchmarks/merging.py --check benchmarks/bars.toml
	$(BIN)/python benchmarks/merging.py --growth --check benchmarks/bars.toml
	$(BIN)/python benchmarks/rivals/compare.py --check benchmarks/bars.toml
	$(BIN)/python benchmarks/workbooks/compare.py --check benchmarks/bars.toml
	$(BIN)/python benchmarks/workbooks/compare.py --size stress --check benchmarks/bars.toml
	$(BIN)/python benchmarks/stress.py --check benchmarks/bars.toml

release: $(VENV)/installed
	@rm -rf dist
	@$(BIN)/python -m hatchling build -d dist -t wheel -t sdist
	@cp requirements.lock dist
	@echo
	@echo "Install either of the two:  uv tool install FILE   or   pipx install FILE"
	@echo "With the versions that were tested:  uv tool install FILE --constraints requirements.lock"

update-lock: $(BIN)/python
	@.ci/venv $(VENV)
	@$(INSTALL) lock
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
	    --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
	    --custom-compile-command "make update-lock" --output-file requirements.lock
	@rm -f $(VENV)/installed*

clean:
	rm -rf $(VENV) $(VENV)-newest build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A stamp that is younger than these says that nothing needs installing again.
SOURCES := pyproject.toml requirements.lock .ci/install.py

$(BIN)/python:
	@.ci/venv $(VENV)

$(VENV)/installed: $(SOURCES) $(BIN)/python
	@.ci/venv $(VENV)
	@echo "Installing the project into $(VENV)"
	@$(INSTALL)
	@touch $@

$(VENV)/installed-dev: $(SOURCES) $(BIN)/python
	@.ci/venv $(VENV)
	@echo "Installing the project and its developers' tools into $(VENV)"
	@$(INSTALL) dev
	@touch $@ $(VENV)/installed

# What makes the site: nothing else needs it.
$(VENV)/installed-docs: $(VENV)/installed
	@echo "Installing what makes the site into $(VENV)"
	@$(INSTALL) docs
	@touch $@

# The rivals that we are measured against, besides: nothing else needs them.
$(VENV)/installed-bench: $(VENV)/installed-dev
	@echo "Installing the writers that ours is measured against into $(VENV)"
	@$(INSTALL) dev bench
	@touch $@
