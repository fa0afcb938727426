# `make run` and `make test` are all that a newcomer needs; `make help` lists the rest.
# Everything is installed into .venv and node_modules beside this file, and nothing by hand.

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PYTHON_IN_VENV := $(BIN)/python
PIP := $(PYTHON_IN_VENV) -m pip --disable-pip-version-check --quiet

# A stamp is named after the content of what was installed, so a second `make` installs nothing and a changed lock does.
content = $(firstword $(shell cat $(1) | cksum))
READY_TO_RUN := $(VENV)/ready-to-run-$(call content,requirements.txt pyproject.toml)
READY_TO_TEST := $(VENV)/ready-to-test-$(call content,requirements-test.txt pyproject.toml)
READY_TO_CHECK_SCRIPTS := node_modules/ready-$(call content,package-lock.json)

# Node and npm come from a wheel that requirements-test.txt names.
WITH_NODE = PATH="$$($(PYTHON_IN_VENV) -m tests.programs node-folder):$$PATH"

.PHONY: help run test lint types format benchmark screenshots docs lock audit clean
.DEFAULT_GOAL := help

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | while IFS="$$(printf '\t')" read -r name words; do printf '  make %-12s %s\n' "$$name" "$$words"; done

run: $(READY_TO_RUN) ## set up, load the demo, and serve on http://127.0.0.1:8000 (PORT=… to change)
	@$(BIN)/surveyapp db upgrade
	@$(BIN)/surveyapp demo load
	@exec $(BIN)/surveyapp serve --port $(PORT)

test: $(READY_TO_TEST) ## set up, install what the tests need (a browser too), and run every check and test
	@$(PYTHON_IN_VENV) -m tests.programs install
	@$(MAKE) --no-print-directory lint types
	$(BIN)/pytest --numprocesses=2 --dist=worksteal

lint: $(READY_TO_TEST) ## check the style of the Python code
	$(BIN)/ruff check

types: $(READY_TO_TEST) $(READY_TO_CHECK_SCRIPTS) ## check the types of the Python and the JavaScript code
	$(WITH_NODE) node_modules/.bin/tsc --project tsconfig.json
	$(BIN)/mypy

format: $(READY_TO_TEST) ## sort imports and mend what the style check can mend
	$(BIN)/ruff check --fix

benchmark: $(READY_TO_TEST) ## measure speed, bytes on the wire and memory
	@set -e; for file in benchmarks/bench_*.py; do echo "== $$file"; $(PYTHON_IN_VENV) "$$file"; done

screenshots: $(READY_TO_TEST) ## take the pictures in docs/images again
	@$(PYTHON_IN_VENV) -m tests.programs install
	$(PYTHON_IN_VENV) -m scripts.screenshots

docs: $(READY_TO_TEST) ## write the parts of docs/ that come from the code
	$(PYTHON_IN_VENV) -m scripts.document_commands

lock: $(READY_TO_TEST) ## resolve the requirements again, to the newest that pyproject.toml allows
	$(PIP) install 'uv>=0.13'
	$(BIN)/uv pip compile pyproject.toml --extra build $(LOCKING) --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra build --extra test --constraint requirements.txt $(LOCKING) --output-file requirements-test.txt

LOCKING := --quiet --upgrade --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header

audit: $(READY_TO_TEST) ## ask the advisory databases about the locked requirements (needs the network)
	$(BIN)/pip-audit --requirement requirements.txt --disable-pip --require-hashes

clean: ## remove what was installed and cached; your data in var/ stay
	rm -rf $(VENV) node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(PYTHON_IN_VENV):
	@scripts/make-environment $(VENV)

$(READY_TO_RUN): | $(PYTHON_IN_VENV)
	@echo "Installing what the product needs."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(READY_TO_TEST): | $(PYTHON_IN_VENV)
	@echo "Installing what the product and its tests need."
	@$(PIP) install --require-hashes -r requirements-test.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(READY_TO_RUN)

$(READY_TO_CHECK_SCRIPTS): | $(READY_TO_TEST)
	@$(PYTHON_IN_VENV) -m tests.programs npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
