# make            sets Spiegel up and builds everything in Dutch into output/
# make DECK_LANG=en    the same in English (or `make en`)
# make test       proves everything: lint, types, architecture, tests
# make help       what else there is

PYTHON ?= python3
DECK_LANG ?= nl
VENV := .venv
BIN := $(VENV)/bin
# Where the code lies, said from .venv: Python 3.11 reads this file in the letters of the locale, and LC_ALL=C has no é.
BESIDE := for each in $(VENV)/lib/python3*/site-packages/*spiegel*.pth; do echo ../../../.. > "$$each"; done
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt

.PHONY: build nl en test fast lint format site test-site print pictures looks reference signs golden bench soak every-page trust lowest clean help
.DEFAULT_GOAL := build

# Tests start the command hundreds of times: what Python compiled for one is there for the next, whatever the environment says.
test fast lowest: export PYTHONDONTWRITEBYTECODE :=

build: $(VENV)/ready ## build everything in the language DECK_LANG (nl) into output/
	@$(BIN)/spiegel build cards.yaml --lang $(DECK_LANG)

nl en: ## the same in this language
	@$(MAKE) --no-print-directory build DECK_LANG=$@

test: $(VENV)/ready-to-test ## lint, types, architecture and all tests
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/pytest

fast: $(VENV)/ready-to-test ## the tests alone, stopping at the first that fails
	@$(BIN)/pytest -x

format: $(VENV)/ready-to-test ## put the code in its usual form
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

site: $(VENV)/ready ## build the page in the browser: output/site/ for any web server, and what spiegel studio shows (needs Node)
	@$(BIN)/python -m generator.studio.site

test-site: site $(VENV)/ready-to-test ## build the page and try all of it in Chromium, with both of its engines
	@$(BIN)/pytest -n 2 --dist load -m site tests/site

print: $(VENV)/ready-to-test ## renew the ready-made PDFs in docs/print/
	@for language in nl en; do \
		$(BIN)/spiegel build cards.yaml --lang $$language -o docs/print || exit 1; \
		$(BIN)/spiegel cards cards.yaml --lang $$language --duplex manual -o docs/print/cards-$$language.pdf || exit 1; \
		for session in short half-day offsite month-later; do \
			$(BIN)/spiegel guide cards.yaml --lang $$language --session $$session -o docs/print/guide-$$language-$$session.pdf || exit 1; \
		done; \
		$(BIN)/spiegel workbook cards.yaml --lang $$language --paper a4 -o docs/print/workbook-$$language-a4.pdf || exit 1; \
		$(BIN)/spiegel workbook cards.yaml --lang $$language --pocket -o docs/print/workbook-$$language-pocket.pdf || exit 1; \
		$(BIN)/spiegel cards cards.yaml --lang $$language --since cards.yaml --extras howto:3,pass:6 -o docs/print/cards-$$language-extras.pdf || exit 1; \
		$(BIN)/spiegel box cards.yaml --lang $$language -o docs/print/box-$$language.pdf || exit 1; \
	done

pictures: $(VENV)/ready-to-test ## renew the pictures in docs/
	@$(BIN)/python docs/make_pictures.py

looks: $(VENV)/ready-to-test ## draw what to judge the look by into output/looks/: all faces, stocks, themes, extremes
	@$(BIN)/python docs/make_looks.py

reference: $(VENV)/ready-to-test ## renew docs/reference.md from the code
	@$(BIN)/python docs/make_reference.py

signs: $(VENV)/ready-to-test ## redraw the font of signs, layouts/text/signs.ttf
	@$(BIN)/python docs/make_signs.py

golden: $(VENV)/ready-to-test ## renew the golden pictures of the tests; look at the difference before you commit
	@RENEW_GOLDEN=1 $(BIN)/pytest -n 0 tests/cards/test_golden.py

bench: $(VENV)/ready-to-test ## time Spiegel and its peers on the same decks (long)
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install -r bench/requirements.txt
	@$(BIN)/python bench/run.py

soak: $(VENV)/ready-to-test ## build every product 300 times in one process: its memory stays flat (some minutes)
	@$(BIN)/python tests/soak.py 300

every-page: $(VENV)/ready-to-test ## veraPDF and the other checkers on every page of every choice (two minutes)
	@EVERY_PAGE=1 $(BIN)/pytest tests/test_every_product.py

trust: $(VENV)/ready-to-test ## measure the figures of docs/trust.md: an hour or more, goes on where it stopped
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install bandit pip-audit || echo "bandit and pip-audit cannot be had here"
	@$(BIN)/python tests/trust/run.py

lowest: .venv-lowest/ready ## all tests on the lowest versions that pyproject.toml allows, in .venv-lowest
	@cat .venv-lowest/lowest.txt
	@.venv-lowest/bin/python -m pytest

.venv-lowest/ready: pyproject.toml constraints.txt
	@$(PYTHON) -m venv .venv-lowest
	@.venv-lowest/bin/python -m pip --disable-pip-version-check --quiet install uv
	@.venv-lowest/bin/uv pip compile --quiet --resolution lowest-direct --no-annotate --no-header pyproject.toml --output-file .venv-lowest/lowest.txt
	@sed 's/[ ;].*//' constraints.txt | grep -ivE "^(#|$$(sed 's/==.*//; s/-/[-_]/g' .venv-lowest/lowest.txt | paste -sd '|')==)" > .venv-lowest/tools.txt
	@.venv-lowest/bin/uv pip install --quiet --python .venv-lowest -r .venv-lowest/lowest.txt -r .venv-lowest/tools.txt --editable .
	@touch $@

clean: ## throw away what was built and set up
	@rm -rf $(VENV) .venv-lowest output/*.pdf output/looks output/site output/site-pictures build/site generator/studio/page/dist generator/studio/page/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache tests/differences bench/work

help: ## this list
	@sed -n 's/^\([a-z][a-z -]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS="$$(printf '\t')" read -r name what; do printf 'make %-10s %s\n' "$$name" "$$what"; done

$(VENV)/ready: pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "Spiegel needs Python 3.11 or newer, and there is no $(PYTHON) here: get it from python.org."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Spiegel needs Python 3.11 or newer, and this is $$($(PYTHON) --version 2>&1): make PYTHON=python3.12 takes another one."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python cannot make virtual environments: on Debian and Ubuntu, sudo apt install python3-venv."; exit 1; }
	@echo "Setting up Spiegel in $(VENV), once; this takes a minute."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	@$(BESIDE)
	@touch $@

$(VENV)/ready-to-test: $(VENV)/ready
	@echo "Fetching the tools that test Spiegel, once."
	@$(PIP) --editable '.[dev]'
	@$(BESIDE)
	@touch $@
