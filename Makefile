# jaxtutor: from a fresh clone to a running tutor, and to tested code.
# Needs python3 (3.11 or later), make, and a package index that pip is set up for. Docker is used where an engine answers.

PYTHON ?= python3
IMAGE ?= jaxtutor-box
PIP_INSTALL = -m pip install --quiet --disable-pip-version-check --require-hashes -r
LOCK = .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11
DOCKER_ANSWERS = docker info >/dev/null 2>&1

.PHONY: run test hostile hostile-quick check format image judge bench lock clean help
.DELETE_ON_ERROR:

help:
	@echo "make run     open the playground (or, with DISCORD_TOKEN set, serve Discord)"
	@echo "make test    everything: style, types, tests, the bank's self-check"
	@echo "make hostile attacks on the judge, in both launchers (twenty minutes)"
	@echo "make hostile-quick one attack of each kind (a few minutes)"
	@echo "make check   style and types only"
	@echo "make image   build the judge's image"
	@echo "make bench   measure, and print a table"
	@echo "make lock    write the lock files again, with the newest versions"

run: .venv/run.ready judge
	@exec .venv/bin/jaxtutor run

test: .venv/dev.ready .venv-box/ready judge check
	.venv/bin/pytest

check: .venv/dev.ready
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy

format: .venv/dev.ready
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

hostile: .venv/dev.ready .venv-box/ready judge
	.venv/bin/pytest -m hostile tests/hostile

hostile-quick: .venv/dev.ready .venv-box/ready judge
	.venv/bin/pytest -m hostile_quick tests/hostile

bench: .venv/run.ready .venv-box/ready judge
	.venv/bin/jaxtutor bench

# The judge runs in a container where an engine answers, and else in a Python environment of its own.
judge:
	@if $(DOCKER_ANSWERS); then $(MAKE) --no-print-directory image; else $(MAKE) --no-print-directory .venv-box/ready; fi

# The classic builder caches by layer: a second call takes a second.
image:
	@echo "building the judge's image $(IMAGE) (a minute or two the first time)"
	@DOCKER_BUILDKIT=0 docker build --quiet --tag $(IMAGE) . 2>/dev/null || DOCKER_BUILDKIT=0 docker build --tag $(IMAGE) .

.venv/run.ready: requirements/run.lock pyproject.toml
	@echo "installing the bot into .venv"
	@$(PYTHON) -m venv .venv
	@.venv/bin/python $(PIP_INSTALL) requirements/run.lock
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

.venv/dev.ready: .venv/run.ready requirements/dev.lock
	@echo "installing the tests' tools into .venv"
	@.venv/bin/python $(PIP_INSTALL) requirements/dev.lock
	@touch $@

.venv-box/ready: requirements/box.lock
	@echo "installing JAX and Flax into .venv-box (some 750 MB, once)"
	@$(PYTHON) -m venv .venv-box
	@.venv-box/bin/python $(PIP_INSTALL) requirements/box.lock
	@touch $@

lock: .venv/dev.ready
	$(LOCK) --upgrade pyproject.toml --group build --output-file requirements/run.lock
	$(LOCK) --upgrade pyproject.toml --group build --group dev --constraints requirements/run.lock --output-file requirements/dev.lock
	$(LOCK) --upgrade --group box --output-file requirements/box.lock

clean:
	rm -rf .venv .venv-box
