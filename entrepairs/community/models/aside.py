"""What someone does not want to read, what they follow, how long they want no notices: read by nobody else."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from entrepairs.community.models.circle import Reader
from entrepairs.community.models.thread import Thread, Voice
from entrepairs.community.put_aside import PutAside
from entrepairs.core.clock import now
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.prepared import prepared
from entrepairs.people.models import Person


class ReadingQuerySet(models.QuerySet["Reading"]):
    def visible_to(self, person: Person) -> "ReadingQuerySet":
        return self.filter(person=person).select_related("person__data_key")

    def of(self, person: Person) -> "Reading | None":
        """Asked for with each page that shows what people write."""
        return _reading.first(person)


@prepared
def _reading(person: Person) -> models.QuerySet["Reading"]:
    return Reading.objects.visible_to(person)


class Reading(models.Model):
    """« Réglages de lecture », one row a person. What is put aside is sealed, one a line: words, keys of people and of
    circles. A copy of the database does not tell whom somebody no longer reads.

    `hides_images`: a picture comes only when one asks for it. `paused_until`: the day when notices come again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    sealed_words = models.BinaryField(default=b"", editable=False)
    sealed_people = models.BinaryField(default=b"", editable=False)
    sealed_circles = models.BinaryField(default=b"", editable=False)
    words = sealed("sealed_words", key="person.data_key")
    people = sealed("sealed_people", key="person.data_key")
    circles = sealed("sealed_circles", key="person.data_key")
    hides_images = models.BooleanField(default=False)
    paused_until = models.DateField(null=True)

    objects = ReadingQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def put_aside(self) -> PutAside:
        return PutAside.of(self.words, self.people, self.circles, self.hides_images)

    @property
    def is_resting(self) -> bool:
        """In a pause today."""
        return self.paused_until is not None and self.paused_until > timezone.localdate(now())


class FollowQuerySet(models.QuerySet["Follow"]):
    def visible_to(self, person: Person) -> "FollowQuerySet":
        return self.filter(person=person)

    def asked_by(self, reader: Reader) -> models.QuerySet[Thread]:
        """The threads that they asked to follow and read, newest activity first; not those that they opened."""
        own = Voice.objects.filter(thread=models.OuterRef("pk"), person=reader.person, opened_it=True)
        followed = Thread.objects.read_by(reader).filter(pk__in=self.visible_to(reader.person).values("thread"))
        return followed.exclude(models.Exists(own)).select_related("circle__data_key").before(None, None, reader.apart)


class Follow(models.Model):
    """Someone follows a thread (« fil suivi »): they asked to, or opened it under their pseudonym.

    `told_at`: they were told of an answer and have not read again since; nothing more is said until then."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField(null=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [models.UniqueConstraint(name="thread_followed_once", fields=["person", "thread"])]

    def __str__(self) -> str:
        return str(self.pk)
