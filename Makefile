# One word each; every target does its own set-up in .venv.
PYTHON ?= python3
BIN := .venv/bin

EXAMPLE := examples/letters/lumbar-mri-denial.pdf
LETTER ?= $(EXAMPLE)
OUT ?= out
# The example brings its own answers, records and day; a letter of yours starts with none of them.
ifeq ($(LETTER),$(EXAMPLE))
ANSWERS ?= examples/cases/lumbar-mri/answers.yaml
RECORDS ?= examples/records
AS_OF ?= 2026-10-20
endif

.PHONY: setup develop appeal serve test pictures lint check eval bench fuzz knowledge lock clean

setup: .venv/run.ready

develop: .venv/dev.ready

.venv/run.ready: pyproject.toml requirements/build.txt requirements/run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "claimback needs Python 3.11 or newer. Set PYTHON=... to one."; exit 1; }
	@echo "Setting up .venv (once, a minute or two) ..." >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/web.ready: .venv/run.ready requirements/web.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/web.txt
	@touch $@

.venv/dev.ready: .venv/run.ready requirements/dev.txt requirements/web.txt requirements/llm.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/web.txt -r requirements/llm.txt -r requirements/dev.txt
	@touch $@

appeal: setup
	@$(BIN)/claimback appeal "$(LETTER)" --out "$(OUT)" $(if $(ANSWERS),--answers "$(ANSWERS)") $(if $(RECORDS),--records "$(RECORDS)") $(if $(AS_OF),--as-of $(AS_OF))

# The web application, on this computer alone: http://127.0.0.1:8000 (PORT=... for another).
serve: .venv/web.ready
	@$(BIN)/python -m claimback.web.serve

test: develop
	@$(BIN)/python -m pytest -n 2 --dist loadfile

# The README's pictures of the pages, taken anew from the sample case.
pictures: develop
	@CLAIMBACK_PICTURES="$(CURDIR)/docs/pictures" $(BIN)/python -m pytest -q -n0 tests/web/test_pictures.py

check: lint test

lint: develop
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/basedpyright
	@$(BIN)/lint-imports
	@$(BIN)/claimback knowledge check

eval: setup
	@$(BIN)/python benchmarks/evaluate.py
	@$(BIN)/python benchmarks/records.py

bench: setup
	@$(BIN)/python benchmarks/bench.py $(if $(FULL),--full)

# Damaged files at random, for so long.
SECONDS ?= 60
fuzz: develop
	@cd tests && ../$(BIN)/python -m intake.test_fuzz $(SECONDS)

knowledge: setup
	@$(BIN)/claimback knowledge check
	@$(BIN)/claimback knowledge coverage

# Needs `uv` on the path; the hashes are kept, the addresses are not.
lock:
	uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 --no-header -q -o requirements/run.txt
	uv pip compile pyproject.toml --extra web --generate-hashes --universal --python-version 3.11 --no-header -q -c requirements/run.txt -o requirements/web.txt
	uv pip compile pyproject.toml --extra llm --generate-hashes --universal --python-version 3.11 --no-header -q -c requirements/run.txt -o requirements/llm.txt
	uv pip compile requirements/dev.in --generate-hashes --universal --python-version 3.11 --no-header -q -c requirements/web.txt -c requirements/llm.txt -o requirements/dev.txt
	uv pip compile requirements/build.in --generate-hashes --universal --python-version 3.11 --no-header -q -o requirements/build.txt

clean:
	rm -rf .venv out
