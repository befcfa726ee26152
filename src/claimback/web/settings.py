"""Settings. Few come from the environment: where data is kept, which hosts answer, and whether it stands behind TLS."""

import contextlib
import os
from datetime import timedelta
from pathlib import Path

from django.core.management.utils import get_random_secret_key

HERE = Path(__file__).parent
DATA = Path(os.environ.get("CLAIMBACK_DATA", Path.home() / ".local" / "share" / "claimback-web"))
"""Database and keys. Made with access for its owner alone."""
os.umask(0o077)  # whatever is written is for this user alone
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
for _kept in (DATA, *DATA.glob("claimback.sqlite3*")):
    with contextlib.suppress(PermissionError):  # of another user: the operator's to decide
        _kept.chmod(0o700 if _kept.is_dir() else 0o600)
TLS = os.environ.get("CLAIMBACK_TLS") == "1"


def _secret() -> str:
    """The secret that signs cookies and forms, kept beside the database; made at the first start."""
    path = DATA / "secret"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        secret = get_random_secret_key()
        file.write(secret)
    return secret


SECRET_KEY = _secret()
INSTANCE_KEY = DATA / "instance.key"
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("CLAIMBACK_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "claimback.web.limits",
    "claimback.web.audit",
    "claimback.web.cases",
    "claimback.web.accounts",
    "claimback.web.desk",
    "claimback.web.api",
]
MIDDLEWARE = [
    "claimback.web.headers.headers",
    "claimback.web.api.middleware.api",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "claimback.web.accounts.asked.signed_in",
    "claimback.web.desk.visitor.visiting",
]
ROOT_URLCONF = "claimback.web.urls"
WSGI_APPLICATION = "claimback.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "claimback.web.accounts.asked.for_templates",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "claimback.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
"""Straight from the package: no step collects them first."""

FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
"""An upload never touches the disk in the clear."""
FILE_UPLOAD_MAX_MEMORY_SIZE = 60 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 60

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = TLS
CSRF_COOKIE_NAME = "__Host-csrftoken" if TLS else "csrftoken"
OWN_COOKIES = "__Secure-" if TLS else ""
"""Before the names of cookies that belong to one case's address."""
CSRF_FAILURE_VIEW = "claimback.web.errors.form_expired"
ACCOUNT_COOKIE = "__Host-account" if TLS else "account"
ACCOUNT_IDLE = timedelta(hours=1)
"""Without use for so long a browser is signed out."""
ACCOUNT_LONGEST = timedelta(hours=12)
"""However much it is used."""
ACCOUNT_FRESH = timedelta(minutes=10)
"""How long after signing in the password may be changed, or the account deleted."""
ACCOUNT_UNUSED = timedelta(days=730)
"""An account that nobody signed in to for so long is deleted."""
INVITE_DAYS = 7
"""How long an invitation to a group works."""
PASSWORD_HASHERS = ["claimback.web.accounts.hashing.Argon2"]
LANGUAGE_COOKIE_NAME = "__Host-language" if TLS else "language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"
LANGUAGE_COOKIE_SECURE = TLS
SECURE_SSL_REDIRECT = TLS
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_REFERRER_POLICY = "same-origin"
"""No other host learns an address; with `no-referrer` browsers name no origin in forms, which then count as forged."""
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"claimback.web": {"handlers": ["console"], "level": "INFO"}},
    "root": {"handlers": [], "level": "CRITICAL"},
}
"""Nothing but this program's own lines, which name no person, file or link."""

RETENTION_DAYS = 90
"""A case that nobody opened for so long is deleted."""
RETENTION_DAYS_IN_ACCOUNTS = 730

PROXIES = int(os.environ.get("CLAIMBACK_PROXIES", "0"))
"""How many proxies of the operator's own stand before this server: none is believed unless it is told so here."""
LIMITS = {
    "sign_in_name": (10, 15 * 60),
    "sign_in_address": (100, 15 * 60),
    "new_account": (20, 60 * 60),
    "phrase": (20, 15 * 60),
    "new_case": (100, 60 * 60),
    "upload": (300, 60 * 60),
    "batch": (1000, 24 * 60 * 60),
}
"""So many tries in so many seconds: of one name, from one address, or for `batch` letters of one account."""
API_REQUESTS_A_MINUTE = 600
"""Of one token; more are answered with 429."""
