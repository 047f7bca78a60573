"""Proposal: a peer supporter is shown to someone, who chooses or not."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.models.request import Request
from entrepairs.core.ids import new_id
from entrepairs.core.states import Stateful
from entrepairs.people.models import Person


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, person: Person) -> "ProposalQuerySet":
        """The person from the start; the supporter once chosen, until the person or time takes it back."""
        asked = Q(supporter=person, state__in=[Proposal.State.ASKED, Proposal.State.ACCEPTED])
        return self.filter(Q(request__person=person) | asked)

    def shown(self) -> "ProposalQuerySet":
        return self.filter(state=Proposal.State.SHOWN)

    def asked(self) -> "ProposalQuerySet":
        return self.filter(state=Proposal.State.ASKED)


class Proposal(Stateful):
    """« Proposition de mise en relation ».

    `reasons` and `mismatch` are those of accompaniment.matching, as plain values, kept so that the same page comes
    back on reload. `shared`: what the person lets the supporter read, among SHAREABLE. `at_hand_of`: the coordinator
    who suggested it, if any."""

    class State(models.TextChoices):
        SHOWN = "shown", _("proposée")
        ASKED = "asked", _("en attente de réponse")
        ACCEPTED = "accepted", _("acceptée")
        DECLINED = "declined", _("déclinée")
        EXPIRED = "expired", _("sans réponse")
        DISMISSED = "dismissed", _("pas retenue")
        WITHDRAWN = "withdrawn", _("retirée")

    TRANSITIONS = {
        State.SHOWN: {State.ASKED, State.DISMISSED, State.WITHDRAWN},
        State.ASKED: {State.ACCEPTED, State.DECLINED, State.EXPIRED, State.DISMISSED, State.WITHDRAWN},
        State.WITHDRAWN: {State.SHOWN},  # a place is free again, the request was reopened
    }
    OPEN = (State.SHOWN, State.ASKED)
    SHAREABLE = ("text", "experiences", "commune")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="proposals")
    supporter = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.SHOWN)
    rank = models.PositiveSmallIntegerField(default=0)
    reasons = models.JSONField(default=list)
    mismatch = models.JSONField(null=True)
    shared = models.JSONField(default=list)
    at_hand_of = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    shown_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["rank", "shown_at"]
        constraints = [
            models.UniqueConstraint(name="supporter_proposed_once", fields=["request", "supporter"]),
            models.UniqueConstraint(name="one_supporter_asked_at_once", fields=["request"], condition=Q(state="asked")),
            models.CheckConstraint(
                name="proposal_closed_iff_answered",
                condition=Q(state__in=["shown", "asked"], closed_at=None)
                | (~Q(state__in=["shown", "asked"]) & Q(closed_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["supporter", "state"], name="proposal_supporter")]

    def __str__(self) -> str:
        return str(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("accompaniment:proposal", args=[self.pk])
