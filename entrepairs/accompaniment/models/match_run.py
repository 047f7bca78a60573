"""MatchRun: what everyone at once would give, in figures. Nobody is in it."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from entrepairs.core.ids import new_id

KEPT_FOR = timedelta(days=400)


class MatchRun(models.Model):
    """« Calcul d’appariement ». `policy`, `input`: digests; the same ones give the same result. `servable`: people for
    whom someone is possible; `matched`: how many could be accompanied at once. `objective` and `bound`: what was found,
    and what nobody can exceed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    policy_version = models.PositiveIntegerField()
    policy = models.CharField(max_length=32)
    input = models.CharField(max_length=32)
    people = models.PositiveIntegerField()
    supporters = models.PositiveIntegerField()
    pairs = models.PositiveBigIntegerField()
    servable = models.PositiveIntegerField()
    matched = models.PositiveIntegerField()
    proposals = models.PositiveIntegerField()
    objective = models.PositiveBigIntegerField()
    bound = models.PositiveBigIntegerField()
    rounds = models.PositiveIntegerField()
    seconds = models.FloatField()
    peak_mb = models.FloatField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]
        constraints = [
            models.CheckConstraint(name="match_run_within_bound", condition=Q(objective__lte=F("bound"))),
            models.CheckConstraint(name="match_run_matched_are_servable", condition=Q(matched__lte=F("servable"))),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    @property
    def gap(self) -> float:
        """What might be missing, as a share of the bound: 0 when it is proven best."""
        return (self.bound - self.objective) / self.bound if self.bound else 0.0
