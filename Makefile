# Everything from a fresh clone, with nothing installed but make and Python 3.11 or later.
#   make demo    the main job on the bundled briefs
#   make test    every test
#   make lint    style, types, floors
#   make bench   reading speed
#   make compiled  reading compiled to C in build/compiled, and its speed (needs a C compiler; takes a minute or two)
#   make docs    the generated pages of docs/reference
#   make lock    requirements.lock anew from pyproject.toml (needs uv)

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTHON := $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then echo $$p; break; fi; done)

# A virtual environment that the shell happens to be in, or modules on its path, are none of ours.
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME

.PHONY: demo test lint bench compiled docs lock clean

demo: $(READY)
	@$(BIN)/tidewaiter demo

test: $(READY)
	@$(BIN)/python -m pytest -q $(ARGS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

bench: $(READY)
	@$(BIN)/python bench/reading.py

# The same sources and, as their specifications say, the same figures; the modules of grammar and reading are built by mypyc
# as `pip install .` builds them.
COMPILED_TESTS := $(foreach name,hedge number period quantity reading versus,tests/test_$(name).py)
compiled: $(READY)
	@echo "Compiling reading into build/compiled (a minute or two)" >&2
	@export TIDEWAITER_BUILD=compiled; rm -rf build/compiled; \
	if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python --no-deps --target build/compiled .; \
	else $(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --target build/compiled .; fi
	@PYTHONPATH=build/compiled $(BIN)/python -m pytest -q -p no:cacheprovider $(COMPILED_TESTS)
	@PYTHONPATH=build/compiled $(BIN)/python bench/reading.py

docs: $(READY)
	@$(BIN)/python docs/generate.py

lock:
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --quiet --output-file requirements.lock

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamp is written last, so that a set-up that was broken off is done again.  uv where there is one, because it is
# quicker; pip where there is none, or where uv does not reach what pip reaches.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or later on the path; install one and run make again" >&2; exit 1; }
	@echo "Setting up $(VENV) (once)" >&2
	@if command -v uv >/dev/null 2>&1 \
		&& { test -x $(BIN)/python || uv venv --quiet --python $(PYTHON) $(VENV); } \
		&& uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock \
		&& uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	then :; else \
		$(PYTHON) -m venv $(VENV) \
		&& $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock \
		&& $(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@touch $@
