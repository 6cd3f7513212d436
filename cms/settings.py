"""Settings of the CMS: Wagtail, the API, and by default the site in the same process.

All environment variables of the CMS are read here or in `frontend.settings`.
"""

from zoneinfo import available_timezones

from csp.constants import SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import lazy
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from cms.images.limits import LARGEST_FILE
from cms.images.memory import memory_for_pictures, most_pixels
from cms.setup.local_secret import local_secret_key
from frontend.settings import *  # noqa: F403  the all-in-one process is the site plus what follows
from frontend.settings import (
    ALLOWED_HOSTS,
    BASE_DIR,
    DELIVERY_PASSES,
    LOCAL_DIR,
    LOGGING,
    PRODUCTION,
    env,
    required,
)
from web_address import read_address

SECRET_KEY = required("SECRET_KEY", default="") or local_secret_key(LOCAL_DIR / "secret-key")

# The address that visitors use. The site record follows it (`manage.py start_site`).
PORT = env.int("PORT", default=8000)
SITE_URL = required("SITE_URL", default=f"http://127.0.0.1:{PORT}").rstrip("/")
_site = read_address(SITE_URL)
if _site is None or not _site.is_web:
    raise ImproperlyConfigured(f"SITE_URL is no address of a website: {SITE_URL!r}")
# Set if the site runs in separate processes: visitors of the CMS are then redirected to it.
FRONTEND_URL = env.str("FRONTEND_URL", default="").rstrip("/")

# The site in this process calls this application for the API instead of using a socket.
CONTENT_API_APPLICATION = "cms.application.django_application"
CONTENT_VERSION_READER = "cms.content_version.number.version_for_the_site"
CONTENT_API_URL = "http://content-api/api/v2/"
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "content-api"]

# Never cached: pages and drafts of editors, and the version, which the cache depends on.
DELIVERY_PASSES = (
    *DELIVERY_PASSES,
    "/cms/",
    "/api/v3/",
    "/api/v2/preview/",
    "/api/v2/version/",
    "/api/v2/forms/",
)
DELIVERY_VERBATIM = ("/api/v2/",)
# Off by default: the CMS fails together with the site, and editors need the processor more.
WARM_AT_START = env.bool("WARM_AT_START", default=False) and not FRONTEND_URL
READINESS_CHECK = "cms.setup.readiness.database_problem"
READINESS_ADDRESS = "/api/v2/pages/find/?html_path=/" if FRONTEND_URL else "/"
VERSION_INTERVAL = 0.2  # seconds: reading the version is a single query here

INSTALLED_APPS = [
    "cms",
    "cms.admin.sign_in",
    "cms.admin.second_step",
    "cms.admin.rich_text",
    "cms.admin.drafts",
    "cms.admin.pictures",
    "cms.admin.trash",
    "cms.admin.dashboard",
    "cms.admin.redirects",
    "cms.preview",
    "cms.mail",
    "cms.forms",
    "cms.admin.checks",
    "cms.admin.publishing",
    "importers",
    "frontend",
    "django_tasks_db",
    "wagtail_headless_preview",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.api.v2",
    "wagtail.api.v3",
    "wagtail.embeds",
    "wagtail.sites",
    "cms.admin.people.apps.AccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "cms.admin.consent",  # after those whose permission policies these replace
    "cms.admin.file_trash",
    "cms.admin.private_files",
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
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "frontend.web.middleware.RejectNulBytes",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.middleware.ContentSecurityPolicy",
    "cms.middleware.PrivateDocuments",
    "frontend.web.middleware.SiteHeaders",
    "cms.middleware.RefuseFaultyInput",
    "cms.api.query_validation.ValidateQuery",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cms.admin.second_step.middleware.NeedsSecondStep",
    "cms.admin.sign_in.working_day.WorkingDays",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "cms.admin.trash.middleware.RefuseTrashedPages",
    "cms.middleware.AddressTakenMeanwhile",
    "cms.middleware.SavedMeanwhile",
    "cms.admin.sign_in.middleware.LimitTokenGuesses",
]
ROOT_URLCONF = "cms.urls"
ASGI_APPLICATION = "cms.asgi.application"
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
PATIENCE = 20  # seconds that a change waits for a lock
DATABASE_OPTIONS = {
    # Readers continue while a process writes; a second writer waits instead of failing.
    "django.db.backends.sqlite3": {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
        "transaction_mode": "IMMEDIATE",
        "timeout": PATIENCE,
    },
    # Detects a server that disappeared without closing the connection (seconds, milliseconds).
    "django.db.backends.postgresql": {
        "options": f"-c lock_timeout={PATIENCE}s",
        "connect_timeout": 5,
        "tcp_user_timeout": 10_000,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 2,
    },
}
DATABASES["default"]["OPTIONS"] = {
    **DATABASE_OPTIONS.get(DATABASES["default"]["ENGINE"], {}),
    **DATABASES["default"].get("OPTIONS", {}),  # the query string of DATABASE_URL
}
# Requests to the API end within those of visitors, so the connection must outlive both.
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    # In the process, which costs nothing and is never away. Only Wagtail uses it, for what it can
    # read again; what must be shared by processes is in the database.
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Renditions are read together with their page; a cache could only be stale.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
# What a server still sets of a former release, and why it does nothing: see `cms.setup.checks`.
FORMER_SETTINGS = (
    {"REDIS_URL": "the cache is in the process"} if env.str("REDIS_URL", default="") else {}
)

# Indexing and renditions are tasks of the background process (`manage.py background`).
TASKS = {"default": {"BACKEND": "cms.background.queue.TaskQueue"}}
LOGGING["loggers"]["django_tasks_db"] = {"level": "ERROR"}  # it warns that it stops when asked to

MEDIA_URL = "/media/"
# Where videos may be, if not where the site's profile says. `youtube.com` stands for
# `www.youtube.com` too.
VIDEO_HOSTS = env.list("VIDEO_HOSTS", default=[])
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(LOCAL_DIR / "media"))

# A story of 200 blocks, or a table of 8 by 100 cells, has some thousand fields in its form.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # without files

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "cms.admin.sign_in.new_password.EndsLockouts"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Wrong passwords of one account from one address, and then a lockout of so many minutes.
SIGN_IN_TRIES = env.int("SIGN_IN_TRIES", default=5)
SIGN_IN_PAUSE = env.int("SIGN_IN_PAUSE", default=15)
PASSWORD_RESETS = env.int("PASSWORD_RESETS", default=3)  # mails an hour to one mail address
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "wagtailadmin_login"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
CSRF_FAILURE_VIEW = "cms.errors.token_changed"
# The separate site reads the API within the network, often without TLS; only reading is exempt.
SECURE_REDIRECT_EXEMPT = [r"^api/v2/", r"^media/images/", r"^documents/"]


# Wagtail's widgets use inline scripts; the exception applies to the pages of the admin only.
ADMIN_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF, *([FRONTEND_URL] if FRONTEND_URL else [])],
    "frame-ancestors": [SELF],
}

# Mail to editors, such as notifications. Without a server it is printed. It is stored first, and
# sent by the background process: nobody waits for a mail server.
globals().update(env.email("EMAIL_URL", default="consolemail://"))
MAIL_TRANSPORT = globals()["EMAIL_BACKEND"]
EMAIL_BACKEND = "cms.mail.backend.StoresMail"
EMAIL_TIMEOUT = 10  # seconds for each answer of the mail server
DEFAULT_FROM_EMAIL = WAGTAILADMIN_NOTIFICATION_FROM_EMAIL = env.str(
    "EMAIL_FROM", default=f"redactie@{_site.host}"
)

LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
# Dates are written and read as people here do, in both languages.
FORMAT_MODULE_PATH = "cms.formats"
# Our words in the place of some of Wagtail's Dutch: “je”, and one name for one thing.
LOCALE_PATHS = [BASE_DIR / "cms" / "compat" / "wagtail" / "words" / "locale"]
WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y %H:%M"

# What staff wrote in the site details; settings are read before there are models.
WAGTAIL_SITE_NAME = lazy(
    lambda: import_string("cms.models.site_details.organisation_name")(), str
)()
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.admin.checks.workflow.publish_approved"
WAGTAIL_CONTENT_LANGUAGES = [("nl", _("Dutch"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# Not those that only the system knows, such as “localtime”: browsers refuse their names.
WAGTAIL_USER_TIME_ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone or zone == "UTC"
)
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "cms.admin.rich_text.widget.RichTextArea"}}
WAGTAILADMIN_USER_LOGIN_FORM = "cms.admin.sign_in.forms.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "cms.admin.sign_in.reset.PasswordResetForm"  # noqa: S105
WAGTAILADMIN_BASE_URL = env.str("CMS_ORIGIN", default="") or SITE_URL
WAGTAILIMAGES_IMAGE_MODEL = "cms.SiteImage"
# Bytes that work on one picture may take. What does not fit is refused before it is decoded.
PICTURE_MEMORY = env.int("PICTURE_MEMORY", default=0) * 1024**2 or memory_for_pictures()
WAGTAILIMAGES_MAX_IMAGE_PIXELS = most_pixels(PICTURE_MEMORY)
# Photos of phones as they are. `cms.images.kept` makes others of them before they are stored.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "heif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = LARGEST_FILE
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.admin.private_files.forms.PrivatePictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.admin.private_files.forms.PrivateDocumentForm"
# Files are a third smaller than with Wagtail's 61 and 80. On most screens pictures are scaled down,
# where the difference is not visible.
WAGTAILIMAGES_AVIF_QUALITY = 50
WAGTAILIMAGES_WEBP_QUALITY = 65
# Seconds after which a search that found nothing is counted; 0: none is.
COUNT_MISSES_AFTER = 20
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "cms.search.backend", "SEARCH_CONFIG": "dutch"}}
REST_FRAMEWORK = {"URL_FORMAT_OVERRIDE": None}
WAGTAILAPI_RICH_TEXT_FORMAT = "html"
WAGTAILAPI_BASE_URL = WAGTAILADMIN_BASE_URL
WAGTAILAPI_LIMIT_MAX = 100
# The admin makes no requests to other hosts.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Whoever changes it gets the mail with a new password: at a window that was left open, anybody.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_HEADLESS_PREVIEW = {
    "SERVE_BASE_URL": FRONTEND_URL or SITE_URL,
}
PREVIEW_MAX_AGE = 60 * 60  # seconds that a preview ticket is valid
# Milliseconds. `cms/preview/static/preview/panel.js` defines a pause in typing.
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 20
