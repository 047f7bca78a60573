"""Framework: what the two agree on before going on."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models.accompaniment import Accompaniment, Participant
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id


class Framework(models.Model):
    """One version of the shared framework (« cadre »): any change makes a new version, to be accepted again."""

    class Rhythm(models.TextChoices):
        FREE = "libre", _("quand l’envie vient")
        WEEKLY = "semaine", _("une fois par semaine")
        FORTNIGHTLY = "quinzaine", _("une semaine sur deux")
        MONTHLY = "mois", _("une fois par mois")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="frameworks")
    version = models.PositiveSmallIntegerField()
    written_by = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    written_at = models.DateTimeField()
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.FREE)
    minutes = models.PositiveSmallIntegerField(default=60)
    until = models.DateField(null=True)
    sealed_why = models.BinaryField(default=b"", editable=False)
    sealed_stop = models.BinaryField(default=b"", editable=False)
    sealed_hard = models.BinaryField(default=b"", editable=False)
    why = sealed("sealed_why", key="accompaniment.data_key")
    stop = sealed("sealed_stop", key="accompaniment.data_key")
    hard = sealed("sealed_hard", key="accompaniment.data_key")

    class Meta:
        ordering: ClassVar[list[str]] = ["-version"]
        constraints = [models.UniqueConstraint(name="framework_version_once", fields=["accompaniment", "version"])]

    def __str__(self) -> str:
        return f"v{self.version}"


class FrameworkAcceptance(models.Model):
    """A participant said yes to one version."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="acceptances")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="framework_accepted_once", fields=["framework", "participant"])]

    def __str__(self) -> str:
        return f"{self.framework} {self.participant}"
