"""The CMS: Wagtail for editors, the API, and the site in the same process (the default form).

Every variable that the CMS reads from the environment is read here or in `frontend.settings`.
"""

from csp.constants import SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from cms.local_secret import local_secret_key
from frontend.settings import *  # noqa: F403  the all-in-one process is the site plus what follows
from frontend.settings import (
    ALLOWED_HOSTS,
    LOCAL_DIR,
    PRODUCTION,
    env,
    required,
)

SECRET_KEY = required("SECRET_KEY", default="") or local_secret_key(LOCAL_DIR / "secret-key")

# The address that visitors use. The site record follows it (`manage.py start_site`).
PORT = env.int("PORT", default=8000)
SITE_URL = required("SITE_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
# Set when the site runs in processes of its own: this process then sends visitors there.
FRONTEND_URL = env.str("FRONTEND_URL", default="").rstrip("/")

# The site in this process reads the API through this application instead of a socket.
CONTENT_API_APPLICATION = "cms.wsgi.application"
CONTENT_API_URL = "http://content-api/api/v2/"
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "content-api"]

INSTALLED_APPS = [
    "cms",
    "importers",
    "frontend",
    "wagtail_headless_preview",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.api.v2",
    "wagtail.api.v3",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "ninja",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "frontend.middleware.RefuseNulBytes",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.middleware.ContentSecurityPolicy",
    "frontend.middleware.SiteHeaders",
    "cms.api.strict.StrictQuery",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {
    "default": required("DATABASE_URL", env.db, default=f"sqlite:///{LOCAL_DIR / 'db.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers go on while one process writes; a writer waits its turn instead of failing.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
# The site's requests to the API end inside those of visitors: the connection outlives both.
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": env.cache("REDIS_URL", default="locmemcache://"),
    # The sizes of a picture are read with the page that shows it; a cache could only be stale.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(LOCAL_DIR / "media"))

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# The separate site reads the API inside the network, often without TLS; only reading is exempt.
SECURE_REDIRECT_EXEMPT = [r"^api/v2/", r"^media/images/", r"^documents/"]

# Editors' previews are framed by pages of this host; the security policy rules on the rest.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]

# Wagtail's own widgets write inline scripts; the exception is for signed-in editors' pages alone.
ADMIN_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF, *([FRONTEND_URL] if FRONTEND_URL else [])],
    "frame-ancestors": [SELF],
}

LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]

WAGTAIL_SITE_NAME = "JobHulpMaatje"
WAGTAIL_CONTENT_LANGUAGES = [("nl", _("Dutch"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_USER_LOGIN_FORM = "cms.forms.LoginForm"
WAGTAILADMIN_BASE_URL = env.str("CMS_ORIGIN", default="") or SITE_URL
WAGTAILIMAGES_IMAGE_MODEL = "cms.SiteImage"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search", "SEARCH_CONFIG": "dutch"}}
REST_FRAMEWORK = {"URL_FORMAT_OVERRIDE": None}
WAGTAILAPI_RICH_TEXT_FORMAT = "html"
WAGTAILAPI_BASE_URL = WAGTAILADMIN_BASE_URL
WAGTAILAPI_LIMIT_MAX = 100
# The admin asks nothing of other hosts.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_HEADLESS_PREVIEW = {
    "CLIENT_URLS": {"default": f"{FRONTEND_URL}/preview/"},
    "SERVE_BASE_URL": FRONTEND_URL or SITE_URL,
    "REDIRECT_ON_PREVIEW": True,
}
PREVIEW_MAX_AGE = 60 * 60  # seconds that a preview ticket stays good
