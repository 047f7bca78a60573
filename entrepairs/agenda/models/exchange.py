"""A permanence against another, and those who stay reachable in case somebody is missing."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from entrepairs.agenda.models.shift import Shift, ShiftSeat
from entrepairs.core.ids import new_id
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person


class ExchangeQuerySet(models.QuerySet["Exchange"]):
    def visible_to(self, person: Person) -> "ExchangeQuerySet":
        """For the two of them only."""
        return self.filter(Q(asked_by=person) | Q(asked_of=person))

    def going_on(self, at: datetime) -> "ExchangeQuerySet":
        """Open, about permanences that have not begun."""
        to_come = Q(offered__shift__starts_at__gt=at, wanted__shift__starts_at__gt=at)
        rows = self.filter(to_come, state=Exchange.State.OPEN)
        return rows.select_related("offered__shift", "wanted__shift", "asked_by", "asked_of")


class Exchange(Stateful):
    """« La mienne contre la vôtre »: both keep their seat until the other says yes. No answer is a no when either of
    the two begins."""

    class State(models.TextChoices):
        OPEN = "propose", _("proposé")
        ACCEPTED = "accepte", _("accepté")
        DECLINED = "refuse", _("pas cette fois")
        WITHDRAWN = "retire", _("finalement non")

    TRANSITIONS: ClassVar[dict[Any, set[Any]]] = {State.OPEN: {State.ACCEPTED, State.DECLINED, State.WITHDRAWN}}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offered = models.ForeignKey(ShiftSeat, on_delete=models.CASCADE, related_name="+")
    wanted = models.ForeignKey(ShiftSeat, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_of = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = ExchangeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="asked_once", fields=["offered", "wanted"], condition=Q(state="propose")),
            models.CheckConstraint(name="exchange_of_two", condition=~Q(asked_by=F("asked_of"))),
        ]

    def __str__(self) -> str:
        return self.get_state_display()


class Reserve(models.Model):
    """« Je reste joignable »: in case somebody is missing at this permanence, this person is told first."""

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="reserves")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    agreed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["agreed_at", "pk"]
        constraints = [models.UniqueConstraint(name="in_reserve_once", fields=["shift", "person"])]

    def __str__(self) -> str:
        return str(self.person)
