"""Signing out ends the streams of the sessions that ended."""

from typing import Any

from entrepairs.live.hub import EVERYTHING
from entrepairs.live.topics import revoke


def end_streams(user: Any | None, **_: object) -> None:
    if user is not None:
        revoke(EVERYTHING, user)
