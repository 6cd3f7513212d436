"""Which names of libraries the code may use as they are: those that their documentation describes.

Any other stands in a module of `compat`, with a contract: `tests/test_compat.py` holds that.
"""

from pathlib import Path

# Python's and Django's own names that begin with an underscore and are documented all the same.
DOCUMENTED_ATTRIBUTES = {
    "_meta",
    "_state",
    "_base_manager",
    "_default_manager",
    "_asdict",  # of named tuples
    "_replace",
}

# The reference of Django describes them; of the last two it leaves out what `compat.django` has.
DJANGO_MODULES = """
    django django.apps django.conf django.contrib django.contrib.auth django.contrib.auth.models
    django.contrib.auth.forms django.contrib.auth.password_validation django.contrib.auth.signals
    django.contrib.auth.tokens
    django.contrib.contenttypes.models django.contrib.messages django.contrib.sessions.models
    django.core
    django.core.checks django.core.exceptions
    django.core.files.base django.core.validators
    django.core.files.images django.core.files.uploadedfile django.core.mail
    django.core.mail.backends.base django.core.management
    django.core.management.base django.core.paginator django.core.wsgi django.core.asgi
    django.core.serializers.json django.core.signing django.forms.utils django.utils.crypto
    django.db django.db.models
    django.db.models.functions django.db.models.signals django.dispatch django.forms django.http
    django.middleware.csrf django.shortcuts django.template django.template.loader
    django.templatetags.static django.test django.urls django.utils django.utils.cache
    django.utils.dateparse django.utils.decorators django.utils.encoding
    django.utils.feedgenerator django.utils.functional django.utils.html
    django.utils.module_loading django.utils.safestring django.utils.timezone
    django.utils.translation django.views django.views.decorators.cache
    django.views.decorators.clickjacking django.views.decorators.csrf
    django.views.decorators.http django.views.generic django.views.static
    django.utils.http django.utils.text django.utils.datastructures
"""
NOT_DOCUMENTED = {"django.utils.http.parse_etags", "django.utils.text.capfirst"}

# Libraries whose names are looked up one by one, in the file beside this one.
LOOKED_UP = {
    "django_tasks",
    "django_tasks_db",
    "granian",
    "httpcore2",
    "laces",
    "markdown_it",
    "modelcluster",
    "modelsearch",
    "ninja",
    "pyromark",
    "treebeard",
    "wagtail",
    "wagtail_headless_preview",
    "willow",
}


def looked_up() -> dict[str, str]:
    """Return the names that were found in the documentation of their libraries, and where."""
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    entries = (line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    return dict(entries)


def is_documented(module: str, name: str) -> bool:
    """Return True if code may import a name from a module of a library."""
    package = module.split(".")[0]
    if package == "django":
        return module in DJANGO_MODULES.split() and f"{module}.{name}" not in NOT_DOCUMENTED
    return package not in LOOKED_UP or f"{module}.{name}" in looked_up()
