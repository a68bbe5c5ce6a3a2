"""One settings file, driven by the environment. docs/running.md lists every variable."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
SITE_NAME = env("SITE_NAME", default="TTT Portal")
DATA_DIR = Path(env("DATA_DIR", default=str(BASE_DIR / ".local" / "data")))
HTTPS = SITE_URL.startswith("https://")

SECRET_KEY = env("SECRET_KEY", default="")
if not SECRET_KEY:
    if HTTPS:
        raise ImproperlyConfigured("Set SECRET_KEY to a long random text; the portal will not run on https without it.")
    SECRET_KEY = "only-for-this-machine-and-never-for-https"

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(SITE_URL).hostname, "127.0.0.1", "testserver"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "programmes.admin_site.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "django_htmx",
    "ttt_portal",
    "reports",
    "accreditation",
    "workshops",
    "programmes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ttt_portal.middleware.PlainTextMiddleware",
    "ttt_portal.middleware.ActorMiddleware",
    "ttt_portal.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ttt_portal.middleware.RefusalMiddleware",
    "ttt_portal.middleware.SecondStepMiddleware",
]

ROOT_URLCONF = "ttt_portal.urls"
WSGI_APPLICATION = "ttt_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ttt_portal.context.portal",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "ttt_portal.form_renderer.PortalRenderer"
CRISPY_TEMPLATE_PACK = "portal"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("portal",)
CRISPY_FAIL_SILENTLY = False

# -- databases ---------------------------------------------------------------------------------------------------


def database(url):
    """Django's settings for a database URL; a PostgreSQL host may be a percent-encoded socket directory."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = unquote(parts.path).removeprefix("/") if parts.path.startswith("//") else unquote(parts.path)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            # IMMEDIATE: a read-then-write transaction otherwise dies with "database is locked" in spite of the timeout
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=20000;",
            },
            "CONN_MAX_AGE": 600,
            # A file, not memory: tests then meet the same locks as the portal.
            "TEST": {"NAME": str(Path(path).with_name("test-portal.sqlite3"))},
        }
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(f"DATABASE_URL must begin with sqlite:// or postgres://, not {parts.scheme}://")
    host = unquote(parts.netloc.rpartition("@")[2])
    port = ""
    if not host.startswith("/"):
        host, port = parts.hostname or "", str(parts.port or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASES = {"default": database(env("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'portal.sqlite3'}"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Web requests need only the database: with a Redis cache, Redis going down made sign-in a 500.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Past this number Django throws a third away at random: with its 300, whoever guesses at many addresses
        # would wash away the count of their own guesses.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600

# -- work in the background --------------------------------------------------------------------------------------

CELERY_BROKER_URL = env("REDIS_URL", default="redis://localhost:6379/0")
# A broker that is not ours alone may carry somebody else's tasks.
CELERY_TASK_DEFAULT_QUEUE = env("CELERY_QUEUE", default="ttt-portal")
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
# Kilobytes. Fonts of every script stay open in a worker; a process that has grown beyond is replaced between tasks.
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_timeout": 5,
    "socket_connect_timeout": 1,
}
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE = {
    "sweep-documents": {"task": "reports.tasks.document.sweep", "schedule": 60.0},
    "sweep-certificates": {"task": "reports.tasks.certificate_batch.sweep", "schedule": 60.0},
    "recount-figures": {"task": "reports.tasks.figures.recount", "schedule": 5.0},
    "warm-figures": {"task": "reports.tasks.figures.warm", "schedule": 600.0},
    "sweep-letters": {"task": "workshops.tasks.letter.sweep", "schedule": 60.0},
    "ask-what-became": {"task": "workshops.tasks.follow_up.ask_due", "schedule": 24 * 3600.0},
    "end-accreditations": {"task": "accreditation.tasks.expiry.day", "schedule": 24 * 3600.0},
    "ask-what-was-taught": {"task": "accreditation.tasks.national_training.ask_due", "schedule": 24 * 3600.0},
    "delete-attendance-sheets": {"task": "accreditation.tasks.national_training.delete_sheets", "schedule": 3600.0},
    "begin-missions": {"task": "accreditation.tasks.mission.begin_due", "schedule": 24 * 3600.0},
    "ask-newcomers": {"task": "accreditation.tasks.mission_call.ask_newcomers", "schedule": 24 * 3600.0},
    "forget-motivations": {"task": "accreditation.tasks.mission_call.forget_due", "schedule": 24 * 3600.0},
    "delete-passports": {"task": "workshops.tasks.restricted_data.delete_overdue", "schedule": 3600.0},
    "sweep-data-exports": {"task": "programmes.tasks.data_export.sweep", "schedule": 600.0},
    "sweep-erasures": {"task": "reports.tasks.erasure.sweep", "schedule": 600.0},
    "seal-history": {"task": "programmes.tasks.history.seal", "schedule": 60.0},
    "mail-head-of-history": {"task": "programmes.tasks.history.mail_head", "schedule": 24 * 3600.0},
}

# What happens upstairs when something happened downstairs: Outbox event -> task names.
OUTBOX_REACTIONS = {
    "programmes.erasure.agreed": ["reports.tasks.erasure.carry_out"],
    "programmes.data_export.asked": ["programmes.tasks.data_export.make"],
    "reports.certificate.to_be_told": ["reports.tasks.certificate_mail.send"],
    "reports.certificate_batch.confirmed": ["reports.tasks.certificate_batch.work"],
    "reports.document.requested": ["reports.tasks.document.render"],
    "workshops.letter.queued": ["workshops.tasks.letter.send"],
    "workshops.guest_pass.lettered": ["workshops.tasks.guest_pass.send"],
    "workshops.import.confirmed": ["workshops.tasks.participant_import.add"],
    "workshops.activity_import.confirmed": ["workshops.tasks.activity_import.add"],
    "accreditation.training_letter.queued": ["accreditation.tasks.national_training.send"],
    "workshops.follow_up.asked": ["workshops.tasks.follow_up.send"],
    "accreditation.host_letter.queued": ["accreditation.tasks.mission.send_host_letter"],
    "accreditation.call_letter.queued": ["accreditation.tasks.mission_call.send"],
    "accreditation.expiry_reminder.queued": ["accreditation.tasks.expiry.send"],
    "accreditation.roster_import.confirmed": ["accreditation.tasks.roster_import.add"],
}

# -- people and sign-in ------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "programmes.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "ttt_portal.accounts.AccountAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
# A venue is one IP address: limits are per account, generous per address, so three typos never lock the room out.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "200/m/ip,5/15m/key",
    "request_login_code": "200/m/ip,3/m/key,6/15m/key",
    "reset_password": "100/m/ip,5/m/key",
    "reset_password_from_key": "100/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "200/m/ip"}
# Whoever issues certificates or opens passport and medical data shows a second step at that act. The demo goes without.
SECOND_FACTOR = env.bool("SECOND_FACTOR", default=not DEMO)

# In the demo nothing leaves the machine: mail is kept as Message rows and read on a page.
EMAIL_BACKEND = "programmes.mail.backend.KeepInOutbox" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
EMAIL_HOST, EMAIL_PORT = EMAIL_CONFIG["EMAIL_HOST"], EMAIL_CONFIG["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL_CONFIG["EMAIL_HOST_USER"], EMAIL_CONFIG["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL_CONFIG.get("EMAIL_USE_TLS", False), EMAIL_CONFIG.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = env("FROM_EMAIL", default="portal@localhost")
# Whoever keeps the head of the history apart from the portal gets it once a day; nobody by default.
HISTORY_HEAD_TO = env.list("HISTORY_HEAD_TO", default=[])

# -- words and time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("es", _("Spanish")),
    ("ru", _("Russian")),
    ("ar", _("Arabic")),
    ("zh-hans", _("Chinese")),
]
LOCALE_PATHS = [BASE_DIR / "ttt_portal" / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

# -- files -------------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "ttt_portal.finders.DrawnFinder",
]
WHITENOISE_USE_FINDERS = DEMO or DEBUG
# Private: there is no MEDIA_URL; a view streams a file after asking who may see it.
PRIVATE_FILES = DATA_DIR / "files"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_FILES), "base_url": None},
    },
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEMO or DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# -- security ----------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if env.int("TRUSTED_PROXIES", default=0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
