"""A list being brought into the directory: the file, what was read of it, what someone confirmed."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person
from entrepairs.structures.models.structure import Structure


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, person: Person) -> "ImportQuerySet":
        """All of them for the administrators of the installation; one’s own for the others who may import."""
        return self if person.is_staff else self.filter(by=person)


class Import(Stateful):
    """One file, from its sending to the directory (« liste apportée »). Nothing is shown before it is confirmed.

    `form`: a key of exchange.reading.FORMS. `whole`, `done`: how far it is, in whatever unit the step counts. `counts`:
    lines by verdict; `left_out`: lines left aside, by reason. `error`: why the file was refused. `run`: the run of the
    job that may write: an older one stops. `compared_at`: when the lines were set beside the directory. Until it is
    `ENTERING`, all can be given up and nothing has been seen; `ended_at`: from then on."""

    class State(models.TextChoices):
        SENT = "envoyee", _("attend d’être lue")
        READING = "lecture", _("en train d’être lue")
        READY = "lue", _("attend votre accord")
        WRITING = "ecriture", _("en train d’être préparée")
        ENTERING = "entrant", _("en train d’entrer dans l’annuaire")
        DONE = "entree", _("dans l’annuaire")
        REFUSED = "refusee", _("ne peut pas être lue")
        CANCELLED = "annulee", _("annulée")

    TRANSITIONS: ClassVar[dict[Any, set[Any]]] = {
        State.SENT: {State.READING, State.CANCELLED},
        State.READING: {State.READY, State.REFUSED, State.CANCELLED},
        State.READY: {State.WRITING, State.READING, State.CANCELLED},
        State.WRITING: {State.ENTERING, State.READING, State.CANCELLED},
        State.ENTERING: {State.DONE},
    }
    GOING_ON: ClassVar[list[str]] = [State.SENT, State.READING, State.WRITING, State.ENTERING]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    form = models.CharField(max_length=20, blank=True)
    error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    compared_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    run = models.UUIDField(null=True)
    whole = models.PositiveBigIntegerField(default=0)
    done = models.PositiveBigIntegerField(default=0)
    counts = models.JSONField(default=dict)
    left_out = models.JSONField(default=dict)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "pk"]
        constraints = [
            models.UniqueConstraint(Value(1), name="one_import_writes", condition=Q(state__in=["ecriture", "entrant"]))
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def goes_on(self) -> bool:
        return self.state in self.GOING_ON

    @property
    def state_in_words(self) -> str:
        return str(self.State(self.state).label)

    @property
    def may_stop(self) -> bool:
        return self.may_move_to(self.State.CANCELLED)

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.whole) if self.whole else 0

    @property
    def to_write(self) -> int:
        """Lines that writing goes through: new ones twice, since they are written, then shown."""
        return 2 * self.count_of("nouvelle") + self.count_of("changee")

    def count_of(self, verdict: str) -> int:
        return int(self.counts.get(verdict, 0))


class ImportPart(models.Model):
    """A piece of the file, as it was sent; erased once read or given up."""

    importing = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints = [models.UniqueConstraint(name="one_part_a_number", fields=["importing", "number"])]

    def __str__(self) -> str:
        return str(self.number)


class ImportLine(models.Model):
    """A line of the list and what will become of it; erased once the list is in, or a month later.

    `values`: what the list says (exchange.rows.FIELDS), `changes`: field → [now, then]. `structure`: the house it is
    already, or looks like (`double_line`: or the line of this list). `column`, `reason`: why it is refused."""

    class Verdict(models.TextChoices):
        NEW = "nouvelle", _("nouvelles")
        CHANGED = "changee", _("qui changent")
        SAME = "pareille", _("sans changement")
        DOUBLE = "double", _("qui ressemblent à un lieu déjà là")
        REFUSED = "refusee", _("refusées")

    importing = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    verdict = models.CharField(max_length=10, choices=Verdict)
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=80, blank=True)
    external_id = models.CharField(max_length=80, blank=True)
    dated = models.DateField(null=True)
    licence = models.CharField(max_length=80, blank=True)
    values = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, null=True, related_name="+")
    double_line = models.PositiveIntegerField(null=True)
    column = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number", "pk"]
        indexes = [models.Index(fields=["importing", "verdict", "number"], name="import_line_verdict")]

    def __str__(self) -> str:
        return self.name
