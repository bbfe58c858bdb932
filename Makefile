# Two commands on a fresh machine: `make run` and `make test`. Everything they need is set up first.

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON := .venv/bin/python
NODE := .venv/bin/node
PYTEST := $(PYTHON) -m pytest -n 4 --dist loadfile
WITH_POSTGRES := $(PYTHON) -m tests.throwaway_postgres --
PORT ?= 8501
N ?= 10

RUN_PACKAGES := python3-venv libatomic1
TEST_PACKAGES := $(RUN_PACKAGES) chromium-headless-shell fonts-liberation2 libreoffice-writer-nogui postgresql

PINS := .venv/bin/pip-compile -q --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

export PYTHONPATH := $(CURDIR)

.PHONY: help run test steady coverage check fmt story pictures bench attacks eval learn journeys migration pins
.PHONY: tools fast packages-run packages-test

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/.run ## set up and serve the console with a demonstration meeting (PORT=8501)
	@setup/demonstration.sh $(PORT)

test: packages-test .venv/.dev tools ## set up and pass all tests: unit, both databases, documents, browser
	@$(WITH_POSTGRES) $(PYTEST)

steady: ## pass all tests N times beside two busy loops and tell how each run ended (N=10)
	@setup/steady.sh $(N)

coverage: packages-test .venv/.dev ## tell which lines of acts, rules, queries and disclosure no test reaches
	@rm -rf .coverage && mkdir .coverage
	@$(WITH_POSTGRES) $(PYTHON) -m coverage run -m pytest -n 4 --dist loadfile -q -m "not browser and not office"
	@$(PYTHON) -m coverage combine -q
	@$(PYTHON) -m coverage report

check: packages-test .venv/.dev tools fast ## format, lint, types, layers and the fast tests

tools: .venv/.dev node_modules/.filled
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache
	@$(NODE) node_modules/.bin/biome check --error-on-warnings
	@$(NODE) node_modules/.bin/tsc --project .

fast: .venv/.dev
	@$(WITH_POSTGRES) $(PYTEST) -q -m "not browser and not office"

fmt: .venv/.dev node_modules/.filled ## format and sort imports
	@.venv/bin/ruff check --fix --select I .
	@.venv/bin/ruff format .
	@$(NODE) node_modules/.bin/biome check --write

story: packages-test .venv/.dev ## play a whole conference on both databases, write docs/story.md
	@$(WITH_POSTGRES) $(PYTHON) -m tests.story

pictures: packages-test .venv/.dev ## photograph the screens of the demonstration for the documentation
	@$(PYTHON) -m tests.pictures

bench: packages-test .venv/.dev ## measure speed, write docs/performance.md
	@$(WITH_POSTGRES) $(PYTHON) -m bench

attacks: packages-test .venv/.dev ## measure the staff's pages while strangers attack from another address
	@$(PYTHON) -m bench.attacks

eval: .venv/.dev ## measure the review suggestions, write docs/suggestions.md
	@$(PYTHON) -m bench.suggestions

learn: .venv/.dev ## learn anew how complaints and denunciations sound
	@$(PYTHON) -m bench.learning

journeys: packages-test .venv/.dev ## only the browser journeys
	@$(WITH_POSTGRES) $(PYTEST) -m browser

migration: .venv/.dev ## write a migration: make migration m="what changes"
	@$(PYTHON) -m tests.new_migration "$(m)"

pins: .venv/.dev ## turn the ranges of pyproject.toml into requirements*.txt
	@$(PINS) --extra dev --allow-unsafe -o requirements-dev.txt pyproject.toml
	@$(PINS) -c requirements-dev.txt -o requirements.txt pyproject.toml

packages-run:
	@setup/packages.sh $(RUN_PACKAGES)

packages-test:
	@setup/packages.sh $(TEST_PACKAGES)

# The stamps say which requirements the environment was last filled from.
.venv/.run: requirements.txt | packages-run
	@setup/venv.sh requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt | packages-run
	@setup/venv.sh requirements-dev.txt
	@touch $@ .venv/.run

node_modules/.filled: package.json package-lock.json .npmrc | .venv/.dev
	@echo "Installing package-lock.json into node_modules"
	@.venv/bin/npm ci --loglevel=error
	@touch $@
