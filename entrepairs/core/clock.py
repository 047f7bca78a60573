"""The time of every act. One door, so that tests and the demo can move the clock."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """Aware datetime, UTC."""
    return timezone.now()
