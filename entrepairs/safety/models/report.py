"""What someone tells the team about a thing: « signaler », and « je m’inquiète ». Two models, two doors."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.people.models import Person
from entrepairs.safety.grounds import CHOICES
from entrepairs.safety.models.look import Look
from entrepairs.safety.receipts import mark_of, reporter_mark


class ToldQuerySet(models.QuerySet[Any]):
    def about(self, kind: str, pk: UUID) -> "ToldQuerySet":
        return self.filter(kind=kind, object_id=pk)

    def open(self) -> "ToldQuerySet":
        """Nothing was decided since."""
        return self.filter(closed_at=None)

    def told_by(self, person: Person) -> "ToldQuerySet":
        """What this person told: for their export, their erasure and their limits, never for a page."""
        return self.filter(reporter_mark=reporter_mark(person.pk))

    def behind(self, receipt: str) -> "ToldQuerySet":
        """What the number on a receipt opens."""
        return self.filter(receipt_mark=mark_of(receipt))


class Told(models.Model):
    """Common to both. `id` is made with the form: a form sent twice tells once.

    `snapshot`: the words of the thing at that moment. `reporter`: who told, sealed; `reporter_mark` tells one person
    from another. Both are empty without an account. `answer`: what became of it, a measure or ""."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    object_id = models.UUIDField()
    look = models.ForeignKey(Look, on_delete=models.SET_NULL, null=True, related_name="%(class)ss")
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")
    receipt_mark = models.CharField(max_length=64, unique=True)
    reporter_mark = models.CharField(max_length=64, blank=True)
    sealed_reporter = models.BinaryField(default=b"", editable=False)
    sealed_email = models.BinaryField(default=b"", editable=False)
    sealed_snapshot = models.BinaryField(default=b"", editable=False)
    reporter = sealed("sealed_reporter", key="data_key")
    email = sealed("sealed_email", key="data_key")
    snapshot = sealed("sealed_snapshot", key="data_key")
    sent_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, blank=True)

    objects = ToldQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["sent_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)


class Report(Told):
    """« Signalement »: a thing breaks a rule, or the law (DSA, art. 16). `counts`: one of the three distinct members
    whose reports hide a thing until a human looks."""

    ground = models.CharField(max_length=10, choices=CHOICES)
    sealed_words = models.BinaryField(default=b"", editable=False)
    words = sealed("sealed_words", key="data_key")
    counts = models.BooleanField(default=False)

    class Meta(Told.Meta):
        abstract = False
        verbose_name = _("signalement")
        indexes = [models.Index(name="report_of_subject", fields=["kind", "object_id"])]
        constraints = [
            models.UniqueConstraint(
                name="one_open_report_a_person",
                fields=["kind", "object_id", "reporter_mark"],
                condition=Q(closed_at=None) & ~Q(reporter_mark=""),
            )
        ]


class Concern(Told):
    """« Je m’inquiète »: someone may be in danger. `is_now`: within hours; red if so, orange if not."""

    is_now = models.BooleanField()
    sealed_how = models.BinaryField(default=b"", editable=False)
    sealed_when = models.BinaryField(default=b"", editable=False)
    sealed_where = models.BinaryField(default=b"", editable=False)
    how = sealed("sealed_how", key="data_key")
    when = sealed("sealed_when", key="data_key")
    where = sealed("sealed_where", key="data_key")

    class Meta(Told.Meta):
        abstract = False
        verbose_name = _("inquiétude")
        indexes = [models.Index(name="concern_of_subject", fields=["kind", "object_id"])]
