"""From where public words were written: what the law asks a host to keep, and nothing else."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey


class OriginMonth(models.Model):
    """« Mois des connexions »: a key that seals the origins of one month, and nothing else. `month`: its first day."""

    month = models.DateField(primary_key=True)
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


@dataclass(frozen=True)
class Source:
    """An address of the network, when, and whether it was written or changed."""

    address: str
    at: datetime
    act: str

    @property
    def said(self) -> str:
        return str(Origin.Act(self.act).label)


class OriginQuerySet(models.QuerySet["Origin"]):
    def about(self, kind: str, pk: UUID) -> "OriginQuerySet":
        return self.filter(kind=kind, object_id=pk)


class Origin(models.Model):
    """« Connexion »: from where one public text was written or changed. It names nobody: only the text, and the day
    when it began to be kept; the rest is sealed under the key of the month."""

    class Act(models.TextChoices):
        WRITTEN = "ecrit", _("écrit")
        CHANGED = "modifie", _("modifié")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    month = models.ForeignKey(OriginMonth, on_delete=models.CASCADE, related_name="origins")
    kind = models.CharField(max_length=20)
    object_id = models.UUIDField()
    on = models.DateField(db_index=True)
    sealed_source = models.BinaryField(editable=False)
    kept_source = sealed("sealed_source", key="month.data_key")

    objects = OriginQuerySet.as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(name="origin_of_subject", fields=["kind", "object_id"])]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def source(self) -> Source | None:
        """None once the key of its month is destroyed."""
        if not (kept := self.kept_source):
            return None
        said = json.loads(kept)
        return Source(said["address"], datetime.fromisoformat(said["at"]), said["act"])

    @source.setter
    def source(self, source: Source) -> None:
        self.kept_source = json.dumps({"address": source.address, "at": source.at.isoformat(), "act": source.act})
