"""What the team decides about a thing, and what its author answers."""

from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from entrepairs.core.clock import now
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.people.models import Person
from entrepairs.safety import apart, subjects
from entrepairs.safety.grounds import CHOICES, GROUNDS, Ground
from entrepairs.safety.models.look import Look
from entrepairs.safety.models.watcher import Watcher

APPEAL_WITHIN = timedelta(days=183)
"""Six months to ask for another look (DSA, art. 20)."""


class Measure(models.TextChoices):
    """From the lightest to the heaviest."""

    LEAVE = "laisser", _("laisser tel quel")
    NOTE = "note", _("ajouter une note de l’équipe")
    BLUR = "flou", _("flouter : on lit après avoir dit oui")
    EDIT = "modif", _("proposer un autre texte à son auteur·e")
    REST = "repos", _("laisser reposer le fil, pour un temps")
    LIMIT = "limite", _("limiter à son auteur·e et à l’équipe")
    REMOVE = "retrait", _("retirer")
    PERSON = "personne", _("limiter une personne, pour un temps")


SAID: dict[str, Any] = {
    Measure.NOTE: _("L’équipe a ajouté une note à côté."),
    Measure.BLUR: _("C’est flouté : on choisit de le lire."),
    Measure.EDIT: _("L’équipe propose un autre texte."),
    Measure.REST: _("Le fil se repose : on le lit, personne n’y écrit."),
    Measure.LIMIT: _("Les autres ne le voient plus. Vous et l’équipe, oui."),
    Measure.REMOVE: _("C’est retiré : les autres ne le voient plus."),
    Measure.PERSON: _("Quelque chose ne se peut plus, pour un temps."),
}
"""What changes, for those it changes something for."""
HIDING = [Measure.EDIT, Measure.LIMIT, Measure.REMOVE]
"""Nobody but the author and the team sees the thing any more."""


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, person: Person) -> "DecisionQuerySet":
        """The author of the thing, under an alias too; nothing was changed by « laisser », so that nobody is told of
        it."""
        own = Q(author=person) | (Q(author=None) & subjects.own(person))
        return self.filter(own).exclude(measure=Measure.LEAVE)

    def watched_by(self, person: Person) -> "DecisionQuerySet":
        """For those who keep the watch, not in a pause: those about nobody whom this person stays apart from."""
        on_watch = Exists(Watcher.objects.on_watch().filter(person=person))
        return self.filter(on_watch).exclude(author__in=apart.from_whom(person))

    def changing(self) -> "DecisionQuerySet":
        return self.exclude(measure=Measure.LEAVE)

    def in_force(self) -> "DecisionQuerySet":
        return self.filter(lifted_at=None)

    def not_taken_back(self) -> "DecisionQuerySet":
        """In force, or until the date when it ended by itself."""
        return self.filter(Q(lifted_at=None) | Q(until__lte=F("lifted_at")))

    def holding(self) -> "DecisionQuerySet":
        """In force, and not past the date when it ends by itself."""
        return self.in_force().filter(Q(until=None) | Q(until__gt=now()))

    def about(self, kind: str, pk: UUID) -> "DecisionQuerySet":
        return self.filter(kind=kind, object_id=pk)

    def led_to_by(self, kind: str, pk: UUID) -> "DecisionQuerySet":
        """The same, and the limits that it led to (`Decision.source`)."""
        of_limits = Q(look__kind=kind, look__object_id=pk, measure=Measure.PERSON)
        return self.filter(Q(kind=kind, object_id=pk) | of_limits)


class Decision(models.Model):
    """« Décision »: dated, reasoned, reversible; the statement of reasons of the DSA, art. 17.

    `decided_by` is null when the thing only waits, hidden, for a human. `facts`: what is wrong, in the words of the
    team. `copy`: the words of the thing at that moment, for its author. `public_note`: shown with the thing. `until`:
    what is dated ends by itself. `proposed`: another text (Measure.EDIT); `answered_at`: its author said yes, then it
    is lifted, or no."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    object_id = models.UUIDField()
    look = models.ForeignKey(Look, on_delete=models.SET_NULL, null=True, related_name="decisions")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")
    measure = models.CharField(max_length=8, choices=Measure)
    ground = models.CharField(max_length=10, choices=CHOICES)
    sealed_facts = models.BinaryField(default=b"", editable=False)
    sealed_copy = models.BinaryField(default=b"", editable=False)
    sealed_lifted_because = models.BinaryField(default=b"", editable=False)
    facts = sealed("sealed_facts", key="data_key")
    copy = sealed("sealed_copy", key="data_key")
    sealed_proposed = models.BinaryField(default=b"", editable=False)
    proposed = sealed("sealed_proposed", key="data_key")
    answered_at = models.DateTimeField(null=True)
    lifted_because = sealed("sealed_lifted_because", key="data_key")
    public_note = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    by_human = models.BooleanField(default=True)
    decided_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-decided_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_decision_in_force", fields=["kind", "object_id"], condition=Q(lifted_at=None)
            ),
            models.CheckConstraint(
                name="only_a_human_goes_beyond_waiting", condition=Q(by_human=True) | Q(measure="limite")
            ),
            models.CheckConstraint(
                name="dated_decision_has_its_end",
                condition=~Q(measure__in=["repos", "personne"]) | Q(until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("safety:decision", args=[self.pk])

    @property
    def said(self) -> str:
        """What changes, in a sentence; "" when nothing does."""
        return str(SAID.get(self.measure, ""))

    @property
    def label(self) -> str:
        """What it is about, in words."""
        subject = subjects.of(self.kind)
        return str(subject.label) if subject else gettext("un texte")

    @property
    def about(self) -> str:
        """What it is for those who read it."""
        subject = subjects.of(self.kind)
        return str(subject.about if subject else subjects.Subject.about)

    @property
    def is_of_several(self) -> bool:
        """About what nobody in particular signed, and somebody answers for: they are told."""
        subject = subjects.of(self.kind)
        return self.author_id is None and subject is not None and subject.told is not None

    @property
    def source(self) -> tuple[str, UUID]:
        """What led there: the thing itself, or what someone wrote who is limited."""
        if self.measure == Measure.PERSON and self.look is not None:
            return self.look.kind, self.look.object_id
        return self.kind, self.object_id

    @property
    def has_run_out(self) -> bool:
        """Its date has ended it: nobody took it back, nor decided otherwise."""
        return self.until is not None and self.lifted_at is not None and self.until <= self.lifted_at

    @property
    def rule(self) -> Ground:
        """The rule, or the law, that it invokes."""
        return GROUNDS[self.ground]

    @property
    def appeal_until(self) -> datetime:
        return self.decided_at + APPEAL_WITHIN


class AppealQuerySet(models.QuerySet["Appeal"]):
    def open(self) -> "AppealQuerySet":
        """Nobody has answered. Once the decision is lifted or replaced, nothing is left to judge; once its date has
        ended it, its author still has their answer."""
        has_run_out = Q(decision__until__lte=F("decision__lifted_at"))
        return self.filter(Q(decision__lifted_at=None) | has_run_out, judged_at=None)


class Appeal(models.Model):
    """« Demande d’un autre regard »: the author asks once, someone else than who decided answers."""

    class Outcome(models.TextChoices):
        KEPT = "maintien", _("la décision reste")
        LIFTED = "levee", _("la décision est levée")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    sealed_words = models.BinaryField(default=b"", editable=False)
    sealed_answer = models.BinaryField(default=b"", editable=False)
    words = sealed("sealed_words", key="decision.data_key")
    answer = sealed("sealed_answer", key="decision.data_key")
    asked_at = models.DateTimeField()
    judged_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="appeal_judged_with_an_outcome",
                condition=Q(outcome="", judged_at=None) | (~Q(outcome="") & Q(judged_at__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def waits(self) -> bool:
        """As `AppealQuerySet.open`."""
        return self.judged_at is None and (self.decision.lifted_at is None or self.decision.has_run_out)

    @property
    def outcomes(self) -> list[tuple[str, Any]]:
        """What may be answered, in words: of what its date has ended, whether it was right."""
        return list(OF_THE_PAST.items()) if self.decision.has_run_out else list(self.Outcome.choices)

    @property
    def said(self) -> str:
        """The answer, in words, as it was given; "" before."""
        ended_at = self.decision.lifted_at if self.decision.has_run_out else None
        was_past = ended_at is not None and self.judged_at is not None and ended_at <= self.judged_at
        return str(OF_THE_PAST[self.outcome]) if was_past else self.get_outcome_display()


OF_THE_PAST: dict[str, Any] = {
    Appeal.Outcome.KEPT: _("la décision était juste"),
    Appeal.Outcome.LIFTED: _("la décision n’était pas juste"),
}


def team_note(kind: str, pk: UUID) -> str:
    """What the team says beside a thing; "" when it says nothing."""
    notes = Decision.objects.about(kind, pk).in_force().filter(measure=Measure.NOTE)
    return notes.values_list("public_note", flat=True).first() or ""
