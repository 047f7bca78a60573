"""What someone says is wrong on the page of a house, without an account, and what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models.role import Role, coordinated_by
from entrepairs.structures.models.structure import Structure


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def visible_to(self, person: Person) -> "CorrectionQuerySet":
        """Of the houses one coordinates; for administrators, of the houses that nobody here coordinates."""
        own = Q(structure__in=coordinated_by(person))
        if not person.is_staff:
            return self.filter(own)
        held = Role.objects.in_force().filter(name=Role.Name.COORDINATOR)
        return self.filter(own | ~Q(structure__in=held.values("structure")))

    def open(self) -> "CorrectionQuerySet":
        return self.filter(closed_at=None)


class Correction(models.Model):
    """Something said to be wrong (« signalement d’erreur »). Nobody knows who said it: it is never asked.

    `text`: what is wrong. `outcome`: how it ended, on `closed_at`, never one without the other; the journal
    knows who said so."""

    class Outcome(models.TextChoices):
        CORRECTED = "corrige", _("C’est corrigé")
        RIGHT = "juste", _("Vérifié : c’était juste")
        UNKNOWN = "inconnu", _("Impossible à vérifier")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="corrections")
    text = models.CharField(max_length=600)
    sent_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    closed_at = models.DateTimeField(null=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["sent_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="correction_ends_with_an_outcome",
                condition=Q(outcome="", closed_at=None) | (~Q(outcome="") & Q(closed_at__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d}"
