"""Settings of the separate site, without database and Wagtail. `cms.settings` extends them.

All environment variables of the site are read here. The defaults are for local use; with
PRODUCTION=1, variables without a safe default are required, or the process does not start.
"""

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_DIR = BASE_DIR / "var"

PRODUCTION = env.bool("PRODUCTION", default=False)
DEBUG = env.bool("DEBUG", default=False) and not PRODUCTION


def required(name: str, read: Callable[..., Any] = env.str, **kwargs: Any) -> Any:
    """Return a variable that is required in production. Raises ImproperlyConfigured."""
    if PRODUCTION and not env.str(name, default=""):
        raise ImproperlyConfigured(f"PRODUCTION is on, so {name} must be set.")
    return read(name, **kwargs)


# The site signs nothing that must survive a restart, so each process may have a different key.
SECRET_KEY = secrets.token_urlsafe(50)
ALLOWED_HOSTS = required("ALLOWED_HOSTS", env.list, default=["localhost", "127.0.0.1", "[::1]"])

# The address of the CMS in another process. `cms.settings` sets CONTENT_API_APPLICATION instead:
# the CMS in this process.
CONTENT_API_URL = env.str("CMS_API_URL", default="" if PRODUCTION else "http://127.0.0.1:8000")
CONTENT_API_APPLICATION = ""
CONTENT_VERSION_READER = (
    ""  # with it: a function that returns the version or raises django.db.Error
)
# The address of the site if it is not in this process, which only `cms.settings` sets.
FRONTEND_URL = ""
# The origin of the CMS if editors use another host than visitors: it may show previews in frames.
CMS_ORIGIN = env.str("CMS_ORIGIN", default="").rstrip("/")

# The response cache in each process (`frontend.cache.delivery`).
DELIVERY_MEMORY = env.int("DELIVERY_MEMORY", default=64) * 1024 * 1024
# The disk cache, for a process that starts while the CMS is unavailable, and for pages that another
# worker made. Sites that share a folder have a subfolder each. If it is set to nothing, it is off.
_folder = env.str("DELIVERY_DIR", default=str(LOCAL_DIR / "pages") if PRODUCTION else "")
DELIVERY_DIR = _folder and Path(_folder, ALLOWED_HOSTS[0])
DELIVERY_DISK = env.int("DELIVERY_DISK", default=512) * 1024 * 1024
# Pictures and documents of a CMS on another host, which are kept there as well. 0: none.
DELIVERY_FILES = env.int("DELIVERY_FILES", default=512) * 1024 * 1024
DELIVERY_PASSES: tuple[str, ...] = (
    *("/preview/", "/static/", "/media/", "/documents/"),
    "/_formulier/",  # stamps of opened forms
    "/.well-known/",  # has an expiry of its own
)
DELIVERY_VERBATIM: tuple[str, ...] = ()
# Each process warms its cache after its start (`frontend.serving.warming`).
WARM_AT_START = env.bool("WARM_AT_START", default=True)
# What must be so before the server says that it is ready: no reason against it, and a page there.
READINESS_CHECK = ""
READINESS_ADDRESS = "/"
SERVING_THREADS = env.int("SERVING_THREADS", default=4)  # that make pages, in each process
# seconds between two requests for the content version, while in use
VERSION_INTERVAL: float = 1

INSTALLED_APPS = [
    "frontend",
    "csp",
    "django_htmx",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "frontend.web.middleware.RejectNulBytes",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "frontend.web.middleware.SiteHeaders",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "frontend.urls"
ASGI_APPLICATION = "frontend.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
    }
]
DATABASES: dict[str, Any] = {}

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(LOCAL_DIR / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "frontend.serving.static_files.StaticFiles"},
}

# Browsers accept speculation rules with this content type only.
WHITENOISE_MIMETYPES = {".speculationrules": "application/speculationrules+json"}

# Pages are identical for all visitors, so the policy has no nonce; nothing is inline.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SECURE = PRODUCTION

if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_INCLUDE_SUBDOMAINS", default=True)
    # Only if asked for: browsers store such a host for good, with all names below it.
    SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # which asks for preloading
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    # Only behind a proxy that sets this header itself: otherwise visitors could send it.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"one line": {"()": "frontend.web.log_lines.OneLine"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler"},
        "one line": {"class": "logging.StreamHandler", "formatter": "one line"},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # A 404 is not logged; in one process, that of the API would be logged as well.
    # What is wrong with a request, such as a forged Host, has no place in the code.
    "loggers": {
        "django": {"handlers": []},
        "django.request": {"level": "ERROR"},
        "django.security": {"handlers": ["one line"], "propagate": False},
    },
}
