# Two commands are enough: `make demo` builds the graph of the seeds and opens the dashboard, `make test` passes the tests.
SUITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
# The first that runs and suits: a name on the PATH may be a shim of a version that is not installed.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do $$p -c '$(SUITS)' >/dev/null 2>&1 && { echo $$p; break; }; done)
PORT ?= 8501
BIN := .venv/bin
SOURCES := $(wildcard hatch_build.py web/package*.json web/build.mjs web/src/*)

.PHONY: install demo test check bench e2e lock docs clean
.DEFAULT_GOAL := install

install: .venv/installed

.venv/installed: requirements.lock pyproject.toml $(SOURCES)
	@[ -n "$(PYTHON)" ] && $(PYTHON) -c '$(SUITS)' || \
	{ echo "需要 Python 3.11 至 3.13，未找到 / zhengtu needs Python 3.11 to 3.13; none was found"; \
	  echo "请安装后运行 / install one and run: make $(MAKECMDGOALS) PYTHON=/path/to/python3.12"; exit 2; }
	@echo "安装到 .venv：约需下载 250 MB，几分钟 / installing into .venv: some 250 MB, a few minutes"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: install
	$(BIN)/zhengtu build seeds/reports
	$(BIN)/zhengtu dashboard --port $(PORT)

test: .venv/installed-dev
	$(BIN)/python -m pytest

e2e: .venv/installed-dev
	$(BIN)/python -m pytest tests/e2e

check: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.generate --check

bench: .venv/installed-dev
	$(BIN)/python -m benchmarks

docs: .venv/installed-dev
	$(BIN)/python -m docs.generate

# uv resolves for every system and Python version at once; pip installs from what it writes.
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes --no-header -q -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv .cache build dist dashboard/assets web/node_modules zhengtu.kgl
