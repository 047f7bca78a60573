"""What a person is told (« avis »): a kind, a page, a time. No name, no content: the page says the rest."""

from typing import ClassVar

from django.db import models

from entrepairs.core.ids import new_id
from entrepairs.people.models.person import Person


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, person: Person) -> "NoticeQuerySet":
        return self.filter(person=person)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)


class Notice(models.Model):
    """One notice. `kind` is a key of entrepairs.people.kinds, where its sentences are; `path` is the page it opens."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    kind = models.SlugField(max_length=40)
    path = models.CharField(max_length=200)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes = [models.Index(fields=["person", "-at"], name="notice_of_person")]

    def __str__(self) -> str:
        return self.kind
