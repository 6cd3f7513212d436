"""The site on its own: no database, no Wagtail. `cms.settings` builds on the names defined here.

Every variable that the site reads from the environment is read here. The defaults run locally;
with PRODUCTION=1 what has no safe default must be given, or the process refuses to start.
"""

import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_DIR = BASE_DIR / "var"

PRODUCTION = env.bool("PRODUCTION", default=False)
DEBUG = env.bool("DEBUG", default=False) and not PRODUCTION


def required(name: str, read=env.str, **kwargs):
    """Read a variable that has no safe default in production."""
    if PRODUCTION and not env.str(name, default=""):
        raise ImproperlyConfigured(f"PRODUCTION is on, so {name} must be set.")
    return read(name, **kwargs)


# The site signs nothing that outlives the process, so its key may differ each time.
SECRET_KEY = secrets.token_urlsafe(50)
ALLOWED_HOSTS = required("ALLOWED_HOSTS", env.list, default=["localhost", "127.0.0.1", "[::1]"])

# Where the content comes from: the address of a CMS in another process.
# `cms.settings` sets CONTENT_API_APPLICATION instead: the CMS in this very process.
CONTENT_API_URL = env.str("CMS_API_URL", default="" if PRODUCTION else "http://127.0.0.1:8000")
CONTENT_API_APPLICATION = ""
CONTENT_VERSION_READER = ""  # with it: what returns the version, or raises a django.db.Error
# Where the site is, if it is not in this process: only `cms.settings` knows of such a form.
FRONTEND_URL = ""
# The public address of the CMS, if editors use another host than visitors: it may frame previews.
CMS_ORIGIN = env.str("CMS_ORIGIN", default="").rstrip("/")

# Finished answers are kept in front of Django (`frontend.cache.delivery`), in each process.
DELIVERY_MEMORY = env.int("DELIVERY_MEMORY", default=64) * 1024 * 1024
# The last good pages in a folder too, for a process that starts while the CMS does not answer.
# Each site has a part of its own, so that those who share a folder mix up nothing.
DELIVERY_DIR = env.str("DELIVERY_DIR", default="") and Path(
    env.str("DELIVERY_DIR"), ALLOWED_HOSTS[0]
)
DELIVERY_DISK = env.int("DELIVERY_DISK", default=512) * 1024 * 1024
DELIVERY_PASSES = ("/preview/", "/static/", "/media/", "/documents/")
DELIVERY_VERBATIM = ()
# Each process visits every page after its start, gently (`frontend.serving.warming`).
WARM_AT_START = env.bool("WARM_AT_START", default=True)
# What must be so before the server says that it is ready: no reason against it, and a page there.
READINESS_CHECK = ""
READINESS_ADDRESS = "/"
SERVING_THREADS = env.int("SERVING_THREADS", default=4)  # that make pages, in each process
VERSION_INTERVAL = 1  # seconds between two looks at the content version, when there are visitors

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
DATABASES = {}

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(LOCAL_DIR / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "frontend.serving.static_files.StaticFiles"},
}

# Browsers take rules for prefetching only by this type.
WHITENOISE_MIMETYPES = {".speculationrules": "application/speculationrules+json"}

# Pages are the same bytes for everyone, so the policy carries no nonce; nothing is inline.
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
    SECURE_HSTS_PRELOAD = SECURE_HSTS_INCLUDE_SUBDOMAINS
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    # Only behind a proxy that sets this header itself: a visitor could send it too.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
    # A visitor's 404 is no event; in one process the API's 404 behind it would be told as well.
    "loggers": {"django": {"handlers": []}, "django.request": {"level": "ERROR"}},
}
