"""The strict net under every test: docs/contribuer/tests.md says what each mesh catches."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, cast

import django
from django.conf import settings

from tests.net import FailOnUnsetVariable, block_network

DATA = Path(tempfile.mkdtemp(prefix="entrepairs-tests-"))
(DATA / "statiques").mkdir()
os.environ.update(
    DONNEES=str(DATA),
    STATIQUES=str(DATA / "statiques"),
    CLES_FICHIER=str(DATA / "cles" / "cles.json"),
    DEMO="non",
    HTTPS="non",
)
os.environ["DJANGO_SETTINGS_MODULE"] = "entrepairs.settings"

if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
    settings.DATABASES["default"]["TEST"] = {"NAME": str(DATA / "tests.sqlite3")}
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
template_options = cast("dict[str, Any]", settings.TEMPLATES[0]["OPTIONS"])
template_options["string_if_invalid"] = FailOnUnsetVariable()
django.setup()
block_network()

pytest_plugins = ["tests.cast", "tests.queries"]


def pytest_unconfigure() -> None:
    shutil.rmtree(DATA, ignore_errors=True)
