# Short names for the two commands and their kin. Nothing here is needed: `python3 build.py` does it all.
PYTHON ?= python3
UV ?= .venv/bin/uv
LOCK = $(UV) pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --quiet

.PHONY: build serve test fast lock

build:
	$(PYTHON) build.py

serve:
	$(PYTHON) build.py serve

test:
	$(PYTHON) build.py test

# The inner loop: no browsers, servers or large sites.
fast:
	$(PYTHON) build.py test -m "not slow"

# Rewrites both hash locks and the npm lock. What the tests run on decides: the shorter lock follows the longer. `make lock UPGRADE=--upgrade` takes the newest versions.
lock:
	$(LOCK) $(UPGRADE) --extra dev pyproject.toml -o requirements-dev.lock
	$(LOCK) $(UPGRADE) -c requirements-dev.lock pyproject.toml -o requirements.lock
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund
