# Three commands matter, and each sets everything up: `make issue` builds the sample issue, `make quick` is for every
# commit, `make test` is the whole suite and the gate. `make help` lists all.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help issue quick test torture lint docs reference messages bench language-table quality clean

issue: $(VENV)/run  ## build the sample issue in three languages
	$(BIN)/mars-i18n sync --check
	$(BIN)/mars-i18n check
	$(BIN)/mars-i18n build
	@echo "Open build/index.html in a browser."

help:  ## this list
	@awk -F ':.*  ## ' '/^[a-z-]+:.*  ## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Some two minutes on two cores: lint, types, layers, and every test but those marked slow, with ten examples of
# each property instead of a hundred. Slow is what was measured to take more than a second of a processor (pytest
# --durations=100), and all that measures time on large input (the fixtures assert_linear and assert_within).
quick: $(VENV)/develop lint  ## lint, types, layers and the tests that are not slow: before every commit
	$(BIN)/pytest -q -n auto -m "not slow" --hypothesis-profile=quick

test: $(VENV)/develop lint  ## the whole suite: the gate
	$(BIN)/pytest -n auto
	$(BIN)/mars-i18n sync --check
	$(BIN)/mars-i18n check --fail-on warning
	$(BIN)/mars-i18n -q build --out $(VENV)/issue
	$(BIN)/mars-i18n -C docs sync --check
	$(BIN)/mars-i18n -C docs check --fail-on warning

# make torture: random walks through the life of a project, damaged catalogues and sources, every system call that can
# fail, and commands killed at each; an hour or two. Prints its counts.
# TORTURE="--walks 20 --catalogues 500 --sources 99" makes it shorter; a seed that found something:
# TORTURE="--first SEED --walks 1".
TORTURE ?=
torture: $(VENV)/develop  ## random walks, damaged files, failing calls and kills: an hour or two
	$(BIN)/python tests/torture/run.py $(TORTURE)
	$(BIN)/python tests/torture/failing_calls.py
	$(BIN)/python tests/torture/kills.py

lint: $(VENV)/develop  ## ruff, mypy and import layers alone
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# The documentation as a site in three languages, in build/docs/site; it needs no network to be read.
docs: $(VENV)/develop  ## the documentation as a site, in build/docs/site
	$(BIN)/python docs/site/build.py build/docs

# The pages of docs/ that are made from the code; tests/architecture/test_generated_docs.py says when one is old.
reference: $(VENV)/develop  ## the pages that are made from the code
	for generator in docs/generators/[!_]*.py; do $(BIN)/python $$generator || exit; done

# make messages: the catalogues of the tool's own messages, locales/*/LC_MESSAGES/mars-i18n.po, with every template of
# the code; a test says when one is old.
messages: $(VENV)/run  ## the catalogues of the tool's own messages
	$(BIN)/python locales/tool_messages.py

# make bench: ours and every peer that is installed, in one run. BENCH="--rounds 1 --row check" makes it shorter; without
# it, it takes more than an hour. benchmarks/speed/growth.py, which CI runs, takes two minutes.
BENCH ?=
bench: $(VENV)/develop  ## ours and every peer that is installed: more than an hour
	$(BIN)/pip install --quiet --group peers
	$(BIN)/python benchmarks/speed/bench.py $(BENCH)
	$(BIN)/python benchmarks/sentences.py
	$(BIN)/python benchmarks/language.py

# The table of words that language detection maps: the same bytes each time, from the lists of wordfreq.
language-table: $(VENV)/develop  ## the table of words that languages are detected by
	$(BIN)/python benchmarks/make_language_table.py
	$(BIN)/python benchmarks/make_doubtful_words.py

# make quality CORPUS=pairs.jsonl: the checks on real translations, and on the same ones damaged on purpose.
quality: $(VENV)/develop  ## the checks on real translations: CORPUS=FILE.jsonl
	@test -n "$(CORPUS)" || { echo 'Name a corpus: make quality CORPUS=FILE.jsonl, lines of {"id", "en", "es", "pt"}'; exit 2; }
	$(BIN)/python benchmarks/quality.py $(CORPUS) --glossary glossary.tsv
	$(BIN)/python benchmarks/mutations.py $(CORPUS)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "mars-i18n needs Python 3.11 or newer; name one with make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip

$(VENV)/run: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --editable ".[all]"
	@touch $@

$(VENV)/develop: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --editable ".[all]" --group dev --group docs
	@touch $@ $(VENV)/run

clean:  ## remove the environment, what was built, and caches
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
