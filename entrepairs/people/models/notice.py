"""What a person is told (« avis »): a kind, a page, a time. No name, no content: the page says the rest."""

from datetime import datetime
from typing import ClassVar

from django.db import models

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.people.kinds import Kind, kind
from entrepairs.people.models.person import Person


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, person: Person) -> "NoticeQuerySet":
        return self.filter(person=person)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)

    def late(self, before: datetime) -> "NoticeQuerySet":
        """Mail was due before that moment and has not left."""
        return self.filter(mail_due_at__lt=before, mailed_at=None, read_at=None)


class Notice(models.Model):
    """One notice. `kind` is a key of entrepairs.people.kinds, where its sentences are; `path` is the page it opens.

    `mail_due_at`: when a mail is to leave, null when none is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.SlugField(max_length=40)
    path = models.CharField(max_length=200)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mail_due_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes = [models.Index(fields=["person", "-at"], name="notice_of_person")]

    def __str__(self) -> str:
        return self.kind

    @property
    def words(self) -> Kind:
        """Its title and text."""
        return kind(self.kind)


class Address(models.Model):
    """An e-mail address (« adresse »), optional, for notices only. Nothing is sent before it was verified."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    sealed_email = models.BinaryField(default=b"", editable=False)
    email = sealed("sealed_email", key="person.data_key")
    added_at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class NoticeChoice(models.Model):
    """What a person decided for one kind of notice. No row: the default of the kind, and quiet nights."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.SlugField(max_length=40)
    shown = models.BooleanField(default=True)
    by_mail = models.BooleanField(default=True)
    at_night = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="one_choice_a_kind", fields=["person", "kind"])]

    def __str__(self) -> str:
        return self.kind
