# make demo   gör exempelavtalet som Word-dokument
# make test   kör hela granskningen; FULL=1 kräver att även LibreOffice-testerna körs
#
# Båda sköter all installation själva, i .venv. Det som behövs är Python 3.11 eller senare, git och make.

PYTHON ?= python3
CANDIDATES = $(PYTHON) python3.13 python3.12 python3.11
BIN = .venv/bin
EXAMPLE = docs/examples/timra-soraker-2018
OUTPUT = build/timra-soraker-2018.docx

# The redirection makes make use a shell, which knows `command`.
MISSING := $(strip $(shell for tool in soffice pdftotext; do command -v $$tool >/dev/null 2>&1 || echo $$tool; done))
# Code that only those tests reach would count as untested, so coverage is not judged without them.
SELECT = $(if $(MISSING),-m "not office" --cov-fail-under=0)

.PHONY: demo test clean

demo: .venv/.installed
	@mkdir -p build
	@echo '$$ iopdocs check $(EXAMPLE)-as-printed.yaml'
	@$(BIN)/iopdocs check $(EXAMPLE)-as-printed.yaml; test $$? -eq 1
	@echo
	@echo '$$ iopdocs render $(EXAMPLE).yaml -o $(OUTPUT)'
	@$(BIN)/iopdocs render $(EXAMPLE).yaml -o $(OUTPUT)
	@echo
	@echo 'Avtalet ligger i $(CURDIR)/$(OUTPUT)'

test: .venv/.developer
	$(if $(and $(FULL),$(MISSING)),$(error FULL=1 kräver $(MISSING) (Debian: apt install libreoffice-writer-nogui poppler-utils)))
	$(BIN)/python -m ruff check
	$(BIN)/python -m mypy
	$(BIN)/python -m sphinx -q -n -W -T docs build/docs
	$(if $(MISSING),@echo 'OBS: $(MISSING) saknas. Tester märkta "office" väljs bort och täckningsgraden bedöms inte.')
	$(BIN)/python -m pytest -n auto --dist loadgroup --cov $(SELECT)

clean:
	rm -rf .venv build dist

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
