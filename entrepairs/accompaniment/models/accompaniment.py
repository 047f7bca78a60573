"""Accompaniment: two people (or three) walk together for a time they set."""

from functools import cached_property
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models.request import Request
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.core.rules import YES, Verdict
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person
from entrepairs.safety.rules.limits import may_speak_in_private
from entrepairs.structures.models import Structure, coordinated_by, left_by


class AccompanimentQuerySet(models.QuerySet["Accompaniment"]):
    def visible_to(self, person: Person) -> "AccompanimentQuerySet":
        """Those who take part now, or took part until the end."""
        return self.filter(participants__person=person, participants__left_at=None)

    def overseen_by(self, person: Person) -> "AccompanimentQuerySet":
        """What coordinators and the named referent see: that the pair exists and how it goes. No private text.

        Nobody oversees a pair they are part of, nor one of a house whose team they left."""
        refers = Q(referent=person) & ~Q(structure__in=left_by(person))
        seen = self.filter(Q(structure__in=coordinated_by(person)) | refers)
        return seen.exclude(participants__person=person)

    def open(self) -> "AccompanimentQuerySet":
        return self.exclude(state=Accompaniment.State.ENDED)

    def led_by(self, person: Person) -> "AccompanimentQuerySet":
        return self.filter(
            participants__person=person, participants__role=Participant.Role.SUPPORTER, participants__left_at=None
        )

    def helped_by(self, person: Person) -> "AccompanimentQuerySet":
        """Those where this person helps now, as a supporter or in relay: what fills their places."""
        return self.filter(
            participants__person=person, participants__role__in=HELPING_ROLES, participants__left_at=None
        )


class Accompaniment(Stateful):
    """« Accompagnement ». `data_key` seals what is written together; each participant has a key for their own words.

    `last_written_at` is the only trace of activity that the coordinator sees."""

    class State(models.TextChoices):
        BEGINNING = "beginning", _("premiers échanges")
        ACTIVE = "active", _("en cours")
        PAUSED = "paused", _("en pause")
        ENDED = "ended", _("terminé")

    TRANSITIONS = {
        State.BEGINNING: {State.ACTIVE, State.PAUSED, State.ENDED},
        State.ACTIVE: {State.PAUSED, State.ENDED},
        State.PAUSED: {State.ACTIVE, State.BEGINNING, State.ENDED},
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.OneToOneField(Request, on_delete=models.SET_NULL, null=True, related_name="accompaniment")
    structure = models.ForeignKey(Structure, on_delete=models.PROTECT, related_name="+")
    referent = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.BEGINNING)
    began_at = models.DateTimeField()
    last_written_at = models.DateTimeField(null=True)
    nudged_at = models.DateTimeField(null=True, help_text="When the coordinators were last told of a silence.")
    ended_at = models.DateTimeField(null=True)

    objects = AccompanimentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-began_at"]
        constraints = [
            models.CheckConstraint(
                name="accompaniment_ended_iff_dated",
                condition=Q(state="ended", ended_at__isnull=False) | (~Q(state="ended") & Q(ended_at=None)),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("accompaniment:talk", args=[self.pk])


class Participant(models.Model):
    """Someone in an accompaniment, in a role, from a date to a date (« participant·e »).

    `data_key` seals their own messages: destroying it erases their words and nobody else’s. `person` is empty once
    the account is erased. `last_read_at` serves only the person’s own « new » mark; nobody else ever sees it."""

    class Role(models.TextChoices):
        SEEKER = "seeker", _("personne accompagnée")
        SUPPORTER = "supporter", _("pair·e")
        RELAY = "relay", _("relais")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=10, choices=Role)
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    last_read_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["joined_at", "role", "pk"]  # the person before who accompanies them
        constraints = [
            models.UniqueConstraint(
                name="takes_part_once", fields=["accompaniment", "person"], condition=Q(left_at=None)
            ),
            models.UniqueConstraint(name="one_seeker", fields=["accompaniment"], condition=Q(role="seeker")),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person else str(_("une personne qui n’a plus de compte"))

    @cached_property
    def may_say(self) -> Verdict:
        """Anything at all here: not while the watch has limited it for them. Asked once for this instance."""
        return may_speak_in_private(self.person) if self.person is not None else YES


HELPING_ROLES = (Participant.Role.SUPPORTER, Participant.Role.RELAY)


class CheckIn(models.Model):
    """At three weeks, the person is asked: on continue, on change, on arrête ? (« point d’étape »).

    Seen by the person; the coordinator sees « changer » and « arrêter », the supporter does not."""

    class Answer(models.TextChoices):
        CONTINUE = "continue", _("on continue")
        CHANGE = "change", _("on change quelque chose")
        STOP = "stop", _("on arrête")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="check_ins")
    due_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    nudged_at = models.DateTimeField(null=True, help_text="When the coordinators were told that it has no answer.")

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at"]

    def __str__(self) -> str:
        return f"{self.due_at:%Y-%m-%d}"
