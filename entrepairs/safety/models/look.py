"""Something that a human of the team will look at."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, F, Q
from django.urls import reverse
from django.utils.timezone import get_default_timezone, localdate
from django.utils.translation import gettext_lazy as _

from entrepairs.core.clock import now
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.people.models import Person
from entrepairs.safety import apart, subjects
from entrepairs.safety.drawing import Draw
from entrepairs.safety.models.watcher import Watcher

OPEN = Q(done_at=None)
FOLLOWED_FOR = timedelta(days=7)
"""After a red; then a word would come too late."""


def to_follow(at: datetime) -> Q:
    """Over since another day than today, on the clock of the house; to somebody who is still there. Humans end a red,
    whether their account is there or not."""
    today = datetime.combine(localdate(at), time(), get_default_timezone())
    over = Q(done_at__lt=today, done_at__gt=at - FOLLOWED_FOR)
    return over & Q(queue=Look.Queue.RED, followed_at=None) & ~Q(outcome=Look.Outcome.GONE)


class LookQuerySet(models.QuerySet["Look"]):
    def open(self) -> "LookQuerySet":
        """Nobody has finished with it."""
        return self.filter(OPEN)

    def hold(self, kind: str, object_id: UUID) -> "Look | None":
        """The open row about a thing, until the transaction ends. It is held before what is decided of the thing, and
        before the thing itself: two who act on one text then wait in turn, and never for each other."""
        return next(iter(self.hold_all(kind, [object_id])), None)

    def hold_all(self, kind: str, keys: Collection[UUID]) -> "list[Look]":
        """The same, of several at once."""
        rows = self.open().filter(kind=kind, object_id__in=keys).order_by("pk")
        return list(rows.select_for_update(of=("self",)))

    def awaiting(self) -> "LookQuerySet":
        """Near dangers that nobody has taken, or whose one human has asked for a second."""
        alone = Q(claimed_by=None) | Q(second_asked_at__isnull=False, second_by=None)
        return self.open().filter(alone, queue=Look.Queue.RED)

    def to_follow(self, at: datetime) -> "LookQuerySet":
        """Reds that were over the day before, or a few days ago: a word to the person would do good."""
        return self.filter(to_follow(at))

    def visible_to(self, person: Person) -> "LookQuerySet":
        """Those on the watch, never for what they wrote, nor what someone wrote whom they stay apart from, unless it is
        for all; whom one accompanies, only a danger. Who has begun with a danger keeps it."""
        blocked, walked = apart.marks(person)
        for_few = Q(left_to_all=False) | Q(done_at__lte=now() - FOLLOWED_FOR)
        near = Q(author_mark__in=blocked) & for_few
        near |= Q(author_mark__in=walked) & (for_few | ~Q(queue=Look.Queue.RED))
        lasts = Q(done_at=None) | Q(done_at__gt=now() - FOLLOWED_FOR)
        begun = (Q(claimed_by=person) | Q(second_by=person)) & Q(lasts, queue=Look.Queue.RED)
        kept_away = Q(author_mark=apart.mark(person.pk)) | (near & ~begun)
        return self.filter(Exists(Watcher.objects.on_watch().filter(person=person))).exclude(kept_away)


class Look(models.Model):
    """« À regarder »: one open row for one thing, however many reasons brought it there.

    `kind`, `object_id`: a subject (safety.subjects). `queue` only goes up while the row is open. `because`: what put
    it in that queue. `words`: those that led there, one a line, sealed. `due_at`: when a human should have looked.
    `author_mark`: keeps it from those who stay apart from its author, and names nobody (`apart.mark`). For red, a
    second human (`second_by`) is asked for, then says yes. `followed_at`: the day after, somebody wrote to the person,
    or said that it was done otherwise. `voice`: under which alias it is written; `left_to`, `set_aside`:
    the marks of those of the watch who look at what it writes, and of those who do not (`rules.nearness`).
    `left_to_all`: none of those who look at it is there, or answers; that lasts: who was called may come.
    `waits_since`: since when it waits for somebody (None: since it came, nobody let go of it); former calls of a red
    count no more."""

    class Queue(models.TextChoices):
        """From the nearest danger to none."""

        RED = "rouge", _("danger proche")
        ORANGE = "orange", _("ça ne va pas")
        YELLOW = "jaune", _("règles")
        BLUE = "bleu", _("sans réponse")
        GREEN = "vert", _("à lire")

    class Because(models.TextChoices):
        RULE = "regle", _("des mots du texte")
        BUTTON = "bouton", _("la personne l’a demandé")
        CONCERN = "inquietude", _("quelqu’un s’inquiète")
        REPORT = "signalement", _("quelqu’un l’a signalé")
        UNANSWERED = "sans-reponse", _("personne n’a répondu")
        NEW = "nouveau", _("c’est nouveau")
        SEEN = "vu", _("quelqu’un de la veille y voit un danger proche")

    class Outcome(models.TextChoices):
        READ = "lu", _("Lu, rien à faire")
        ANSWERED = "repondu", _("Une réponse est écrite")
        SUPPORTED = "soutien", _("La personne a été soutenue")
        ORIENTED = "oriente", _("Vers qui appeler a été dit")
        DECIDED = "decision", _("Une décision est prise")
        GONE = "parti", _("Ce n’est plus là")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    object_id = models.UUIDField()
    queue = models.CharField(max_length=8, choices=Queue)
    because = models.CharField(max_length=12, choices=Because)
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")
    sealed_words = models.BinaryField(default=b"", editable=False)
    words = sealed("sealed_words", key="data_key")
    entered_at = models.DateTimeField()
    due_at = models.DateTimeField()
    author_mark = models.CharField(max_length=64, blank=True)
    claimed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    claimed_at = models.DateTimeField(null=True)
    waits_since = models.DateTimeField(null=True)
    second_asked_at = models.DateTimeField(null=True)
    second_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    second_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    followed_at = models.DateTimeField(null=True)
    voice = models.UUIDField(null=True)
    left_to = models.JSONField(default=list)
    set_aside = models.JSONField(default=list)
    left_to_all = models.BooleanField(default=False)

    objects = LookQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_open_look", fields=["kind", "object_id"], condition=OPEN),
            models.CheckConstraint(
                name="look_seen_by_two_humans", condition=Q(second_by=None) | ~Q(second_by=F("claimed_by"))
            ),
            models.CheckConstraint(
                name="look_done_with_an_outcome",
                condition=Q(outcome="", done_at=None) | (~Q(outcome="") & Q(done_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(name="look_open_by_due", fields=["due_at"], condition=OPEN),
            models.Index(name="look_of_a_thing", fields=["kind", "object_id"]),
            models.Index(name="look_of_a_voice", fields=["voice", "entered_at"], condition=Q(voice__isnull=False)),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("safety:look", args=[self.pk])

    @property
    def kind_label(self) -> str:
        """What it is, in words; empty when no app knows it any more."""
        subject = subjects.of(self.kind)
        return str(subject.label) if subject else ""

    @property
    def because_words(self) -> list[str]:
        """What another of them says already is left out."""
        words = str(self.words).splitlines()
        return [one for one in words if not any(one in other for other in words if other != one)]

    @property
    def is_late(self) -> bool:
        """A human should have looked by now."""
        return self.due_at < now()

    @property
    def draw(self) -> Draw:
        """Who looks at it, and who does not, by their marks."""
        return Draw(frozenset(self.left_to), frozenset(self.set_aside))

    @property
    def is_red(self) -> bool:
        return self.queue == self.Queue.RED

    @property
    def may_be_raised(self) -> bool:
        """By a human who sees a near danger in it: that somebody worries says none yet."""
        return not self.is_red or self.because == self.Because.CONCERN

    @property
    def asks_for_words(self) -> bool:
        """Somebody is not well: one writes to them before it is « lu »."""
        return self.queue == self.Queue.ORANGE

    @property
    def is_for_all(self) -> bool:
        """Nobody but its author is kept away: nobody else is there or, under an alias, a life goes first; whoever looks
        does not know whose it is. Until the word of the day after."""
        lasts = self.done_at is None or self.done_at > now() - FOLLOWED_FOR
        return lasts and (self.left_to_all or (self.is_red and self.voice is not None))


class LookNote(models.Model):
    """What one of the watch says to the others about a look (« à côté »): never read by anybody else."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    look = models.ForeignKey(Look, on_delete=models.CASCADE, related_name="notes")
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    sealed_body = models.BinaryField(editable=False)
    body = sealed("sealed_body", key="look.data_key")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)


class LookCall(models.Model):
    """Someone on call was alerted of a red that nobody had taken (« appel »)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    look = models.ForeignKey(Look, on_delete=models.CASCADE, related_name="calls")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)
