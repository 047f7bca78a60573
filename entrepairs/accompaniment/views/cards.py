"""A supporter as the person who chooses sees them: why, and what does not fit. No figure, no rank."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from entrepairs.accompaniment.matching.reasons import Reason
from entrepairs.accompaniment.matching.sentences import of_reason
from entrepairs.accompaniment.models import Proposal
from entrepairs.training.models import Habilitation

STEPS = (
    _("Vous choisissez quelqu’un"),
    _("La personne choisie répond, en cinq jours au plus"),
    _("Vous commencez à vous écrire"),
)
STEPS_OF_SUPPORTER = (
    _("Quelqu’un vous a choisi·e"),
    _("Vous répondez, en cinq jours au plus"),
    _("Vous commencez à vous écrire"),
)
"""The same three steps, said to each of the two."""


@dataclass(frozen=True)
class Card:
    """`in_training`: every habilitation of this person is on probation; a referent then follows along."""

    proposal: Proposal
    reasons: list[str]
    mismatch: str
    in_training: bool


def cards_of(proposals: Sequence[Proposal]) -> list[Card]:
    """One query for all, whatever their number."""
    keys = [proposal.supporter_id for proposal in proposals]
    confirmed = Habilitation.objects.in_force().filter(person__in=keys, probation=False)
    done = set(confirmed.values_list("person_id", flat=True)) if keys else set()
    return [_card(proposal, in_training=proposal.supporter_id not in done) for proposal in proposals]


def _card(proposal: Proposal, *, in_training: bool) -> Card:
    reasons = [of_reason(Reason.read(plain)) for plain in proposal.reasons]
    mismatch = of_reason(Reason.read(proposal.mismatch)) if proposal.mismatch else ""
    return Card(proposal, reasons, mismatch, in_training)
