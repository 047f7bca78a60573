"""Someone asks to come to a house, and they talk about it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from entrepairs.core.crypto import sealed
from entrepairs.core.ids import new_id
from entrepairs.core.models import DataKey
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person
from entrepairs.structures.models.role import coordinated_by
from entrepairs.structures.models.structure import Structure


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def visible_to(self, person: Person) -> "JoinRequestQuerySet":
        """One’s own, and those sent to the houses one coordinates; for administrators, those sent to them."""
        rows = Q(person=person) | Q(claims=False, structure__in=coordinated_by(person))
        return self.filter(rows | Q(claims=True) if person.is_staff else rows)

    def to_house(self) -> "JoinRequestQuerySet":
        return self.filter(claims=False)

    def to_site(self) -> "JoinRequestQuerySet":
        """« C’est votre maison ? »: for the administrators of the installation."""
        return self.filter(claims=True)

    def open(self) -> "JoinRequestQuerySet":
        return self.filter(state=JoinRequest.State.OPEN)


class JoinRequest(Stateful):
    """« Demande à venir »: read by the person and the coordination of the house, by nobody else.

    `claims`: asks to run a house that is only listed; read by the person and the administrators of the installation.

    `data_key` seals all that is said in it, whoever said it. Withdrawn: the words are erased at once. Closed: three
    months later."""

    class State(models.TextChoices):
        OPEN = "ouverte", _("ouverte")
        CLOSED = "fermee", _("fermée")
        WITHDRAWN = "retiree", _("retirée")

    TRANSITIONS = {State.OPEN: {State.CLOSED, State.WITHDRAWN}}

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="join_requests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    data_key = models.OneToOneField(DataKey, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    claims = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_join_request_at_a_time",
                fields=["structure", "person", "claims"],
                condition=Q(state="ouverte"),
            ),
            models.CheckConstraint(
                name="join_request_closed_is_dated",
                condition=Q(state="ouverte", closed_at=None) | (~Q(state="ouverte") & Q(closed_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class JoinMessage(models.Model):
    """One thing said in it. `author` is empty once that person’s account is gone; `by_house`: said by the team."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(JoinRequest, on_delete=models.CASCADE, related_name="messages")
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    by_house = models.BooleanField()
    sealed_body = models.BinaryField(editable=False)
    body = sealed("sealed_body", key="request.data_key")
    sent_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["sent_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)
