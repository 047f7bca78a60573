"""Every yes is a row, dated, with its purpose, and can be withdrawn."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.people.models.person import Person


class Purpose(models.TextChoices):
    """What a person may agree to. One purpose, one yes (GDPR art. 9.2.a)."""

    MATCHING = "matching", _("utiliser mes vécus pour me proposer des pair·es")
    HELPING = "helping", _("utiliser mes vécus pour me proposer à d’autres, comme pair·e")
    ANSWERING = "answering", _("utiliser mes vécus pour me demander parfois de répondre à quelqu’un, dans un cercle")
    FINDING = "finding", _("utiliser mes vécus pour me signaler, dans les cercles, qui est passé par là aussi")
    TELLING = "telling", _("dire, sous mes réponses dans les cercles, un vécu que je laisse voir à qui a un compte ici")
    MAIL = "mail", _("m’envoyer des courriels neutres")


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, person: Person) -> "ConsentQuerySet":
        return self.filter(person=person)

    def in_force(self) -> "ConsentQuerySet":
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """A yes (« consentement ») to one purpose, in the words of one version of the text."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    version = models.PositiveSmallIntegerField(default=1)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-given_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_consent_in_force", fields=["person", "purpose"], condition=Q(withdrawn_at=None)
            )
        ]

    def __str__(self) -> str:
        return self.purpose

    def withdraw(self, at: datetime) -> None:
        self.withdrawn_at = at
        self.save(update_fields=["withdrawn_at"])
