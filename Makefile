# Two commands are enough: `make run` and `make test`. Both do their own set-up.
#   make run PORT=8502           another port
#   make run PYTHON=python3.12   another Python, 3.11 or newer
#   make serve WORKERS=2         as many processes behind nginx, for many readers

PORT ?= 8501
WORKERS ?= 2
PYTHON ?= python3
BIN = .venv/bin
# Named after the content of the locks: a changed pin sets up again, anything else does not.
RUN_READY := .venv/.run-$(shell cat requirements.lock | cksum | tr ' ' '-')
TEST_READY := .venv/.test-$(shell cat requirements.lock tests/requirements.lock | cksum | tr ' ' '-')
PIP = $(BIN)/python -m pip --disable-pip-version-check install --quiet -r

.PHONY: run serve bench peers test quick test-long data shots contact-sheets lock audit

run: $(RUN_READY)
	@$(BIN)/python -m data.build --if-needed || true  # it says why; what is in view is served all the same
	@$(BIN)/streamlit run app.py --server.port $(PORT)

serve: $(RUN_READY)
	@$(BIN)/python -m data.build --if-needed || true
	@$(BIN)/python -m deploy.serve --workers $(WORKERS) --port $(PORT)

test: $(TEST_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tests.side_by_side

# What a change needs while it is made, in a minute or two: the rules of the house and more than half of the tests,
# those that failed last first. What opens pages or has a copy of the versions runs in `make test`, or by naming its file.
quick: $(TEST_READY)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --ff --ignore tests/browser -m "not long and not slow"

# Needs Java 17 for the second engine. Firefox and WebKit are tried where they are; what is skipped is named:
#   apt-get install firefox-esr webkit2gtk-driver xvfb
test-long: $(TEST_READY) peers
	$(BIN)/python -m pytest -m long -rs --timeout 1800
	.venv/peers/bin/python -m bench.second_engine

data: $(RUN_READY)
	@$(BIN)/python -m data.build

# What the program is held against (Dash, Panel, Spark) has an environment of its own.
peers:
	@[ -x .venv/peers/bin/python ] || $(PYTHON) -m venv .venv/peers
	@.venv/peers/bin/python -m pip --disable-pip-version-check install --quiet -r bench/requirements.txt

# Needs Chromium.
ROUNDS ?= 3
bench: $(TEST_READY) peers
	@$(BIN)/python -m bench --rounds $(ROUNDS)

# After a changed pin in requirements.txt or tests/requirements.txt: every library of the tree, with hashes.
LOCK = .venv/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header
lock:
	@$(PYTHON) -m venv .venv/lock && .venv/lock/bin/python -m pip install --quiet uv==0.13.9
	@$(LOCK) requirements.txt -o requirements.lock
	@$(LOCK) tests/requirements.txt -c requirements.lock -o tests/requirements.lock

# Known vulnerabilities of the locked libraries, by a list in deploy/; needs no network, says when the list is too old.
audit: $(RUN_READY)
	@$(BIN)/python -m deploy.audit

shots: $(TEST_READY)
	@$(BIN)/python -m tests.browser.shots

# Every page (screen, projected, printed) and every slide of six briefings (deck, PPTX, PDF) in both data sets, on
# sheets to be looked at: make contact-sheets TO=folder.  Needs LibreOffice and poppler, and says so:
#   apt-get install libreoffice-impress poppler-utils
TO ?= .cache/contact-sheets
contact-sheets: $(TEST_READY)
	@$(BIN)/python -m tests.browser.contact_sheets --to $(TO)

$(RUN_READY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Dasbor ini memerlukan Python 3.11 atau lebih baru: make run PYTHON=python3.12'; exit 1; }
	@echo 'Menyiapkan lingkungan Python di .venv (sekali saja) ...'
	@$(PYTHON) -m venv .venv
	@$(PIP) requirements.lock
	@$(BIN)/python -m dashboard.front.front_door
	@touch $@

$(TEST_READY): $(RUN_READY)
	@$(PIP) tests/requirements.lock
	@$(BIN)/python -m tests.browser.chromium
	@touch $@
