# make demo   gör exempelavtalet som Word-dokument
# make test   kör hela granskningen; FULL=1 kräver att även testerna med LibreOffice, Node.js och hunspell körs
# make bench  mäter tid och minne och jämför med andra program; WRITE=1 skriver sidorna om det i docs
# make pictures   gör om bilderna av exemplens sidor i tests/pictures; se på dem innan de läggs in
#
# Alla sköter all installation själva, i .venv. Det som behövs är Python 3.11 eller senare, git och make.

PYTHON ?= python3
CANDIDATES = $(PYTHON) python3.13 python3.12 python3.11
BIN = .venv/bin
EXAMPLE = docs/examples/timra-soraker-2018
OUTPUT = build/timra-soraker-2018.docx

# The redirection makes make use a shell, which knows `command`.
absent = $(strip $(shell for tool in $(1); do command -v $$tool >/dev/null 2>&1 || echo $$tool; done))
MISSING := $(call absent,soffice pdftotext)
NODELESS := $(call absent,node npm)
# hunspell answers with an error when it has no Swedish dictionary.
SPELLESS := $(if $(call absent,hunspell),hunspell,$(shell echo avtal | hunspell -d sv_SE -l >/dev/null 2>&1 || echo hunspell-sv))
EDITOR = tests/editor/node_modules/.package-lock.json
PEERS = bench/node_modules/.package-lock.json
VALIDATOR = tests/validity/node_modules/.package-lock.json

# Code that only the office tests reach would count as untested, so coverage is not judged without them.
EMPTY =
UNWANTED = $(strip $(if $(MISSING),office) $(if $(NODELESS),node) $(if $(SPELLESS),spelling))
SELECT = $(if $(UNWANTED),-m "not ($(subst $(EMPTY) $(EMPTY), or ,$(UNWANTED)))") $(if $(MISSING),--cov-fail-under=0)

.PHONY: demo test bench pictures clean

demo: .venv/.installed
	@mkdir -p build
	@echo '$$ iopdocs check $(EXAMPLE)-as-printed.yaml'
	@$(BIN)/iopdocs check $(EXAMPLE)-as-printed.yaml; test $$? -eq 1
	@echo
	@echo '$$ iopdocs render $(EXAMPLE).yaml -o $(OUTPUT)'
	@$(BIN)/iopdocs render $(EXAMPLE).yaml -o $(OUTPUT)
	@echo
	@echo 'Avtalet ligger i $(CURDIR)/$(OUTPUT)'

test: .venv/.developer $(if $(NODELESS),,$(EDITOR) $(VALIDATOR))
	$(if $(and $(FULL),$(MISSING)),$(error FULL=1 kräver $(MISSING) (Debian: apt install libreoffice-writer-nogui poppler-utils)))
	$(if $(and $(FULL),$(NODELESS)),$(error FULL=1 kräver $(NODELESS) (Debian: apt install nodejs npm)))
	$(if $(and $(FULL),$(SPELLESS)),$(error FULL=1 kräver $(SPELLESS) (Debian: apt install hunspell hunspell-sv)))
	$(BIN)/python -m ruff check
	$(BIN)/python -m mypy
	$(BIN)/python -m sphinx -q -n -W -T docs build/docs
	$(if $(MISSING),@echo 'OBS: $(MISSING) saknas. Tester märkta "office" väljs bort och täckningsgraden bedöms inte.')
	$(if $(NODELESS),@echo 'OBS: $(NODELESS) saknas. Tester märkta "node" väljs bort.')
	$(if $(SPELLESS),@echo 'OBS: $(SPELLESS) saknas. Tester märkta "spelling" väljs bort.')
	$(BIN)/python -m pytest -n auto --dist loadfile --cov $(SELECT)

bench: .venv/.developer $(if $(NODELESS),,$(PEERS))
	$(if $(NODELESS),@echo 'OBS: $(NODELESS) saknas. Programmen på Node.js är inte med i jämförelsen.')
	@$(BIN)/python -m bench $(if $(WRITE),--write)

pictures: .venv/.developer
	$(if $(MISSING),$(error make pictures kräver $(MISSING) (Debian: apt install libreoffice-writer-nogui poppler-utils)))
	$(BIN)/python -m pytest tests/pictures --update-pictures -k 'looks_as_before or few_and_small' -q

clean:
	rm -rf .venv build dist bench/node_modules tests/*/node_modules

.venv/.created:
	@for candidate in $(CANDIDATES); do \
	    if $$candidate -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	        $$candidate -m venv --clear .venv && touch $@; exit; \
	    fi; \
	done; \
	echo 'iopdocs kräver Python 3.11 eller senare med venv (Debian: apt install python3-venv).' >&2; \
	echo 'Provade: $(CANDIDATES). Ange en annan med make PYTHON=/sökväg/till/python3.' >&2; \
	exit 1

.venv/.installed: pyproject.toml .venv/.created
	@echo 'Installerar iopdocs i .venv …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.developer: .venv/.installed
	@echo 'Installerar utvecklingsverktygen i .venv …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --group dev
	@touch $@

$(PEERS): bench/package.json bench/package-lock.json
	@echo 'Installerar programmen som iopdocs jämförs med i bench …'
	@npm ci --prefix bench --no-audit --no-fund --loglevel=error
	@touch $@

$(EDITOR): tests/editor/package.json tests/editor/package-lock.json
	@echo 'Installerar YAML-servern som editorer använder i tests/editor …'
	@npm ci --prefix tests/editor --no-audit --no-fund --loglevel=error
	@touch $@

# Without a lock: npm ci would ask for the validator's programs for all other systems too. Its version is exact.
$(VALIDATOR): tests/validity/package.json
	@echo 'Installerar Open XML SDK:s validator i tests/validity …'
	@npm install --prefix tests/validity --no-package-lock --no-audit --no-fund --loglevel=error
	@touch $@
