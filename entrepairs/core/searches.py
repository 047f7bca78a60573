"""A search that a person asks for: it waits its turn, goes on without them in the worker, can be found again, ended
early or given up, and leaves something to read."""

from typing import Any

from django.db import models

from entrepairs.core.ids import new_id
from entrepairs.core.own_process import GIVE_UP, GO_ON, STOP
from entrepairs.core.states import Stateful

SENT, SEARCHING = "demande", "cherche"


class Search(Stateful):
    """Its states SENT and SEARCHING, then its own. `run`: the attempt that may write; a later one stops it. `stops`: it
    was asked to end with what it has. `stage`: where it is."""

    asked_at = models.DateTimeField()
    run = models.UUIDField(null=True)
    stops = models.BooleanField(default=False)
    stage = models.CharField(max_length=10, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def goes_on(self) -> bool:
        return self.state in (SENT, SEARCHING)

    def take(self) -> bool:
        """Begin, also after an attempt that died; False when it is no longer wanted."""
        self.run = new_id()
        rows = type(self)._default_manager.filter(pk=self.pk, state__in=[SENT, SEARCHING])
        return bool(rows.update(run=self.run, state=SEARCHING))

    def held(self) -> "models.QuerySet[Any]":
        """The row, as long as this attempt may write."""
        return type(self)._default_manager.filter(pk=self.pk, run=self.run, state=SEARCHING)

    def wish(self) -> str:
        """What was asked meanwhile; an attempt that lost the work gives up."""
        row = self.held().first()
        if row is None:
            return GIVE_UP
        return STOP if row.stops else GO_ON
