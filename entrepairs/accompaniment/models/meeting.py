"""Meeting: a time to talk, in the wall time of the place."""

from datetime import datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models.accompaniment import Accompaniment, Participant
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person
from entrepairs.people.models.profile import Way


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, person: Person) -> "MeetingQuerySet":
        return self.filter(accompaniment__in=Accompaniment.objects.visible_to(person))


class Meeting(Stateful):
    """« Rendez-vous ». `starts_at` is an instant; `zone` (IANA) gives back the wall time that was agreed.

    `sequence` counts the changes sent to calendars (RFC 5545). `proposed_by` is who proposed this time last: someone
    else answers."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposé")
        CONFIRMED = "confirmed", _("confirmé")
        CANCELLED = "cancelled", _("annulé")

    TRANSITIONS = {
        State.PROPOSED: {State.PROPOSED, State.CONFIRMED, State.CANCELLED},
        State.CONFIRMED: {State.PROPOSED, State.CANCELLED},
    }

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="meetings")
    proposed_by = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    starts_at = models.DateTimeField()
    zone = models.CharField(max_length=40)
    minutes = models.PositiveSmallIntegerField(default=60)
    way = models.CharField(max_length=10, choices=Way)
    sealed_place = models.BinaryField(default=b"", editable=False)
    place = sealed("sealed_place", key="accompaniment.data_key")
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["starts_at"]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def wall_time(self) -> datetime:
        """What the clock of the place shows when it starts: naive."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
