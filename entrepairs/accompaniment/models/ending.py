"""Ending: how it ended, the last word, and what the person tells the house."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models.accompaniment import Accompaniment, Participant
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id


class Ending(models.Model):
    """The act of ending (« fin »). `last_word` is written by a human, or empty. The door stays open."""

    class Kind(models.TextChoices):
        PLANNED = "planned", _("fin prévue")
        CHANGED = "changed", _("changement de pair·e")
        STOPPED = "stopped", _("arrêt")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.OneToOneField(Accompaniment, on_delete=models.CASCADE, related_name="ending")
    by = models.ForeignKey(Participant, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField()
    sealed_last_word = models.BinaryField(default=b"", editable=False)
    last_word = sealed("sealed_last_word", key="accompaniment.data_key")

    def __str__(self) -> str:
        return self.kind


class Feedback(models.Model):
    """What the person says afterwards (« retour »), sealed under their own key.

    `open_to_team_at`: the person let the coordinators of the house read it; otherwise it stays theirs."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.OneToOneField(Accompaniment, on_delete=models.CASCADE, related_name="feedback")
    by = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    sealed_text = models.BinaryField(default=b"", editable=False)
    text = sealed("sealed_text", key="by.data_key")
    at = models.DateTimeField()
    open_to_team_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)
