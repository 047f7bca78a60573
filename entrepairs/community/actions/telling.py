"""Who waits for an answer learns that there is one: in neutral words, and not twice before they have read again.

Never inside the answer: what it costs would tell who writes it that somebody follows, has come back, or is apart."""

from datetime import timedelta

from django.db import transaction

from entrepairs.community.tasks import tell_followers
from entrepairs.core.clock import now
from entrepairs.jobs.backend import enqueue_once

SOON = timedelta(seconds=1)
KEY = "community.tell"


def tell_soon() -> None:
    """Once what is written is kept: one job for all the answers of a second, whoever wrote them."""
    transaction.on_commit(_ask)


def _ask() -> None:
    enqueue_once(KEY, tell_followers, run_after=now() + SOON)
