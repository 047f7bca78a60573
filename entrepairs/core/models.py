"""Rows that every app leans on: data keys and the journal."""

import secrets
from functools import cached_property
from typing import Any, ClassVar

from django.db import models, transaction

from entrepairs.core.clock import now
from entrepairs.core.crypto import key_ring
from entrepairs.core.ids import new_id


class DataKeyManager(models.Manager["DataKey"]):
    def new(self) -> "DataKey":
        """A fresh random key, wrapped and saved; wrapped again if a rotation ended between the two."""
        secret = secrets.token_bytes(32)
        wrapped_by, wrapped = key_ring().wrap(secret)
        made = self.create(wrapped_by=wrapped_by, wrapped=wrapped)
        if wrapped_by not in key_ring().keys:
            made.wrapped_by, made.wrapped = key_ring().wrap(secret)
            made.save(update_fields=["wrapped_by", "wrapped"])
        return made

    def erase_with(self, rows: models.QuerySet[Any]) -> None:
        """These rows and the keys in their `data_key`: what they sealed is unreadable everywhere at once."""
        with transaction.atomic():
            keys = list(rows.exclude(data_key=None).values_list("data_key", flat=True))
            rows.delete()
            self.filter(pk__in=keys).delete()


class DataKey(models.Model):
    """32 bytes that seal the private text of one owner. Deleting the row erases that text everywhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    wrapped_by = models.CharField(max_length=32)
    wrapped = models.BinaryField(max_length=40)

    objects: ClassVar[DataKeyManager] = DataKeyManager()

    @cached_property
    def secret(self) -> bytes:
        """Unwrapped once for the life of this instance: share one instance among the rows it seals."""
        return key_ring().unwrap(self.wrapped_by, bytes(self.wrapped))


class Entry(models.Model):
    """One line of the journal. People are keys, not rows: the line outlives an erased account, and names nobody."""

    at = models.DateTimeField(default=now, editable=False)
    actor = models.UUIDField(null=True)
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    thing = models.CharField(max_length=40)
    about = models.UUIDField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["about", "at"], name="entry_about"),
            models.Index(fields=["kind", "thing"], name="entry_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.thing}"
