"""Someone writes in the circles for the first time, and a named human of the team writes to them."""

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from entrepairs.community.models.circle import Circle
from entrepairs.community.models.post import Post
from entrepairs.community.models.thread import Standing, Voice
from entrepairs.core.clock import now
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.safety.models import Block, blocked_with
from entrepairs.structures.models import run_by

A_DAY = timedelta(days=1)


class WelcomeQuerySet(models.QuerySet["Welcome"]):
    def visible_to(self, person: Person) -> "WelcomeQuerySet":
        """Those of the circles whose team one is of, but for people with whom a block exists. Oldest first."""
        rows = self.filter(circle__closed_at=None, circle__structure__in=run_by(person))
        theirs, ours = Q(blocker=OuterRef("person"), blocked=person), Q(blocked=OuterRef("person"), blocker=person)
        rows = rows.exclude(Exists(Block.objects.filter(theirs | ours)))
        return rows.select_related("voice__person", "voice__thread", "taken_by")

    def waiting(self) -> "WelcomeQuerySet":
        """Nobody has written to them yet, and something of theirs is still there."""
        left = Post.objects.exclude(standing=Standing.REMOVED).values("voice")
        return self.filter(said_at=None, voice__in=left)

    def said(self) -> "WelcomeQuerySet":
        """Those of which a word is kept: two people read it."""
        return self.filter(person__isnull=False, said_at__isnull=False).exclude(sealed_word=b"")

    def written_to(self, person: Person) -> "WelcomeQuerySet":
        """The word that this person was written, if any, unless a block keeps them apart since from who wrote it."""
        return self.said().filter(person=person).exclude(taken_by__in=blocked_with(person))

    def said_to(self, person: Person) -> "WelcomeQuerySet":
        """The same, unless the watch has taken it from their sight."""
        return self.written_to(person).filter(is_withheld=False)


class Welcome(models.Model):
    """« Accueil » of a voice: the first of its person, or an alias, of which nobody may know whether it is new.

    `person`: under a pseudonym; one welcome each, wherever they write next. `taken_by`: who of the team writes to them.
    `word`: what they wrote, read by both; none when it was said in the thread. `is_withheld`: by a decision of the
    watch, until it is lifted."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="welcomes")
    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="welcome")
    person = models.OneToOneField(Person, on_delete=models.CASCADE, null=True, related_name="+")
    wrote_at = models.DateTimeField()
    taken_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)
    sealed_word = models.BinaryField(default=b"", editable=False)
    word = sealed("sealed_word", key="circle.data_key")
    said_at = models.DateTimeField(null=True)
    is_withheld = models.BooleanField(default=False)

    objects = WelcomeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["wrote_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_word_was_said", condition=Q(sealed_word=b"") | Q(said_at__isnull=False, person__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        """For who was welcomed."""
        return reverse("community:word", args=[self.pk])

    @property
    def is_late(self) -> bool:
        """A day has gone by."""
        return self.said_at is None and self.wrote_at < now() - A_DAY

    @property
    def is_held(self) -> bool:
        """Someone has taken it, less than a day ago: others may take over what was forgotten."""
        return self.taken_by_id is not None and self.taken_at is not None and self.taken_at > now() - A_DAY
