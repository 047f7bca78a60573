"""The one settings file. Every value that a host may change is read through core.env."""

import secrets
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from entrepairs.core import env, knobs

ROOT = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules

DATA_DIR = env.path("DONNEES", str(ROOT / "donnees"), "Dossier des données : base, clés, fichiers.")
KEY_FILE = env.path("CLES_FICHIER", str(DATA_DIR / "cles.json"), "Trousseau de clés. À sauvegarder à part.")
DEMO = env.boolean("DEMO", False, "Maison de démonstration : connexion en cliquant un visage, courriels visibles.")
DEBUG = env.boolean("DEBOGAGE", False, "Pages d'erreur détaillées. Jamais en vrai.")
HTTPS = env.boolean("HTTPS", False, "Le site est servi en HTTPS : cookies __Host-, HSTS.")
SITE_URL = env.text("ADRESSE", "http://127.0.0.1:8000", "Adresse publique du site, sans / à la fin.")
SITE_NAME = env.text("NOM", "Entrepairs", "Nom affiché en haut de chaque page.")
ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname or "localhost", "127.0.0.1", "localhost"]
ALLOWED_HOSTS += env.words("HOTES", "", "Autres noms d'hôte acceptés.")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []


def _kept_secret(file: Path) -> str:
    """A secret made on first start and kept in the data folder, readable by its owner only."""
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50))
    return file.read_text()


SECRET_KEY = env.text("CLE_SECRETE", "", "Clé des signatures ; créée au premier démarrage si elle manque.")
SECRET_FILE = None if SECRET_KEY else DATA_DIR / "cle_secrete"
if SECRET_FILE:
    SECRET_KEY = "tests-only" * 5 if TESTING else _kept_secret(SECRET_FILE)

INSTALLED_APPS = [
    "entrepairs.people.operations.OperationsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "entrepairs.people",  # before allauth: our templates stand for its own
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "django_tasks",
    "template_partials.apps.SimpleAppConfig",
    "entrepairs.core",
    "entrepairs.jobs",
    "entrepairs.live",
    "entrepairs.ui",
    "entrepairs.places",
    "entrepairs.structures",
    "entrepairs.safety",
    "entrepairs.training",
    "entrepairs.testimonies",
    "entrepairs.agenda",
    "entrepairs.participation",
    "entrepairs.clubhouse",
    "entrepairs.accompaniment",
    "entrepairs.community",
    "entrepairs.insights",
    "entrepairs.home",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads its answers, so that their size tells nothing (BREACH)
    "entrepairs.ui.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "entrepairs.people.middleware.CurrentPerson",
    "entrepairs.people.wording.Wording",
    "entrepairs.structures.held_paper.PaperInHand",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "entrepairs.urls"
WSGI_APPLICATION = "entrepairs.wsgi.application"
APPEND_SLASH = True

_LOADERS: list[Any] = ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]
if not DEBUG:
    _LOADERS = [("django.template.loaders.cached.Loader", _LOADERS)]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "entrepairs.ui.context.page",
            ],
            "builtins": [
                *(f"django.templatetags.{name}" for name in ("i18n", "static")),
                "template_partials.templatetags.partials",
                *(f"entrepairs.ui.templatetags.{name}" for name in ("sheets", "ui")),
            ],
            "loaders": [("template_partials.loader.Loader", _LOADERS)],
        },
    }
]


def _database(url: str) -> dict[str, Any]:
    """Django's form of `sqlite:///chemin` or `postgres://nom:mot@hôte:port/base`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "entrepairs.core.sqlite",
            "NAME": unquote(parts.path) if len(parts.path) > 1 else str(DATA_DIR / "base.sqlite3"),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;"
                "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON",
            },
        }
    return {
        "ENGINE": "entrepairs.core.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 3},
        "CONN_HEALTH_CHECKS": True,
    }


DATABASE_URL = env.text("BASE", "sqlite://", "Base de données : sqlite:///chemin ou postgres://nom:mot@hôte:port/base.")
DATABASES = {"default": _database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people and sign-in
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["entrepairs.people.backends.ByPseudonym"]
PASSWORD_HASHERS = ["entrepairs.people.hashers.Argon2Small"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:space"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "pseudonym"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "entrepairs.people.adapter.AccountAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_FORMS = {
    "login": "entrepairs.people.forms.sign_in.SignInForm",
    "reauthenticate": "entrepairs.people.forms.sign_in.ConfirmItsMeForm",
}
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "20/m/ip,5/300s/key", "signup": "20/h/ip"}
MFA_FORMS = {
    "authenticate": "entrepairs.people.forms.sign_in.SecondCodeForm",
    "reauthenticate": "entrepairs.people.forms.sign_in.ConfirmCodeForm",
    "activate_totp": "entrepairs.people.forms.sign_in.FirstCodeForm",
    "login_webauthn": "entrepairs.people.forms.keys.KeySignInForm",
    "authenticate_webauthn": "entrepairs.people.forms.keys.SecondKeyForm",
    "reauthenticate_webauthn": "entrepairs.people.forms.keys.ConfirmKeyForm",
}
MFA_ADAPTER = "entrepairs.people.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_RECOVERY_CODES_SHOW_ONCE = True
SOCIALACCOUNT_ADAPTER = "entrepairs.people.adapter.SocialAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
OIDC_NAME = env.text("OIDC_NOM", "", "Nom du site qui peut reconnaître les personnes (OpenID Connect). Vide : aucun.")
OIDC_SERVER = env.text("OIDC_ADRESSE", "", "Adresse de ce site (émetteur OpenID Connect).")
OIDC_CLIENT = env.text("OIDC_CLIENT", "", "Identifiant que ce site nous a donné.")
OIDC_SECRET = env.text("OIDC_SECRET", "", "Secret que ce site nous a donné.")
_OIDC_APP = {
    "provider_id": "site",
    "name": OIDC_NAME,
    "client_id": OIDC_CLIENT,
    "secret": OIDC_SECRET,
    "settings": {"server_url": OIDC_SERVER, "oauth_pkce_enabled": True, "scope": ["openid"]},
}
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_OIDC_APP] if OIDC_NAME and OIDC_SERVER else []}}
SESSION_ENGINE = "entrepairs.people.sessions"
SESSION_COOKIE_NAME = "__Host-s" if HTTPS else "s"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
PLACES_COOKIE_NAME = "__Host-p" if HTTPS else "p"  # seats taken without an account: entrepairs.agenda
DEVICE_COOKIE_NAME = "__Host-d" if HTTPS else "d"  # a device of one's own: see entrepairs.people.throttle
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # ends with the window: a year of it would tell that one came here
CSRF_FAILURE_VIEW = "entrepairs.ui.views.stale_form"

# --- words and time
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("fr-tu", "Français (tutoiement)")]
LOCALE_PATHS = [ROOT / "entrepairs" / "locale"]
USE_TZ = True
TIME_ZONE = env.text("FUSEAU", "Europe/Paris", "Fuseau horaire de la maison.")

# --- house
COUNTRY = env.text("PAYS", "FR", "Pays montré d'abord dans les lignes d'aide : FR ou BE.")
PUSH_KEY, PUSH_CONTACT, PUSH_SERVICES = knobs.PUSH_KEY, knobs.PUSH_CONTACT, knobs.PUSH_SERVICES
SMS_COMMAND, CONTACT, ORIGINS = knobs.SMS_COMMAND, knobs.CONTACT, knobs.ORIGINS
QUICK_EXIT_URL = env.text("SORTIE", "https://meteofrance.com/", "Page banale ouverte par « Quitter vite ».")
AGENDA_KEPT = env.number(
    "AGENDA_GARDE", 1, "Secondes pendant lesquelles l'agenda public d'une maison est montré sans le relire. 0 : jamais."
)
CIRCLES_KEPT = env.number(
    "CERCLES_GARDE", 1, "Secondes où se gardent les pages et messages d'un cercle ouvert. 0 : jamais."
)
EXPECTED_HOURS = env.number("HEURES_ATTENDUES", 30, "Heures d'ouverture par semaine qu'attend le financeur (30, 35…).")

# --- files
STATIC_URL = "/statique/"
STATICFILES_FINDERS = ["entrepairs.ui.finders.Assembled", "django.contrib.staticfiles.finders.AppDirectoriesFinder"]
STATIC_ROOT = env.path("STATIQUES", str(ROOT / "statiques"), "Où les fichiers statiques sont rassemblés.")
_STATIC = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC if TESTING else "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "fichiers"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
MAX_BODY = env.number("ENVOI_MAX", 12_000_000, "Taille la plus grande d'un envoi, en octets.")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

# --- jobs, live, mail
TASKS = {"default": {"BACKEND": "entrepairs.jobs.backend.LeaseBackend", "QUEUES": []}}
LIVE_BUS = env.text("BUS", "local://", "Bus du direct : local://, sqlite://, postgres://.")
_MANY = {"MAX_ENTRIES": 50_000}  # beyond, some counts are forgotten
COUNTS_IN_MEMORY = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": _MANY}}
_TABLE = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "people_tries", "OPTIONS": _MANY}
SHARED_COUNTS = {"default": _TABLE | {"KEY_FUNCTION": "entrepairs.people.throttle.hidden_key"}}
CACHES = COUNTS_IN_MEMORY if LIVE_BUS.startswith("local:") else SHARED_COUNTS  # several processes count together
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(DATA_DIR / "courriels")
EMAIL_HOST = env.text("COURRIEL_HOTE", "", "Serveur d'envoi (SMTP). Vide : les courriels restent dans un dossier.")
EMAIL_PORT = env.number("COURRIEL_PORT", 587, "Port du serveur d'envoi.")
EMAIL_HOST_USER = env.text("COURRIEL_NOM", "", "Nom de connexion au serveur d'envoi.")
EMAIL_HOST_PASSWORD = env.text("COURRIEL_MOT", "", "Mot de passe du serveur d'envoi.")
EMAIL_USE_TLS = env.boolean("COURRIEL_TLS", True, "Chiffrer la connexion au serveur d'envoi (STARTTLS).")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("COURRIEL_DE", "message@localhost", "Adresse d'envoi. Choisissez un nom neutre.")
if EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"

# --- headers
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        **{f"{what}-src": [SELF] for what in ("script", "style", "connect", "font", "manifest", "worker")},
        "img-src": [SELF, "data:"],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        **({"upgrade-insecure-requests": True} if HTTPS else {}),
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
