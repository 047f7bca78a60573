"""Argon2id sized for a small machine: 19 MiB, 2 passes, 1 lane, about 20 ms (OWASP's minimum).

Django's default takes 100 MiB and 8 lanes: eight people signing in at once would take 800 MB. Here two at a time do,
the others wait their turn."""

from threading import BoundedSemaphore
from typing import Any

from django.contrib.auth.hashers import Argon2PasswordHasher

_turns = BoundedSemaphore(2)


class Argon2Small(Argon2PasswordHasher):
    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1

    def encode(self, password: Any, salt: Any) -> str:
        with _turns:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _turns:
            return super().verify(password, encoded)
