"""The settings of a forum of django-machina. BASE: the address of a PostgreSQL; STATIC: a folder to write in;
SECRET: what signs its sessions."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import django

HERE = Path(django.__file__).parent.parent / "machina"
ROOT_URLCONF = "machina_urls"
SECRET_KEY = os.environ["SECRET"]
DEBUG, USE_TZ, LANGUAGE_CODE = False, True, "fr"
ALLOWED_HOSTS = ["127.0.0.1"]
STATIC_URL, MEDIA_URL, MEDIA_ROOT = "/static/", "/media/", "media"
STATIC_ROOT = os.environ["STATIC"]
STATICFILES_DIRS = [HERE / "static" / "machina" / "build"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MACHINA_TOPIC_POSTS_NUMBER_PER_PAGE = MACHINA_FORUM_TOPICS_NUMBER_PER_PAGE = 25
SESSION_COOKIE_NAME = "s"
NAMES = ("forum", "forum_conversation", "forum_feeds", "forum_moderation", "forum_search", "forum_tracking")
MEMBERS = ("forum_member", "forum_permission")
INSTALLED_APPS = [
    *(f"django.contrib.{name}" for name in ("auth", "contenttypes", "sessions", "messages", "staticfiles")),
    *("mptt", "haystack", "widget_tweaks", "machina"),
    *(f"machina.apps.{name}" for name in (*NAMES, *MEMBERS)),
    *(f"machina.apps.forum_conversation.{name}" for name in ("forum_attachments", "forum_polls")),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "machina.apps.forum_permission.middleware.ForumPermissionMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(HERE / "templates" / "machina")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "machina.core.context_processors.metadata",
            ]
        },
    }
]
WHERE = urlsplit(os.environ["BASE"])
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": WHERE.path[1:],
        "USER": WHERE.username,
        "HOST": unquote(WHERE.netloc.rsplit("@", 1)[1].rsplit(":", 1)[0]),
        "PORT": WHERE.port,
        "CONN_MAX_AGE": None,
    }
}
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "machina_attachments")
}
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
