"""Request: someone writes what brings them, and waits knowing what happens."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person
from entrepairs.structures.models import Role, Structure, coordinated_by

WAITS_WINDOW = timedelta(days=28)


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, person: Person) -> "RequestQuerySet":
        return self.filter(person=person)

    def overseen_by(self, person: Person) -> "RequestQuerySet":
        """What the coordinators of the house that looks after it see: that it waits, never its text by default."""
        return self.filter(structure__in=coordinated_by(person))

    def open(self) -> "RequestQuerySet":
        return self.filter(state=Request.State.WAITING)

    def waits(self, at: datetime) -> list[timedelta]:
        """How long people who wrote in the 28 days before `at` waited for a yes; those who still wait count with
        their age so far. A request taken back before any answer tells nothing of the wait, and is left out."""
        told = self.exclude(state=Request.State.WITHDRAWN, first_answer_at=None)
        recent = told.filter(sent_at__gt=at - WAITS_WINDOW, sent_at__lte=at)
        return [(answer or at) - sent for sent, answer in recent.values_list("sent_at", "first_answer_at")]


def houses_with_a_team() -> models.QuerySet[Structure]:
    """The houses where someone coordinates now: those that can look after a request."""
    held = Role.objects.in_force().filter(name=Role.Name.COORDINATOR)
    return Structure.objects.filter(pk__in=held.values("structure"))


class Request(Stateful):
    """« Demande » : a text, and whatever criteria the person cared to give.

    `experiences`, `must` ⊆ `experiences`: keys of entrepairs.people.experiences. `languages`: ISO 639, by ease.
    `ways`: values of people.models.profile.Way. `moments`: 21 bits, as in Profile. `radius_km`: for meeting in
    person. Empty means « no preference ». `structure`: the house whose coordinators look after the wait. `earlier`:
    these criteria before the last change, while it can be undone."""

    class State(models.TextChoices):
        WAITING = "waiting", _("en attente")
        MATCHED = "matched", _("un accompagnement a commencé")
        WITHDRAWN = "withdrawn", _("retirée")

    TRANSITIONS = {
        State.WAITING: {State.MATCHED, State.WITHDRAWN},
        State.WITHDRAWN: {State.WAITING},  # within REOPENING, see rules
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    structure = models.ForeignKey(Structure, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    token = models.UUIDField(unique=True, default=new_id, help_text="Made with the form: the same form sends once.")

    sealed_text = models.BinaryField(default=b"", editable=False)
    text = sealed("sealed_text", key="person.data_key")
    sealed_avoid = models.BinaryField(default=b"", editable=False)
    avoid = sealed("sealed_avoid", key="person.data_key")
    experiences = models.JSONField(default=list)
    must = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    ways = models.JSONField(default=list)
    moments = models.PositiveIntegerField(default=0)
    commune = models.CharField(max_length=8, blank=True)
    radius_km = models.PositiveSmallIntegerField(default=25)
    earlier = models.JSONField(default=dict)

    is_withheld = models.BooleanField(default=False, help_text="By the watch, as long as its decision holds.")
    sent_at = models.DateTimeField()
    text_open_to_team_at = models.DateTimeField(null=True)
    advised_at = models.DateTimeField(null=True)
    first_answer_at = models.DateTimeField(null=True, help_text="First human reply: feeds the announced delay.")
    closed_at = models.DateTimeField(null=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["sent_at"]
        constraints = [
            models.CheckConstraint(
                name="request_closed_iff_not_waiting",
                condition=Q(state="waiting", closed_at=None) | (~Q(state="waiting") & Q(closed_at__isnull=False)),
            ),
            models.CheckConstraint(name="request_moments_21_bits", condition=Q(moments__lt=1 << 21)),
        ]
        indexes = [models.Index(fields=["state", "sent_at"], name="request_waiting")]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("accompaniment:request", args=[self.pk])
