# The two commands: `make run` serves the site, `make test` runs every test.
# Settings come from the environment; README.md lists them.

PORT ?= 8000
SITE_URL ?= http://127.0.0.1:$(PORT)
export PORT SITE_URL

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
STATIC_FILES := $(shell find cms/static frontend/static -type f 2>/dev/null)

.DEFAULT_GOAL := run
.PHONY: run install prepare test bench lint messages clean

run: prepare
	exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) \
	    --blocking-threads 4 cms.wsgi:application

# The environment and the static files: all that a server needs beside its database.
install: .venv/run.done var/static.done

# A site with the seeds in it and somebody who can sign in; safe to repeat, keeps what is there.
prepare: install
	$(MANAGE) migrate --verbosity 0
	$(MANAGE) start_site
	-$(MANAGE) import_content  # a conflict is told, and keeps no server from starting
	$(MANAGE) create_editor

test: lint var/static.done
	command -v chromium >/dev/null || .ci/debian-packages chromium
	$(BIN)/python -m tests

# The importer beside the plain way, in one table; N=10000 for the large folder of the promise.
bench: .venv/test.done
	$(BIN)/python -m tests.benchmarks

lint: .venv/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

# Collect and compile the Dutch texts (needs Debian's gettext), and list the messages in docs/.
messages: .venv/run.done
	command -v msgfmt >/dev/null || .ci/debian-packages gettext
	for app in cms frontend importers; do \
	    (cd $$app && ../$(BIN)/python ../manage.py makemessages --locale nl --no-obsolete \
	    && ../$(BIN)/python ../manage.py compilemessages --verbosity 0) || exit 1; \
	done
	$(BIN)/python -m tests.importers.message_table

clean:
	rm -rf .venv var

.venv/run.done: requirements.txt
	python3 -c 'import ensurepip, venv' 2>/dev/null || .ci/debian-packages python3-venv
	python3 -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	touch $@

.venv/test.done: .venv/run.done tests/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement tests/requirements.txt
	touch $@

var/static.done: .venv/run.done $(STATIC_FILES)
	$(MANAGE) collectstatic --noinput --verbosity 0
	touch $@
