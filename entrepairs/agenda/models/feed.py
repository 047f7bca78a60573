"""An address by which a calendar asks for one’s dates again and again."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from entrepairs.core.ids import new_id
from entrepairs.people.models import Person
from entrepairs.structures.models import Structure


class FeedQuerySet(models.QuerySet["Feed"]):
    def visible_to(self, person: Person) -> "FeedQuerySet":
        return self.filter(person=person)

    def open(self) -> "FeedQuerySet":
        return self.filter(revoked_at=None)


class Feed(models.Model):
    """A subscription (« abonnement »). `structure`: the agenda of that house as the person sees it; null, their own
    gatherings. `titles`: what others may read on their screen. Only the fingerprint of its secret is kept."""

    class Titles(models.TextChoices):
        NEUTRAL = "neutre", _("« Rendez-vous », sans rien de plus")
        REAL = "vrai", _("le vrai titre et le lieu")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, null=True, related_name="+")
    titles = models.CharField(max_length=8, choices=Titles, default=Titles.NEUTRAL)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.get_titles_display()
