"""The strict net under every test: docs/contribuer/tests.md says what each mesh catches."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any, cast

import django
import hypothesis
from django.conf import settings

from tests.net import FailOnUnsetVariable, block_network

# a worker of xdist makes its folder inside that of the process that started it, which removes both
DATA = Path(tempfile.mkdtemp(prefix="entrepairs-tests-", dir=os.environ.get("DOSSIER_DES_ESSAIS")))
os.environ.setdefault("DOSSIER_DES_ESSAIS", str(DATA))
(DATA / "statiques").mkdir()
os.environ.update(
    DONNEES=str(DATA),
    STATIQUES=str(DATA / "statiques"),
    CLES_FICHIER=str(DATA / "cles" / "cles.json"),
    DEMO="non",
    HTTPS="non",
    AGENDA_GARDE="0",
    CERCLES_GARDE="0",
)
os.environ["DJANGO_SETTINGS_MODULE"] = "entrepairs.settings"

if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
    settings.DATABASES["default"]["TEST"] = {"NAME": str(DATA / "tests.sqlite3")}
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
template_options = cast("dict[str, Any]", settings.TEMPLATES[0]["OPTIONS"])
template_options["string_if_invalid"] = FailOnUnsetVariable()
django.setup()
del os.environ["DJANGO_SETTINGS_MODULE"]  # the workers of xdist inherit it, and would set Django up before this file
block_network()

# a busy machine is slow, not wrong: nothing is timed
slow = [hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.function_scoped_fixture]
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=slow)
hypothesis.settings.load_profile("house")

pytest_plugins = ["tests.cast", "tests.queries"]


def pytest_unconfigure() -> None:
    shutil.rmtree(DATA, ignore_errors=True)
