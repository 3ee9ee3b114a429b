# The commands of a working day. Each sets up .venv first if that is not done yet.
SHELL := /bin/sh
CAREER ?= medical-assistant
RAW ?= ../shared/raw
PYTEST_ARGS ?= -n auto
export CAREER RAW
bin := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help report site test test-all check data lab lock clean

help:  ## show this list
	@echo "make TARGET, where TARGET is one of:"
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-11s %s\n", $$1, $$2 }'

report: .venv/.ready  ## publish one career under reports/published/ (CAREER=medical-assistant)
	@$(bin)/careerbook report "$$CAREER"

site: .venv/.ready  ## build the pages over all published reports: list, comparison, what changed
	@$(bin)/careerbook site

test: .venv/.ready  ## run the tests, but those that go through every occupation, kill batch after batch, or take long
	@$(bin)/python -m pytest $(PYTEST_ARGS) -m "not all_careers and not kills and not long"

test-all: .venv/.ready  ## run every test
	@$(bin)/python -m pytest $(PYTEST_ARGS) --dist worksteal

check: .venv/.ready  ## ruff and mypy
	@$(bin)/ruff check .
	@$(bin)/ruff format --check .
	@$(bin)/mypy

data: .venv/.ready  ## build data/tables/ from the publishers' files (RAW=../shared/raw)
	@$(bin)/careerbook data build --raw "$$RAW"

lab: .venv/.ready  ## open the notebooks in JupyterLab
	@$(bin)/careerbook lab

lock: .venv/.ready  ## write requirements.lock and environment.yml from pyproject.toml (UPGRADE=1: newest versions)
	@$(bin)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --extra dev \
		--generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade) --output-file requirements.lock
	@$(bin)/python scripts/environment_yml.py > environment.yml

clean:  ## remove what tools leave behind; .venv, data and published reports stay
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name .venv -prune -o \( -name __pycache__ -o -name .ipynb_checkpoints \) -type d -exec rm -rf {} +

# One setup for all targets: run again only when what it reads has changed.
.venv/.ready: requirements.lock pyproject.toml scripts/setup.sh scripts/chromium.sh
	@rm -f $@
	@sh scripts/setup.sh
	@touch $@
