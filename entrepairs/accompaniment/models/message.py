"""Message: one thing said, sealed under its author’s key."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from entrepairs.accompaniment.models.accompaniment import Accompaniment, Participant
from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.people.models import Person


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, person: Person) -> "MessageQuerySet":
        return self.filter(accompaniment__in=Accompaniment.objects.visible_to(person))

    def in_talk(self, accompaniment: Accompaniment) -> "MessageQuerySet":
        """Newest first; the caller has found the accompaniment among those visible to the reader."""
        return self.filter(accompaniment=accompaniment).order_by("-sent_at", "-pk")

    def before(self, message: "Message | None") -> "MessageQuerySet":
        """Those that came before this one; all of them without one."""
        if message is None:
            return self
        return self.filter(Q(sent_at__lt=message.sent_at) | Q(sent_at=message.sent_at, pk__lt=message.pk))


class Message(models.Model):
    """« Message ». Editable for ten minutes by its author; removable by its author at any time. No read receipt."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accompaniment = models.ForeignKey(Accompaniment, on_delete=models.CASCADE, related_name="messages")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="messages")
    token = models.UUIDField(unique=True, help_text="Made with the form: the same form sends once.")
    sealed_body = models.BinaryField(editable=False)
    body = sealed("sealed_body", key="participant.data_key")
    sent_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    is_withheld = models.BooleanField(default=False, help_text="By the team, as long as its decision holds.")

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["sent_at", "pk"]
        indexes = [models.Index(fields=["accompaniment", "sent_at"], name="message_in_talk")]

    def __str__(self) -> str:
        return str(self.pk)
