"""The site runs where neither Wagtail nor a database is."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
FOREIGN = ("cms", "importers", "wagtail", "rest_framework", "modelcluster", "taggit", "PIL")


def test_the_site_on_its_own_loads_nothing_of_the_cms():
    code = (
        "import sys, frontend.asgi\n"
        "from django.conf import settings\n"
        "assert not settings.DATABASES\n"
        f"print(*[name for name in sys.modules if name.split('.')[0] in {FOREIGN!r}])"
    )
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "frontend.settings"}
    result = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == ""
