"""An account is gone; what it had said without its name leaves little by little."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey

VOICE, PHRASE = "voix", "mot"


@dataclass(frozen=True)
class Part:
    """A voice or a phrase, by its key, and when it goes."""

    kind: str
    key: str
    at: datetime


class Leaving(models.Model):
    """« Départ » : the aliases of an erased account, and the phrases that it had said, each with its hour. Gone in the
    same second, they would say that they were one person’s.

    Sealed under a key of its own: a copy of the database does not lay them side by side either. Nothing says whose they
    were. `until`: all of it is gone then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    data_key = models.OneToOneField(DataKey, on_delete=models.PROTECT, related_name="+", editable=False)
    sealed_parts = models.BinaryField(default=b"", editable=False)
    _parts = sealed("sealed_parts", key="data_key")
    until = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def parts(self) -> list[Part]:
        return [Part(kind, key, datetime.fromisoformat(at)) for kind, key, at in json.loads(self._parts or "[]")]

    @parts.setter
    def parts(self, parts: Iterable[Part]) -> None:
        self._parts = json.dumps([[one.kind, one.key, one.at.isoformat()] for one in parts])
