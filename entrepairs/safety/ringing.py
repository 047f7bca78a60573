"""The two ways to ring that a host may set: the browser, and a command that sends an SMS. Off by default.

What leaves says neither what nor who: « Entrepairs : quelqu’un vous attend. »"""

import os
import shlex
import signal
import subprocess
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from django.conf import settings
from django.utils.translation import gettext as _

from entrepairs.core import webpush
from entrepairs.core.clock import now

LONGEST_COMMAND = 30
"""Seconds that the command may take."""
PASSED_ON = ("PATH", "HOME", "LANG", "TZ")
"""What the command knows of our environment: none of our keys."""


class CommandFailed(Exception):
    """It could not start, took too long, or answered an error. Says nothing of the number."""


def words() -> str:
    return _("Entrepairs : quelqu’un vous attend.")


def push_key() -> EllipticCurvePrivateKey | None:
    """None: the host set none, and nothing leaves. ValueError when what is set is no key."""
    return webpush.private_key(settings.PUSH_KEY) if settings.PUSH_KEY else None


def ring(device: webpush.Subscription) -> None:
    """Raises webpush.Unsent, OSError, HTTPException, ValueError."""
    key = push_key()
    if key is None or not webpush.is_known(device.endpoint, settings.PUSH_SERVICES):
        raise webpush.Unsent(webpush.GONE[0])
    webpush.send(words(), device, key, settings.PUSH_CONTACT or settings.SITE_URL, now())


def text(number: str) -> None:
    """Run the command of the host, without a shell: the number on the first line of its input, then the words.

    When it takes too long, all that it started ends with it."""
    known = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        process = subprocess.Popen(  # noqa: S603 - the host wrote this command; the number is not part of it
            shlex.split(settings.SMS_COMMAND), stdin=subprocess.PIPE, env=known, start_new_session=True, **quiet
        )
    except (OSError, ValueError) as error:
        raise CommandFailed(type(error).__name__) from None
    with process:
        try:
            process.communicate(f"{number}\n{words()}\n".encode(), timeout=LONGEST_COMMAND)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise CommandFailed("TimeoutExpired") from None
    if process.returncode:
        raise CommandFailed(f"code {process.returncode}")
