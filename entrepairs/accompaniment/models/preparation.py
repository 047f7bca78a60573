"""Preparation: everyone at once, asked by a coordinator or by the night; Draft: a pair it suggests, for a few days."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models.request import Request
from entrepairs.core import searches
from entrepairs.core.clock import now
from entrepairs.core.ids import new_id
from entrepairs.core.searches import Search
from entrepairs.people.models import Person
from entrepairs.structures.models import coordinated_by

KEPT_FOR = timedelta(days=7)
"""A draft, sent or not; a preparation."""


class Preparation(Search):
    """« Préparation de propositions ». `asked_by`: nobody when it is the night’s. Nobody else is in it."""

    class State(models.TextChoices):
        SENT = searches.SENT, _("attend son tour")
        SEARCHING = searches.SEARCHING, _("se prépare")
        READY = "prete", _("prête")
        CANCELLED = "annulee", _("abandonnée")
        FAILED = "echouee", _("n’a pas pu se préparer")

    TRANSITIONS: ClassVar[dict[Any, set[Any]]] = {
        State.SENT: {State.SEARCHING, State.CANCELLED, State.FAILED},
        State.SEARCHING: {State.READY, State.CANCELLED, State.FAILED},
    }
    OPEN: ClassVar[list[str]] = [State.SENT, State.SEARCHING]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_preparation_waits", fields=["state"], condition=Q(state=searches.SENT))
        ]

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, person: Person) -> "DraftQuerySet":
        """The coordinators of the house that looks after the request, while the person lets the team help."""
        return self.current().filter(request__structure__in=coordinated_by(person))

    def current(self) -> "DraftQuerySet":
        helped = {"request__state": Request.State.WAITING, "request__text_open_to_team_at__isnull": False}
        return self.filter(made_at__gt=now() - KEPT_FOR, request__is_withheld=False, **helped)

    def to_read(self) -> "DraftQuerySet":
        return self.filter(set_aside="")


class Draft(models.Model):
    """« Brouillon de proposition »: a pair that nobody asked for, so it lives a few days at most. Erased when it is
    sent, by the next preparation, or after a week. `rank`: best first. `set_aside`: why the team does not send it, one
    of a few reasons and never a text; kept the same week, so that the next preparation does not bring it back."""

    class SetAside(models.TextChoices):
        TALK = "parler", _("On en parle d’abord avec l’une des deux")
        OTHER = "autre", _("Une autre proposition convient mieux")
        LATER = "plus-tard", _("Pas maintenant")
        UNSAID = "sans", _("Sans dire pourquoi")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    supporter = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    set_aside = models.CharField(max_length=10, choices=SetAside, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["request", "rank"]
        constraints = [models.UniqueConstraint(name="drafted_pair_once", fields=["request", "supporter"])]

    def __str__(self) -> str:
        return str(self.pk)
