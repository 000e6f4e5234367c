# `make site` builds the sample shelf, `make test` checks everything; both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: site serve test setup browser lint lock clean quality bench-search bench-read bench-enrich bench-build fuzz

site: $(READY)
	@$(BIN)/papershelf build
	@echo "$(CURDIR)/site/index.html"

serve: $(READY)
	@$(BIN)/papershelf serve

test: $(READY) browser lint
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

setup: $(READY)

# The lock pins every package by hash; the back end is among them, so nothing else is resolved.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Papershelf needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# Chromium for the browser tests, where apt is at hand; elsewhere those tests say why they skip.
browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	    apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	  echo "no Chromium here: the browser tests will skip (install the package 'chromium')"

# How good the enrichers are, on judged examples: make quality GOLD=tests/gold
GOLD ?= ../shared/gold
SOURCES ?= ../shared/seeds/*.txt
quality: $(READY)
	@$(BIN)/python -m tests.bench.quality --gold $(GOLD) --sources '$(SOURCES)'

# How good and how fast the search is, beside others: make bench-search SIZES="10000 100000"
SIZES ?=
bench-search: $(READY) browser
	@$(BIN)/python -m tests.bench.search --sources '$(SOURCES)' --gold $(GOLD)/topic_queries.json \
	  $(if $(SIZES),--sizes $(SIZES))

bench-read: $(READY)
	@$(BIN)/python -m tests.bench.read

bench-enrich: $(READY)
	@$(BIN)/python -m tests.bench.enrich

bench-build: $(READY)
	@$(BIN)/python -m tests.bench.build

# Damaged files of every format: make fuzz SECONDS=90 FORMATS="bibtex ris"
SECONDS ?= 60
FORMATS ?=
fuzz: $(READY)
	@$(BIN)/python -m tests.bench.fuzz --seconds $(SECONDS) $(if $(FORMATS),--formats $(FORMATS))

lock:
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header --quiet -o requirements.lock

clean:
	rm -rf $(VENV) site .mypy_cache .pytest_cache .ruff_cache .hypothesis
