"""What databases for tests begin with: nothing but tables, a site, the seeds, people who write."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests import databases
from tests.databases import Template

OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MEDIA_ROOT", "PORT", "SITE_URL")
MIGRATIONS_KEY, EVERYTHING_KEY = "TESTS_MIGRATIONS_KEY", "TESTS_EVERYTHING_KEY"
# Migrated again, because what follows on each `migrate`, such as triggers, is code of now.
MAKE_SITE = """
from django.core.management import call_command
from tests import builders
call_command("migrate", verbosity=0)
builders.site()
"""
MAKE_RUN = """
from django.core.management import call_command
call_command("prepare")
call_command("create_editor", no_input=True)
"""
PASSWORD = "alleen-voor-deze-test"
MAKE_PEOPLE = f"""
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
for role in ("Redacteur", "Eindredacteur"):
    user = get_user_model().objects.create_user(
        role.lower(), f"{{role.lower()}}@example.org", {PASSWORD!r}
    )
    user.groups.add(Group.objects.get(name=role))
"""


@dataclass(frozen=True)
class Copy:
    """A folder with media files and a database for one server; the editor has this password."""

    folder: str
    database_url: str
    password: str


def note_keys() -> None:
    """Hash the code once a run, so that who edits meanwhile does not split it in two.

    The processes of the run find the hashes in the environment.
    """
    os.environ[MIGRATIONS_KEY] = databases.digest(*databases.MIGRATIONS)
    os.environ[EVERYTHING_KEY] = databases.digest(*databases.EVERYTHING)


@cache
def migrated() -> Template:
    return databases.template("migrated", _key(MIGRATIONS_KEY), _migrate)


@cache
def site() -> Template:
    """A site as `start_site` makes it, without drafts, for tests within pytest's own process."""
    return databases.template("site", _key(EVERYTHING_KEY), _make_site, migrated())


@cache
def seeded() -> Template:
    """The site of `make run`."""
    return databases.template("seeded", _key(EVERYTHING_KEY), _prepare, migrated())


@cache
def newsroom() -> Template:
    """The same with a writer, an editor, and a workflow in which two people look."""
    return databases.template("newsroom", _key(EVERYTHING_KEY), _make_people, seeded())


@contextmanager
def copied(source: Template) -> Iterator[Copy]:
    with databases.copied(source) as (folder, database_url):
        yield Copy(folder, database_url, seeded().output["password"])


def manage(environment: dict[str, str], *arguments: str) -> str:
    """Run a management command in a process of its own and return what it prints."""
    result = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def clean_environment() -> dict[str, str]:
    """This process's environment without what tests set for themselves."""
    return {name: value for name, value in os.environ.items() if name not in OURS}


def environment(folder: str, database_url: str) -> dict[str, str]:
    """The environment of a server with this content."""
    content = {"DATABASE_URL": database_url, "MEDIA_ROOT": f"{folder}/media"}
    return clean_environment() | content


def _key(name: str) -> str:
    if name not in os.environ:
        note_keys()
    return os.environ[name]


def _migrate(folder: Path, database_url: str) -> dict[str, str]:
    manage(environment(str(folder), database_url), "migrate", "--verbosity=0")
    return {}


def _make_site(folder: Path, database_url: str) -> dict[str, str]:
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    _shell(environment(str(folder), database_url) | settings, MAKE_SITE)
    return {}


def _prepare(folder: Path, database_url: str) -> dict[str, str]:
    printed = _shell(environment(str(folder), database_url), MAKE_RUN)
    return {"password": printed.split("wachtwoord:")[1].split()[0]}


def _make_people(folder: Path, database_url: str) -> dict[str, str]:
    _shell(environment(str(folder), database_url), MAKE_PEOPLE)
    return {}


def _shell(environment: dict[str, str], command: str) -> str:
    return manage(environment, "shell", "--no-imports", "--command", command)


if __name__ == "__main__":
    site()
    newsroom()
