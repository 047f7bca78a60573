"""Where a person is signed in (« appareil »): a coarse name, no address of the network, no full browser string."""

from datetime import datetime
from typing import ClassVar

from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Q

from entrepairs.core.ids import new_id
from entrepairs.live.hub import EVERYTHING
from entrepairs.live.topics import revoke
from entrepairs.people.devices import KEPT, SHARED
from entrepairs.people.models.person import Person


class DeviceQuerySet(models.QuerySet["Device"]):
    def visible_to(self, person: Person) -> "DeviceQuerySet":
        return self.filter(person=person)

    def alive(self, at: datetime) -> "DeviceQuerySet":
        """Those whose session may still go on."""
        rows = Session.objects.filter(expire_date__gt=at).values("pk")
        shared, kept = Q(kept=False, signed_in_at__gt=at - SHARED.whole), Q(kept=True, signed_in_at__gt=at - KEPT.whole)
        return self.filter(shared | kept, session_key__in=rows)

    def sign_out(self) -> None:
        """End these sessions: the next request of each is a stranger's, and its stream ends."""
        for device in self.select_related("person"):
            revoke(EVERYTHING, device.person)
        Session.objects.filter(pk__in=list(self.values_list("session_key", flat=True))).delete()
        self.delete()


class Device(models.Model):
    """One session. `name` is « Firefox sur Android »; `kept` means it outlives the browser window."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40, unique=True, editable=False)
    name = models.CharField(max_length=40)
    kept = models.BooleanField(default=False)
    signed_in_at = models.DateTimeField()
    last_day = models.DateField()

    objects: ClassVar[models.Manager["Device"]] = DeviceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-signed_in_at"]

    def __str__(self) -> str:
        return self.name
