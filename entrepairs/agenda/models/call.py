"""What a permanence tallies: never who called."""

from typing import ClassVar

from django.db import models

from entrepairs.agenda.models.shift import Shift
from entrepairs.core.ids import new_id
from entrepairs.structures.models import Structure


class CallSheet(models.Model):
    """One call or visit, tallied (« feuille d’appels »). `theme`, `lasted`, `led_to`: keys of entrepairs.agenda.calls;
    `led_to` is empty when nothing was indicated. No free text, no hour, no person: neither who called nor who
    answered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    shift = models.ForeignKey(Shift, on_delete=models.SET_NULL, null=True, related_name="calls")
    day = models.DateField()
    way = models.CharField("comment", max_length=10, choices=Shift.Way)
    theme = models.CharField("thème", max_length=20)
    lasted = models.CharField("durée", max_length=20)
    led_to = models.CharField("orientation", max_length=20, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["day", "theme", "pk"]
        indexes = [models.Index(fields=["structure", "day"], name="call_of_house")]

    def __str__(self) -> str:
        return self.theme
