"""Production refuses to start without what has no safe default, and is then hardened."""

import os
import subprocess
import sys

import pytest

from tests import prepared

COMPLETE = {
    "PRODUCTION": "1",
    "SECRET_KEY": "k" * 20 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "voorbeeld.nl",
    "SITE_URL": "https://voorbeeld.nl",
    "DATABASE_URL": "sqlite:///:memory:",
}
FRONTEND = {
    "DJANGO_SETTINGS_MODULE": "frontend.settings",
    "CMS_API_URL": "http://cms.internal:8000",
}


@pytest.fixture(scope="module")
def complete():
    """The environment of a server that is ready for use, with a database that is migrated."""
    with prepared.copied(prepared.seeded()) as copy:
        yield COMPLETE | {
            "DATABASE_URL": copy.database_url,
            "EMAIL_URL": "smtp+tls://name:password@mail.voorbeeld.nl:587",
        }


def check(environment: dict) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        env={"PATH": os.environ["PATH"]} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("more", [{}, FRONTEND])
def test_a_complete_environment_passes_every_deployment_check(more, complete):
    result = check(complete | more)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL"])
def test_what_is_missing_is_named(name):
    result = check({key: value for key, value in COMPLETE.items() if key != name})
    assert result.returncode != 0
    assert f"{name} must be set" in result.stderr


@pytest.mark.parametrize(
    ("change", "texts"),
    [
        (
            {"EMAIL_URL": "", "ALLOWED_HOSTS": "*", "REDIS_URL": "redis://127.0.0.1:1/0"},
            ["EMAIL_URL is not set", "ALLOWED_HOSTS is *", "REDIS_URL does nothing any more"],
        ),
        (
            {"ALLOWED_HOSTS": "voorbeeld.nl,*", "DATABASE_URL": "sqlite:///:memory:"},
            ["ALLOWED_HOSTS is *", "the database is not migrated"],
        ),
        ({"DATABASE_URL": "postgres://127.0.0.1:1/x"}, ["the database does not answer"]),
    ],
)
def test_what_must_not_go_into_use_is_an_error_of_the_deployment_check(change, texts, complete):
    result = check({name: value for name, value in (complete | change).items() if value})
    assert result.returncode != 0
    assert [text for text in texts if text not in result.stderr] == []


@pytest.mark.parametrize(("asked", "expected"), [("", "False"), ("1", "True")])
def test_browsers_store_the_host_for_good_only_if_asked_to(asked, expected):
    program = "from frontend.settings import SECURE_HSTS_PRELOAD as preload; print(preload)"
    environment = COMPLETE | FRONTEND | {"PATH": os.environ["PATH"]}
    if asked:
        environment["HSTS_PRELOAD"] = asked
    output = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert output.stdout.strip() == expected


def test_the_site_on_its_own_needs_the_address_of_the_cms():
    site = {"PRODUCTION": "1", "ALLOWED_HOSTS": "voorbeeld.nl"}
    result = check(site | FRONTEND | {"CMS_API_URL": ""})
    assert result.returncode != 0
    assert "CMS_API_URL must be set" in result.stderr


def test_no_cache_is_in_another_process():
    """One that is away made every page of the admin a 500, after it had written what was saved."""
    program = (
        "from cms.settings import CACHES; print(*{each['BACKEND'] for each in CACHES.values()})"
    )
    environment = COMPLETE | {"PATH": os.environ["PATH"], "REDIS_URL": "redis://127.0.0.1:1/0"}
    output = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    backends = {backend.rpartition(".")[2] for backend in output.stdout.split()}
    assert backends <= {"LocMemCache", "DummyCache"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "var/pages/voorbeeld.nl"),
        ({"DELIVERY_DIR": ""}, ""),
        ({"DELIVERY_DIR": "/srv/pages"}, "/srv/pages/voorbeeld.nl"),
        ({"PRODUCTION": "0"}, ""),
    ],
)
def test_workers_share_a_folder_of_pages_in_production(change, expected):
    program = "from frontend.settings import DELIVERY_DIR; print(DELIVERY_DIR)"
    environment = COMPLETE | FRONTEND | {"PATH": os.environ["PATH"]} | change
    output = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert output.stdout.strip().endswith(expected)
    assert bool(output.stdout.strip()) == bool(expected)
