"""The end of an account, asked by its person or after a long silence."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse

from entrepairs.core.ids import new_code
from entrepairs.people.models.person import Person

CODE_LENGTH = 16  # 80 bits


def new_receipt() -> str:
    return new_code(CODE_LENGTH)


class ErasureQuerySet(models.QuerySet["Erasure"]):
    def visible_to(self, person: Person) -> "ErasureQuerySet":
        return self.filter(person=person)

    def pending(self) -> "ErasureQuerySet":
        return self.filter(done_at=None, cancelled_at=None)

    def due(self, at: datetime) -> "ErasureQuerySet":
        return self.pending().filter(due_at__lte=at)


class Erasure(models.Model):
    """An erasure (« effacement »): asked, to be done by `due_at`, then done or cancelled.

    `all_at_once`: what was said without a name too, though who watches may see that it goes together; otherwise it is
    gone within a day. `code` opens the receipt without an account; once done, the row names nobody."""

    code = models.CharField(primary_key=True, max_length=CODE_LENGTH, default=new_receipt)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    keep_shared = models.BooleanField()
    all_at_once = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_erasure_at_once", fields=["person"], condition=Q(done_at=None, cancelled_at=None)
            ),
            models.CheckConstraint(name="erasure_done_or_cancelled", condition=Q(done_at=None) | Q(cancelled_at=None)),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("people:erasure_receipt", args=[self.code])


class Sleep(models.Model):
    """This account has been silent for long (« sommeil »): its person was told; it is erased at `erase_after`."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField()
    erase_after = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)
