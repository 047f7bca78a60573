"""A thread of a circle, and the voices in it."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.community.models.circle import Circle
from entrepairs.community.voices import mark
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.safety.models import Block
from entrepairs.structures.models import run_by


class Standing(models.TextChoices):
    """Who reads a thread or a post, among those who read the circle."""

    SHOWN = "visible", _("visible")
    HELD = "attente", _("attend d’être lu")
    LOOKED_AT = "equipe", _("l’auteur·e et l’équipe")
    SET_ASIDE = "ecarte", _("n’est plus visible")
    REMOVED = "retire", _("retiré")


def apart(person: Person, path: str) -> Q:
    """Rows where `path` is someone with whom a block exists, in either direction."""
    set_by = Block.objects.filter(blocker=person).values("blocked")
    set_on = Block.objects.filter(blocked=person).values("blocker")
    return Q(**{f"{path}__in": set_by}) | Q(**{f"{path}__in": set_on})


class ThreadQuerySet(models.QuerySet["Thread"]):
    def visible_to(self, person: Person | None) -> "ThreadQuerySet":
        """Those of the circles that this person reads; not those of someone with whom a block exists.

        What waits or is looked at is for its author and for the team. Only names that are shown are compared with
        the blocks: an alias that vanished after a block would say who is behind it."""
        rows = self.filter(circle__in=Circle.objects.visible_to(person))
        if person is None:
            return rows.filter(standing=Standing.SHOWN)
        away = Voice.objects.filter(apart(person, "person"), opened_it=True)
        own = Voice.objects.filter(opened_it=True, mark__in=marks_of(person, rows.exclude(standing=Standing.SHOWN)))
        theirs = Q(pk__in=own.values("thread")) | Q(circle__structure__in=run_by(person))
        gone = Q(standing=Standing.REMOVED)
        return rows.filter(Q(standing=Standing.SHOWN) | (theirs & ~gone)).exclude(pk__in=away.values("thread"))

    def before(self, at: datetime | None, pk: UUID | None) -> "ThreadQuerySet":
        """Those whose latest activity is older than this one’s, newest first."""
        rows = self.order_by("-last_at", "-pk")
        return rows.filter(Q(last_at__lt=at) | Q(last_at=at, pk__lt=pk)) if at and pk else rows


class Thread(models.Model):
    """« Fil ». Title and content note are sealed under the key of the circle. `last_at`: of its latest shown post."""

    class Intent(models.TextChoices):
        SUPPORT = "soutien", _("Besoin de soutien")
        HELLO = "bonjour", _("Dire bonjour")
        IDEAS = "idees", _("Chercher des idées")
        VICTORY = "victoire", _("Partager une petite victoire")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="threads")
    intent = models.CharField(max_length=10, choices=Intent)
    standing = models.CharField(max_length=8, choices=Standing, default=Standing.SHOWN)
    sealed_title = models.BinaryField(default=b"", editable=False)
    sealed_content_note = models.BinaryField(default=b"", editable=False)
    title = sealed("sealed_title", key="circle.data_key")
    content_note = sealed("sealed_content_note", key="circle.data_key")
    opened_at = models.DateTimeField()
    last_at = models.DateTimeField()

    objects = ThreadQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["circle", "-last_at", "-id"], name="thread_newest")]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("community:thread", args=[self.pk])

    def mark_of(self, person: Person) -> str:
        """What tells this person’s voice in this thread."""
        return mark(self.circle.data_key.secret, self.pk, person.pk)


def marks_of(person: Person, threads: "models.QuerySet[Thread]") -> list[str]:
    """The marks of this person in these threads, whether or not they wrote in them: few, or one reads them all."""
    secrets: dict[UUID, bytes] = {}
    found = []
    for thread in threads.select_related("circle__data_key").order_by("pk"):
        if thread.circle_id not in secrets:
            secrets[thread.circle_id] = thread.circle.data_key.secret
        found.append(mark(secrets[thread.circle_id], thread.pk, person.pk))
    return found


class VoiceQuerySet(models.QuerySet["Voice"]):
    def visible_to(self, person: Person) -> "VoiceQuerySet":
        """All of one’s own: under one’s pseudonym, and those that only the key of their circle knows again."""
        hidden = Thread.objects.filter(voices__in=Voice.objects.exclude(alias="")).distinct()
        return self.filter(Q(person=person) | Q(mark__in=marks_of(person, hidden)))


class Voice(models.Model):
    """Someone in a thread (« voix »): under their pseudonym, or under an alias that lasts for this thread.

    Under an alias, `person` is empty and `sealed_person` holds the key of the person, under the key of the circle:
    two people of the watch open it together, with a reason, and nothing else does (ADR 0018). `mark`: see `voices`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    alias = models.CharField(max_length=40, blank=True)
    sealed_person = models.BinaryField(default=b"", editable=False)
    hidden_person = sealed("sealed_person", key="thread.circle.data_key")
    mark = models.CharField(max_length=64)
    opened_it = models.BooleanField(default=False)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_voice_each_in_a_thread", fields=["thread", "mark"]),
            models.UniqueConstraint(name="thread_opened_once", fields=["thread"], condition=Q(opened_it=True)),
            models.CheckConstraint(name="an_alias_names_nobody", condition=Q(alias="") | Q(person=None)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """As it is shown; empty once the account is erased."""
        return self.alias or (self.person.pseudonym if self.person else "")
