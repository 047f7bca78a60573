"""Real processes beside the test, on the test's own database, whichever it is."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

linux = pytest.mark.skipif(sys.platform != "linux", reason="seen in /proc")
"""Of what only Linux shows. They run in CI, which is one."""


def database_url() -> str:
    """BASE of the database that this test uses. The test must be `django_db(transaction=True)` to share its rows."""
    name, values = connection.settings_dict["NAME"], connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{name}"
    host, port = quote(values["HOST"], safe=""), values["PORT"]
    return f"postgres://{quote(values['USER'])}:{quote(values['PASSWORD'])}@{host}{f':{port}' if port else ''}/{name}"


def environment(**knobs: str) -> dict[str, str]:
    kept = {
        "BASE": database_url(),
        "CLE_SECRETE": settings.SECRET_KEY,
        "CLES_FICHIER": str(settings.KEY_FILE),
        "DONNEES": str(settings.DATA_DIR),
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
    }
    return os.environ | kept | knobs


def python(code: str, **knobs: str) -> None:
    """Run this code in another process, Django ready; fail with what it wrote if it fails."""
    start = "import django; django.setup()\n"
    subprocess.run([sys.executable, "-c", start + code], env=environment(**knobs), check=True, timeout=30)


@contextmanager
def running(*command: str, **knobs: str) -> Iterator[subprocess.Popen[str]]:
    """`manage.py <command>` from the first line it prints until the end of the block."""
    words = [sys.executable, str(settings.ROOT / "manage.py"), *command, "--skip-checks"]
    process = subprocess.Popen(words, env=environment(**knobs), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        assert process.stdout.readline(), f"{command} did not start"
        yield process
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()


def eventually(condition: Callable[[], object], seconds: float = 15.0) -> None:
    """Wait until the condition holds; AssertionError when it does not in time."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not in {seconds} s"
        time.sleep(0.05)
