# The one list of tasks. Stamps in .venv/ remember what is set up, so that a second run starts at once.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

BOOK ?=
ARGS ?=
PYTHON_READY := .venv/bin/python
PANGO_READY := .venv/.stamp-pango
RUN_READY := .venv/.stamp-run
DEV_READY := .venv/.stamp-dev
BROWSER_READY := .venv/.stamp-browser
DATABASE_READY := .venv/.stamp-database
OFFICE_READY := .venv/.stamp-office
PACKAGE_INPUTS := pyproject.toml .ci/setup-packages.sh

.PHONY: help book serve test check goldens bench test-deep docs lock translations format clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

book: $(PANGO_READY) $(RUN_READY) ## build the book in content/ (or BOOK=folder) into site/: the pages and the PDF
	@.venv/bin/playbook build $(BOOK) $(ARGS)

serve: $(PANGO_READY) $(RUN_READY) ## show the book in the browser and follow every change
	@.venv/bin/playbook serve $(BOOK) $(ARGS)

test: $(PANGO_READY) $(DEV_READY) $(BROWSER_READY) $(DATABASE_READY) $(OFFICE_READY) ## all checks and tests (ARGS=… goes to pytest)
	@bash .ci/test.sh $(ARGS)

check: $(PANGO_READY) $(DEV_READY) ## format, lint, types, layers, and whether what is generated is fresh
	@bash .ci/check.sh
	@.venv/bin/python -m pytest -q -m freshness

goldens: $(PANGO_READY) $(DEV_READY) $(BROWSER_READY) ## rewrite the expected texts in tests/goldens; review the difference
	@.venv/bin/python -m pytest -n 2 --update-goldens $(ARGS)

bench: $(PANGO_READY) $(DEV_READY) ## ratios against other tools and growth with the size of a book
	@.venv/bin/python -m bench $(ARGS)

test-deep: $(PANGO_READY) $(DEV_READY) $(BROWSER_READY) ## the long search for rare mistakes
	@.venv/bin/python -m pytest -n 2 -m deep --hypothesis-profile deep $(ARGS)

docs: $(PANGO_READY) $(DEV_READY) ## write the generated pages of the manual and the example's data (ARGS=--pictures takes its pictures too)
	@.venv/bin/python -m docs.generator $(ARGS)

lock: $(DEV_READY) ## resolve the dependencies again (ARGS=--upgrade takes the newest)
	@bash .ci/lock.sh $(ARGS)

translations: $(DEV_READY) ## bring the catalogues in step with the texts and compile them
	@bash .ci/translations.sh

format: $(DEV_READY) ## format the code and mend what the linter can
	@.venv/bin/ruff format --quiet .
	@.venv/bin/ruff check --quiet --fix .

clean: ## remove what was built; .venv stays
	@rm -rf site build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(PYTHON_READY):
	@bash .ci/setup-python.sh

$(PANGO_READY): .ci/setup-pango.sh | $(PYTHON_READY)
	@bash $< && touch $@

$(RUN_READY): requirements/run.lock $(PACKAGE_INPUTS) | $(PYTHON_READY)
	@bash .ci/setup-packages.sh $<
	@touch $@

# The development lock holds all that running needs, so the other stamp is set with it.
$(DEV_READY): requirements/dev.lock $(PACKAGE_INPUTS) | $(PYTHON_READY)
	@bash .ci/setup-packages.sh $<
	@touch $@ $(RUN_READY)

# A missing browser, database or office skips tests, it does not stop them; without the stamp the next run looks again.
$(BROWSER_READY): .ci/setup-browser.sh | $(PYTHON_READY)
	@if bash $<; then touch $@; fi

$(DATABASE_READY): .ci/setup-database.sh | $(PYTHON_READY)
	@if bash $<; then touch $@; fi

$(OFFICE_READY): .ci/setup-office.sh | $(PYTHON_READY)
	@if bash $<; then touch $@; fi
