"""The CMS's settings, with what makes tests quick and keeps them away from real files."""

import os
import tempfile

from cms.settings import *  # noqa: F403
from cms.settings import STORAGES

SECRET_KEY = "only for tests, never for a server: 0123456789abcdefghijklmnopqrstuvwxyz"
SITE_URL = WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = "http://127.0.0.1:8000"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost", "content-api"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
files = tempfile.TemporaryDirectory(prefix="files-", ignore_cleanup_errors=True)  # of this process
MEDIA_ROOT = f"{files.name}/media"
STATIC_ROOT = f"{files.name}/static"
os.mkdir(STATIC_ROOT)
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# A test sees at once what a task does; those of the queue itself set it back.
TASKS = {"default": {"BACKEND": "tests.tasks.Queue"}}
# A test counts by itself what was not found: no thread writes beside it.
COUNT_MISSES_AFTER = 0
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True  # each client of a test would read all files anew
