# The two commands: `make run` serves the site, `make test` runs every test.
# Settings come from the environment; README.md lists them.

PORT ?= 8000
# The folder with the content of the site, and its profile: docs/profile.md.
CONTENT ?= importers/seeds
SITE_URL ?= http://127.0.0.1:$(PORT)
export PORT SITE_URL

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
# What `collectstatic` writes last, where the settings want it: an emptied folder is filled again.
STATIC := $(or $(STATIC_ROOT),var/static)/staticfiles.json
STATIC_FILES := $(shell find cms frontend importers -path '*/static/*' -type f 2>/dev/null)

.DEFAULT_GOAL := run
.PHONY: run install prepare test test-programs test-databases test-modules test-long bench lighthouse lint \
        messages guide-pictures site-pictures clean

run: prepare
	exec $(BIN)/python -m cms.serve --when-ready "$(MANAGE) create_editor --no-input"

# The environment and the static files: all that a server needs beside its database.
install: .venv/run.done $(STATIC)

# A site with the seeds in it; safe to repeat, keeps what is there.
prepare: install
	$(MANAGE) prepare $(CONTENT)

# What waits for the network comes in while the linter and the databases use the processors.
test:
	$(MAKE) --jobs 3 --no-print-directory --output-sync=target \
	    .venv/test.done var/tools.done test-programs lint test-databases test-modules $(STATIC)
	$(BIN)/python -m tests

# The same with thousands of files, ten times the examples, minutes of load, the journeys that take
# long, and all of it on PostgreSQL too: an hour.
test-long: export TEST_LONG = 1
test-long: test

# The importer beside the plain way, the site beside nginx, and how soon a change shows. N is the
# number of stories (1000), SIZES those at which publishing is timed: docs/performance.md.
bench: .venv/test.done $(STATIC)
	command -v nginx >/dev/null && command -v wrk >/dev/null || .ci/debian-packages nginx-light wrk
	$(BIN)/python -m tests.benchmarks
	$(BIN)/python -m tests.benchmarks.delivery

# What Lighthouse says of the site on a phone.
lighthouse: .venv/test.done $(STATIC) var/tools.done
	command -v chromium >/dev/null || .ci/debian-packages chromium
	npm install --prefix var/tools --no-audit --no-fund --ignore-scripts --silent lighthouse@12.8.2
	$(BIN)/python -m tests.benchmarks.lighthouse

test-programs:
	command -v chromium-headless-shell >/dev/null && command -v chromium >/dev/null \
	    || .ci/debian-packages chromium chromium-headless-shell
	command -v nginx >/dev/null || .ci/debian-packages nginx-light
	test -z "$$TEST_LONG" || command -v firefox-esr >/dev/null || .ci/debian-packages firefox-esr

# The databases that the tests copy: a migration of everything takes half a minute.
test-databases: .venv/test.done
	$(BIN)/python -m tests.make_databases

# The modules of the tests, compiled once: seven processes would each do it for itself.
test-modules: .venv/test.done
	$(BIN)/pytest --collect-only -qq -p no:xdist >/dev/null

lint: .venv/test.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

# Collect and compile the Dutch texts (needs Debian's gettext), and list messages and keys in docs/.
messages: .venv/run.done
	command -v msgfmt >/dev/null || .ci/debian-packages gettext
	for app in cms frontend importers; do \
	    (cd $$app && ../$(BIN)/python ../manage.py makemessages --locale nl --no-obsolete \
	    && ../$(BIN)/python ../manage.py compilemessages --verbosity 0) || exit 1; \
	done
	$(BIN)/python -m tests.importers.reporting.message_table
	$(BIN)/python -m tests.importers.front_matter.field_table

# Every picture of the editors' guide, from a server with content of its own.
guide-pictures: .venv/test.done $(STATIC)
	command -v chromium >/dev/null || .ci/debian-packages chromium
	$(BIN)/python -m tests.guide_pictures

# Every picture of docs/site.md but those of the directions that were tried.
site-pictures: .venv/test.done $(STATIC)
	command -v chromium >/dev/null || .ci/debian-packages chromium
	$(BIN)/python -m tests.site_pictures

clean:
	rm -rf .venv var

.venv/run.done: requirements.txt
	test -x $(BIN)/python || $(or $(PYTHON),$$(.ci/python)) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	touch $@

.venv/test.done: .venv/run.done tests/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement tests/requirements.txt
	touch $@

# The Nu checker, which says whether HTML is valid.
var/tools.done: tests/package.json
	command -v java >/dev/null || .ci/debian-packages default-jre-headless
	command -v npm >/dev/null || .ci/debian-packages npm
	mkdir -p var/tools && cp tests/package.json var/tools/
	npm install --prefix var/tools --no-audit --no-fund --ignore-scripts --silent
	touch $@

$(STATIC): .venv/run.done $(STATIC_FILES)
	$(MANAGE) collectstatic --noinput --verbosity 0
	touch $@
