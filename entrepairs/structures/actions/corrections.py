"""Say that something is wrong on the page of a house; look at it, and say what became of it."""

from django.db import transaction
from django.utils.translation import gettext as _

from entrepairs.core.clock import now
from entrepairs.core.journal import journal
from entrepairs.core.rules import Refused
from entrepairs.people.actions.notices import notify
from entrepairs.people.models import Person
from entrepairs.structures.models import Correction, Structure
from entrepairs.structures.rules import coordinators

MOST_OPEN = 50
"""Beyond that, nobody reads: those who wait come first."""


@transaction.atomic
def report_mistake(structure: Structure, text: str) -> Correction:
    """By anybody, even without an account. Saying the same twice makes one row."""
    waiting = Correction.objects.open().filter(structure=structure)
    same = waiting.filter(text=text).first()
    if same is not None:
        return same
    if waiting.count() >= MOST_OPEN:
        raise Refused(_("Beaucoup d’erreurs sont déjà signalées ici. L’équipe va les regarder. Revenez plus tard."))
    row = Correction.objects.create(structure=structure, text=text, sent_at=now())
    for person in coordinators(structure):
        notify(person, "mistake_reported", f"/maisons/{structure.pk}/erreurs/")
    return row


@transaction.atomic
def close_correction(correction: Correction, outcome: str, *, by: Person) -> Correction:
    """Seen by someone who may change the page. Closing twice keeps the first outcome."""
    row = Correction.objects.visible_to(by).select_for_update(of=("self",)).get(pk=correction.pk)
    if row.closed_at is None:
        row.outcome, row.closed_at = outcome, now()
        row.save(update_fields=["outcome", "closed_at"])
        journal(by, "correction.closed", row)
    return row
