# Two commands: `make serve` shows the example register, `make test` proves the whole.

PYTHON ?= $(or $(shell command -v python3.11),python3)
PORT ?= 8000
BIN := .venv/bin
WORK := .work
REGISTER := sqlite:///$(WORK)/register.sqlite3
REGISTRY := $(BIN)/registry --register $(REGISTER)
FILINGS = $(sort $(wildcard examples/filings/*))
UV_COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-header --universal \
	--python-version 3.11 pyproject.toml

.PHONY: help serve example test debian lint types units vectors format lock clean

help:
	@echo 'make serve   取示例报送、生成示例网站并在本机打开   the example register on loopback'
	@echo 'make test    安装测试环境并运行全部检查           every check, real browser included'
	@echo 'make format  统一代码格式                         format the code'
	@echo 'make lock    重新锁定依赖（需要 uv）              lock the dependencies anew (needs uv)'
	@echo 'make clean   删除生成的一切                       remove everything that was made'

# --- what is installed -----------------------------------------------------------------------

$(BIN)/python:
	$(PYTHON) -m venv .venv

# Everything by hash; the project itself is linked, not copied.
.venv/.project: requirements.lock pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -qq --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --no-index -e .
	touch $@

.venv/.tests: requirements-test.lock .venv/.project
	$(BIN)/python -m pip install -qq --require-hashes -r requirements-test.lock
	touch $@

node_modules/.package-lock.json: package-lock.json
	bash .ci/debian nodejs npm
	npm ci --silent
	touch $@

# --- the example register --------------------------------------------------------------------

example: .venv/.project node_modules/.package-lock.json
	rm -rf $(WORK)
	mkdir -p $(WORK)
	@$(REGISTRY) take $(FILINGS)
	REGISTRY_LOG=$(WORK)/log $(REGISTRY) build --output $(WORK)/site
	$(REGISTRY) verify $(WORK)/site

serve: example
	$(REGISTRY) serve --output $(WORK)/site --port $(PORT)

# --- the checks ------------------------------------------------------------------------------

test: debian
	$(MAKE) --keep-going lint types units vectors

# First, since Debian's own npm may be among what is missing.
debian:
	bash .ci/debian

lint: .venv/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.tests
	$(BIN)/mypy

units: .venv/.tests node_modules/.package-lock.json
	$(BIN)/python -m pytest -n 2

vectors: node_modules/.package-lock.json
	npm test --silent

format: .venv/.tests
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# --- for developers --------------------------------------------------------------------------

lock: .venv/.tests
	$(BIN)/python -m pip install --quiet uv
	$(UV_COMPILE) --extra build --output-file requirements.lock
	$(UV_COMPILE) --extra dask --extra parquet --extra s3 --constraints requirements.lock \
		--output-file requirements-engines.lock
	$(UV_COMPILE) --extra test --constraints requirements-engines.lock \
		--output-file requirements-test.lock
	$(UV_COMPILE) --extra bench --constraints requirements.lock --output-file requirements-bench.lock
	npm install --package-lock-only

clean:
	rm -rf $(WORK) .venv node_modules output *.egg-info .mypy_cache .pytest_cache .ruff_cache \
		.hypothesis .import_linter_cache
