# Two commands on a fresh machine: `make run` and `make test`. Everything they need is set up first.

SHELL := /bin/bash
PYTHON := .venv/bin/python
PORT ?= 8501

RUN_PACKAGES := python3-venv libatomic1
TEST_PACKAGES := $(RUN_PACKAGES) chromium fonts-liberation2 libreoffice-writer-nogui postgresql

export PYTHONPATH := $(CURDIR)

.DEFAULT_GOAL := help
.PHONY: help run test check fmt fast story bench eval journeys migration pins packages-run packages-test

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: packages-run .venv/.run ## set up and serve the console with a demonstration meeting
	@$(PYTHON) -m console run --port $(PORT)

test: packages-test .venv/.dev tools ## set up and pass all tests: unit, both databases, documents, browser
	@$(PYTHON) -m tests.throwaway_postgres -- $(PYTHON) -m pytest -n 2 --dist worksteal

check: .venv/.dev tools fast ## format, lint, types, layers and the fast tests

.PHONY: tools
tools: .venv/.dev
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache | tail -n 3

fast: .venv/.dev
	@$(PYTHON) -m tests.throwaway_postgres -- $(PYTHON) -m pytest -q -n 2 -m "not browser and not office"

fmt: .venv/.dev ## format and sort imports
	@.venv/bin/ruff check --fix --select I .
	@.venv/bin/ruff format .

story: packages-test .venv/.dev ## play a whole conference on both databases, write docs/story.md
	@$(PYTHON) -m tests.throwaway_postgres -- $(PYTHON) -m tests.story

bench: packages-test .venv/.dev ## measure speed, write docs/performance.md
	@$(PYTHON) -m tests.throwaway_postgres -- $(PYTHON) -m bench

eval: .venv/.dev ## measure the review suggestions on the labelled forms
	@$(PYTHON) -m bench.suggestions

journeys: packages-test .venv/.dev ## only the browser journeys
	@$(PYTHON) -m tests.throwaway_postgres -- $(PYTHON) -m pytest -n 2 -m browser

migration: .venv/.dev ## write a migration: make migration m="what changes"
	@$(PYTHON) -m tests.new_migration "$(m)"

pins: .venv/.dev ## turn the ranges of pyproject.toml into requirements*.txt
	@$(PINS) --extra dev --allow-unsafe -o requirements-dev.txt pyproject.toml
	@$(PINS) -c requirements-dev.txt -o requirements.txt pyproject.toml

PINS := .venv/bin/pip-compile -q --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

packages-run:
	@setup/packages.sh $(RUN_PACKAGES)

packages-test:
	@setup/packages.sh $(TEST_PACKAGES)

.venv/bin/python:
	@setup/venv.sh

.venv/.run: .venv/bin/python requirements.txt
	@$(PYTHON) -m pip install -q --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.dev: .venv/bin/python requirements-dev.txt
	@$(PYTHON) -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/.run
