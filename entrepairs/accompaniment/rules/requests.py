"""Who may send, change, take back, reopen a request."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from entrepairs.accompaniment.models import Proposal, Request
from entrepairs.core.rules import YES, No, Verdict
from entrepairs.people.models import Person
from entrepairs.safety.rules.limits import may_begin_talks

MOST_OPEN = 3
REOPENING = timedelta(days=7)
"""How long a request taken back can be reopened."""


def may_send(person: Person) -> Verdict:
    if Request.objects.visible_to(person).open().count() >= MOST_OPEN:
        return No(
            _(
                "Vous avez déjà trois demandes ouvertes. C’est le plus grand nombre, pour qu’il y ait de la place pour "
                "chaque personne. Vous pouvez en modifier une, ou en retirer une."
            ),
            reverse("accompaniment:requests"),
        )
    return may_begin_talks(person)


def may_change(person: Person, request: Request) -> Verdict:
    if request.person != person:
        return No(_("Cette demande est celle d’une autre personne."))
    if request.state != Request.State.WAITING:
        return No(_("Cette demande n’est plus en attente."), request.get_absolute_url())
    return YES


def may_undo(person: Person, request: Request) -> Verdict:
    if not request.earlier:
        return No(_("Il n’y a rien à reprendre : votre demande est déjà comme avant."), request.get_absolute_url())
    return may_change(person, request)


def may_reopen(person: Person, request: Request, *, at: datetime) -> Verdict:
    if request.person != person:
        return No(_("Cette demande est celle d’une autre personne."))
    if request.state != Request.State.WITHDRAWN or request.closed_at is None:
        return No(_("Cette demande n’a pas été retirée."), request.get_absolute_url())
    if at - request.closed_at > REOPENING:
        return No(_("Cette demande a été retirée il y a plus de sept jours."), reverse("accompaniment:write"))
    return may_send(person)


def may_dismiss(person: Person, request: Request) -> Verdict:
    """« Aucun·e des trois » needs nothing but proposals to look at, and nobody asked meanwhile."""
    if request.proposals.filter(state=Proposal.State.ASKED).exists():
        return No(_("Vous attendez la réponse de quelqu’un. Vous pouvez d’abord reprendre votre demande."))
    return may_change(person, request)
