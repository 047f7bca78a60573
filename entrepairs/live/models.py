"""The small table of the `sqlite://` bus: what was announced in the last minutes. Identifiers only."""

from django.db import models

from entrepairs.core.clock import now


class Announcement(models.Model):
    """Something changed under `topic`; `ref` identifies it; `apart`: keys of the people who are not told. Forgotten
    within ten minutes (tasks.py)."""

    topic = models.CharField(max_length=200)
    ref = models.CharField(max_length=200)
    apart = models.TextField(blank=True, default="")
    at = models.DateTimeField(default=now, db_index=True)

    def __str__(self) -> str:
        return self.topic
