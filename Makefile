# Everything happens in .venv; the only things needed before are python3, make and git.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt
SAMPLE := data/samples/cung-co-lanh-dao-1967.txt

.PHONY: demo test lint bench train clean

demo: .venv/.base  ## translate the sample in data/ into out/, and show it
	mkdir -p out
	$(BIN)/align translate $(SAMPLE) -o out/demo.tmx --project out/demo.align --force
	$(BIN)/align show out/demo.align

test: .venv/.dev lint  ## every check and every test
	$(BIN)/pytest

lint: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.dev  ## the figures the README claims
	$(BIN)/python benchmarks/pipeline.py
	$(BIN)/python benchmarks/segmentation.py
	$(BIN)/python benchmarks/glossary.py
	$(BIN)/python -m benchmarks.engine
	$(BIN)/python -m benchmarks.terminology
	$(BIN)/python -m benchmarks.checks
	$(BIN)/python -m benchmarks.confidence
	$(BIN)/python -m benchmarks.alignment
	$(BIN)/python -m benchmarks.vietnamese
	$(BIN)/python -m benchmarks.memory
	$(BIN)/python -m benchmarks.exchange

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.base: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) -e .
	touch $@

.venv/.dev: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) -e '.[neural,dev]'
	touch $@ .venv/.base

# CORPUS: folders of parallel text beside the one in data/; DEV: development sets; STATE: checkpoints.
CORPUS ?=
DEV ?= dev
STATE ?= $(HOME)/align-training/vi-en-compact

train: .venv/.dev  ## go on training the model in the box, until stopped; see models/recipes
	$(BIN)/python -m models.recipes.train --corpus $(CORPUS) data/corpus --dev $(DEV) \
		--state $(STATE) --workers 2

clean:
	rm -rf .venv out build dist
